"""Recording on disk gives what recording in memory gives."""

from pathlib import Path

from onrecord.model import Claim, Conflict, Event, Origin, Party, Report, Response, Source, Span, Story
from onrecord.record import MemoryShelf, Recorder, Shelf
from onrecord.store import open_record
from tests.record.made import BODY, a_claim, a_report, visit

KINDS = (Report, Claim, Response, Event, Origin, Conflict, Story)


def fill(recorder: Recorder) -> None:
    for at in range(5):
        text = BODY if at % 2 else f"{BODY} It was the {at + 2}th visit this year, {at} sources said."
        report = a_report(f"r{at}", text, published=f"2023-07-{25 + at}")
        source = Source(name="Kirby", code="USA", kind="person")
        claims = [
            visit(report, sources=(source,) if at == 1 else ()),
            a_claim(report, "ask for artillery shells", "REQUEST"),
        ]
        denial = Response(
            id=f"d{at}",
            report=report.id,
            span=Span(0, 5),
            quote="denied it",
            by=Party("GRA", "Graustark"),
            stance="denies",
            about=claims[0].id,
        )
        recorder.add(report, claims, [denial] if at == 2 else [])
    recorder.remove("r3")


def test_the_record_is_the_same_on_disk(tmp_path: Path) -> None:
    memory = MemoryShelf()
    fill(Recorder(memory))
    record = open_record(tmp_path / "same.onrecord", create=True)
    disk: Shelf = record.shelf
    with record.shelf.transaction():
        fill(Recorder(disk))
    for kind in KINDS:
        assert list(memory.all(kind)) == list(disk.all(kind)), kind.__name__
    record.close()
