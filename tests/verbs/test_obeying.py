"""Recording into a record on disk obeys what people decided and set, and old ids of events go on answering."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import structs

from onrecord.errors import UsageError
from onrecord.model import Claim, Report
from onrecord.store import Record, open_record
from onrecord.verbs.build import build
from onrecord.verbs.decide import decide
from onrecord.verbs.obeying import outlets, recorder, set_outlets
from tests.verbs import plainly
from tests.verbs.building import Write

VISIT = Report(id="a", title="A visit", text="PRK visits RUS on 2023-09-13.", outlet="The Sample")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "r.onrecord", create=True) as opened:
        yield opened


def read(report: Report) -> tuple[Claim, ...]:
    (found,) = plainly.read([report])
    return found.claims


def recorded(record: Record, report: Report, claims: tuple[Claim, ...]) -> None:
    with record.transaction():
        recorder(record).add(report, claims, ())


def grade(record: Record) -> float:
    (event,) = record.events()
    assert event.grade is not None
    return event.grade.log_odds


@pytest.mark.usefixtures("plain_reader")
def test_letters_given_to_a_build_are_kept_and_regrade(write: Write, tmp_path: Path) -> None:
    folder = write("a", "PRK visits RUS on 2023-09-13.", source_domain="sample.example")
    build(folder, tmp_path / "r.onrecord")
    with open_record(tmp_path / "r.onrecord") as record:
        before, outlet = grade(record), next(record.reports()).outlet or "sample.example"
    build(folder, tmp_path / "r.onrecord", outlets={outlet: "A"})
    build(folder, tmp_path / "r.onrecord")
    with open_record(tmp_path / "r.onrecord") as record:
        assert outlets(record) == {outlet: "A"}
        assert grade(record) > before


def test_letters_regrade_what_is_recorded_and_what_comes_after(record: Record) -> None:
    assert outlets(record) == {}
    recorded(record, VISIT, read(VISIT))
    unjudged = grade(record)
    set_outlets(record, {"The Sample": "A"})
    assert (good := grade(record)) > unjudged
    recorded(record, VISIT, read(VISIT))
    assert grade(record) == good
    set_outlets(record, {"The Sample": "E"})
    assert grade(record) < good


@pytest.mark.usefixtures("plain_reader")
def test_a_build_tells_the_accounts_of_an_older_record_apart(write: Write, tmp_path: Path) -> None:
    write("a", "PRK visits RUS on 2023-09-13.")
    folder = write("b", "Russia denies that PRK visits RUS on 2023-09-13.")
    build(folder, tmp_path / "r.onrecord")
    with open_record(tmp_path / "r.onrecord") as record:
        (event,) = record.events()
        assert {account.says: account.count for account in event.accounts} == {"happened": 1, "negated": 1}
        both = tuple(sorted(id for account in event.accounts for id in account.origins))
        record.shelf.put(structs.replace(event, accounts=(), origins=both))
        assert record.uncounted() == [event.id]
    build(folder, tmp_path / "r.onrecord")
    with open_record(tmp_path / "r.onrecord") as record:
        assert list(record.events()) == [event]
        assert record.uncounted() == []


@pytest.mark.parametrize("letter", ["G", "a", "AB", ""])
def test_a_letter_that_is_none_is_refused_and_the_old_ones_stay(record: Record, letter: str) -> None:
    set_outlets(record, {"The Sample": "B"})
    with pytest.raises(UsageError, match="the letter of The Other must be one of A to F"):
        set_outlets(record, {"The Sample": "C", "The Other": letter})
    assert outlets(record) == {"The Sample": "B"}


def test_a_recorder_obeys_the_decisions_of_the_record(record: Record) -> None:
    recorded(record, VISIT, read(VISIT))
    decide(record, "wrong", ["a#0"], author="ana")
    recorded(record, VISIT, read(VISIT))
    assert list(record.events()) == []
    assert [claim.id for claim in record.claims()] == ["a#0"], "the claim is kept, it counts no more"


def test_a_report_taken_up_again_keeps_the_id_of_its_event(record: Record) -> None:
    recorded(record, VISIT, read(VISIT))
    (before,) = record.events()
    renamed = tuple(structs.replace(claim, id="a#new") for claim in read(VISIT))
    recorded(record, VISIT, renamed)
    assert record.event(before.id).claims == ("a#new",)


@pytest.mark.parametrize("id", ["b#0", "b#new"])
def test_an_event_whose_claim_belongs_to_another_now_is_redirected_there(record: Record, id: str) -> None:
    other = structs.replace(VISIT, id="b", text="PRK visits CHN on 2023-03-01.")
    recorded(record, VISIT, read(VISIT))
    recorded(record, other, read(other))
    mine, theirs = record.event_of("a#0"), record.event_of("b#0")
    assert mine
    assert theirs
    assert mine != theirs
    moved = structs.replace(read(other)[0], id=id, recipients=read(VISIT)[0].recipients, time=read(VISIT)[0].time)
    recorded(record, other, (moved,))
    assert record.event_of(id) == mine
    assert record.event(theirs).id == mine
