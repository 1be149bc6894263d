"""Stories and events in a real browser: a line of the network, a citation."""

from typing import Any

import pytest

from onrecord.store import Record
from tests.serve.browser import Visit
from tests.serve.browser.kinds import kinds

pytestmark = pytest.mark.xdist_group("browser")


def test_a_line_between_two_parties_opens_their_sentences(browser: Any, host: str, sample_record: Record) -> None:
    visit = Visit(browser, host + kinds(sample_record)["story"])
    visit.page.locator(".network a .hit").first.dispatch_event("click")
    visit.page.wait_for_url("**/between/**")
    assert visit.page.locator("blockquote mark").count()
    visit.page.close()


def test_the_citation_is_copied_from_the_page(browser: Any, host: str, sample_record: Record) -> None:
    visit = Visit(browser, host + kinds(sample_record)["event"])
    button = visit.page.locator('button[data-copy="citation"]')
    button.click()
    assert "@" in visit.page.locator("#citation").inner_text()
    visit.page.wait_for_function("document.querySelector('[data-copy=citation]').textContent !== 'Copy'")
    visit.page.close()
