"""The ways through the workbench, in a real browser, as somebody goes them who has never seen it."""

from collections.abc import Iterator
from typing import Any

import pytest

from onrecord.store import Record
from tests.serve.browser import Visit

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture
def visit(browser: Any, host: str) -> Iterator[Visit]:
    made = Visit(browser, f"{host}/")
    yield made
    assert made.complaints == []
    assert made.foreign == []
    made.page.close()


def begins(marked: Any, quoted: str) -> bool:
    """Whether the words that are marked in a text begin as those that were quoted."""
    return "".join(marked.all_inner_texts()).split()[:3] == quoted.split()[:3]


def test_from_a_headline_to_its_span(visit: Visit) -> None:
    page = visit.page
    page.get_by_role("link", name="sample", exact=True).first.click()
    headline = page.locator(".card h3 a").first
    heading = headline.inner_text()
    headline.click()
    page.wait_for_url("**/story/**")
    assert page.locator("h1").inner_text() == heading
    line = page.locator(".block .line a").first
    told = line.inner_text()
    line.click()
    page.wait_for_url("**/event/**")
    assert page.locator("h1").inner_text() == told
    cited = page.locator("#said li.cite").first
    quoted = cited.locator("mark").inner_text()
    cited.locator(".meta a").first.click()
    page.wait_for_url("**/report/**#c-*")
    here = page.locator("article mark.here")
    here.first.wait_for(state="visible")
    assert begins(here, quoted)
    assert here.first.evaluate(
        "(mark) => { const at = mark.getBoundingClientRect(); return at.top >= 0 && at.bottom <= innerHeight; }"
    )
    page.locator("#why blockquote", has_text=" ".join(quoted.split()[:3])).first.wait_for()


def test_from_an_event_to_what_denies_it(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(address)
    page.locator(".card h3 a").first.click()
    page.locator(".block .line", has_text="denie").locator("a").first.click()
    page.wait_for_url("**/event/**")
    page.get_by_role("navigation", name="On this page").get_by_role("link", name="Responses").click()
    answer = page.locator("#responses li.cite", has=page.locator(".badge.denies")).first
    assert answer.is_visible()
    quoted = answer.locator("mark").inner_text()
    answer.locator(".meta a").first.click()
    page.wait_for_url("**/report/**")
    assert " ".join(quoted.split()) in " ".join(page.locator("article").inner_text().split())


def test_from_a_question_to_an_answer_that_is_narrowed(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(address)
    page.fill("#q", "arms")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=arms*")
    before = int(page.locator('.tabs [aria-current="page"] .count').inner_text())
    page.locator(".facets").get_by_role("link", name="North Korea").first.click()
    page.wait_for_url("**/search?q=*party*")
    after = int(page.locator('.tabs [aria-current="page"] .count').inner_text())
    assert 0 < after <= before
    assert page.locator(".chosen a").count() == 1
    assert all("arms" in line.casefold() for line in page.locator(".result").all_inner_texts()[:1])
    page.locator(".chosen a").click()
    page.wait_for_function(
        f"document.querySelector('.tabs [aria-current=page] .count').textContent.trim() == '{before}'"
    )


def test_from_an_event_to_its_denial_and_back(visit: Visit, address: str, sample_record: Record) -> None:
    denial = next(one for one in sample_record.events() if one.type == "REJECT" and "accusations" in one.title)
    page = visit.page
    page.goto(f"{address}event/{denial.id}")
    denied = page.locator(".denies a").first
    title = denied.inner_text()
    denied.click()
    page.wait_for_url("**/event/**#responses")
    assert page.locator("h1").inner_text() == title
    page.locator("#responses").get_by_role("link", name=denial.title).click()
    page.wait_for_url(f"**/event/{denial.id}")
