"""However the record is told, it counts the same origins: of the whole, and of each event."""

import json
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from rich.console import Console

from onrecord import explain, export, open_record, page, show, summary
from onrecord.record import Decision, Recorder
from onrecord.store import Record
from tests.record.made import BODY, a_claim, a_report
from tests.record.telling import GRA, RUR, USA, told

OWN = "The harbour was busy. Ruritania visited Graustark. Nobody would say what was in the boxes, or where they went."


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shelling that some tell of, deny and feared; a visit that copies and one outlet tell of; a wrong claim."""
    found = tmp_path_factory.mktemp("counts") / "r.onrecord"
    made = [told(1), told(2, by=GRA), told(3, "possible", USA), told(4, "negated"), told(5, "negated", RUR)]
    for name, text in (("x", BODY), ("y", BODY), ("z", OWN), ("zz", OWN.replace("harbour", "port"))):
        report = a_report(name, text, published="2023-07-26", domain="x.example" if name == "z" else f"{name}.example")
        quote = (
            "The defence minister of Ruritania travelled to Graustark"
            if text == BODY
            else "Ruritania visited Graustark"
        )
        made.append((report, a_claim(report, quote), ()))
    wrong = Decision(id="d1", at="2024", author="x", kind="wrong", targets=(made[-1][1].id,))
    with open_record(found, create=True) as record, record.transaction():
        recorder = Recorder(record.shelf, decisions=(wrong,))
        for report, claim, responses in made:
            recorder.add(report, [claim], responses)
    return found


@pytest.fixture
def record(path: Path) -> Iterator[Record]:
    with open_record(path) as opened:
        yield opened


def rows(record: Record, table: str) -> list[dict[str, object]]:
    written = BytesIO()
    export(record, written, table=table, format="jsonl")
    return [json.loads(line) for line in written.getvalue().splitlines()]


def test_of_the_whole_record(record: Record) -> None:
    console = Console(width=200, color_system=None)
    with console.capture() as capture:
        console.print(show(record))
    head = re.search(r"(\d+) independent origins", capture.get())
    on_page = re.search(r"(\d+) independent origins", page(record))
    assert head
    assert on_page
    listed = {row["id"] for row in rows(record, "origins")}
    told_of = {claim["origin"] for claim in rows(record, "claims") if claim["origin"]}
    assert listed == told_of
    counts = {
        record.counts()["origins"], summary(record)["origins"], int(head[1]), int(on_page[1]), len(listed),
        len(list(record.origins())),
    }  # fmt: skip
    assert counts == {6}


def test_of_each_event(record: Record) -> None:
    shown = {event["id"]: event["origins"] for event in summary(record)["events"]}
    html = page(record)
    assert len(shown) >= 2
    for row in rows(record, "events"):
        id = str(row["id"])
        explained = explain(record, id)
        says = explained["accounts"][0]
        on_page = re.search(rf'id="e-{id}"[^>]*data-origins="(\d+)"', html)
        assert on_page
        assert {row["origins"], shown[id], len(says["origins"]), int(on_page[1])} == {len(record.event(id).origins)}
        assert str(explained["support"]).startswith(str(row["origins"]))
