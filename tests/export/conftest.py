"""A small record that has one of everything."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.model import (
    Account,
    Claim,
    Confidence,
    Conflict,
    Dateline,
    Event,
    Evidence,
    Grade,
    Item,
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
from onrecord.store import Record, open_record

TEXT = (
    "Shells “for Moscow”; a deal\nKim Jong Un agreed to sell 300 tons of shells to Russia in July, John Kirby claimed."
)
PRK = Party("PRK", "Kim Jong Un", "GOV", Span(28, 39))
RUS = Party("RUS", "Russia", None, Span(78, 84))
KIRBY = Source("John Kirby", code="USA", kind="person", cue="claimed", distance="distanced")


def claim(id: str, report: str, **fields: object) -> Claim:
    """A claim over the second line's main clause."""
    given = {"status": "planned", "tier": "firm", "sources": (Source("officials", anonymous=True), KIRBY)} | fields
    return Claim(
        id=id,
        report=report,
        span=Span(28, 92),
        quote=TEXT[28:92],
        type="AGREE",
        mode="material",
        actors=(PRK, Party("PRK", "its army", "MIL")),
        recipients=(RUS, Party("?", "others")),
        time=TimeRange("2023-07-01", "2023-07-31", "month", "in July", "anchored"),
        place=Place("Pyongyang", "PRK", 39.03, 125.75, "settlement"),
        items=(Item("shells", "300 tons"), Item("rockets")),
        trigger="agreed",
        why=(
            Reason("type", "events", "agree to", "agreed to sell"),
            Reason("status", "status", "complement", "to sell"),
        ),
        **given,  # type: ignore[arg-type]
    )


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a record with one of everything, and a report that could not be read."""
    path = tmp_path_factory.mktemp("record") / "sample.onrecord"
    with open_record(path, create=True) as record, record.transaction():
        put = record.shelf.put
        dateline = Dateline("SEOUL, Sept 5 (Sample Wire) -", "Seoul", "2023-09-05", "Sample Wire")
        put(
            Report(
                id="wire",
                title="Shells “for Moscow”; a deal",
                text=TEXT,
                outlet="Sample Wire",
                domain="wire.example",
                url="https://wire.example/1",
                byline=("A. Author", "B. Author"),
                published="2023-09-05",
                published_how="metadata",
                dateline=dateline,
                credit="Sample Wire",
                language="en",
                hash="abc",
            )
        )
        put(
            Report(
                id="copy", text=TEXT, outlet="=Copy, “Daily”", published_window=("2023-09-01", "2023-09-30"), hash="abd"
            )
        )
        put(Report(id="empty", status="empty", reason="the file is empty", input="in/empty.txt"))
        put(claim("c1", "wire", confidence=Confidence(0.81, 0.97, 0.95, 0.9, 0.96, 0.98)))
        put(claim("c2", "copy", status="negated", sources=()))
        put(Response(id="r1", report="wire", span=Span(0, 6), quote="Shells", by=RUS, stance="denies", about="c1"))
        grade = Grade(
            1.25,
            0.7773,
            3,
            "possibly true",
            (Term("origins", 1.5, "one origin"), Term("denied", -0.25, "why", ("r1",))),
        )
        put(
            Event(
                id="e1",
                title="Kim agrees to sell shells",
                type="AGREE",
                actors=(PRK,),
                recipients=(RUS,),
                status="planned",
                time=TimeRange("2023-07-01", "2023-07-31", "month"),
                claims=("c1", "c2"),
                responses=("r1",),
                origins=("o1",),
                conflicts=("x1",),
                story="s1",
                grade=grade,
                accounts=(
                    Account(says="planned", origins=("o1",), grade=grade),
                    Account(says="negated", origins=("o1",), parties=("RUS",), grade=Grade(-1.0, 0.27, 4, "doubtful")),
                ),
                items=(Item("shells"),),
            )
        )
        evidence = Evidence("sentence", "“Kim Jong Un agreed”", ("wire", "copy"))
        put(
            Origin(
                id="o1",
                kind="copy",
                title="Sample Wire",
                claims=("c1", "c2"),
                reports=("wire", "copy"),
                evidence=(evidence,),
            )
        )
        put(Conflict(id="x1", event="e1", kind="denial", claims=("c1", "c2"), detail="asserted and denied"))
        put(Story(id="s1", title="Arms", reports=("copy", "wire"), events=("e1",), history=("began with wire",)))
    return path


@pytest.fixture
def record(sample: Path) -> Iterator[Record]:
    """The sample, open."""
    with open_record(sample) as opened:
        yield opened
