"""Two names are one, in a real browser: looked for while typing, merged, undone; what names another is split off."""

from pathlib import Path
from typing import Any

import pytest

from onrecord import open_record
from onrecord.store.directory import directory
from tests.serve.browser import Visit

pytestmark = pytest.mark.xdist_group("browser")


def test_two_names_are_merged_and_that_is_undone(browser: Any, host: str, copy: Path, signed: Any) -> None:
    with open_record(copy) as record:
        shoigu, lavrov = (directory(record).find(name, "copy").id for name in ("Sergei Shoigu", "Sergei Lavrov"))
        before = len(record.decisions())
    visit = Visit(browser, f"{host}/copy/entity/{shoigu}", state=signed.state)
    page = visit.page
    page.get_by_text("The same as …").click()
    page.get_by_label("Who or what else is Sergei Shoigu?").press_sequentially("lavrov")
    page.get_by_role("radio", name="Sergei Lavrov").check()
    page.locator("#found").get_by_label("Why").fill("a test")
    assert visit.violations() == []
    for width, scheme in ((1280, "light"), (390, "dark")):
        visit.look(width=width, scheme=scheme)
        assert visit.fits
        assert visit.cut_off() == []
        assert visit.violations("color-contrast", "target-size") == []
    page.get_by_role("button", name="They are one").click()
    visit.told("they are one")
    assert page.get_by_text("Also called").text_content().count("Sergei Lavrov") == 1
    page.goto(f"{host}/copy/entity/{lavrov}")
    assert page.get_by_role("heading", level=1).text_content() == "Sergei Shoigu"
    page.locator(".decisions").get_by_role("button", name="Undo").click()
    visit.told("Undone")
    page.goto(f"{host}/copy/entity/{lavrov}")
    assert page.get_by_role("heading", level=1).text_content() == "Sergei Lavrov"
    assert page.locator(".decisions .undone").count() == 1
    with open_record(copy) as record:
        made = record.decisions()[before:]
    assert [(one.kind, one.called, one.author, one.undone) for one in made] == [
        ("merge", ("Sergei Shoigu", "Sergei Lavrov"), "Ada", True)
    ]
    assert visit.complaints == []
    assert visit.foreign == []
    page.context.close()


def test_what_names_another_is_split_off(browser: Any, host: str, copy: Path, signed: Any) -> None:
    with open_record(copy) as record:
        kim = directory(record).find("Kim Jong Un", "copy").id
    visit = Visit(browser, f"{host}/copy/entity/{kim}", state=signed.state)
    page = visit.page
    page.get_by_role("link", name="Not one: split names off").click()
    page.wait_for_selector("#apart form")
    assert visit.violations() == []
    for width, scheme in ((1280, "dark"), (390, "light")):
        visit.look(width=width, scheme=scheme)
        assert visit.fits
        assert visit.cut_off() == []
    page.locator("#apart input[name=target]").nth(1).check()
    page.get_by_role("button", name="These name another").click()
    visit.told("names another")
    page.locator(".notice").get_by_role("button", name="Undo").click()
    visit.told("Undone")
    assert visit.complaints == []
    page.context.close()
