"""Small records made by hand, of which questions are asked."""

from collections.abc import Iterable
from pathlib import Path

from onrecord import open_record
from onrecord.model import Claim, Item, Name, Party, Place, Report, Response, Source, Span, Status, TimeRange
from onrecord.record import Recorder

NAMES = {
    "PRK": "North Korea", "RUS": "Russia", "USA": "United States", "CHN": "China", "KOR": "South Korea",
    "UKR": "Ukraine", "JPN": "Japan", "DEU": "Germany", "TALIBAN": "Taliban",
}  # fmt: skip
LATER = "Both capitals had been silent about the matter for weeks, people who follow it closely said afterwards."


def party(code: str) -> Party:
    return Party(code, NAMES[code])


def told(
    at: int,
    quote: str,
    type: str,
    by: str,
    to: str = "",
    *,
    status: Status = "happened",
    source: Source | None = None,
    day: str = "2023-09-13",
    place: tuple[str, str] | None = None,
    items: tuple[str, ...] = (),
    names: tuple[Name, ...] = (),
    tier: str = "firm",
    hearsay: bool = False,
    mode: str | None = None,
) -> tuple[Report, Claim]:
    """One outlet's report of a sentence, and the claim that it makes; codes of parties with spaces between."""
    report = Report(
        id=f"r{at:02}",
        title=f"Report {at}",
        text=f"{quote}. {LATER}",
        published="2023-09-20",
        published_how="given",
        outlet=f"Outlet {at}",
        domain=f"outlet{at}.example",
        language="en",
    )
    claim = Claim(
        id=f"c{at:02}",
        report=report.id,
        span=Span(0, len(quote)),
        quote=quote,
        type=type,
        mode=mode,
        actors=tuple(map(party, by.split())),
        recipients=tuple(map(party, to.split())),
        status=status,
        sources=(source,) if source else (),
        time=TimeRange(day, day, "day") if day else None,
        place=Place(place[0], country=place[1]) if place else None,
        items=tuple(Item(name) for name in items),
        names=names,
        hearsay=hearsay,
        tier=tier,  # type: ignore[arg-type]
    )
    return report, claim


def recorded(path: Path, *stories: tuple[Report, Claim], responses: Iterable[Response] = ()) -> Path:
    """A record of these reports."""
    answers = list(responses)
    with open_record(path, create=True) as record, record.transaction():
        recorder = Recorder(record.shelf)
        for report, claim in stories:
            recorder.add(report, [claim], [one for one in answers if one.report == report.id])
    return path
