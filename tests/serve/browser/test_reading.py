"""Reports in a real browser: marks and keys, leads, and all of it without scripts."""

from typing import Any

import pytest

from onrecord.store import Record
from tests.serve.browser import Visit

pytestmark = pytest.mark.xdist_group("browser")


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


def test_on_a_phone_without_javascript_a_mark_leads_on_to_why(browser: Any, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}report/monitor-containers")
    page.locator("article mark a").first.click()
    page.get_by_role("link", name="why ↓").click()
    page.wait_for_url("**#why")
    playwright = pytest.importorskip("playwright.sync_api")
    playwright.expect(page.get_by_role("heading", name="Why this is read so")).to_be_in_viewport()  # once scrolled to
    page.set_viewport_size({"width": 1200, "height": 844})
    assert not page.locator(".to-why").is_visible(), "there it stands beside the text"
    context.close()
