"""The verb `remove`: a report leaves the record, and all that rested on it alone goes with it."""

from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec
from sqlalchemy import delete, insert

from onrecord import __version__
from onrecord.errors import UsageError
from onrecord.model import Event, Report
from onrecord.store import Record, Removed, schema
from onrecord.verbs.obeying import recorder


class RemoveResult(msgspec.Struct, frozen=True, kw_only=True):
    """What taking reports out did: their ids, and the ids of events that went and of those that changed.

    `build` is the number under which the record's history has it: `diff(record, built=build - 1)` tells what changed.
    """

    build: int
    reports: tuple[str, ...]
    dropped: tuple[str, ...]
    changed: tuple[str, ...]


def remove(record: Record, reports: Sequence[str], *, author: str, reason: str = "") -> RemoveResult:
    """Take reports out of a record: what is left is what it would be had they never come.

    Claims, responses, and events that no other report tells of go; all others are counted and graded anew. Who took
    out what, when and why stays in the record's history (`Record.removed`). Decisions about its claims stay, and hold
    again if the report comes back.

    Args:
        record: an open record.
        reports: ids of reports.
        author: who takes them out.
        reason: why.

    Raises:
        UsageError: no reports.
        NotFoundError: no report of that id; names the nearest. Nothing was taken out.
    """
    if not reports:
        raise UsageError("remove what? Name reports by their ids: onrecord export RECORD --table reports lists them")
    found = {one.id: one for name in reports if isinstance(one := record.find(name, (Report,)), Report)}
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with record.transaction() as connection:
        run = {
            "started": now,
            "finished": now,
            "version": __version__,
            "inputs": "[]",
            "counts": msgspec.json.encode({"reports removed": len(found)}).decode(),
        }
        key = connection.execute(insert(schema.builds), run).inserted_primary_key
        build = record.shelf.build = int(key[0]) if key else 0
        again = recorder(record)
        for id in sorted(found):
            again.take_out(id)
            connection.execute(delete(schema.revisions).where(schema.revisions.c.report == id))
        changes = again.finish()
        for report in found.values():
            gone = Removed(
                *(report.id, now, author, reason), *(report.title, report.outlet, report.published, report.hash)
            )
            about = msgspec.json.encode(gone).decode()
            row = {"build": build, "report": report.id, "outcome": "removed", "about": about}
            connection.execute(insert(schema.taken), row)
        dropped = {id for id in changes.dropped if record.shelf.get(Event, id) is None}
    record.shelf.build = None
    return RemoveResult(
        build=build,
        reports=tuple(sorted(found)),
        dropped=tuple(sorted(dropped)),
        changed=tuple(sorted({*changes.changed, *changes.added})),
    )
