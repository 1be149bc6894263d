"""What `build`, `decide` and `undo` record with: a recorder that obeys what people decided and set in the record."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import msgspec
from sqlalchemy import Connection

from onrecord.errors import UsageError
from onrecord.record import Recorder, Settings
from onrecord.store import Record
from onrecord.store.history import OUTLETS
from onrecord.store.versions import Version, version

LETTERS = "ABCDEF"


def recorder(record: Record) -> Recorder:
    """A recorder over the record's shelf, that obeys its decisions and settings."""
    return Recorder(record.shelf, settings=Settings(outlet_letters=outlets(record)), decisions=record.decisions())


class Recording:
    """A recorder for as long as a build takes: it obeys also what is decided, or taken out, meanwhile."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.recorder = recorder(record)
        self._seen: Version | None = None

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A transaction on the record, in which the recorder goes by all that others have written before it."""
        with self.record.transaction() as connection:
            if (now := version(self.record)) != self._seen:
                self.recorder.obey(self.record.decisions())
                self._seen = now
            yield connection


def outlets(record: Record) -> dict[str, str]:
    """The Admiralty letters that the user has given to outlets; all others are F, cannot be judged."""
    return record.outlet_letters()


def check_letters(letters: Mapping[str, str]) -> None:
    """Raise UsageError for a letter that is not one of A to F."""
    wrong = sorted(outlet for outlet, letter in letters.items() if len(letter) != 1 or letter not in LETTERS)
    if wrong:
        raise UsageError(f"the letter of {', '.join(wrong)} must be one of A to F")


def set_outlets(record: Record, letters: Mapping[str, str]) -> None:
    """Keep the user's letters for outlets in the record, and grade its events anew if they differ from before.

    Raises UsageError for a letter that is not one of A to F.
    """
    check_letters(letters)
    if dict(letters) != outlets(record):
        with record.transaction():
            record.set(OUTLETS, msgspec.json.encode(dict(letters)).decode())
            recorder(record).regrade()


def grade_anew(record: Record) -> None:
    """Grade the events that an older onrecord recorded, which took all origins for one account."""
    if old := record.uncounted():
        with record.transaction():
            recorder(record).regrade(old)
