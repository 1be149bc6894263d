"""What an event looks like from its claims."""

from msgspec import structs

from onrecord.model import Event, Place, Span, TimeRange
from onrecord.record.choosing import Title
from onrecord.record.summary import days_beside, summarise
from tests.record.made import a_report, visit
from tests.record.titled import told


def test_days_that_are_stated_go_before_any_number_that_are_inferred() -> None:
    inferred = TimeRange("2023-07-26", "2023-07-26", "day", "", "inferred")
    stated = TimeRange("2023-07-01", "2023-07-31", "month", "in July", "anchored")
    reports = {id: a_report(id) for id in ("a", "b", "c")}
    claims = [visit(reports[id], time=time) for id, time in (("a", inferred), ("b", inferred), ("c", stated))]
    event = summarise(Event(id="e", title="", type="CONSULT"), claims, reports)
    assert event.time == stated
    assert summarise(event, claims[:2], reports).time == inferred, "better than none"


def test_what_goes_on_has_no_day_of_the_news() -> None:
    news = TimeRange("2023-11-14", "2023-11-14", "day", "", "inferred")
    since = TimeRange("2022-02-24", None, "open", "since 24 February", "anchored")
    reports = {id: a_report(id) for id in ("a", "b")}
    war = [visit(reports["a"], time=news, status="ongoing"), visit(reports["b"], time=news, status="happened")]
    event = Event(id="e", title="", type="CONSULT")
    going_on = summarise(event, [war[0], war[0]], reports)
    assert (going_on.status, going_on.time) == ("ongoing", None)
    assert summarise(event, [visit(reports["a"], time=since, status="ongoing")], reports).time == since
    monday = TimeRange("2023-11-06", "2023-11-06", "day", "on Monday", "anchored")
    later = {"a": a_report("a", published="2023-11-07"), "b": a_report("b", published="2023-11-09")}
    told = [visit(later["a"], time=monday, status="ongoing"), visit(later["b"], status="ongoing")]
    assert summarise(event, told, later).time is None, "it went on after Monday"


def test_what_came_to_nothing_is_told_as_those_tell_who_say_so() -> None:
    day = TimeRange("2023-07-27", "2023-07-27", "day", "on Thursday", "anchored")
    reports = {id: a_report(id) for id in ("a", "b")}
    may = visit(reports["a"], status="possible", time=TimeRange("2023-07-24", "2023-07-30", "week", "this week"))
    no = visit(reports["b"], status="negated", time=day)
    event = Event(id="e", title="", type="CONSULT")
    told = summarise(event, [may, no], reports)
    assert (told.status, told.time) == ("negated", day)
    did = visit(reports["a"], time=structs.replace(day, start="2023-07-26"))
    denied = summarise(event, [did, no, no], reports)
    assert (denied.status, denied.time) == ("negated", did.time), "when those say that it was who say so"


def test_what_is_only_named_in_passing_has_no_day_that_no_words_give() -> None:
    news = TimeRange("2023-07-26", "2023-07-26", "day", "", "inferred")
    said = TimeRange("2023-07-25", "2023-07-25", "day", "on Tuesday", "anchored")
    reports = {"a": a_report("a")}
    event = Event(id="e", title="", type="CONSULT")
    passing = visit(reports["a"], time=news, part="noun")
    assert summarise(event, [passing], reports).time is None
    assert summarise(event, [structs.replace(passing, time=said)], reports).time == said
    assert summarise(event, [structs.replace(passing, part="verb")], reports).time == news
    headline = structs.replace(passing, quote="Sweden Expels 5 Russian Diplomats", trigger="Expels", type="SANCTION")
    assert summarise(event, [headline], reports).time == news, "a verb, whatever the parse made of its capital"


def test_where_is_not_whose() -> None:
    """A place that only says whose somebody is, is none of the event's."""
    text = "Peru hosts Chile’s Ana Reyes for a dinner in Lima."
    claim, report = told(text, "Peru hosts Chile’s Ana Reyes", "hosts", type="CONSULT")
    at = text.index("Chile")
    whose = structs.replace(claim, place=Place("Chile", "CHL", span=Span(at, at + 5)))
    at = text.index("Lima")
    where = structs.replace(claim, place=Place("Lima", "PER", span=Span(at, at + 4)))
    event = Event(id="e", title="", type="CONSULT")
    assert summarise(event, [whose], {report.id: report}).place is None
    assert summarise(event, [where], {report.id: report}).place == where.place


def test_days_that_the_words_of_the_title_exclude_are_not_printed_beside_it_alone() -> None:
    def a_day(day: str, how: str = "anchored") -> TimeRange:
        return TimeRange(f"2023-09-{day}", f"2023-09-{day}", "day", "on that day", how)  # type: ignore[arg-type]

    reports = {id: a_report(id) for id in ("a", "b", "c", "d")}

    def beside(own: TimeRange, others: list[TimeRange]) -> TimeRange | None:
        claims = [visit(reports[id], time=time) for id, time in zip("abcd", [own, *others], strict=False)]
        return days_beside(claims, claims, Title("Peru met Chile", claims[0].id), reports)

    stated = a_day("11")
    told = beside(a_day("15", "inferred"), [stated])
    assert told is not None
    assert (told.start, told.end, told.how) == ("2023-09-11", "2023-09-15", "inferred")
    assert beside(a_day("13", "inferred"), [stated]) == stated, "the news comes after what it tells"
    assert beside(a_day("15", "inferred"), [stated] * 3) == stated
    far = TimeRange("2023-03-01", "2023-03-01", "day", "", "inferred")
    assert beside(far, [stated]) is None, "nobody knows which"
