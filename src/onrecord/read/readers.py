"""Who reads: the built-in reader, or one of the user's own. Everything that wants reports read asks here."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple, Protocol

from onrecord.model import Report
from onrecord.read.pipeline import Settings
from onrecord.read.reading import Reading


class ReadBy(NamedTuple):
    """A reading, and what its reader counted, by name: requests, tokens, claims dropped for which reason."""

    reading: Reading
    counts: Counter[str]


class Reader(Protocol):
    """Reports to readings, one each, in order; all of them have English text."""

    def read(self, reports: Sequence[Report]) -> Iterator[ReadBy]:
        """Read the reports."""


class BuiltIn:
    """The reader that comes with onrecord."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def read(self, reports: Sequence[Report]) -> Iterator[ReadBy]:
        """Read the reports through all stages."""
        from onrecord.read import read

        for reading in read(reports, settings=self._settings):
            yield ReadBy(reading, Counter())


@lru_cache(maxsize=4)
def reader_of(settings: Settings | None) -> Reader:
    """The reader that the settings ask for; one for each in a process, for it may remember how things went."""
    chosen = settings or Settings()
    if chosen.reader is None:
        return BuiltIn(chosen)
    from onrecord.read.model_reader import ModelReader

    return ModelReader(chosen.reader, chosen)


def read_all(reports: Iterable[Report], settings: Settings | None) -> Iterator[Reading]:
    """Any number of reports, a batch at a time, by the reader that the settings ask for."""
    chosen = settings or Settings()
    waiting = iter(reports)
    while batch := list(islice(waiting, chosen.batch_size)):
        for reading, _ in reader_of(chosen).read(batch):
            yield reading
