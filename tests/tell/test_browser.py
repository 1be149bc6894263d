"""The page in a real browser: Debian's Chromium, driven by Playwright."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.model import Claim, Event, Party, Report, Span
from onrecord.store import Record, open_record
from onrecord.tell import page

BROWSER = os.environ.get("ONRECORD_TEST_BROWSER") or shutil.which("chromium") or ""
pytestmark = pytest.mark.xdist_group("browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    if not BROWSER:
        pytest.skip("needs Chromium: install it, or name one in ONRECORD_TEST_BROWSER")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=BROWSER, args=FLAGS)
        yield browser
        browser.close()


class Visit:
    """A page opened from disk, with what it asked for and complained of."""

    def __init__(self, browser: Any, file: Path, width: int) -> None:
        self.page = browser.new_page(viewport={"width": width, "height": 900})
        self.page.set_default_timeout(30_000)  # a laden machine takes its time to draw
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on(
            "console", lambda message: self.complaints.append(message.text) if message.type == "error" else None
        )
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(file.as_uri())


@pytest.fixture(params=[1280, 390], ids=["desktop", "phone"])
def visit(request: pytest.FixtureRequest, chromium: Any, sample_record: Record, tmp_path: Path) -> Visit:
    file = tmp_path / "sample.html"
    file.write_text(page(sample_record), encoding="utf-8")
    return Visit(chromium, file, request.param)


def test_asks_no_other_host_and_complains_of_nothing(visit: Visit) -> None:
    assert [url for url in visit.requests if not url.startswith(("file:", "data:"))] == []
    assert visit.complaints == []


def test_a_citation_leads_to_its_span_in_the_report(visit: Visit) -> None:
    event = visit.page.locator("details.event").first
    event.locator("summary").first.click()
    quote = event.locator("mark").first.inner_text()
    event.locator("a.ref").first.click()
    marked = visit.page.locator("article mark.here")
    marked.first.wait_for(state="visible")
    assert "".join(marked.all_inner_texts()).split()[:3] == quote.split()[:3]
    assert visit.complaints == []


def test_nothing_is_wider_than_the_window(visit: Visit) -> None:
    assert visit.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_filter_hides_what_does_not_fit(visit: Visit) -> None:
    shown = visit.page.locator("details.event:not([hidden])")
    before = shown.count()
    visit.page.fill("#find", "zyxwvut")
    assert shown.count() == 0
    visit.page.fill("#find", "")
    assert shown.count() == before > 0


def test_events_are_reached_from_the_keyboard(visit: Visit) -> None:
    visit.page.keyboard.press("j")
    visit.page.keyboard.press("Enter")
    assert visit.page.locator("details.event[open]").count() == 1


def test_dark_and_light(visit: Visit) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light = visit.page.evaluate(ground)
    visit.page.click("#theme")
    assert visit.page.evaluate(ground) != light


def test_bars_can_be_seen_and_hit(visit: Visit) -> None:
    sizes = visit.page.evaluate(
        "[...document.querySelectorAll('.timeline b')].map(b => { const r = b.getBoundingClientRect(),"
        " t = b.parentElement.getBoundingClientRect();"
        " return [r.width, r.height, r.left - t.left, t.right - r.right] })"
    )
    assert sizes
    for width, height, left, right in sizes:
        assert width >= 14
        assert height >= 12
        assert left >= -1
        assert right >= -1, "no bar runs out of its track"
    rows = visit.page.evaluate(
        "[...document.querySelectorAll('.timeline a.bar')].map(a => a.getBoundingClientRect().height)"
    )
    assert min(rows) >= 24


def test_no_label_of_the_axis_or_the_network_covers_another(visit: Visit) -> None:
    overlaps = """(selector) => {
      const shown = (e) => e.textContent && getComputedStyle(e).display != 'none';
      const around = (e, r) => { r.selectNodeContents(e); return r.getBoundingClientRect() };
      const box = (e) => around(e, document.createRange());
      const boxes = [...document.querySelectorAll(selector)].filter(shown).map(box);
      const across = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = (a, b) => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      return boxes.some((a, i) => boxes.some((b, j) => i < j && across(a, b) > 1 && down(a, b) > 3)) }"""
    assert visit.page.locator(".timeline .axis i").count() > 0
    assert not visit.page.evaluate(overlaps, ".timeline .axis i")
    assert not visit.page.evaluate(overlaps, ".node text")


def test_names_of_events_are_not_cut_off(visit: Visit) -> None:
    cut = "[...document.querySelectorAll('.timeline .name')].filter(e => e.scrollWidth > e.clientWidth + 1).length"
    assert visit.page.evaluate(cut) == 0


def test_ledgers_are_read_without_scrolling_sideways(visit: Visit) -> None:
    visit.page.evaluate("document.querySelectorAll('.ledger').forEach(d => { d.open = true })")
    wide = "[...document.querySelectorAll('.ledger .scroll')].filter(e => e.scrollWidth > e.clientWidth + 1).length"
    assert visit.page.evaluate(wide) == 0


LEAD = Claim(
    id="c",
    report="r",
    span=Span(0, 26),
    quote="Graustark bombed Ruritania",
    type="ASSAULT",
    actors=(Party("GRA", "GRA"),),
)


@pytest.mark.parametrize("script", [True, False])
def test_leads_are_hidden_until_the_box_is_ticked(chromium: Any, tmp_path: Path, script: bool) -> None:
    with open_record(tmp_path / "a.onrecord", create=True) as record, record.transaction():
        record.shelf.put(Report(id="r", title="War", text="Graustark bombed Ruritania, some say."))
        record.shelf.put(LEAD)
        record.shelf.put(Event(id="e", title="Graustark bombed", type="ASSAULT", claims=("c",), tier="lead"))
    file = tmp_path / "page.html"
    with open_record(tmp_path / "a.onrecord") as record:
        file.write_text(page(record, leads=True), encoding="utf-8")
    context = chromium.new_context(java_script_enabled=script)
    opened = context.new_page()
    opened.goto(file.as_uri())
    assert not opened.locator("#leads").is_visible()
    opened.locator("#show-leads").check()
    assert opened.locator("#leads").is_visible()
    assert opened.locator("#events details.event").count() == 0
    context.close()
