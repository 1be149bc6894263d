"""A sentence is told once, whatever events it is quoted for."""

import pytest
from msgspec import structs

from onrecord.store import Record
from onrecord.tell.kinds import titled
from onrecord.tell.once import each_once
from onrecord.tell.summary import views_of
from onrecord.tell.view import EventView


@pytest.fixture(scope="module")
def view(sample_record: Record) -> EventView:
    """An event in words of its own."""
    _, found = views_of(sample_record, None, None, leads=False)
    return next(one for one in found if titled(one) is not None and not one.event.title.startswith("“"))


def beside(view: EventView, **changed: object) -> EventView:
    return structs.replace(view, event=structs.replace(view.event, id="e2", **changed))


def test_a_sentence_quoted_of_which_a_plain_title_is_is_left_out(view: EventView) -> None:
    other = beside(view, title="“Peru voted, and Chile wept”")
    assert each_once([other, view]) == [view]


def test_the_same_words_are_told_once(view: EventView) -> None:
    assert each_once([view, beside(view)]) == [view]


def test_what_is_put_together_from_one_report_is_not_told_first(view: EventView) -> None:
    alone = structs.replace(view, reports=1, origins=view.origins[:1])
    made = beside(alone, title="Peru took measures", title_claim=None, type="SANCTION", status="happened")
    assert each_once([made]) == []
    assert each_once([beside(made, type="COERCE")])
