"""A record, opened: streams, what belongs to what, search, history, decisions; on each database."""

import tracemalloc

import pytest

from onrecord.errors import NotFoundError
from onrecord.model import Claim, Conflict, Event, Origin, Party, Report, Response, Source, Span, Story, TimeRange
from onrecord.record import Decision
from onrecord.store import Record

KIM = Party(code="PRK", name="North Korea")
KIRBY = Source(name="John Kirby", code="USA", kind="person")


def claim(id: str, report: str, start: int = 0, **fields: object) -> Claim:
    text = "Kim Jong Un visited the spaceport"
    fields = {"tier": "firm", **fields}
    return Claim(id=id, report=report, span=Span(start, start + 5), quote=text, type="CONSULT", **fields)  # type: ignore[arg-type]


@pytest.fixture
def filled(record: Record) -> Record:
    shelf = record.shelf
    with record.transaction():
        shelf.put(Report(id="a", title="Kim’s visit", text="Kim Jong Un visited the spaceport, officials said."))
        shelf.put(Report(id="b", text="Moscow denied it was selling artillery.", status="ok"))
        shelf.put(Report(id="c", status="empty", reason="the file is empty"))
        shelf.put(claim("a#1", "a", 20, sources=(KIRBY,)))
        shelf.put(claim("a#2", "a", 3, time=TimeRange("2023-09-13", "2023-09-13", "day")))
        shelf.put(claim("b#1", "b", 0, status="negated", sources=(Source(name="officials"), KIRBY)))
        shelf.put(
            Response(id="b!1", report="b", span=Span(0, 6), quote="Moscow denied", by=KIM, stance="denies", about="a#1")
        )
        shelf.put(Event(id="e1", title="visit", type="CONSULT", claims=("a#1", "b#1"), responses=("b!1",), story="s1"))
        shelf.put(Event(id="e2", title="sale", type="AID", status="planned", claims=("a#2",), conflicts=("x1",)))
        shelf.put(Origin(id="o1", kind="speaker", title="Kirby", claims=("a#1", "b#1"), reports=("a", "b")))
        shelf.put(Conflict(id="x1", event="e2", kind="denial", claims=("a#1", "b#1"), detail="denied"))
        shelf.put(Story(id="s1", title="arms", reports=("a", "b"), events=("e1",)))
        shelf.redirect("e0", "e1")
    return record


def ids(records: object) -> list[str]:
    return [record.id for record in records]  # type: ignore[attr-defined]


def test_streams_all_of_a_kind_in_order(filled: Record) -> None:
    assert ids(filled.reports()) == ["a", "b", "c"]
    assert ids(filled.claims()) == ["a#2", "a#1", "b#1"], "by report and place in its text"
    assert ids(filled.events()) == ["e1", "e2"]
    assert ids(filled.origins()) == ["o1"]
    assert ids(filled.responses()) == ["b!1"]
    assert ids(filled.conflicts()) == ["x1"]
    assert ids(filled.stories()) == ["s1"]


def test_narrows_streams(filled: Record) -> None:
    assert ids(filled.reports(status="empty")) == ["c"]
    assert ids(filled.claims(report="a")) == ["a#2", "a#1"]
    assert ids(filled.claims(event="e1")) == ["a#1", "b#1"]
    assert ids(filled.claims(event="e0")) == ["a#1", "b#1"], "through a redirect"
    assert ids(filled.claims(event="e1", report="b")) == ["b#1"]
    assert ids(filled.events(type="AID")) == ["e2"]
    assert ids(filled.events(status="planned")) == ["e2"]
    assert ids(filled.events(story="s1")) == ["e1"]
    assert ids(filled.responses(report="a")) == []
    assert ids(filled.conflicts(event="e2")) == ["x1"]


def test_knows_what_belongs_to_what(filled: Record) -> None:
    assert (filled.event_of("a#1"), filled.origin_of("a#1")) == ("e1", "o1")
    assert (filled.event_of("a#2"), filled.origin_of("a#2")) == ("e2", None)
    assert filled.owners("story", ["a", "b", "c"]) == {"a": "s1", "b": "s1"}
    assert filled.owners("answered", ["b!1"]) == {"b!1": "e1"}
    filled.shelf.put(Event(id="e1", title="visit", type="CONSULT", claims=("b#1",)))
    assert filled.event_of("a#1") is None


def test_finds_by_id_across_kinds_and_through_redirects(filled: Record) -> None:
    for id in ("a", "a#1", "b!1", "e1", "o1", "x1", "s1"):
        assert filled.find(id).id == id
    assert filled.event("e0").id == "e1"
    assert filled.response("b!1").stance == "denies"


def test_counts_sources(filled: Record) -> None:
    (kirby,) = filled.sources()
    assert (kirby.name, kirby.code, kirby.claims, kirby.reports) == ("John Kirby", "USA", 2, 2)


