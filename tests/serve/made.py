"""A record made by hand: hostile text, a conflict, an event that was merged, a lead, a failed report, a long story."""

from datetime import date, timedelta
from pathlib import Path

from onrecord.model import (
    Account,
    Claim,
    Conflict,
    Event,
    Grade,
    Origin,
    Party,
    Place,
    Report,
    Response,
    Source,
    Span,
    Story,
    Term,
    TimeRange,
)
from onrecord.store import open_record

HOSTILE = '<script>alert("x")</script>'
TEXT = f"{HOSTILE} Kim met Putin. Kim did not meet Putin, Peskov said. Kim called Putin."
GRADE = Grade(0.3, 0.57, 3, "possibly true", (Term("source: report", 0.3, "A report says so."),))
PRK, RUS = Party("PRK", "Kim"), Party("RUS", "Putin")
MANY = 60  # events of the story beside those that are named here


def made(path: Path) -> Path:
    """A record at that path."""
    reports = [
        Report(id="one", title=HOSTILE, text=TEXT, outlet=f"The {HOSTILE}", published="2023-09-01"),
        Report(id="two", title="Two", text=TEXT, outlet="Two", published="2023-09-03"),
        Report(id="bad", title="Not a report", status="empty", reason=f"nothing in it but {HOSTILE}"),
    ]
    met = claim("c00000000001", "one", "Kim met Putin", "happened")
    again = claim("c00000000002", "two", "Kim met Putin", "happened")
    denied = claim("c00000000003", "two", "Kim did not meet Putin", "negated", Source("Peskov", "RUS", "person"))
    doubtful = claim("c00000000004", "two", "Kim called Putin", "happened", tier="lead")
    main = Event(
        id="e00000000001",
        title=f"Kim met Putin {HOSTILE}",
        type="CONSULT",
        actors=(PRK,),
        recipients=(RUS,),
        time=TimeRange("2023-09-01", "2023-09-01", "day"),
        place=Place("Vladivostok", "RUS", 43.1, 131.9, "settlement"),
        claims=(met.id, again.id, denied.id),
        responses=("r00000000001",),
        origins=("o00000000001",),
        story="s00000000001",
        grade=GRADE,
        leads=(doubtful.id,),
        accounts=(
            Account(says="happened", origins=("o00000000001",), grade=GRADE),
            Account(says="negated", origins=("o00000000002",), grade=GRADE),
        ),
    )
    lead = Event(
        id="e00000000002",
        title="Kim called Putin",
        type="CONSULT",
        claims=(doubtful.id,),
        story=main.story,
        tier="lead",
    )
    others = [claim(f"c1{number:010d}", "one", "Kim called Putin", "happened") for number in range(MANY)]
    more = [other(number, held) for number, held in enumerate(others)]
    with open_record(path, create=True) as record, record.transaction():
        for one in (
            *reports, met, again, denied, doubtful, *others, main, lead, *more,
            Response(
                id="r00000000001", report="two", span=at("Kim did not meet Putin"), quote="Kim did not meet Putin",
                by=RUS, stance="denies", about=met.id,
            ),
            Origin(id="o00000000001", kind="outlet", title="One", claims=(met.id, again.id), reports=("one", "two")),
            Origin(id="o00000000002", kind="person", title="Peskov", claims=(denied.id,), reports=("two",)),
            Conflict(
                id="x00000000001", event=main.id, kind="denial", claims=(met.id, denied.id), detail="Peskov denies it"
            ),
            Story(
                id="s00000000001", title="Kim and Putin", reports=("one", "two"),
                events=(main.id, lead.id, *(one.id for one in more)),
            ),
        ):  # fmt: skip
            record.shelf.put(one)
        record.shelf.redirect("e0000000000f", main.id)
    return path


def at(quote: str) -> Span:
    """Where the words stand in the text."""
    start = TEXT.index(quote)
    return Span(start, start + len(quote))


def claim(id: str, report: str, quote: str, status: str, source: Source | None = None, tier: str = "firm") -> Claim:
    """A claim with these words."""
    return Claim(
        id=id, report=report, span=at(quote), quote=quote, type="CONSULT", actors=(PRK,), recipients=(RUS,),
        status=status, sources=(source,) if source else (), tier=tier,  # type: ignore[arg-type]
    )  # fmt: skip


def other(number: int, held: Claim) -> Event:
    """One of many events: calls, each on a day of its own."""
    day = (date(2023, 7, 25) + timedelta(number)).isoformat()
    return Event(
        id=f"e1{number:010d}", title=f"Call {number}", type="COOPERATE", actors=(PRK,), recipients=(RUS,),
        time=TimeRange(day, day, "day"), claims=(held.id,), origins=(held.id,), story="s00000000001", grade=GRADE,
        title_claim=held.id,
        accounts=(Account(says="happened", origins=(held.id,), grade=GRADE),),
    )  # fmt: skip
