"""Reports, entities and search in a real browser: what axe finds, at two widths, light and dark; marks and keys."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.store import Record
from onrecord.store.directory import directory
from tests.serve.browser import Visit, chromium, served

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def address(sample_record: Record, browser: Any) -> Iterator[str]:
    assert browser
    with served(Path(sample_record.name)) as found:
        yield f"{found}/sample/"


@pytest.fixture(scope="module")
def paths(sample_record: Record) -> dict[str, str]:
    claim = next(one for one in sample_record.claims(report="monitor-containers") if one.tier == "firm")
    person = directory(sample_record).of_kind("person")[0]
    return {
        "report": f"report/monitor-containers?leads=1&why={claim.id}",
        "reports": "reports",
        "revisions": "report/monitor-containers/revisions",
        "entities": "entities",
        "kind": "entities/person",
        "entity": f"entity/{person.id}",
        "actor": "actor/PRK",
        "search": "search?q=party:PRK+artillery",
        "refused": "search?q=nofield:x",
        "events": "search?q=party:PRK&show=events&leads=1",
    }


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
@pytest.mark.parametrize(
    "name",
    ["report", "reports", "revisions", "entities", "kind", "entity", "actor", "search", "refused", "events"],
)
def test_axe_finds_nothing(
    browser: Any, address: str, paths: dict[str, str], name: str, width: int, scheme: str
) -> None:
    visit = Visit(browser, address + paths[name], width=width, scheme=scheme)
    assert visit.violations() == []
    assert [one for one in visit.complaints if "422" not in one] == []
    assert visit.foreign == []
    assert visit.fits
    visit.page.close()


def test_from_a_search_to_the_words_in_the_report(browser: Any, address: str) -> None:
    visit = Visit(browser, f"{address}search")
    visit.page.fill("#q", "containers")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/search?q=containers*")
    words = visit.page.locator(".result mark").first.inner_text()
    visit.page.locator(".result .meta a").first.click()
    visit.page.wait_for_url("**/report/**#c-*")
    here = visit.page.locator("article mark.here")
    here.first.wait_for(state="visible")
    assert words.split()[:3] == "".join(here.all_inner_texts()).split()[:3]
    visit.page.locator("#why .cited", has_text=words.split()[0]).wait_for()
    visit.page.close()


def test_marks_are_reached_by_key_and_say_why(browser: Any, address: str) -> None:
    visit = Visit(browser, f"{address}report/monitor-containers")
    visit.page.keyboard.press("n")
    visit.page.keyboard.press("n")
    claim = visit.page.evaluate("document.activeElement.dataset.why")
    visit.page.keyboard.press("Enter")
    visit.page.locator("#why code", has_text=claim).wait_for()
    assert f"why={claim}" in visit.page.url
    assert visit.complaints == []
    visit.page.close()


def test_a_link_to_a_lead_shows_it(browser: Any, address: str, sample_record: Record) -> None:
    lead = next(one for one in sample_record.claims(report="monitor-containers") if one.tier == "lead")
    visit = Visit(browser, f"{address}report/monitor-containers#c-{lead.id}")
    visit.page.wait_for_url("**leads=1**")
    visit.page.locator("article mark.doubt.here").first.wait_for()
    visit.page.close()


def test_without_script_a_mark_leads_to_why(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}report/monitor-containers")
    page.locator("article mark a").first.click()
    assert page.locator("#why h2").inner_text() == "Why this is read so"
    context.close()
