"""Every kind of page: what axe finds, light and dark; that it fits on a phone; that it asks no other host."""

from typing import Any

import pytest

from tests.serve import hostile
from tests.serve.browser import Visit
from tests.serve.browser.conftest import Signed
from tests.serve.browser.kinds import KINDS, REFUSED, SIGNED, not_visited

pytestmark = pytest.mark.xdist_group("browser")
HOSTILE = tuple(f"hostile {name}" for name in hostile.PAGES)
OF_SCHEME = (
    "color-contrast",
    "target-size",
    "link-in-text-block",
    "scrollable-region-focusable",
)  # what a look changes
Paths = dict[str, str]


def visited(browser: Any, host: str, paths: Paths, signed: Signed, kind: str, **given: Any) -> Visit:
    """A page of that kind, as those who may edit see it where it is theirs."""
    return Visit(browser, host + paths[kind], state=signed.state if kind in SIGNED else None, **given)


def test_no_kind_of_page_is_forgotten(paths: Paths) -> None:
    assert set(paths) == {*KINDS, *SIGNED, *HOSTILE}
    assert not_visited(list(paths.values())) == []


@pytest.mark.parametrize("kind", [*KINDS, *SIGNED])
def test_axe_finds_nothing_in_light_and_dark(browser: Any, host: str, paths: Paths, signed: Signed, kind: str) -> None:
    visit = visited(browser, host, paths, signed, kind)
    assert visit.violations() == []
    visit.look(width=390, scheme="dark")
    visit.unfold()
    assert visit.violations(*OF_SCHEME) == []
    visit.page.context.close()


@pytest.mark.parametrize("kind", [*KINDS, *SIGNED, *HOSTILE])
def test_it_fits_on_a_phone_and_asks_no_other_host(
    browser: Any, host: str, paths: Paths, signed: Signed, kind: str
) -> None:
    visit = visited(browser, host, paths, signed, kind, width=390)
    visit.unfold()
    assert visit.fits
    assert visit.cut_off() == []
    assert visit.foreign == []
    told = [one for one in visit.complaints if kind not in REFUSED or "Failed to load resource" not in one]
    assert told == []
    visit.page.context.close()


def test_marks_that_turn_the_direction_of_writing_turn_no_words_of_the_page(browser: Any, host: str) -> None:
    visit = Visit(browser, f"{host}{hostile.PAGES['event']}")
    lefts = visit.page.locator("#said .meta time").first.evaluate(
        """(one) => [...one.firstChild.data].map((_, at) => {
          const range = document.createRange();
          range.setStart(one.firstChild, at);
          range.setEnd(one.firstChild, at + 1);
          return range.getBoundingClientRect().left;
        })"""
    )
    assert len(lefts) > 5
    assert lefts == sorted(lefts), "the day is read from left to right"
    visit.page.context.close()
