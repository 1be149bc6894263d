"""Review in a real browser: decided with the keyboard alone, and undone. Needs ONRECORD_TEST_BROWSER."""

import os
import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord import open_record
from onrecord.serve import Shelves, application
from onrecord.store import Record
from tests.serve.conftest import TOKEN

BROWSER = os.environ.get("ONRECORD_TEST_BROWSER", "")
pytestmark = pytest.mark.skipif(not BROWSER, reason="a browser test: name Chromium in ONRECORD_TEST_BROWSER")


@pytest.fixture
def page(sample_record: Record, tmp_path: Path) -> Iterator[Any]:
    """A page of the browser before a copy of the sample that may be edited."""
    import uvicorn
    from playwright.sync_api import sync_playwright

    shutil.copy(sample_record.name, tmp_path / "copy.onrecord")
    sock = socket.create_server(("127.0.0.1", 0))
    app = application(Shelves([tmp_path / "copy.onrecord"]), token=TOKEN)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [sock]}, daemon=True)
    thread.start()
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
        made = browser.new_page(base_url=f"http://127.0.0.1:{sock.getsockname()[1]}")
        made.set_default_timeout(60_000)
        yield made
        browser.close()
    server.should_exit = True
    thread.join(20)
    sock.close()


def shown(page: Any) -> list[str]:
    return [one.get_attribute("id")[2:] for one in page.query_selector_all("[data-doubt]")]


def test_the_queue_is_worked_through_with_keys(page: Any, tmp_path: Path) -> None:
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto("/login?back=/copy/review")
    page.fill("#name", "Ada")
    page.fill("#token", TOKEN)
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-doubt].now")
    first, second, third, *_ = shown(page)

    page.keyboard.press("j")
    page.keyboard.press("w")
    page.wait_for_selector(".notice")
    assert page.evaluate("document.activeElement.id") == f"q-{third}"
    assert second not in shown(page)

    page.keyboard.press("u")
    page.wait_for_selector(".notice:has-text('Undone')")
    assert shown(page)[:3] == [first, second, third]

    page.goto(f"/copy/review#q-{second}")
    page.keyboard.press("c")
    page.keyboard.type("status")
    page.keyboard.press("Tab")
    page.keyboard.type("possible")
    page.keyboard.press("Enter")
    page.wait_for_selector(".notice:has-text('status corrected to possible')")

    page.uncheck("#keys")
    page.keyboard.press("r")
    page.goto("/copy/review")
    with open_record(tmp_path / "copy.onrecord") as record:
        made = [(one.kind, one.targets, one.author, one.undone) for one in record.decisions()]
    assert made == [("wrong", (second,), "Ada", True), ("correct", (second,), "Ada", False)]
    assert wrong == []
