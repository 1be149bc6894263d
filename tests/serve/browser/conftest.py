"""One browser and one server for all tests of this folder."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from onrecord.store import Record
from tests.serve.browser import Visit, chromium, served
from tests.serve.browser.kinds import kinds
from tests.serve.conftest import TOKEN
from tests.serve.hostile import hostile
from tests.serve.made import made


class Signed(NamedTuple):
    """Who has given the token: what the browser keeps of that, and the page of what was given to be read in."""

    state: Any
    lot: str


@pytest.fixture(scope="package")
def browser() -> Iterator[Any]:
    """Debian's Chromium."""
    with chromium() as found:
        yield found


@pytest.fixture(scope="package")
def copy(sample_record: Record, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample, to be edited."""
    return Path(shutil.copy(sample_record.name, tmp_path_factory.mktemp("copied") / "copy.onrecord"))


@pytest.fixture(scope="package")
def host(browser: Any, sample_record: Record, copy: Path) -> Iterator[str]:
    """A workbench that may be edited, over the sample, a copy of it, a record full of markup, and one large story."""
    assert browser  # skips before anything is served
    others = hostile(copy.with_name("hostile.onrecord")), made(copy.with_name("made.onrecord"))
    with served(Path(sample_record.name), copy, *others, token=TOKEN) as found:
        yield found


@pytest.fixture(scope="package")
def address(host: str) -> str:
    """Where the pages of the sample begin."""
    return f"{host}/sample/"


@pytest.fixture(scope="package")
def signed(browser: Any, host: str) -> Signed:
    """Somebody who gives the token, and a file that cannot be read."""
    page = Visit(browser, f"{host}/login?back=/copy/collect").page
    page.fill("#name", "Ada")
    page.fill("#token", TOKEN)
    page.keyboard.press("Enter")
    broken = {"name": "broken.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 broken"}
    page.locator("input[type=file]").first.set_input_files(broken)
    page.get_by_role("button", name="Read them in").click()
    page.wait_for_selector("#progress:not([data-going])")
    assert page.get_by_text("broken.pdf").count()
    found = Signed(page.context.storage_state(), page.url.removeprefix(host))
    page.context.close()
    return found


@pytest.fixture(scope="package")
def paths(sample_record: Record, signed: Signed) -> dict[str, str]:
    """By kind, the path of a page."""
    return kinds(sample_record) | {"lot": signed.lot}
