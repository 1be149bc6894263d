"""The pictures of the documentation, taken of the bundled sample: `make pictures`. Needs Chromium.

python docs/pictures.py [FOLDER]
"""

import io
import os
import shutil
import socket
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from onrecord import build, open_record
from onrecord.serve import Shelves, application
from onrecord.store import Record

ROOT = Path(__file__).resolve().parents[1]
WIDTH, HEIGHT = 1280, 900
COLOURS = 128  # of a picture: drawings and letters need no more, and files stay small
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]


def main(to: Path) -> None:
    """Build the sample, serve it, and take its pictures."""
    import uvicorn
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.onrecord"
        build([ROOT / "sample"], path)
        with open_record(path) as record:
            pages = shown(record)
        with served(path, uvicorn) as address, sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=chromium(), args=FLAGS)
            page = browser.new_page(
                viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light", reduced_motion="reduce"
            )
            page.set_default_timeout(180_000)
            for name, where in pages.items():
                page.goto(f"{address}/sample/{where}", wait_until="networkidle")
                (to / f"{name}.png").write_bytes(small(page.screenshot()))
            browser.close()


def shown(record: Record) -> dict[str, str]:
    """By name, which page of the sample a picture is of."""
    story = next(record.stories()).id
    denied = [event for event in record.events() if any(one.says == "negated" for one in event.accounts)]
    disputed = max(denied, key=lambda event: (len(event.accounts), len(event.origins), event.id))
    told = [claim for claim in record.claims() if claim.tier == "firm" and claim.sources and claim.confidence]
    voices = Counter(report for report, _ in {(claim.report, claim.sources[-1].name) for claim in told})
    report = max(voices, key=lambda report: (voices[report], report))
    claim = max(
        (one for one in told if one.report == report), key=lambda one: one.confidence.whole if one.confidence else 0
    )
    return {
        "story": f"story/{story}",
        "event": f"event/{disputed.id}",
        "report": f"report/{report}?why={claim.id}",
        "search": "search?q=party:PRK+artillery",
    }


@contextmanager
def served(path: Path, uvicorn: Any) -> Iterator[str]:
    """A server over a record, in a thread; gives its address."""
    sock = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(application(Shelves([path])), log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [sock]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{sock.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)
        sock.close()


def chromium() -> str:
    """Where the browser is."""
    found = os.environ.get("ONRECORD_TEST_BROWSER") or shutil.which("chromium")
    return found or sys.exit("needs Chromium: install it, or name one in ONRECORD_TEST_BROWSER")


def small(picture: bytes) -> bytes:
    """A PNG with a palette."""
    from PIL import Image

    out = io.BytesIO()
    Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(
        out, "PNG", optimize=True
    )
    return out.getvalue()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "assets")
