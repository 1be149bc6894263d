"""The verb read: files and reports alike, one reading each, and no silence about what cannot be read."""

from pathlib import Path

import pytest

import onrecord
from onrecord.errors import ContentError
from onrecord.model import Report
from onrecord.verbs.read import read
from tests.verbs.building import PADDING

pytestmark = pytest.mark.usefixtures("plain_reader")

VISIT = Report(id="a", text="PRK visits RUS on 2023-09-13.")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(f"A title for it\n\nPRK visits CHN on 2023-09-13.{PADDING}\n")
    return path


def visited(found: object) -> list[tuple[str, str]]:
    return [(one.report.id, claim.recipients[0].code) for one in found for claim in one.claims]  # type: ignore[attr-defined]


def test_a_report_a_path_or_many_of_both_are_read_in_order(page: Path) -> None:
    assert visited(read(VISIT)) == [("a", "RUS")]
    assert visited(read(page)) == visited(read(str(page))) == [("page", "CHN")]
    assert visited(read([page, VISIT, page])) == [("page", "CHN"), ("a", "RUS"), ("page", "CHN")]
    assert visited(onrecord.read(VISIT)) == [("a", "RUS")], "the room of that name can be called"


def test_nothing_is_read_before_it_is_asked_for(page: Path) -> None:
    waiting = read(page)
    page.write_text(f"A title for it\n\nPRK visits USA on 2023-09-13.{PADDING}\n")
    assert visited(waiting) == [("page", "USA")]


@pytest.mark.parametrize(
    ("report", "why"),
    [
        (Report(id="b", text="Un texte.", status="other-language"), "b cannot be read: it is not in English"),
        (Report(id="c", input="in/c.txt"), r"in/c\.txt cannot be read: it has no text"),
        (Report(id="d", status="noise", reason="it is noise"), "d cannot be read: it is noise"),
    ],
)
def test_what_cannot_be_read_says_why(report: Report, why: str) -> None:
    with pytest.raises(ContentError, match=why):
        list(read([VISIT, report]))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"nowhere\.txt cannot be read: there is no such file or folder"):
        list(read(tmp_path / "nowhere.txt"))
