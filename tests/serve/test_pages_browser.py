"""Home, story and event in a real browser: what axe finds, at two widths, light and dark."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.store import Record
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
    story = next(sample_record.stories()).id
    denied = next(event.id for event in sample_record.events() if len(event.accounts) > 1 and event.responses)
    return {
        "home": "",
        "story": f"story/{story}?ledger=statements",
        "pair": f"story/{story}/between/PRK/RUS",
        "event": f"event/{denied}?cite_as=bibtex",
    }


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
@pytest.mark.parametrize("name", ["home", "story", "pair", "event"])
def test_axe_finds_nothing(
    browser: Any, address: str, paths: dict[str, str], name: str, width: int, scheme: str
) -> None:
    visit = Visit(browser, address + paths[name], width=width, scheme=scheme)
    assert visit.violations() == []
    assert visit.complaints == []
    assert visit.foreign == []
    assert visit.fits
    visit.page.close()


def test_a_line_between_two_parties_opens_their_sentences(browser: Any, address: str, paths: dict[str, str]) -> None:
    visit = Visit(browser, address + paths["story"])
    visit.page.locator(".network a .hit").first.dispatch_event("click")
    visit.page.wait_for_url("**/between/**")
    assert visit.page.locator("blockquote mark").count()
    visit.page.close()


def test_the_citation_is_copied_from_the_page(browser: Any, address: str, paths: dict[str, str]) -> None:
    visit = Visit(browser, address + paths["event"])
    button = visit.page.locator('button[data-copy="citation"]')
    button.click()
    assert "@" in visit.page.locator("#citation").inner_text()
    visit.page.wait_for_function("document.querySelector('[data-copy=citation]').textContent !== 'Copy'")
    visit.page.close()
