"""Columns of the exported tables: their names, what they hold, and how formats without types write them."""

from collections.abc import Callable, Iterator
from typing import Any, Literal, NamedTuple

from onrecord.model import Confidence, Item, Party, Place, Source, TimeRange
from onrecord.store import Record

Kind = Literal["text", "whole", "number", "list", "flag"]
Row = dict[str, Any]


class Column(NamedTuple):
    """A column: `kind` is text, whole (number), number, flag, or list (of texts)."""

    name: str
    kind: Kind
    meaning: str


class Table(NamedTuple):
    """A table: what a row is, its columns in order, and the rows of a record, streamed.

    `with_leads` gives the rows with what only leads carry, where `rows` leaves that out.
    """

    about: str
    columns: tuple[Column, ...]
    rows: Callable[[Record], Iterator[Row]]
    with_leads: Callable[[Record], Iterator[Row]] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names, in order."""
        return tuple(column.name for column in self.columns)


def table(
    about: str,
    rows: Callable[[Record], Iterator[Row]],
    *columns: tuple[str, Kind, str],
    with_leads: Callable[[Record], Iterator[Row]] | None = None,
) -> Table:
    """A table from tuples of name, kind and meaning."""
    return Table(about, tuple(Column(*column) for column in columns), rows, with_leads)


def codes(parties: tuple[Party, ...]) -> list[str]:
    """Each code once, in order."""
    return list(dict.fromkeys(party.code for party in parties))


def party_columns(of: str, parties: tuple[Party, ...]) -> Row:
    """Codes, each once, with all names and sectors ("" where none is known) beside them."""
    single = {"actors": "actor", "recipients": "recipient"}[of]
    return {
        of: codes(parties),
        f"{single}_names": [party.name for party in parties],
        f"{single}_sectors": [party.sector or "" for party in parties],
    }


def time_columns(time: TimeRange | None) -> Row:
    """The days and how finely they are known."""
    if time is None:
        return dict.fromkeys(("start", "end", "time_precision", "time_text", "time_how"))
    return {
        "start": time.start,
        "end": time.end,
        "time_precision": time.precision,
        "time_text": time.text,
        "time_how": time.how,
    }


def place_columns(place: Place | None) -> Row:
    """The place by its words, country and coordinates."""
    if place is None:
        return dict.fromkeys(("place", "place_country", "place_precision", "latitude", "longitude"))
    return {
        "place": place.name,
        "place_country": place.country,
        "place_precision": place.precision,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }


def item_columns(items: tuple[Item, ...]) -> Row:
    """What was sent, sold, signed or tested, with the quantities as stated ("" where none is)."""
    return {"items": [item.name for item in items], "item_quantities": [item.quantity or "" for item in items]}


def source_columns(sources: tuple[Source, ...]) -> Row:
    """The chain of speakers, the outermost first."""
    return {
        "sources": [source.name for source in sources],
        "source_codes": [source.code or "" for source in sources],
        "source_kinds": [source.kind for source in sources],
        "distances": [source.distance for source in sources],
    }


CONFIDENT = ("type", "actors", "recipients", "status", "sources")


def confidence_columns(confidence: Confidence | None) -> Row:
    """How probably the claim is read right, as a whole and by field."""
    told: Row = {"confidence": confidence.whole if confidence else None}
    return told | {f"confidence_{name}": getattr(confidence, name) if confidence else None for name in CONFIDENT}
