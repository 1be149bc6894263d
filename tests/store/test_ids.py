"""Ids cut short, and found again; on each database."""

import pytest

from onrecord.errors import AmbiguousError, NotFoundError
from onrecord.model import Claim, Event, Origin, Report, Span, Story
from onrecord.store import Record

ONE, TWO, FAR = "c0123456789ab", "c01234567ffff", "cfedcba987654"


def claim(id: str) -> Claim:
    return Claim(id=id, report="kim-visits", span=Span(0, 3), quote="Kim", type="CONSULT")


@pytest.fixture
def filled(record: Record) -> Record:
    put = record.shelf.put
    with record.transaction():
        put(Report(id="kim-visits", text="Kim visits."))
        put(Report(id="https://wire.example/kim-visits-again", text="Kim visits."))
        for id in (ONE, TWO, FAR):
            put(claim(id))
        put(Event(id="e0123456789ab", title="a visit", type="CONSULT", claims=(ONE, FAR)))
        put(Origin(id="o0123456789ab", kind="single", title="Kim"))
        record.shelf.redirect("e9876543210ab", "e0123456789ab")
    return record


def test_ids_are_as_short_as_can_be_but_not_shorter_than_seven(filled: Record) -> None:
    assert filled.short([FAR, ONE, TWO, "e0123456789ab"]) == {
        FAR: "cfedcba", ONE: "c012345678", TWO: "c01234567f", "e0123456789ab": "e012345",
    }  # fmt: skip


def test_what_people_named_stays_whole(filled: Record) -> None:
    names = ["kim-visits", "https://wire.example/kim-visits-again", "cafe", ""]
    assert filled.short(names) == {name: name for name in names}


def test_every_short_id_finds_what_it_is_short_for(filled: Record) -> None:
    held = [ONE, TWO, FAR, "e0123456789ab", "o0123456789ab", "kim-visits"]
    assert {whole: filled.find(form).id for whole, form in filled.short(held).items()} == {id: id for id in held}


def test_a_short_id_gives_way_to_reports_and_merged_events_too(filled: Record) -> None:
    filled.shelf.put(Report(id="cfedcba-notes"))
    filled.shelf.redirect("cfedcba98ffff", "e0123456789ab")
    assert filled.short([FAR]) == {FAR: "cfedcba987"}


def test_the_start_of_a_report_finds_it(filled: Record) -> None:
    assert filled.find("kim-v").id == "kim-visits"
    assert filled.find("https://wire").id == "https://wire.example/kim-visits-again"


def test_a_whole_id_is_meant_even_if_others_begin_with_it(filled: Record) -> None:
    filled.shelf.put(Report(id="kim-visits-2"))
    assert filled.find("kim-visits").id == "kim-visits"


def test_the_start_of_a_merged_event_answers_with_what_it_is_now(filled: Record) -> None:
    assert filled.find("e98765").id == "e0123456789ab"
    filled.shelf.redirect("e98765aaaaaaa", "e0123456789ab")
    assert filled.find("e98765").id == "e0123456789ab", "both are one event now"


def test_a_start_of_several_names_them(filled: Record) -> None:
    with pytest.raises(AmbiguousError) as told:
        filled.find("c0123")
    assert f"several ids of {filled.name} begin with 'c0123': c012345678 (claim), c01234567f (claim)" in str(told.value)
    assert "Give more of the one you mean" in str(told.value)


def test_a_start_of_many_names_a_few(filled: Record) -> None:
    for number in range(20):
        filled.shelf.put(claim(f"cabcd{number:08d}"))
    with pytest.raises(AmbiguousError) as told:
        filled.find("cabc")
    assert str(told.value).count("(claim)") == 5
    assert "…" in str(told.value)


def test_only_the_kinds_that_are_asked_for_count(filled: Record) -> None:
    filled.shelf.put(Story(id="c01234567aaaa", title="a story"))
    assert filled.find("c01234567a", (Story, Event)).id == "c01234567aaaa"
    with pytest.raises(NotFoundError, match=r"holds no claim or event 'kim-visits': it is a report$"):
        filled.find("kim-visits", (Claim, Event))
    filled.shelf.put(claim("kim-visits#1"))
    with pytest.raises(NotFoundError, match=r"'kim-visits': it is a report$"):
        filled.find("kim-visits", (Claim, Event))
    with pytest.raises(NotFoundError, match=r"holds no report 'o0123456789ab': it is an origin$"):
        filled.find("o0123456789ab", (Report,))


def test_too_little_finds_nothing(filled: Record) -> None:
    for start in ("", "c", "cfe"):
        with pytest.raises(NotFoundError, match=f"'{start}'"):
            filled.find(start)


def test_a_slip_brings_the_nearest(filled: Record) -> None:
    with pytest.raises(NotFoundError, match=f"did you mean {FAR}"):
        filled.find("cfedcbb")
    with pytest.raises(NotFoundError, match=f"did you mean {FAR}"):
        filled.find("cfadcba")
    with pytest.raises(NotFoundError, match=r"'K_%-visits'$"):
        filled.find("K_%-visits")
