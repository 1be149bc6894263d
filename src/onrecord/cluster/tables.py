"""The two tables of a folder of claims: what was read, whole, to record from; and a row a claim, to look into."""

import io
from collections.abc import Iterable, Iterator

import msgspec

from onrecord import __version__
from onrecord.cluster.passing import Outcome, Read
from onrecord.export.claims import CLAIMS, claim_row
from onrecord.export.columns import Row, Table, table
from onrecord.export.tabular import write_parquet
from onrecord.store import Record

UNKNOWN = "unknown"
IN_RECORDS = frozenset({"event", "origin", "corrected", "as_read", "verdict"})


def _none(_: Record) -> Iterator[Row]:
    return iter(())


READ = table(
    "a report with all that was read in it",
    _none,
    ("label", "text", "the input that it came in"),
    ("stamp", "text", "when that was last changed, and its size"),
    ("batch", "whole", "the number of its batch in the input"),
    ("place", "whole", "its place in the batch"),
    ("id", "text", "the report's id; a record may add a number to it"),
    ("title", "text", "its title"),
    ("outlet", "text", "the outlet"),
    ("url", "text", "its address"),
    ("published", "text", "when it was published, ISO 8601"),
    ("language", "text", "its language, ISO 639-1"),
    ("status", "text", "ok, other-language, empty, noise, no-article, unreadable, too-large"),
    ("reason", "text", "why it could not be read"),
    ("claims", "whole", "how many claims were read in it"),
    ("version", "text", "the version of onrecord that read it"),
    ("read", "text", "the report, its claims and its responses, as JSON: what a record is made from"),
)
FOUND = Table(
    "a claim, as reading found it: before a record has joined claims into events, and people have decided on them",
    tuple(column for column in CLAIMS.columns if column.name not in IN_RECORDS),
    _none,
)
TABLES = {"reports": READ, "claims": FOUND}


def day(read: Read) -> str:
    """The day of publication that a report's rows lie under; `unknown` where it states none."""
    return (read.told.published or UNKNOWN)[:10]


def report_rows(outcome: Outcome) -> Iterator[tuple[str, Row]]:
    """The reports of a batch, each with its day."""
    for place, read in enumerate(outcome.read):
        report = read.told
        yield (
            day(read),
            {
                "label": outcome.label,
                "stamp": outcome.stamp,
                "batch": outcome.number,
                "place": place,
                **{name: getattr(report, name) for name in READ.names if hasattr(report, name)},
                "claims": len(read.claims),
                "version": __version__,
                "read": msgspec.json.encode(read).decode(),
            },
        )


def claim_rows(outcome: Outcome) -> Iterator[tuple[str, Row]]:
    """The claims of a batch, each with the day of its report."""
    for read in outcome.read:
        for claim in read.claims:
            row = claim_row(claim, read.told, None, None)
            yield day(read), {name: row[name] for name in FOUND.names}


def as_parquet(name: str, rows: Iterable[Row]) -> bytes:
    """Rows of a table as a Parquet file."""
    file = io.BytesIO()
    write_parquet(TABLES[name], rows, file)
    return file.getvalue()
