"""A row that was damaged, or that somebody wrote by hand, is told as damage of the record."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from onrecord import open_record, show
from onrecord.errors import NotARecordError
from onrecord.model import Event
from onrecord.store import Record, decoding
from tests.serve.made import made


@pytest.mark.parametrize(
    "body",
    [
        "",
        "null",
        "[]",
        "{",
        '{"id": 1}',
        '{"id":"e","title":null,"type":"CONSULT"}',
        "[" * 100_000,
        "\x00",
        b"\xff\xfe",
    ],
)
def test_whatever_stands_there(body: str | bytes) -> None:
    for decode in (decoding.Decoder(Event).decode, lambda given: decoding.decode(given, type=Event)):
        with pytest.raises(NotARecordError, match="damaged"):
            decode(body)


@pytest.mark.parametrize("table", ["events", "claims", "reports", "stories"])
@pytest.mark.parametrize("body", ["not JSON", '{"id": 7}', b"\xff\xfe"], ids=["no json", "other json", "no text"])
def test_a_record_with_such_a_row_is_damaged(tmp_path: Path, table: str, body: str | bytes) -> None:
    path = made(tmp_path / "r.onrecord")
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute(f"UPDATE {table} SET body = CAST(? AS TEXT)", (body,))
    with open_record(path) as record, pytest.raises(NotARecordError, match="damaged"):
        everything(record)


def test_an_id_that_is_no_text_is_damage(tmp_path: Path) -> None:
    path = made(tmp_path / "r.onrecord")
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE links SET owner = CAST(owner AS BLOB) WHERE rowid % 2")
    with open_record(path) as record, pytest.raises(NotARecordError, match="damaged"):
        record.owners("event", [claim.id for claim in record.claims(leads=True)])


def everything(record: Record) -> None:
    list(record.reports())
    list(record.claims(leads=True))
    list(record.stories())
    list(record.events())
    show(record)
