"""How many reports of a story only repeat others is the same on its page and on the single page."""

from pathlib import Path

import pytest

from onrecord.model import Claim, Event, Origin, Report, Span, Story
from onrecord.serve import stories
from onrecord.serve.stories import outline
from onrecord.store import Record, open_record
from onrecord.tell.books import Books
from onrecord.tell.screen import heads
from onrecord.tell.view import Views


def claim(id: str, report: str) -> Claim:
    return Claim(id=id, report=report, span=Span(0, 10), quote="Envoys met", type="CONSULT", tier="firm")


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """Report b, of the first story, has nothing but what report a, of the second, said on the same word before."""
    made = open_record(tmp_path / "two.onrecord", create=True)
    with made.transaction():
        put = made.shelf.put
        for id, day in (("a", "2024-05-01"), ("b", "2024-05-02"), ("c", "2024-05-03")):
            put(Report(id=id, text="Envoys met on Monday.", published=day, outlet=id))
            put(claim(f"c{id}", id))
        put(Origin(id="o1", kind="person", title="a spokesman", claims=("ca", "cb")))
        put(Origin(id="o2", kind="person", title="a minister", claims=("cc",)))
        put(Event(id="e1", title="Envoys met", type="CONSULT", claims=("cc",), origins=("o2",), story="s1"))
        put(Event(id="e2", title="Envoys met", type="CONSULT", claims=("ca", "cb"), origins=("o1",), story="s2"))
        put(Story(id="s1", title="One", reports=("b", "c"), events=("e1",)))
        put(Story(id="s2", title="Two", reports=("a",), events=("e2",)))
    return made


def test_it_is_of_the_reports_of_the_story_whatever_else_they_tell(record: Record) -> None:
    lines = record.story_lines(["s1", "s2"])
    assert {id: outline(record, line).head.repeating for id, line in lines.items()} == {"s1": 1, "s2": 0}
    books = Books(record)
    views = [Views(books).event(event, 1) for event in books.events]
    assert {head.id: head.repeating for head in heads(books, views)} == {"s1": 1, "s2": 0}


def test_of_very_many_reports_it_is_not_told(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stories, "READ", 1)
    assert outline(record, record.story_lines(["s1"])["s1"]).head.repeating == 0
