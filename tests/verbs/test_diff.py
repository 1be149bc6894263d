"""What changed between builds: what others say of an event is neither more nor less support for what it was."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from msgspec import structs

import onrecord.read
from onrecord import build, diff, open_record
from onrecord.model import Report
from onrecord.tell.diff import Entry, as_text
from tests.verbs import plainly
from tests.verbs.building import Write

Story = Callable[..., tuple[Entry, ...]]


@pytest.fixture
def story(write: Write, tmp_path: Path, plain_reader: None) -> Story:  # noqa: ARG001
    """Builds a record a report at a time, and tells what the last one changed."""

    def told(*texts: str) -> tuple[Entry, ...]:
        for at, text in enumerate(texts):
            build(write(f"r{at}", text), tmp_path / "r.onrecord")
        with open_record(tmp_path / "r.onrecord") as record:
            return diff(record, built=len(texts) - 1).entries

    return told


MAY, DID = "PRK may visit RUS on 2023-09-13.", "PRK visits RUS on 2023-09-13."


def test_who_says_that_it_happened_confirms_what_others_expected(story: Story) -> None:
    (entry,) = story(MAY, f"Kirby says that {MAY}", DID)
    assert (entry.kind, entry.origins) == ("confirmed", 1)
    assert "Kirby" not in entry.said


def test_who_expected_it_supports_no_more_that_it_happened(story: Story) -> None:
    (entry,) = story(DID, f"Kirby says that {MAY}")
    assert entry.kind == "retold"
    assert entry.detail == "1 more claim saying something else of it"


def test_a_denial_is_told_as_one(story: Story) -> None:
    kinds = {entry.kind: entry for entry in story(DID, f"Rus denies that {DID}")}
    assert kinds["denied"].origins == 1
    assert "1 origin says it happened, 1 denies it" in kinds["weakened"].detail


def test_what_is_only_read_anew_is_no_news(write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that knows better changes what is told, with no news of it; a report that is new beside it is news."""
    folder = write("a", DID)
    monkeypatch.setattr(onrecord.read, "read", plainly.read)
    build(folder, tmp_path / "r.onrecord")

    def better(reports: Iterable[Report], *, settings: object = None) -> Iterator[SimpleNamespace]:
        for found in plainly.read(reports, settings=settings):
            claims = tuple(structs.replace(claim, status="planned") for claim in found.claims)
            yield SimpleNamespace(report=found.report, claims=claims, responses=found.responses)

    monkeypatch.setattr(onrecord.read, "read", better)
    write("b", "PRK attacks USA on 2023-09-20.")
    build(folder, tmp_path / "r.onrecord", again=True)
    with open_record(tmp_path / "r.onrecord") as record:
        changes = diff(record, built=1)
        assert [entry.kind for entry in changes.entries] == ["new"]
        assert [(entry.kind, entry.detail.partition(";")[0]) for entry in changes.anew] == [
            ("weakened", "was happened, now planned")
        ]
        assert "Only read anew, no news (1)" in as_text(changes)
