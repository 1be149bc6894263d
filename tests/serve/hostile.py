"""A record whose every text is hostile: markup, addresses that run, marks that turn the direction of writing."""

from pathlib import Path
from urllib.parse import quote

from onrecord.model import (
    Account,
    Claim,
    Conflict,
    Dateline,
    Event,
    Evidence,
    Grade,
    Item,
    Name,
    Origin,
    Party,
    Place,
    Reason,
    Report,
    Response,
    Source,
    Span,
    Story,
    Term,
    TimeRange,
)
from onrecord.model.datasets import Dataset, DatasetEvent
from onrecord.store import open_record
from onrecord.store.datasets import put_dataset

MARKUP = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg onload=alert(3)></svg></title></textarea></style>"
    "<a href=\"javascript:alert(4)\" style='color:red'>x</a> [y](javascript:alert(5)) `z` {{7*7}} ]]> <!--"
)
TURNED = "\u202egnp.exe \u2066\u05e9\u05dc"  # right to left, and never ended
BREAKS = "\r\nBEGIN:VEVENT\r\nTY  - JOUR\n\t| =cmd()"
ALL = f"=1+1 {MARKUP} {TURNED}"
RUNS = f"javascript:alert(6)//https://a.example/{MARKUP}"
ODD = f"../../etc/passwd?{MARKUP[:30]}#%2e"  # an id
SAYS = "Kim met Putin"
TEXT = f"{ALL} {SAYS} {MARKUP}.\n{SAYS} not, {ALL} said.\n{ALL} {SAYS}."

PRK, RUS, NOBODY = Party("PRK", ALL), Party("RUS", ALL), Party("?", ALL)
GRADE = Grade(0.3, 0.57, 3, f"possibly true {MARKUP}", (Term(f"source {ALL}", 0.3, ALL, (ALL,)),))
DAY = TimeRange("2023-09-01", "2023-09-01", "day", ALL)
EVENT, DENIED, LEAD, STORY = "e00000000001", "c00000000003", "c00000000004", "s00000000001"

PAGES = {
    "home": "/hostile/",
    "story": f"/hostile/story/{STORY}?ledger=statements",
    "pair": f"/hostile/story/{STORY}/between/PRK/RUS",
    "event": f"/hostile/event/{EVENT}",
    "report": f"/hostile/report/{quote(ODD, safe='')}?leads=1&why={DENIED}",
    "reports": "/hostile/reports",
    "entities": "/hostile/entities",
    "actor": "/hostile/actor/RUS",
    "search": f"/hostile/search?q={quote('Kim ' + MARKUP)}&leads=1",
    "found": "/hostile/search?q=Kim&leads=1",
    "datasets": "/hostile/datasets",
}  # by kind


def hostile(path: Path) -> Path:
    """A record at that path."""
    claims = [
        claim("c00000000001", "two", 0),
        claim("c00000000002", ODD, 0),
        claim(DENIED, ODD, 1, status="negated"),
        claim(LEAD, ODD, 2, tier="lead"),
    ]
    first, again, denied, lead = claims
    event = Event(
        id=EVENT, title=ALL + BREAKS, type="CONSULT", actors=(PRK,), recipients=(RUS,), time=DAY, items=first.items,
        place=first.place, claims=(first.id, again.id, denied.id), responses=("r00000000001",), story=STORY,
        origins=("o00000000001",), grade=GRADE, leads=(lead.id,), conflicts=("x00000000001",), denied_by=(ALL,),
        accounts=(
            Account(says="happened", origins=("o00000000001",), grade=GRADE),
            Account(says="negated", origins=("o00000000002",), grade=GRADE),
        ),
    )  # fmt: skip
    made: tuple[Report | Claim | Event | Response | Origin | Conflict | Story, ...] = (
        report("two"), report(ODD), Report(id="bad", title=ALL, status="empty", reason=ALL, notes=(ALL,)),
        *claims, event,
        Event(id="e00000000002", title=ALL, type="CONSULT", claims=(lead.id,), story=STORY, tier="lead"),
        Response(
            id="r00000000001", report=ODD, span=denied.span, quote=denied.quote, by=RUS, stance="denies", about=first.id
        ),
        Origin(
            id="o00000000001", kind="outlet", title=ALL, claims=(first.id, again.id), reports=("two", ODD),
            evidence=(Evidence("text", ALL, ("two", ODD)),),
        ),
        Origin(id="o00000000002", kind="person", title=ALL, claims=(denied.id,), reports=(ODD,)),
        Conflict(id="x00000000001", event=EVENT, kind="denial", claims=(first.id, denied.id), detail=ALL),
        Story(id=STORY, title=ALL, reports=("two", ODD), events=(EVENT, "e00000000002")),
    )  # fmt: skip
    with open_record(path, create=True) as record, record.transaction():
        for one in made:
            record.shelf.put(one)
    with open_record(path) as record:
        row = DatasetEvent(
            dataset=ALL, row=2, day="2023-09-01", said=ALL, type="CONSULT", actors=(PRK,), recipients=(RUS, NOBODY),
            place=ALL, publisher=ALL, id=ALL,
        )  # fmt: skip
        put_dataset(record, Dataset(name=ALL, format="icews", file=ALL, taken="2026-11-29", rows=1), [row], {ALL: 1})
    return path


def report(id: str) -> Report:
    """A report of that id, everything else in it hostile."""
    return Report(
        id=id, title=ALL + BREAKS, text=TEXT, outlet=ALL, domain=MARKUP, url=RUNS, byline=(ALL, ALL), credit=ALL,
        published="2023-09-01", language="en", dateline=Dateline(ALL, ALL), notes=(ALL,), path=ALL, input=ALL,
    )  # fmt: skip


def claim(id: str, report: str, number: int, status: str = "happened", tier: str = "firm") -> Claim:
    """What the words say where they stand for the so-manieth time."""
    start = -1
    for _ in range(number + 1):
        start = TEXT.index(SAYS, start + 1)
    span = Span(start, start + len(SAYS))
    return Claim(
        id=id, report=report, span=span, quote=SAYS, type="CONSULT", mode=MARKUP, actors=(PRK,), status=status,  # type: ignore[arg-type]
        recipients=(RUS, NOBODY), tier=tier, time=DAY, items=(Item(ALL, ALL),), reader=MARKUP,  # type: ignore[arg-type]
        sources=(Source(ALL, "RUS", "person", cue=ALL, distance="distanced"),), trigger=MARKUP,
        place=Place(ALL, "RUS", 43.1, 131.9, "settlement"), why=(Reason("type", ALL, ALL, ALL),),
        names=(Name("person", ALL, Span(0, 4), "actor", ALL, "RUS"),),
    )  # fmt: skip
