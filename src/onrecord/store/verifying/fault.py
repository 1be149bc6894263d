"""One thing that is not as it should be in a record."""

from msgspec import Struct


class Fault(Struct, frozen=True):
    """What is wrong, with what, and what to do.

    `kind` is what it is wrong with: file, report, claim, response, event, origin, conflict, story, decision, build and
    so on; `id` its id, "" for the file.
    """

    check: str
    kind: str
    id: str
    what: str
    todo: str


RESTORE = "restore a backup, or build the record again from its reports; what can be read of it goes with onrecord copy"
AGAIN = "read it again from what it came from: onrecord build INPUT -o RECORD --again; or restore a backup"


def read_again(input: str) -> str:
    """What to do about a report: it came from this input."""
    return AGAIN.replace("INPUT", input) if input else AGAIN
