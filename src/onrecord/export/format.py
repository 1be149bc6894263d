"""What a format of export is, and what one is asked to write."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import BinaryIO

from onrecord.store import Record


@dataclass(frozen=True)
class Asked:
    """What is to be written: of which record, to where, and which of the format's tables.

    `leads` and `guard` are as `export` has them. What the format has no place for is counted in `left_out`, by the
    reason in words that follow a number: "planned".
    """

    record: Record
    file: BinaryIO
    table: str
    leads: bool = False
    guard: bool = True
    left_out: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Format:
    """A form in which a record can be written.

    Attributes:
        name: what it is called on the command line.
        about: what it is, in a few words.
        write: writes what is asked for and returns how many rows (entries, objects) that were. Libraries that not all
            have are imported by it alone.
        tables: those it can be asked for, the one that is meant where none is named first.
        extra: the extra that brings the libraries it needs.
        binary: whether it is no text, and so nothing for a terminal.
        events: whether it tells of events, so that leads are left out unless asked for.
        leads: whether it can mark leads; one that cannot never has them.
    """

    name: str
    about: str
    write: Callable[[Asked], int]
    tables: tuple[str, ...]
    extra: str | None = None
    binary: bool = False
    events: bool = True
    leads: bool = True
