"""A sentence that is quoted for what it only names has no mark of that: it tells something else first."""

import pytest
from msgspec import structs

from onrecord.store import Record
from onrecord.tell.kinds import only_named
from onrecord.tell.screen import told
from onrecord.tell.summary import views_of
from onrecord.tell.view import Cite, EventView

SENTENCE = "“Peru is set to sell gas despite criticism from Chile”"


@pytest.fixture(scope="module")
def done(sample_record: Record) -> EventView:
    """An event that happened, and that a claim's own verb tells."""
    _, found = views_of(sample_record, None, None, leads=False)
    return next(
        view
        for view in found
        if view.event.status == "happened"
        and any(c.claim.id == view.event.title_claim and c.claim.part == "verb" for c in all_of(view))
    )


def all_of(view: EventView) -> list[Cite]:
    return [origin.first for account in view.accounts for origin in account.origins]


def titled(view: EventView, title: str, claim: str | None = None) -> EventView:
    given = view.event.title_claim if claim is None else claim
    return structs.replace(view, event=structs.replace(view.event, title=title, title_claim=given))


def test_a_sentence_quoted_for_its_own_deed_is_no_other(done: EventView) -> None:
    told = next(cite.claim for cite in all_of(done) if cite.claim.id == done.event.title_claim)
    assert not only_named(titled(done, f"“{told.quote}”"))
    assert only_named(titled(done, f"“Peru is glad that {told.quote}”"))
    assert not only_named(done)


def test_a_sentence_quoted_for_what_another_word_names_is(done: EventView) -> None:
    assert only_named(titled(done, SENTENCE, claim="c-of-no-verb"))


def test_one_sentence_is_told_once_whatever_its_events_are(done: EventView) -> None:
    other = titled(done, SENTENCE, claim="c-of-no-verb")
    planned = structs.replace(other, number=2, event=structs.replace(other.event, id="e2", status="planned"))
    for most, times in ((None, 1), (9, 2)):
        blocks = told([other, planned], ["2023-09-01"], most=most).blocks
        assert [line.view.event.title for block in blocks for line in block.lines] == [SENTENCE] * times
