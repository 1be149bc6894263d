"""The workbench in a real browser: a server on a free port, Debian's Chromium, and axe for what is not accessible."""

import os
import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from onrecord.serve import Shelves, application

BROWSER = os.environ.get("ONRECORD_TEST_BROWSER") or shutil.which("chromium") or ""
ASKED = "ONRECORD_TEST_BROWSER"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}

CUT_OFF = """() => {
  const scrolls = (one) => one && (/auto|scroll/.test(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
  const seen = (one) => one.checkVisibility() && !one.closest(".sr, .skip, svg *");
  const found = [];
  const tell = (one, why) => found.push(`${why}: <${one.localName}> ${one.textContent.trim().slice(0, 60)}`);
  for (const one of [...document.querySelectorAll("body *")].filter(seen)) {
    const box = one.getBoundingClientRect();
    if ((box.right > innerWidth + 1 || box.left < -1) && !scrolls(one.parentElement)) tell(one, "beyond the edge");
    const hides = /hidden|clip/.test(getComputedStyle(one).overflowX) && !one.matches("input, select, textarea");
    if (hides && one.clientWidth && one.scrollWidth > one.clientWidth + 1) tell(one, "cut off");
  }
  return found;
}"""


@contextmanager
def served(*records: Path, **given: Any) -> Iterator[str]:
    """A server over the records, in a thread; gives its address."""
    import uvicorn

    sock = socket.create_server(("127.0.0.1", 0))
    app = application(Shelves(records), **given)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [sock]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{sock.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)
        sock.close()


@contextmanager
def chromium() -> Iterator[Any]:
    """The browser; skips unless one was named in ONRECORD_TEST_BROWSER."""
    if not os.environ.get(ASKED):
        pytest.skip(f"a browser test: name Chromium in {ASKED}")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=BROWSER, args=FLAGS)
        yield browser
        browser.close()


class Visit:
    """A page of the workbench, with what it complained of and asked other hosts for."""

    def __init__(self, browser: Any, address: str, *, width: int = 1280, state: Any = None) -> None:
        self.page = browser.new_page(viewport={"width": width, "height": 900}, storage_state=state)
        self.page.set_default_timeout(30_000)
        self.complaints: list[str] = []
        self.foreign: list[str] = []
        self.page.on(
            "console", lambda message: self.complaints.append(message.text) if message.type == "error" else None
        )
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        host = "/".join(address.split("/")[:3])
        self.page.on(
            "request",
            lambda request: None if request.url.startswith((host, "data:")) else self.foreign.append(request.url),
        )
        self.page.goto(address)

    def told(self, words: str = "") -> None:
        """Wait for a notice that says this, and for the scripts of the page that it stands on."""
        self.page.wait_for_selector(f".notice:has-text('{words}')" if words else ".notice")
        self.page.wait_for_load_state("load")

    def look(self, *, width: int, scheme: str) -> None:
        """Look at the same page in another window."""
        self.page.emulate_media(color_scheme=scheme)
        self.page.set_viewport_size({"width": width, "height": 900})

    def unfold(self) -> None:
        """Open whatever is folded away."""
        self.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")

    def cut_off(self) -> list[str]:
        """What stands beyond the right edge, or does not fit into what it stands in, and cannot be scrolled to."""
        return list(self.page.evaluate(CUT_OFF))

    @property
    def fits(self) -> bool:
        """Whether nothing is wider than the window."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))

    def violations(self, *rules: str) -> list[str]:
        """What axe finds against WCAG 2.2 AA, or against these rules of it: the rule, and where."""
        from axe_playwright_python.sync_playwright import Axe

        asked = {"runOnly": {"type": "rule", "values": list(rules)}} if rules else RULES
        found = Axe().run(self.page, options=asked | {"resultTypes": ["violations"]}).response["violations"]
        return [
            f"{one['id']}: {node['target']} {node.get('failureSummary', '')}" for one in found for node in one["nodes"]
        ]
