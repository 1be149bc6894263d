"""What passes between the process that writes and the workers that read: tasks, batches, and what was found."""

from typing import NamedTuple

import msgspec
from msgspec import Struct

from onrecord.acquire import Facts
from onrecord.acquire.inputs import Input
from onrecord.errors import ModelError, OnrecordError, ReaderError, UsageError
from onrecord.model import Claim, Report, Response

KINDS = {kind.__name__: kind for kind in (ModelError, OnrecordError, ReaderError, UsageError)}


class Task(NamedTuple):
    """One input to be read: a file, an object in a store, an address.

    `stamp` tells one state of it from a later one. Batches whose numbers are in `done` have been read and written.
    """

    input: Input
    stamp: str
    facts: Facts
    done: frozenset[int] = frozenset()


class Fault(Struct, frozen=True):
    """An error that every batch would meet: the kind of error and its message."""

    kind: str
    message: str

    def error(self) -> OnrecordError:
        """The error, to be raised where it can be told."""
        return KINDS.get(self.kind, OnrecordError)(self.message)


def fault(error: BaseException) -> Fault:
    """An error in the form that passes between processes."""
    if isinstance(error, OnrecordError):
        return Fault(type(error).__name__, str(error))
    return Fault("OnrecordError", f"a worker cannot read: {type(error).__name__}: {error}")


class Batch(Struct, frozen=True):
    """Reports of one input: the `number`-th batch of it; `last` where no other follows."""

    label: str
    stamp: str
    number: int
    reports: tuple[Report, ...] = ()
    last: bool = False
    fault: Fault | None = None


class Read(Struct, frozen=True):
    """One report as it was acquired, and what was read in it.

    `after` is the report with what reading found out about it, where that is anything; `failed` says why it could not
    be read.
    """

    report: Report
    claims: tuple[Claim, ...] = ()
    responses: tuple[Response, ...] = ()
    after: Report | None = None
    failed: str | None = None

    @property
    def told(self) -> Report:
        """The report as it is to be kept."""
        found = self.after or self.report
        return msgspec.structs.replace(found, status="unreadable", reason=self.failed) if self.failed else found


class Outcome(Struct, frozen=True):
    """What became of a batch, and with which version of onrecord it was read."""

    label: str
    stamp: str
    number: int
    last: bool
    version: str
    read: tuple[Read, ...] = ()
    fault: Fault | None = None
