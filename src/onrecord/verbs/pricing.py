"""The dry run of `build`: what it would ask of a reader of the user's own, before anything is asked or written."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import UsageError
from onrecord.model import Report
from onrecord.store import open_record
from onrecord.verbs.batches import readable
from onrecord.verbs.intake import Intake

if TYPE_CHECKING:
    from onrecord.read.model_reader.estimate import Estimate
    from onrecord.read.model_reader.settings import ReaderSettings


def price(
    inputs: Iterable[str | Path], output: str | Path, reader: "ReaderSettings", *, again: bool = False
) -> "Estimate":
    """Count what `build` would ask of the reader for these inputs; the record, if there is one, stays as it is.

    Raises:
        UsageError: no inputs.
        InputError: none of the inputs is there; names what is near.
        StoreError: the record is there and cannot be opened.
    """
    from onrecord.acquire import acquire, check_there
    from onrecord.read.model_reader.estimate import estimate

    given = tuple(inputs)
    if not given:
        raise UsageError("nothing to count: name files, folders or URLs, or - for standard input")
    check_there(given)
    reports = acquire(given)
    if "://" not in str(output) and not Path(output).exists():
        return estimate(filter(readable, reports), reader)
    with open_record(output) as record:
        return estimate(_wanted(Intake(record, again=again), reports), reader)


def _wanted(intake: Intake, reports: Iterable[Report]) -> Iterator[Report]:
    for batch in intake.batches(reports):
        for incoming in batch:
            if incoming.wanted and readable(incoming.report):
                yield incoming.report
            intake.written(incoming)