def test_counts(filled: Record) -> None:
    assert filled.counts() == {
        "reports": 3, "claims": 3, "responses": 1, "events": 2, "origins": 1, "conflicts": 1, "stories": 1,
    }  # fmt: skip
    assert filled.statuses() == {"empty": 1, "ok": 2}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("spaceport", {"a", "a#1", "a#2", "b#1"}),
        ("visiting officials", {"a"}),
        ('"selling artillery"', {"b"}),
        ('"artillery selling"', set()),
        ("artillery spaceport", set()),
        ("(visited* OR paris -", set()),
        ("", set()),
        ('"', set()),
    ],
)
def test_search_takes_words_as_words(filled: Record, words: str, found: set[str]) -> None:
    assert {hit.id for hit in filled.search(words)} == found


def test_search_marks_what_it_found_and_forgets_what_is_gone(filled: Record) -> None:
    (hit,) = filled.search("officials", kind="report")
    assert hit.kind == "report"
    assert "«officials»" in hit.excerpt
    with filled.transaction():
        filled.shelf.put(Report(id="a", text="Nothing of the kind."))
    assert filled.search("officials") == []
    assert [hit.id for hit in filled.search("nothing kind")] == ["a"]


def test_decisions_are_appended_and_undone(record: Record) -> None:
    first = Decision(id="d1", at="2024-01-01T00:00:00", author="ana", kind="same", targets=("e1", "e2"))
    second = Decision(id="d2", at="2024-01-02T00:00:00", author="ben", reason="misread", kind="wrong", targets=("a#1",))
    record.add_decision(second)
    record.add_decision(first)
    assert record.decisions() == [first, second]
    record.undo_decision("d1", author="ben")
    assert [decision.undone for decision in record.decisions()] == [True, False]
    with pytest.raises(NotFoundError):
        record.undo_decision("d9", author="ben")


def test_streams_claims_without_holding_them(record: Record) -> None:
    with record.transaction():
        for number in range(40):
            record.shelf.put(Report(id=f"r{number:03}"))
    for number in range(40):
        with record.transaction():
            for at in range(100):
                record.shelf.put(claim(f"r{number:03}#{at:03}", f"r{number:03}", at))
    tracemalloc.start()
    count = sum(1 for _ in record.claims())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 4000
    assert peak < 4_000_000, "a page of a few hundred at a time"


@pytest.fixture
def doubtful(filled: Record) -> Record:
    with filled.transaction():
        put = filled.shelf.put
        put(claim("b#2", "b", 20, tier="lead", sources=(KIRBY,)))
        put(claim("b#3", "b", 25, tier="lead"))
        put(Event(id="e1", title="visit", type="CONSULT", claims=("a#1", "b#1"), leads=("b#2",), story="s1"))
        put(Event(id="e3", title="rumour", type="CONSULT", claims=("b#3",), tier="lead", story="s1"))
    return filled


def test_leads_are_apart_from_what_firm_claims_carry(doubtful: Record) -> None:
    assert ids(doubtful.events(story="s1")) == ["e1"]
    assert ids(doubtful.events(story="s1", leads=True)) == ["e1", "e3"]
    assert ids(doubtful.claims(event="e1")) == ["a#1", "b#1"]
    assert ids(doubtful.claims(event="e1", leads=True)) == ["a#1", "b#1", "b#2"]
    assert ids(doubtful.claims(report="b")) == ["b#1", "b#2", "b#3"]
    assert doubtful.owners("event", ["a#1", "b#2", "b#3"]) == {"a#1": "e1", "b#2": "e1", "b#3": "e3"}
    assert doubtful.tiers() == {"claims": {"firm": 3, "lead": 2}, "events": {"firm": 2, "lead": 1}}
    assert [speaker.claims for speaker in doubtful.sources()] == [2]
    assert [speaker.claims for speaker in doubtful.sources(leads=True)] == [3]


def test_search_leaves_leads_out_unless_asked(doubtful: Record) -> None:
    firm = {hit.id: hit.tier for hit in doubtful.search("spaceport", "claim")}
    assert firm == {"a#1": "firm", "a#2": "firm", "b#1": "firm"}
    every = {hit.id: hit.tier for hit in doubtful.search("spaceport", leads=True)}
    assert every == firm | {"b#2": "lead", "b#3": "lead", "a": None}
    assert (doubtful.leads_with("spaceport"), doubtful.leads_with("artillery"), doubtful.leads_with("")) == (2, 0, 0)


def test_a_lead_that_a_person_called_right_is_firm(doubtful: Record) -> None:
    doubtful.add_decision(Decision(id="d1", at="2026-01-01", author="me", kind="right", targets=("b#2",)))
    assert doubtful.affirmed() == {"b#2"}
    assert doubtful.tiers()["claims"] == {"firm": 4, "lead": 1}
    assert {hit.id: hit.tier for hit in doubtful.search("spaceport", "claim")}["b#2"] == "firm"
    assert doubtful.leads_with("spaceport") == 1
    doubtful.undo_decision("d1", "me")
    assert doubtful.affirmed() == frozenset()
