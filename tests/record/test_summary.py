"""What an event looks like from its claims."""

from onrecord.model import Event, TimeRange
from onrecord.record.summary import summarise
from tests.record.made import a_report, visit


def test_days_that_are_stated_go_before_any_number_that_are_inferred() -> None:
    inferred = TimeRange("2023-07-26", "2023-07-26", "day", "", "inferred")
    stated = TimeRange("2023-07-01", "2023-07-31", "month", "in July", "anchored")
    reports = {id: a_report(id) for id in ("a", "b", "c")}
    claims = [visit(reports[id], time=time) for id, time in (("a", inferred), ("b", inferred), ("c", stated))]
    event = summarise(Event(id="e", title="", type="CONSULT"), claims, reports)
    assert event.time == stated
    assert summarise(event, claims[:2], reports).time == inferred, "better than none"
