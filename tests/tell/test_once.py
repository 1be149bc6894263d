"""A sentence is told once, whatever events it is quoted for."""

from pathlib import Path

import pytest
from msgspec import structs

from onrecord import open_record
from onrecord.record.recorder import Recorder
from onrecord.store import Record
from onrecord.tell.kinds import titled
from onrecord.tell.once import each_once
from onrecord.tell.summary import views_of
from onrecord.tell.view import EventView
from tests.record.made import a_claim, a_report


@pytest.fixture(scope="module")
def view(sample_record: Record) -> EventView:
    """An event in words of its own."""
    _, found = views_of(sample_record, None, None, leads=False)
    return next(one for one in found if titled(one) is not None and not one.event.title.startswith("“"))


def beside(view: EventView, **changed: object) -> EventView:
    return structs.replace(view, event=structs.replace(view.event, **{"id": "e2", **changed}))


def test_a_sentence_quoted_of_which_a_plain_title_is_is_left_out(view: EventView) -> None:
    other = beside(view, title="“Peru voted, and Chile wept”")
    assert each_once([other, view]) == [view]


def test_the_same_words_are_told_once(view: EventView) -> None:
    assert each_once([view, beside(view)]) == [view]


def test_what_is_put_together_from_one_report_is_not_told_first(view: EventView) -> None:
    alone = structs.replace(view, reports=1, origins=view.origins[:1])
    made = beside(alone, title="Peru took measures", title_claim=None, type="SANCTION", status="happened")
    assert each_once([made]) == []
    assert each_once([beside(made, type="COERCE")]) == []
    assert each_once([beside(made, type="COERCE", title="Russia took measures against North Korea")])


def test_a_headline_and_the_sentence_below_it_that_say_the_same_are_one(tmp_path: Path) -> None:
    head, lead = "Relatives of miners start a march to Lima", "Relatives of trapped miners have begun a march to Lima"
    report = a_report("r", f"{head}\n{lead} from Arica. A court fined the bank in Lima.", title=head)
    claims = [
        a_claim(report, quote, type, trigger=trigger, time=None, actors=(), recipients=())
        for quote, type, trigger in (
            (head, "PROTEST", "march"),
            (lead, "REQUEST", "begun"),
            ("A court fined the bank", "SANCTION", "fined"),
        )
    ]
    with open_record(tmp_path / "r.onrecord", create=True) as record:
        with record.transaction():
            Recorder(record.shelf).add(report, claims)
        _, found = views_of(record, None, None, leads=False)
    titles = {"PROTEST": head, "REQUEST": lead, "SANCTION": "A court fined the bank"}
    told = [
        beside(one, id=one.event.id, title=titles[one.event.type], title_claim=one.event.claims[0]) for one in found
    ]
    kept = [one.event.type for one in each_once(told)]
    assert len(kept) == 2
    assert "SANCTION" in kept
