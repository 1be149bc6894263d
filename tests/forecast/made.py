"""Records made by hand for forecasts: events with the days on which their reports were published."""

from datetime import date, timedelta
from typing import NamedTuple

from msgspec import structs

from onrecord.forecast.happenings import days_of
from onrecord.forecast.kept import forecast_id
from onrecord.model import Claim, Event, Party, Report, Span, Status, TimeRange
from onrecord.model.forecasts import Forecast
from onrecord.record.summary import summarise
from onrecord.store import Record


class Telling(NamedTuple):
    """A claim of an event: when its report was published, and what it says."""

    published: str | None
    status: Status = "happened"


class Given(NamedTuple):
    """An event to be put into a record."""

    type: str
    by: str
    to: str
    start: str | None
    end: str | None = None
    told: tuple[Telling, ...] = ()
    tier: str = "firm"


def day(text: str) -> int:
    """A day as a number."""
    found = days_of(text)
    assert found is not None
    return found


def fill(record: Record, *events: Given) -> list[str]:
    """Put events into a record, with a report for each telling; gives their ids."""
    ids = []
    with record.transaction():
        for number, given in enumerate(events):
            claims, reports = [], {}
            for at, telling in enumerate(given.told or (Telling(given.end or given.start),)):
                report = Report(id=f"r{number}-{at}", text="Told.", published=telling.published, title="Told")
                reports[report.id] = report
                claims.append(_claim(f"c{number}-{at}", report.id, given, telling.status))
                record.shelf.put(report)
                record.shelf.put(claims[-1])
            empty = Event(id=f"e{number:03}", title="", type=given.type, tier=given.tier)  # type: ignore[arg-type]
            record.shelf.put(summarise(empty, claims, reports))
            ids.append(empty.id)
    return ids


def _claim(id: str, report: str, given: Given, status: Status) -> Claim:
    time = TimeRange(given.start, given.end or given.start, "day", "then", "stated") if given.start else None
    return Claim(
        id=id,
        report=report,
        span=Span(0, 4),
        quote="Told",
        type=given.type,
        actors=tuple(Party(code=code, name=code) for code in given.by.split()),
        recipients=tuple(Party(code=code, name=code) for code in given.to.split()),
        status=status,
        time=time,
        trigger="told",
        tier=given.tier,  # type: ignore[arg-type]
    )


# Ten threats, each answered by a mobilisation within a week; and things that do not count.
WEEKS = ("2023-01-02", "2023-01-16", "2023-01-30", "2023-02-13", "2023-02-27")


def threats() -> list[Given]:
    """Every second week North Korea threatens the South, which mobilises three days later."""
    found = []
    for start in WEEKS:
        after = str(date.fromisoformat(start) + timedelta(days=3))
        found += [Given("THREATEN", "PRK", "KOR", start), Given("MOBILIZE", "KOR", "PRK", after)]
    return found


def forecast(probability: float, until: str = "2023-09-16", **fields: object) -> Forecast:
    """A forecast as of 2023-09-10."""
    made = Forecast(
        id="", made="2023-09-10T00:00:00+00:00", on="2023-09-10", until=until, horizon=7, actor="PRK",
        relation="THREATEN", recipient="KOR", words="It may", probability=probability, low=0.0, high=1.0,
        base_rate=0.2, model="m", basis="",
    )  # fmt: skip
    made = structs.replace(made, **fields)
    own = forecast_id(made.on, made.horizon, made.actor, made.relation, made.recipient, f"{probability}", made.story)
    return structs.replace(made, id=own)
