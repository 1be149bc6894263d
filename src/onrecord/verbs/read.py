"""The verb `read`: what reports say, without a record."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import ContentError
from onrecord.model import Report
from onrecord.verbs.batches import readable

if TYPE_CHECKING:
    from onrecord.read import Reading, Settings

Input = str | Path | Report


def read(inputs: Input | Iterable[Input], *, settings: "Settings | None" = None) -> "Iterator[Reading]":
    """Read reports into claims and responses, one `Reading` a report, in order.

    Args:
        inputs: files, folders, globs, URLs, or reports that `acquire` has given.
        settings: how to read: the spaCy pipeline, or a reader of your own.

    Raises:
        ContentError: an input cannot be opened, or a report cannot be read: it is empty, noise, or not in English.
    """
    from onrecord.read.readers import read_all

    given = [inputs] if isinstance(inputs, str | Path | Report) else inputs
    return read_all((_checked(report) for report in _reports(given)), settings)


def _reports(inputs: Iterable[Input]) -> Iterator[Report]:
    from onrecord.acquire import acquire

    for given in inputs:
        if isinstance(given, Report):
            yield given
        else:
            yield from acquire([given])


def _checked(report: Report) -> Report:
    if not readable(report):
        reason = report.reason or ("it is not in English" if report.status == "other-language" else "it has no text")
        raise ContentError(f"{report.input or report.id} cannot be read: {reason}")
    return report
