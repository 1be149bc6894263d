"""The head of a page on a phone: one line, and a menu that opens without a script."""

from typing import Any

import pytest

pytestmark = pytest.mark.xdist_group("browser")
PHONE = {"width": 390, "height": 844}


def phone(browser: Any, address: str, **more: Any) -> Any:
    page = browser.new_context(viewport=PHONE, java_script_enabled=False, **more).new_page()
    page.goto(address)
    return page


def test_on_a_phone_the_head_is_one_line_and_its_menu_leads_on(browser: Any, address: str) -> None:
    page = phone(browser, f"{address}reports")
    head = page.locator("header.bar")
    lines = head.bounding_box()["height"]
    assert lines < 65  # pixels: a line with its margins
    links = head.get_by_role("link", name="Who and what")
    assert not links.is_visible()
    page.keyboard.press("Tab")  # past the skip link and the brand, to the menu
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    links.wait_for()
    assert head.get_by_role("link", name="Review").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    links.click()
    page.wait_for_url("**/entities")
    page.context.close()


def test_who_is_logged_in_logs_out_by_the_menu(browser: Any, host: str, signed: Any) -> None:
    page = phone(browser, f"{host}/copy/", storage_state=signed.state)
    out = page.get_by_role("button", name="Log out")
    assert not out.is_visible()
    page.locator("header summary").click()
    out.wait_for()
    page.context.close()


def test_on_a_wide_screen_all_is_there_and_no_menu(browser: Any, address: str) -> None:
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.goto(f"{address}reports")
    assert page.get_by_role("link", name="Who and what").is_visible()
    assert not page.locator("header summary").is_visible()
    page.context.close()
