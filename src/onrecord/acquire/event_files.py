"""Event files of other data sets, one event after another: PLOVER's JSON Lines, POLECAT's and ICEWS's tables."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

from onrecord.acquire.event_plover import plover
from onrecord.acquire.event_tables import icews, polecat
from onrecord.model.datasets import DatasetEvent

EventFormat = Literal["plover", "polecat", "icews"]
EVENT_FORMATS: tuple[EventFormat, ...] = ("plover", "polecat", "icews")
_READ: dict[EventFormat, Callable[[Path, str, Counter[str]], Iterator[tuple[DatasetEvent, int]]]] = {
    "plover": plover,
    "polecat": polecat,
    "icews": icews,
}


def read_events(
    path: Path, format: EventFormat, name: str, left_out: Counter[str]
) -> Iterator[tuple[DatasetEvent, int]]:
    """The events of a file in its order, each with how many bytes of the file are read by then.

    Args:
        path: the file, also packed with gzip.
        format: plover, polecat, or icews, which is also the four columns date, actor, relation and recipient.
        name: what the data set is called.
        left_out: counts the lines that give no event, by reason.

    Raises:
        InputError: the file cannot be opened or unpacked.
        ContentError: it is a table without the columns that the format has.
    """
    return _READ[format](path, name, left_out)
