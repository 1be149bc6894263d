"""How far a record has come: what stays the same as long as no build has ended and nobody has decided anything."""

from typing import NamedTuple

from sqlalchemy import func, select

from onrecord.store import schema
from onrecord.store.record import Record


class Version(NamedTuple):
    """Builds that have ended, when the last did, decisions made, and undone."""

    builds: int
    ended: str
    decisions: int
    undone: int


def version(record: Record) -> Version:
    """Which version of the record this is. While a build runs, it is the version that the build began with."""
    b, d = schema.builds.c, schema.decisions.c
    with record.shelf.reading() as connection:
        builds, ended = connection.execute(select(func.count(b.finished), func.max(b.finished))).one()
        made, undone = connection.execute(select(func.count(d.id), func.count(d.undone))).one()
    return Version(builds, ended or "", made, undone)
