"""A small record in which everything that lists are narrowed by occurs, without reading a text."""

from onrecord.model import (
    Account,
    Claim,
    Conflict,
    Event,
    Grade,
    Origin,
    Party,
    Report,
    Response,
    Source,
    Span,
    Story,
    TimeRange,
)
from onrecord.store import Record

PRK, RUS, USA = (Party(code=code, name=code) for code in ("PRK", "RUS", "USA"))
GRADE = Grade(0.0, 0.5, 3, "possibly true")
KIRBY = Source(name="John Kirby", code="USA", kind="person")


def day(number: int) -> TimeRange | None:
    """Every fifth has no day; of the others, two each are of one."""
    text = f"2023-{1 + number % 12:02}-{1 + number // 2:02}"
    return None if number % 5 == 4 else TimeRange(text, text, "day")


def claim(number: int) -> Claim:
    return Claim(
        id=f"c{number:03}",
        report=f"r{number % 10:02}",
        span=Span(number, number + 5),
        quote=f"claim {number}",
        type=("CONSULT", "AID", "ACCUSE")[number % 3],
        status=("happened", "planned")[number % 2],
        actors=(PRK,) if number % 2 else (RUS, USA),
        recipients=(RUS,) if number % 3 else (PRK,),
        time=day(number),
        sources=(KIRBY,) if number % 4 == 0 else (),
        tier="lead" if number % 7 == 0 else "firm",
    )


def event(number: int) -> Event:
    of = claim(number)
    origins = tuple(f"o{at}" for at in range(1 + number % 3)) if of.tier == "firm" else ()
    accounts = (Account(says="happened", origins=origins, parties=("RUS",), grade=GRADE),) if number % 6 == 0 else ()
    return Event(
        id=f"e{number:03}",
        title=f"event {number}",
        type=of.type,
        status=of.status,
        actors=of.actors,
        recipients=of.recipients,
        time=of.time,
        claims=(of.id,),
        leads=(),
        origins=origins,
        accounts=accounts if of.tier == "firm" else (),
        tier=of.tier,
        story=f"s{number % 3}",
        responses=("a0",) if number == 1 else (),
    )


def report(number: int) -> Report:
    dated = None if number == 9 else f"2023-03-{1 + number // 2:02}T10:00:00Z"
    return Report(
        id=f"r{number:02}",
        title=f"report {number}",
        text="Kim Jong Un visited the spaceport.",
        published=dated,
        published_window=("2023-01-01", "2023-01-31") if number == 9 else None,
        outlet=("Reuters", "KCNA")[number % 2],
        status="empty" if number == 8 else "ok",
        language="en",
    )


def stories() -> list[Story]:
    return [
        Story(
            id=f"s{at}",
            title=f"story {at}",
            reports=tuple(f"r{number:02}" for number in range(10) if number % 3 == at),
            events=tuple(f"e{number:03}" for number in range(40) if number % 3 == at),
        )
        for at in range(3)
    ]


def fill(record: Record) -> None:
    """Forty claims and events, ten reports, three stories."""
    put = record.shelf.put
    with record.transaction():
        for number in range(10):
            put(report(number))
        for number in range(40):
            put(claim(number))
            put(event(number))
        for story in stories():
            put(story)
        put(Origin(id="o1", kind="person", title="Kirby", claims=("c001", "c002"), reports=("r01", "r02")))
        put(Conflict(id="x1", event="e001", kind="denial", claims=("c001", "c002"), detail="denied"))
        put(Response(id="a0", report="r01", span=Span(0, 3), quote="Kim", by=RUS, stance="denies", about="c001"))
        record.shelf.redirect("e999", "e001")
