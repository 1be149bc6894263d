"""Taking reports out: what is left is what it would be had they never come, and the record remembers it."""

import re
from pathlib import Path

import pytest

from onrecord import build, decide, diff, open_record, remove
from onrecord.errors import NotFoundError, UsageError
from onrecord.tell.diff import as_text
from tests.record.recorded import told
from tests.verbs.building import Write, dump, events

pytestmark = pytest.mark.usefixtures("plain_reader")

TEXTS = {
    "a": "PRK visits RUS on 2023-09-13.",
    "b": "Kirby says that PRK visits RUS on 2023-09-13. PRK visits CHN on 2023-03-01.",
    "c": "Russia denies that PRK visits RUS on 2023-09-13.",
    "d": "Rumour says that PRK attacks USA on 2023-09-20.",
}
KEPT = ("reports", "claims", "responses", "revisions", "words")


def built(write: Write, record: Path, *names: str) -> Path:
    for name in names:
        folder = write(name, TEXTS[name])
    build([folder / f"{name}.json" for name in names], record)
    return record


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_left_is_as_if_it_had_never_come(write: Write, tmp_path: Path, name: str) -> None:
    whole = built(write, tmp_path / "whole.onrecord", *TEXTS)
    never = built(write, tmp_path / "never.onrecord", *(other for other in TEXTS if other != name))
    with open_record(whole) as record, open_record(never) as other:
        remove(record, [name], author="ana")
        assert told(record.shelf) == told(other.shelf)
    found, wanted = dump(whole), dump(never)
    assert {kind: found[kind] for kind in KEPT} == {kind: wanted[kind] for kind in KEPT}


def test_the_record_remembers_who_took_out_what_and_why(write: Write, tmp_path: Path) -> None:
    with open_record(built(write, tmp_path / "r.onrecord", *TEXTS)) as record:
        gone = [id for id, reports in events(record).items() if reports == {"b"}]
        done = remove(record, ["b"], author="ana", reason="a parody")
        assert (done.build, done.reports, list(done.dropped)) == (2, ("b",), gone)
        (kept,) = record.removed()
        assert (kept.report, kept.author, kept.reason, kept.title) == ("b", "ana", "a parody", "Title of b")
        assert record.builds()[-1].counts == {"reports removed": 1}
        changes = diff(record, built=1)
        assert (changes.entries, {entry.kind for entry in changes.removed}) == ((), {"gone", "weakened"})
        note = as_text(changes)
        assert note.startswith("Nothing is news since build 1")
        assert "Changed because reports were taken out (2)" in note


def test_it_may_come_back_and_what_was_decided_of_it_holds_again(write: Write, tmp_path: Path) -> None:
    path = built(write, tmp_path / "r.onrecord", *TEXTS)
    with open_record(path) as record:
        decide(record, "wrong", ["b#1"], author="ana")
        before = events(record)
        remove(record, ["b"], author="ana")
        assert events(record) != before
    assert build(tmp_path / "reports", path).outcomes == {"known": 3, "new": 1}
    with open_record(path) as record:
        assert events(record) == before
        assert [one.report for one in record.removed()] == ["b"]


def test_what_is_not_there_is_refused_and_nothing_is_taken_out(write: Write, tmp_path: Path) -> None:
    with open_record(built(write, tmp_path / "r.onrecord", *TEXTS)) as record:
        with pytest.raises(NotFoundError, match=re.escape("holds no report 'x'")):
            remove(record, ["a", "x"], author="ana")
        with pytest.raises(UsageError, match="remove what"):
            remove(record, [], author="ana")
        assert record.counts()["reports"] == 4
        assert len(record.builds()) == 1
