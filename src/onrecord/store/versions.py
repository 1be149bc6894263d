"""How far a record has come: what stays the same as long as no build has ended and nobody has decided anything."""

from typing import NamedTuple

from sqlalchemy import text

from onrecord.store import quick
from onrecord.store.record import Record


class Version(NamedTuple):
    """Builds that have ended, when the last did, decisions made, and undone."""

    builds: int
    ended: str
    decisions: int
    undone: int


def version(record: Record) -> Version:
    """Which version of the record this is. While a build runs, it is the version that the build began with."""
    with record.shelf.reading() as connection:
        ((builds, ended, made, undone),) = quick.rows(connection, _VERSION, {})
    return Version(builds, ended or "", made, undone)


_VERSION = text(
    "SELECT builds, ended, made, undone FROM "
    "(SELECT count(finished) AS builds, max(finished) AS ended FROM builds) AS built, "
    "(SELECT count(id) AS made, count(undone) AS undone FROM decisions) AS decided"
)
