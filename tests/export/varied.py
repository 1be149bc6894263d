"""A record with an event of every status, and whatever else a format may stumble over."""

import io
from pathlib import Path

from onrecord.export import export
from onrecord.model import (
    Account,
    Claim,
    Confidence,
    Event,
    Grade,
    Item,
    Name,
    Origin,
    Party,
    Place,
    Report,
    Response,
    Source,
    Span,
    Status,
    TimeRange,
)
from onrecord.store import open_record

PRK = Party("PRK", "Pyongyang", "GOV")
RUS = Party("RUS", "Russia", "GOV")
COMMISSION = Party("IGO", "Danube Commission")
KIRBY = Source("John Kirby", code="USA", kind="person", cue="claimed", distance="distanced")
PAPER = Source("Yonhap", kind="media", distance="neutral")
DAY = TimeRange("2023-09-13", "2023-09-13", "day", "Wednesday", "anchored")
MONTH = TimeRange("2023-07-01", "2023-07-31", "month", "in July", "anchored")
WEEK = TimeRange("2023-07-31", "2023-08-06", "week", "that week", "anchored")
PORT = Place("Vladivostok", "RUS", 43.11, 131.88, "settlement", 2013348)
COUNTRY = Place("Russia", "RUS", 60.0, 100.0, "country", 2017370)
GRADES = {
    "happened": Grade(2.2, 0.9, 1, "confirmed by other sources"),
    "planned": Grade(0.3, 0.57, 3, "possibly true"),
    "possible": Grade(-1.6, 0.17, 5, "improbable"),
    "negated": Grade(0.0, 0.5, 6, "truth cannot be judged"),
}
SAID = {
    "happened": "Russia received 300 tons of shells from North Korea.",
    "planned": "North Korea will send shells to Russia.",
    "possible": "North Korea may send rockets to the Danube Commission.",
    "negated": "North Korea did not sell shells to Russia.",
    "lead": "Russia was given a “Hwasong-8”\x0b & more <b>.",
}
TEXT = "Arms\n" + "\n".join(SAID.values())


def claim(id: str, of: str, report: str = "wire", **fields: object) -> Claim:
    """A claim over one of the sentences."""
    start = TEXT.index(SAID[of])
    given = {
        "status": of if of != "lead" else "happened",
        "tier": "lead" if of == "lead" else "firm",
        "actors": (PRK,),
        "recipients": (RUS,),
        "confidence": Confidence(0.81, 0.97, 0.95, 0.9, 0.96, 0.98),
        "trigger": "send",
    } | fields
    span = Span(start, start + len(SAID[of]))
    return Claim(id=id, report=report, span=span, quote=SAID[of], type="AID", **given)  # type: ignore[arg-type]


def event(id: str, status: Status, claims: tuple[str, ...], **fields: object) -> Event:
    """A firm event with one origin, unless told otherwise."""
    says = "happened" if status == "ongoing" else status
    account = Account(says=says, origins=("o1",), grade=GRADES[says])
    given = {
        "type": "AID",
        "mode": "military",
        "actors": (PRK,),
        "recipients": (RUS,),
        "origins": ("o1",),
        "grade": GRADES[says],
        "accounts": (account,),
    } | fields
    return Event(id=id, title=f"Arms {id}", status=status, claims=claims, **given)  # type: ignore[arg-type]


def make(path: Path) -> Path:
    """Write the record to a file of that name."""
    both = Account(says="happened", origins=("o1", "o2"), grade=GRADES["happened"])
    denial = Account(says="negated", parties=("RUS",), grade=GRADES["negated"])
    kim = Name("person", "Kim", Span(0, 1), "actor", "Kim Jong Un", "PRK")
    ship = Name("ship", "Angara", Span(0, 1), "item", "Angara", None, "9179842")
    rocket = Name("weapon", "Hwasong-8", Span(0, 1), "item", "Hwasong-8")
    port = Name("place", "Vladivostok", Span(0, 1), "place", "Vladivostok", "RUS", "2013348")
    with open_record(path, create=True) as record, record.transaction():
        put = record.shelf.put
        put(
            Report(
                id="wire",
                title="Arms",
                text=TEXT,
                outlet="Sample Wire",
                url="https://wire.example/a%20b?x=1&y=2",
                byline=("A. Author",),
                published="2023-09-14T09:30:00+09:00",
                published_how="metadata",
                language="en",
            )
        )
        put(Report(id="über/copy 1", text=TEXT, published_window=("2023-09-01", "2023-09-30"), url="no address"))
        put(claim("c1", "happened", names=(kim, ship, port), items=(Item("shells", "300 tons"),), time=DAY))
        put(claim("c2", "happened", report="über/copy 1", sources=(PAPER, KIRBY)))
        put(claim("c3", "planned", time=MONTH, names=(kim,)))
        put(claim("c4", "possible", recipients=(COMMISSION,)))
        put(claim("c5", "negated"))
        put(claim("c6", "lead", names=(rocket,)))
        put(claim("c7", "planned"))
        put(Response(id="r1", report="wire", span=Span(0, 4), quote="Arms", by=RUS, stance="denies", about="c1"))
        put(
            event(
                "e1",
                "happened",
                ("c1", "c2"),
                origins=("o1", "o2"),
                accounts=(both, denial),
                responses=("r1",),
                time=DAY,
                place=PORT,
                items=(Item("shells", "300 tons"),),
                leads=("c7",),
            )
        )
        put(event("e2", "planned", ("c3",), time=MONTH, place=COUNTRY))
        put(event("e3", "possible", ("c4",), recipients=(COMMISSION,), time=WEEK))
        put(event("e4", "negated", ("c5",)))
        put(event("e5", "happened", (), actors=(Party("?", "others"),), recipients=()))
        put(
            event("e6", "happened", ("c6",), tier="lead", grade=None, accounts=(), origins=()),
        )
        put(Origin(id="o1", kind="outlet", title="Sample Wire", claims=("c1",), reports=("wire",)))
        put(Origin(id="o2", kind="person", title="John Kirby", claims=("c2",), reports=("über/copy 1",)))
    return path


def exported(path: Path, form: str, *, table: str | None = None, leads: bool = False) -> bytes:
    """The record in a format."""
    out = io.BytesIO()
    with open_record(path) as record:
        export(record, out, format=form, table=table, leads=leads)
    return out.getvalue()
