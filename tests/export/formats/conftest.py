"""A record with an event of each kind that formats treat in their own way."""

import io
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.export import export
from onrecord.model import (
    Account,
    Claim,
    Confidence,
    Event,
    Grade,
    Name,
    Party,
    Place,
    Report,
    Section,
    Source,
    Span,
    TimeRange,
)
from onrecord.store import Record, open_record

LEAD = "Kyiv was bombed, John Kirby said."
TEXT = f"{LEAD}\nMore is told | here, <b>in</b> *words*."
RUS, PRK, UKR = (
    Party("RUS", "Russian jets", "MIL", Span(5, 8)),
    Party("PRK", "North Korea", "GOV"),
    Party("UKR", "Kyiv"),
)
VICTIMS = (Party("UKR", "residents", "CVL"), Party("POL", "a Pole"))
KYIV = Place("Kyiv", "UKR", 50.45, 30.52, "settlement", 703448)
RUSSIA = Place("Russia", "RUS", 60.0, 100.0, "country", 2017370)
KURSK = Place("Kursk", "RUS", 51.7, 36.2, "region")
KIRBY = Source("John Kirby", code="USA", kind="person")
GRADE = Grade(0.3, 0.5744, 3, "possibly true")


def day(date: str, how: str = "stated") -> TimeRange:
    return TimeRange(date, date, "day", "on that day", how)  # type: ignore[arg-type]


JULY = TimeRange("2023-07-01", "2023-07-31", "month", "in July")
WEEK = TimeRange("2023-09-04", "2023-09-10", "week", "that week")


def told(number: str, type: str, **fields: object) -> list[Claim | Event]:
    """An event of that number and its one claim, in the first report."""
    given = {"mode": None, "actors": (PRK,), "recipients": (), "status": "happened", "time": None, "place": None}
    given |= {key: fields.pop(key) for key in list(given) if key in fields}
    tier, hearsay = fields.pop("tier", "firm"), fields.pop("hearsay", False)
    claim = Claim(
        id=f"c{number}",
        report="wire",
        span=Span(0, 15),
        quote=LEAD[:15],
        type=type,
        tier=tier,  # type: ignore[arg-type]
        sources=(KIRBY,),
        hearsay=bool(hearsay),
        trigger=str(fields.pop("trigger", "bombed")),
        names=(Name("person", "Kirby", Span(17, 27), full="John Kirby"),),
        confidence=Confidence(0.81, 0.97, 0.95, 0.9, 0.96, 0.98),
        **given,  # type: ignore[arg-type]
    )
    event = {"title": f"Event {number}", "grade": GRADE if tier == "firm" else None, "claims": (claim.id,)} | fields
    return [claim, Event(id=f"e{number}", type=type, tier=tier, **given, **event)]  # type: ignore[arg-type]


def account(says: str, *parties: str) -> Account:
    return Account(says=says, parties=parties, grade=GRADE)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the record."""
    path = tmp_path_factory.mktemp("formats") / "made.onrecord"
    strike = told(
        "0a", "ASSAULT", mode="aerial", actors=(RUS,), recipients=VICTIMS, time=day("2023-09-04"), place=KYIV,
        claims=("c0a", "c0a2"), origins=("o1",),
    )  # fmt: skip
    second = Claim(
        id="c0a2", report="gazette", span=Span(0, 4), quote=LEAD[:4], type="ASSAULT", mode="aerial", actors=(RUS,),
        recipients=VICTIMS[:1], tier="firm",
    )  # fmt: skip
    planned = told(
        "0b", "CONSULT", mode="visit", recipients=(RUS,), status="planned", place=RUSSIA,
        time=TimeRange("2023-09-01", "2023-09-30", "month", "in September"),
        accounts=(account("planned"), account("negated", "USA")), title="North Korea will visit Russia",
    )  # fmt: skip
    off = told(
        "0d", "CONSULT", status="negated", time=day("2023-09-10"), recipients=(RUS,),
        accounts=(account("planned"), account("negated")), title="Denied: North Korea is to visit Russia",
    )  # fmt: skip
    denial = told(
        "11", "REJECT", actors=(Party("HAMAS", "Hamas", "REB"),), recipients=(Party("USA", "United States", "GOV"),),
        trigger="denied", title="=Hamas | <b>denied</b> *it* [all](javascript:x)", denied_by=("Egypt",),
    )  # fmt: skip
    items = [
        *strike, second, *planned, *off, *denial,
        *told("0c", "AID", mode="military", status="possible", recipients=(RUS,)),
        *told("0e", "CONSULT", actors=(PRK, RUS), time=JULY, place=KURSK),
        *told("0f", "ASSAULT", hearsay=True, recipients=(UKR,)),
        *told("10", "ASSAULT", tier="lead", mode="aerial", place=KYIV, time=day("2023-09-04")),
        *told("12", "PROTEST", mode="demo", status="ongoing", actors=(UKR,), time=WEEK, place=RUSSIA),
        *told("13", "CONSULT", status="planned", title="Some day"),
    ]  # fmt: skip
    sections = (Section("lead", Span(0, len(LEAD))),)
    with open_record(path, create=True) as record, record.transaction():
        wire = Report(
            id="wire", title="Kyiv | bombed", text=TEXT, sections=sections, outlet="Sample Wire", domain="wire.example",
            url="https://wire.example/1?a=b|c", published="2023-09-05T10:30:00", language="en", hash="a",
        )  # fmt: skip
        for item in (wire, Report(id="gazette", text=TEXT, outlet="=Gazette\t“Daily”", hash="b"), *items):
            record.shelf.put(item)
    return path


@pytest.fixture
def opened(made: Path) -> Iterator[Record]:
    with open_record(made) as record:
        yield record


Written = Callable[..., tuple[str, Counter[str]]]


@pytest.fixture
def written(opened: Record) -> Written:
    """What a format writes of the record, and what it leaves out."""

    def write(format: str, **how: object) -> tuple[str, Counter[str]]:
        out, left_out = io.BytesIO(), Counter[str]()
        export(opened, out, format=format, left_out=left_out, **how)  # type: ignore[arg-type]
        return out.getvalue().decode(), left_out

    return write
