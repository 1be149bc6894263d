"""Reading in batches: each report gets its own answer, in order, and a bug costs only the report it strikes."""

from collections.abc import Iterator

import pytest

import onrecord.read
from onrecord.errors import OnrecordError, ReaderError
from onrecord.model import Report
from onrecord.verbs.batches import Found, read_batch, read_batches, readable
from onrecord.verbs.intake import Incoming

VISIT = Report(id="a", text="PRK visits RUS on 2023-09-13.")
ATTACK = Report(id="b", text="PRK attacks USA on 2023-09-20.")
CRASH = Report(id="c", text="PRK visits CHN on 2023-09-13. CRASH")
EMPTY = Report(id="d", status="empty", reason="the file is empty")
FRENCH = Report(id="e", text="Un texte.", language="fr")


def told(found: Found) -> list[str]:
    return [claim.id for claim in found.claims]


@pytest.mark.usefixtures("plain_reader")
def test_each_has_what_was_read_in_it_in_order() -> None:
    found = read_batch([EMPTY, VISIT, None, FRENCH, ATTACK])
    assert [told(one) for one in found] == [[], ["a#0"], [], [], ["b#0"]]
    assert [one.report for one in found] == [None, VISIT, None, None, ATTACK]
    assert not any(one.failed for one in found)


@pytest.mark.usefixtures("plain_reader")
def test_a_bug_costs_only_the_report_it_strikes() -> None:
    first, broken, last = read_batch([VISIT, CRASH, ATTACK])
    assert (told(first), told(last)) == (["a#0"], ["b#0"])
    assert broken == Found(failed="reading it failed: ZeroDivisionError: a bug")


@pytest.mark.parametrize("error", [ReaderError("no answer"), ImportError("no module"), MemoryError()])
def test_what_the_next_report_would_meet_as_well_ends_the_run(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def read(*_: object, **__: object) -> Iterator[object]:
        raise error

    monkeypatch.setattr(onrecord.read, "read", read)
    with pytest.raises((OnrecordError, ImportError, MemoryError)) as raised:
        read_batch([VISIT])
    assert raised.value is error


def test_english_text_can_be_read() -> None:
    assert readable(VISIT)
    assert readable(Report(id="f", text="A text.", language="en"))
    assert not any(map(readable, (EMPTY, FRENCH, Report(id="g", text=" \n"))))


@pytest.mark.usefixtures("plain_reader")
def test_only_what_is_wanted_is_read() -> None:
    batches = [[Incoming(VISIT, "new"), Incoming(ATTACK, "known")], [], [Incoming(ATTACK, "read again")]]
    found = list(read_batches(batches, None, jobs=1))
    assert [incoming for incoming, _ in found] == [incoming for batch in batches for incoming in batch]
    assert [told(one) for _, one in found] == [["a#0"], [], ["b#0"]]


def test_over_processes_an_empty_batch_lets_out_what_came_before_it() -> None:
    given: list[str] = []

    def batches() -> Iterator[list[Incoming]]:
        yield [Incoming(EMPTY, "new")]
        yield [Incoming(FRENCH, "new")]
        given.append("before")
        yield []
        assert given == ["before", "d", "e"], "both came out before the next was taken"
        yield [Incoming(EMPTY, "revised")]

    for incoming, found in read_batches(batches(), None, jobs=2):
        assert found == Found()
        given.append(incoming.report.id)
    assert given == ["before", "d", "e", "d"]
