"""Speakers, their chain and the origin of a claim, as a person corrects them."""

from pathlib import Path

import pytest

from onrecord import build, decide, explain, ledger, open_record, summary, undo
from onrecord.errors import NotFoundError, UsageError
from onrecord.store import Record
from tests.verbs.building import Write

pytestmark = pytest.mark.usefixtures("plain_reader")


@pytest.fixture
def path(write: Write, tmp_path: Path) -> Path:
    """Two reports of one visit, on the word of two speakers."""
    write("a", "Kirby says that PRK visits RUS on 2023-09-13. Vera Moss was there.")
    folder = write("b", "Peskov says that PRK visits RUS on 2023-09-13.", url="https://other.example/b")
    build(folder, tmp_path / "r.onrecord")
    return tmp_path / "r.onrecord"


def origins(record: Record) -> int:
    (event,) = record.events()
    return len(event.origins)


def test_a_corrected_speaker_counts_as_that_speaker_everywhere(path: Path) -> None:
    with open_record(path) as record:
        assert origins(record) == 2
        made = decide(record, "correct", ["b#0"], author="ana", field="speaker", value="kirby")
        assert (made.value, made.sources[0].code) == ("Kirby", "KIR"), "known from the other report"
        assert origins(record) == 1
        (field,) = (one for one in explain(record, "b#0")["fields"] if one["field"] == "sources")
        assert field["corrected"]["value"] == "Kirby"
        undo(record, made.id, author="ana")
        assert origins(record) == 2


def test_the_chain_keeps_its_outer_speakers_when_the_innermost_is_corrected(path: Path) -> None:
    with open_record(path) as record:
        decide(record, "correct", ["a#0"], author="ana", field="sources", value="KCNA > Kirby")
        decide(record, "correct", ["a#0"], author="ana", field="speaker", value="Kim Yo Jong")
        (field,) = (one for one in explain(record, "a#0")["fields"] if one["field"] == "sources")
        assert field["corrected"]["value"].endswith(" > Kim Yo Jong")
        decide(record, "correct", ["a#0"], author="ana", field="source", value="")
        (field,) = (one for one in explain(record, "a#0")["fields"] if one["field"] == "sources")
        assert field["corrected"]["value"] == "", "in the report's own voice"


def test_a_new_speaker_has_to_stand_in_the_report(path: Path) -> None:
    with open_record(path) as record:
        made = decide(record, "correct", ["a#0"], author="ana", field="speaker", value="Vera Moss")
        assert (made.sources[0].name, made.sources[0].kind) == ("Vera Moss", "person")
        with pytest.raises(UsageError, match=r"no speaker is known as 'Peskow': did you mean Peskov\?"):
            decide(record, "correct", ["a#0"], author="ana", field="speaker", value="Peskow")


@pytest.mark.parametrize("by_claim", [True, False])
def test_an_origin_that_a_person_gave_holds_through_reading_anew(path: Path, by_claim: bool) -> None:
    with open_record(path) as record:
        value = "a#0" if by_claim else str(record.origin_of("a#0"))
        made = decide(record, "correct", ["b#0"], author="ana", reason="he cites Kirby", field="origin", value=value)
        assert origins(record) == 1
        assert record.origin_of("b#0") == record.origin_of("a#0")
        assert explain(record, "b#0")["origin_decided"]["by"] == "ana"
        (evidence,) = (one for one in record.origin(str(record.origin_of("a#0"))).evidence if one.kind == "decision")
        assert evidence.detail == "ana decided it (d1)"
    build(path.parent / "reports", path, again=True)
    with open_record(path) as record:
        assert origins(record) == 1
        undo(record, made.id, author="ben")
        assert origins(record) == 2


def test_a_claim_may_be_given_an_origin_of_its_own(path: Path, write: Write) -> None:
    build(write("c", "Kirby says that PRK visits RUS on 2023-09-13.", url="https://third.example/c"), path)
    with open_record(path) as record:
        assert origins(record) == 2
        decide(record, "correct", ["c#0"], author="ana", field="origin", value="own")
        assert origins(record) == 3
    build(write("d", "Kirby says that PRK visits RUS on 2023-09-13.", url="https://fourth.example/d"), path)
    with open_record(path) as record:
        assert origins(record) == 3, "what else he says does not meet it"
        assert record.origin(str(record.origin_of("c#0"))).claims == ("c#0",)


@pytest.mark.parametrize(("value", "why"), [("", "needs the id"), ("b", "neither an origin nor a claim")])
def test_what_is_no_origin_is_refused(path: Path, value: str, why: str) -> None:
    with open_record(path) as record:
        with pytest.raises(UsageError, match=why):
            decide(record, "correct", ["a#0"], author="ana", field="origin", value=value)
        with pytest.raises(NotFoundError):
            decide(record, "correct", ["a#0"], author="ana", field="origin", value="o-none")
        with pytest.raises(UsageError, match="no other claim"):
            decide(record, "correct", ["a#0"], author="ana", field="origin", value=str(record.origin_of("a#0")))
        assert record.decisions() == []


def test_whoever_tells_of_it_tells_it_as_corrected(path: Path) -> None:
    with open_record(path) as record:
        decide(record, "correct", ["b#0"], author="ana", field="speaker", value="Kirby")
        assert [(one.name, one.claims) for one in record.sources()] == [("Kirby", 2)]
        assert {row.cells["speaker"] for row in ledger(record, "statements").rows} == {"Kirby"}
        assert [one["name"] for one in summary(record)["speakers"]] == ["Kirby"]
        decide(record, "wrong", ["b#0"], author="ana")
        assert [(one.name, one.claims) for one in record.sources()] == [("Kirby", 1)]


def test_a_lead_has_no_origin_to_correct(path: Path, write: Write) -> None:
    build(write("d", "Rumour says that CHN attacks JPN on 2023-06-02."), path)
    with open_record(path) as record, pytest.raises(UsageError, match="d#0 has no origin to correct, as a lead"):
        decide(record, "correct", ["d#0"], author="ana", field="origin", value="own")
