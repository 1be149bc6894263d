"""Review in a real browser: decided with the keyboard alone, and undone; with the mouse too."""

from pathlib import Path
from typing import Any

import pytest

from onrecord import open_record
from tests.serve.browser import Visit
from tests.serve.conftest import TOKEN

pytestmark = pytest.mark.xdist_group("browser")


def shown(page: Any) -> list[str]:
    return [one.get_attribute("id")[2:] for one in page.query_selector_all("[data-doubt]")]


def test_the_queue_is_worked_through_with_keys(browser: Any, host: str, copy: Path) -> None:
    visit = Visit(browser, f"{host}/login?back=/copy/review")
    page = visit.page
    page.fill("#name", "Ada")
    page.fill("#token", TOKEN)
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-doubt].now")
    first, second, third, *_ = shown(page)

    page.keyboard.press("j")
    page.keyboard.press("w")
    visit.told()
    assert page.evaluate("document.activeElement.id") == f"q-{third}"
    assert second not in shown(page)

    page.keyboard.press("u")
    visit.told("Undone")
    assert shown(page)[:3] == [first, second, third]

    page.goto(f"{host}/copy/review#q-{second}")
    page.keyboard.press("c")
    page.keyboard.type("status")
    page.keyboard.press("Tab")
    page.keyboard.type("possible")
    page.keyboard.press("Enter")
    visit.told("status corrected to possible")

    page.goto(f"{host}/copy/review")
    chosen = shown(page)[2:4]
    page.keyboard.press("W")  # nothing is chosen
    for key in "jjxjx":
        page.keyboard.press(key)
    page.keyboard.press("W")
    visit.told("wrong")
    assert not set(chosen) & set(shown(page))
    page.keyboard.press("u")
    visit.told("Undone")
    assert shown(page)[2:4] == chosen

    page.uncheck("#keys")
    page.keyboard.press("r")
    page.goto(f"{host}/copy/review")
    with open_record(copy) as record:
        made = [(one.kind, one.targets, one.author, one.undone) for one in record.decisions()]
    assert made == [
        ("wrong", (second,), "Ada", True),
        ("correct", (second,), "Ada", False),
        ("wrong", tuple(chosen), "Ada", True),
    ]
    assert visit.complaints == []
    page.context.close()
