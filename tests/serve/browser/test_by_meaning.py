"""Search by meaning in a real browser: chosen without scripts and with the keyboard, and fit for everybody."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord import meanings
from onrecord.store import Record
from tests import meant
from tests.serve.browser import Visit, served

pytestmark = pytest.mark.xdist_group("browser")
ASKED = "North Korea shipped containers of arms to Russia"


@pytest.fixture(scope="module")
def place(browser: Any, sample_record: Record, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the pages of a record with vectors begin."""
    assert browser  # skips before anything is served
    file = Path(shutil.copy(sample_record.name, tmp_path_factory.mktemp("meant") / "meant.onrecord"))
    with pytest.MonkeyPatch.context() as patched:
        meant.installed(patched)
        meanings(file)
        with served(file) as found:
            yield f"{found}/meant/"


def test_without_script_meaning_is_chosen_and_leads_to_the_words(browser: Any, place: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{place}search")
    page.fill("#q", ASKED)
    page.get_by_label("Meaning", exact=True).check()
    page.get_by_role("button", name="Search").click()
    page.wait_for_url("**/search?*by=meaning*")
    first = page.locator(".result").first
    first.wait_for()
    assert "likeness 0." in first.inner_text()
    assert page.get_by_label("Meaning", exact=True).is_checked()
    first.locator(".meta a").first.click()
    page.wait_for_url("**/report/**#c-*")
    context.close()


def test_by_keyboard_both_is_chosen_and_kept_by_the_tabs(browser: Any, place: str) -> None:
    visit = Visit(browser, f"{place}search?q={ASKED.replace(' ', '+')}")
    visit.page.get_by_label("Words", exact=True).focus()
    visit.page.keyboard.press("ArrowLeft")
    visit.page.get_by_label("Both", exact=True).and_(visit.page.locator(":checked")).wait_for()
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/search?*by=both*")
    visit.page.locator(".tabs a", has_text="Reports").click()
    visit.page.wait_for_url("**/search?*by=both*")
    visit.page.locator(".result .like").first.wait_for()
    assert visit.complaints == []
    visit.page.close()


@pytest.mark.parametrize("show", ["claims", "events", "reports"])
def test_axe_finds_nothing_and_it_fits_on_a_phone(browser: Any, place: str, show: str) -> None:
    visit = Visit(browser, f"{place}search?q={ASKED.replace(' ', '+')}&by=meaning&least=0.3&show={show}")
    visit.page.locator(".result .like").first.wait_for()
    assert visit.violations() == []
    visit.look(width=390, scheme="dark")
    visit.unfold()
    assert visit.violations("color-contrast", "target-size") == []
    assert visit.fits
    assert visit.cut_off() == []
    visit.page.close()
