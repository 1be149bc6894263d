"""The verb `backup`: a record copied to a file while it is in use, verified, and only then put in its place."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from onrecord.errors import InUseError, StoreError, UsageError
from onrecord.store.engine import is_url
from onrecord.store.record import default_name
from onrecord.store.saving import copy_pages, put_in_place
from onrecord.store.turns import turn
from onrecord.verbs.copy import copy
from onrecord.verbs.verify import VerifyResult, verify


class BackupStep(NamedTuple):
    """How far it is: what is being done, and pages or rows done of all."""

    doing: str
    done: int
    total: int


class BackupResult(NamedTuple):
    """What was backed up: from where, to where, its size, the rows that were verified, and what else is to be known."""

    source: str
    target: str
    bytes: int
    rows: int
    notes: tuple[str, ...]


def backup(
    source: str | Path,
    target: str | Path,
    *,
    force: bool = False,
    progress: Callable[[BackupStep], None] | None = None,
) -> BackupResult:
    """Copy a record to a file while others read and write it; the copy is verified before it is there.

    A file is copied as it is, of whatever schema; of a record on a server the rows are copied, as `copy` does. It is
    written beside the target and takes its name at the end, so that the target is whole, or as it was.

    Args:
        source: a record, by path or `postgresql://USER@HOST/NAME`.
        target: a file.
        force: whether it takes the place of a file that is there.
        progress: called after every few thousand pages or rows.

    Raises:
        UsageError: the target is a server: `copy` goes there.
        StoreError: the target is there already, or is the source; the copy has faults; a disk is full.
        NotARecordError, VersionError: as `open_record`.
    """
    if is_url(target):
        raise UsageError(f"a backup is a file: onrecord copy {source} {target} copies to a server")
    place = Path(target)
    if not is_url(source) and os.path.realpath(source) == os.path.realpath(place):
        raise StoreError(f"{source} cannot be backed up onto itself: name another place")

    def tell(doing: str, done: int, total: int) -> None:
        if progress:
            progress(BackupStep(doing, done, total))

    with _alone(place), put_in_place(place, force=force) as part:
        if is_url(source):
            copy(source, part, progress=lambda step: tell("copying", step.done, step.total))
        else:
            copy_pages(Path(source), part, lambda done, total: tell("copying", done, total))
            shutil.copymode(source, part)
        found = verify(part, progress=lambda step: tell("verifying", step.done, step.total))
        if not found.ok:
            raise _faulty(source, found)
        size = part.stat().st_size
    rows = sum(check.rows for check in found.checks)
    return BackupResult(default_name(source), str(place), size, rows, found.notes)


@contextmanager
def _alone(place: Path) -> Iterator[None]:
    """Nobody else backs up to the same place, or builds there."""
    try:
        with turn(place, 0):
            yield
    except InUseError as error:
        raise InUseError(f"another process is writing {place}: try again when it has ended, or name another") from error


def _faulty(source: str | Path, found: VerifyResult) -> StoreError:
    first, count = found.faults[0], sum(check.faults for check in found.checks)
    return StoreError(
        f"what was copied has {count} fault{'s' if count != 1 else ''}, and was not kept: {first.kind} {first.id}: "
        f"{first.what}. Those of the record itself are listed by onrecord verify {source}"
    )
