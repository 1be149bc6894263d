"""Adding reports to a record in memory."""

from msgspec import structs

from onrecord.model import Claim, Event, Origin, Party, Report, Response, Source, Span, Story
from onrecord.record import Decision, MemoryShelf, Recorder
from tests.record.made import a_claim, a_report, visit


def test_one_event_of_two_reports_that_say_the_same() -> None:
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    for name in ("one", "two"):
        report = a_report(name)
        recorder.add(report, [visit(report)], [])
    (event,) = shelf.all(Event)
    assert len(event.claims) == 2
    assert event.grade is not None


def test_copies_are_one_origin() -> None:
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    for name in ("one", "two", "three"):
        report = a_report(name)
        recorder.add(report, [visit(report)], [])
    (event,) = shelf.all(Event)
    (origin,) = shelf.all(Origin)
    assert event.origins == (origin.id,)
    assert set(origin.reports) == {"one", "two", "three"}
    assert any("in common" in evidence.detail for evidence in origin.evidence)


def test_different_types_stay_apart() -> None:
    shelf = MemoryShelf()
    report = a_report("one")
    Recorder(shelf).add(report, [visit(report), a_claim(report, "ask for artillery shells", "REQUEST")], [])
    assert len(list(shelf.all(Event))) == 2


def test_a_denial_is_attached_to_the_event_of_its_claim() -> None:
    shelf = MemoryShelf()
    report = a_report("one")
    claim = visit(report)
    response = Response(
        id="r1",
        report="one",
        span=Span(0, 5),
        quote="denied it",
        by=Party("RUR", "Ruritania"),
        stance="denies",
        about=claim.id,
    )
    Recorder(shelf).add(report, [claim], [response])
    (event,) = shelf.all(Event)
    assert event.responses == ("r1",)
    assert event.grade is not None
    assert "denial" in [term.name for term in event.grade.terms]


def test_a_changed_report_keeps_the_ids_of_its_events() -> None:
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    report = a_report("one")
    recorder.add(report, [visit(report)], [])
    (before,) = shelf.all(Event)
    changed = structs.replace(report, text="Update: " + report.text, revision=2)
    changes = recorder.add(changed, [structs.replace(visit(changed), id="another")], [])
    (after,) = shelf.all(Event)
    assert after.id == before.id
    assert changes.dropped == ()


def test_removing_the_only_report_leaves_nothing() -> None:
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    report = a_report("one")
    recorder.add(report, [visit(report)], [])
    recorder.remove("one")
    for kind in (Report, Claim, Event, Origin, Story):
        assert list(shelf.all(kind)) == []


def test_forty_copies_grade_as_one_origin() -> None:
    grades = []
    for count in (1, 40):
        shelf = MemoryShelf()
        recorder = Recorder(shelf)
        for number in range(count):
            report = a_report(f"paper{number:02}")
            recorder.add(report, [visit(report)], [])
        (event,) = shelf.all(Event)
        assert len(event.origins) == 1
        assert event.grade is not None
        grades.append(event.grade.log_odds)
    assert grades[0] == grades[1]


def test_two_spokesmen_of_one_government_are_one_origin() -> None:
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    texts = (
        "Watson told reporters that Ruritania's defence minister had visited Graustark on Monday.",
        "Ruritania's defence minister went to Graustark on Monday, Kirby said at an unrelated briefing in the evening.",
    )
    for name, speaker, text in zip(("one", "two"), ("Watson", "Kirby"), texts, strict=True):
        report = a_report(name, text)
        quote = (
            "visited Graustark on Monday"
            if name == "one"
            else "Ruritania's defence minister went to Graustark on Monday"
        )
        source = Source(name=speaker, code="USA", kind="person")
        recorder.add(report, [a_claim(report, quote, sources=(source,))], [])
    (event,) = shelf.all(Event)
    assert len(event.origins) == 1
    (origin,) = shelf.all(Origin)
    assert (origin.kind, origin.title) == ("body", "United States (government)")


def test_a_decision_parts_what_linking_would_join() -> None:
    reports = [a_report("one"), a_report("two")]
    claims = [visit(report) for report in reports]
    apart = Decision(
        id="d1", at="2024-01-01", author="an analyst", kind="different", targets=tuple(claim.id for claim in claims)
    )
    for decisions, count in (((), 1), ((apart,), 2), ((structs.replace(apart, undone=True),), 1)):
        shelf = MemoryShelf()
        recorder = Recorder(shelf, decisions=decisions)
        for report, claim in zip(reports, claims, strict=True):
            recorder.add(report, [claim], [])
        assert len(list(shelf.all(Event))) == count


def test_a_decision_joins_what_linking_would_keep_apart() -> None:
    one = a_report("one")
    two = a_report("two", "Graustark's foreign office rejected the demand in November.", published="2023-11-20")
    first, second = visit(one), a_claim(two, "rejected the demand", "REJECT", time=None)
    join = Decision(id="d1", at="2024", author="an analyst", kind="same", targets=(first.id, second.id))
    for decisions, count in (((), 2), ((join,), 1)):
        shelf = MemoryShelf()
        recorder = Recorder(shelf, decisions=decisions)
        recorder.add(one, [first])
        recorder.add(two, [second])
        assert len(list(shelf.all(Event))) == count


def test_a_claim_called_wrong_counts_no_more() -> None:
    report = a_report("one")
    wrong = Decision(id="d1", at="2024", author="an analyst", kind="wrong", targets=(visit(report).id,))
    shelf = MemoryShelf()
    Recorder(shelf, decisions=(wrong,)).add(report, [visit(report)])
    assert list(shelf.all(Event)) == []
    assert len(list(shelf.all(Claim))) == 1


def test_a_decision_finds_a_claim_by_its_quote_when_its_id_is_lost() -> None:
    report = a_report("one")
    claim = visit(report)
    wrong = Decision(
        id="d1", at="2024", author="x", kind="wrong", targets=("lost",), quotes=((report.id, claim.quote),)
    )
    shelf = MemoryShelf()
    Recorder(shelf, decisions=(wrong,)).add(report, [claim])
    assert list(shelf.all(Event)) == []


def test_a_corrected_field_shows_in_the_event() -> None:
    report = a_report("one")
    fixed = Decision(
        id="d1", at="2024", author="x", kind="correct", targets=(visit(report).id,), field="status", value="planned"
    )
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    recorder.add(report, [visit(report)])
    assert [event.status for event in shelf.all(Event)] == ["happened"]
    Recorder(shelf, decisions=(fixed,)).regrade()
    assert [event.status for event in shelf.all(Event)] == ["planned"]


def test_adding_a_report_twice_changes_nothing() -> None:
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    report = a_report("one")
    recorder.add(report, [visit(report)])
    before = [list(shelf.all(kind)) for kind in (Event, Origin)]
    recorder.add(report, [visit(report)])
    assert [list(shelf.all(kind)) for kind in (Event, Origin)] == before
