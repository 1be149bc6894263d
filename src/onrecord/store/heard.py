"""Who speaks and acts in all claims of some reports, without all else that these claims hold."""

from collections.abc import Iterable

from msgspec import Struct

from onrecord.store import decoding, quick
from onrecord.store.record import Record


class Named(Struct, frozen=True):
    """A source or party of a claim: its name, and whom it is or speaks for."""

    name: str
    code: str | None = None


class Heard(Struct, frozen=True):
    """A claim as far as it tells by which names its report knows people."""

    id: str
    report: str
    sources: tuple[Named, ...] = ()
    actors: tuple[Named, ...] = ()
    recipients: tuple[Named, ...] = ()


def heard_in(record: Record, reports: Iterable[str]) -> list[Heard]:
    """All claims of these reports, as they were read."""
    decode = decoding.Decoder(Heard).decode
    with record.shelf.reading() as connection:
        found = quick.among(connection, "SELECT body FROM claims WHERE report", set(reports))
    return [decode(row[0]) for row in found]
