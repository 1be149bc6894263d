"""Folders of reports for tests of `build`, and what a record holds after it."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec

from onrecord import BuildResult, open_record
from onrecord.store import Record

Write = Callable[..., Path]
PADDING = " It was reported by people who know the matter well and have long followed the two countries closely."


def outcomes(result: BuildResult) -> dict[str, int]:
    return result.outcomes


def events(record: Record) -> dict[str, set[str]]:
    return {event.id: {claim.report for claim in record.claims(event=event.id)} for event in record.events()}


def dump(path: Path) -> dict[str, Any]:
    """All that a record holds, but for when it was built."""
    with open_record(path) as record:
        reports = [msgspec.structs.replace(report, fetched=None) for report in record.reports()]
        kinds = {
            "claims": record.claims(), "responses": record.responses(), "events": record.events(),
            "origins": record.origins(), "conflicts": record.conflicts(), "stories": record.stories(),
        }  # fmt: skip
        held: dict[str, Any] = {kind: {one.id: one for one in records} for kind, records in kinds.items()}
        held["reports"] = {report.id: report for report in reports}
        held["revisions"] = [
            msgspec.structs.replace(r, fetched=None) for one in reports for r in record.revisions(one.id)
        ]
    with closing(sqlite3.connect(path)) as raw:
        for table in ("links", "posting", "redirects"):
            held[table] = sorted(raw.execute(f"SELECT * FROM {table}").fetchall())
        held["words"] = sorted(raw.execute("SELECT kind, id, words FROM passage").fetchall())
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        raw.execute("INSERT INTO passage_words(passage_words) VALUES ('integrity-check')")
    return held
