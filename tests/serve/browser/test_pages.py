"""Stories and events in a real browser: a line of the network, a citation."""

from typing import Any

import pytest

from onrecord.store import Record
from tests.serve.browser import Visit
from tests.serve.browser.kinds import LONG, kinds

pytestmark = pytest.mark.xdist_group("browser")


def test_a_line_between_two_parties_opens_their_sentences(browser: Any, host: str, sample_record: Record) -> None:
    visit = Visit(browser, host + kinds(sample_record)["story"])
    visit.page.locator(".network a .hit").first.dispatch_event("click")
    visit.page.wait_for_url("**/between/**")
    assert visit.page.locator("blockquote mark").count()
    visit.page.close()


def test_sections_of_a_large_story_are_brought_when_one_comes_to_them(browser: Any, host: str) -> None:
    visit = Visit(browser, host + LONG)
    assert visit.page.locator("#coverage .heat").count() == 0
    for name, told in (("parties", "svg.network"), ("places", "svg.map"), ("coverage", "table.heat")):
        visit.page.locator(f"#{name}").scroll_into_view_if_needed()
        visit.page.wait_for_selector(f"#{name} {told}")
        assert visit.page.locator(f"#{name}").count() == 1
    assert visit.page.url == host + LONG
    visit.page.locator(".network a .hit").first.dispatch_event("click")
    visit.page.wait_for_url("**/between/**")
    visit.page.close()


def test_without_scripts_each_section_is_a_page(browser: Any, host: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(host + LONG)
    page.locator("#parties a").click()
    page.wait_for_url("**/parties")
    assert page.locator("svg.network").count() == 1
    page.get_by_role("link", name="The story").click()
    page.wait_for_url(f"**{LONG}")
    page.context.close()


def test_the_citation_is_copied_from_the_page(browser: Any, host: str, sample_record: Record) -> None:
    visit = Visit(browser, host + kinds(sample_record)["event"])
    button = visit.page.locator('button[data-copy="citation"]')
    button.click()
    assert "@" in visit.page.locator("#citation").inner_text()
    visit.page.wait_for_function("document.querySelector('[data-copy=citation]').textContent !== 'Copy'")
    visit.page.close()
