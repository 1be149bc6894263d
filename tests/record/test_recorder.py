"""Adding reports to a record in memory."""

import itertools

from msgspec import structs

from onrecord.model import Claim, Event, Origin, Party, Report, Response, Source, Span, Story, TimeRange
from onrecord.record import Decision, MemoryShelf, Recorder

BODY = (
    "The defence minister of Ruritania travelled to Graustark on Monday to ask for artillery shells, a spokesman said. "
    "The visit lasted three days and ended with a parade in the capital, where both flags were flown side by side. "
    "Officials in Graustark declined to say what had been agreed during the talks between the two delegations."
)
numbers = itertools.count()


def a_report(id: str, text: str = BODY, **fields: object) -> Report:
    return Report(
        id=id, title=text.partition(".")[0], text=text, published="2023-07-26", domain=f"{id}.example", **fields
    )


def a_claim(report: Report, quote: str, type: str = "CONSULT", **fields: object) -> Claim:
    at = report.text.index(quote)
    fields.setdefault("actors", (Party("RUR", "Ruritania"),))
    fields.setdefault("recipients", (Party("GRA", "Graustark"),))
    fields.setdefault("time", TimeRange("2023-07-24", "2023-07-24", "day"))
    id = f"{report.id}-{at}-{type}"
    return Claim(id=id, report=report.id, span=Span(at, at + len(quote)), quote=quote, type=type, **fields)


def visit(report: Report, **fields: object) -> Claim:
    return a_claim(report, "The defence minister of Ruritania travelled to Graustark on Monday", **fields)


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
    assert origin.kind == "speaker"


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
