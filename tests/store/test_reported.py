"""When reports of events were published, and the firm claims of reports, on each database."""

from onrecord.model import Claim, Event, Party, Report, Response, Span
from onrecord.store import Record
from onrecord.store.reported import Days, dated, firm_in


def test_days_of_events_and_firm_claims_of_reports(record: Record) -> None:
    put = record.shelf.put
    with record.transaction():
        put(Report(id="a", text="words", published="2023-07-27"))
        put(Report(id="b", text="words", published="2023-08-31T10:00:00+00:00"))
        put(Report(id="c", text="words"))
        for id, report, start, tier in (
            ("c1", "a", 3, "firm"), ("c2", "b", 9, "firm"), ("c3", "c", 0, "firm"), ("c4", "b", 0, "lead"),
            ("c5", "b", 1, "firm"),
        ):  # fmt: skip
            span = Span(start, start + 1)
            put(Claim(id=id, report=report, span=span, quote="w", type="AID", tier=tier))  # type: ignore[arg-type]
        put(
            Response(id="r1", report="b", span=Span(0, 1), quote="w", by=Party("RUS", "R"), stance="denies", about="c1")
        )
        put(Event(id="e1", type="AID", title="", claims=("c1", "c3"), responses=("r1",)))
        put(Event(id="e2", type="AID", title="", claims=("c2",)))
    events = [record.event(id) for id in ("e2", "e1")]
    assert dated(record, events) == [
        Days(["2023-08-31T10:00:00+00:00"], []),
        Days(["2023-07-27", ""], ["2023-08-31T10:00:00+00:00"]),
    ]
    assert dated(record, []) == []
    assert firm_in(record, ["c", "b"]) == ["c3", "c5", "c2"]
    assert firm_in(record, []) == []
