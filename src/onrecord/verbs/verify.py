"""The verb `verify`: whether a record is sound. It reads, and changes nothing."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import SQLAlchemyError

from onrecord.errors import NotARecordError
from onrecord.store import migrate, schema
from onrecord.store.record import default_name
from onrecord.store.verifying import CHECKS, Check, Fault, Seen, one_state
from onrecord.store.verifying.fault import RESTORE

KEPT = 1000  # faults of one check that are kept; all are counted
UNFINISHED = "unfinished"


class VerifyStep(NamedTuple):
    """How far it is: the name of the check, and rows looked at of all."""

    check: str
    done: int
    total: int


class Verified(NamedTuple):
    """One check: its name, what it finds out, how many rows it looked at, and how many faults it found."""

    check: str
    about: str
    rows: int
    faults: int


class VerifyResult(NamedTuple):
    """What was checked, and what was found.

    Attributes:
        record: its path or URL.
        schema: the schema that it has.
        checks: those that were made.
        faults: what is wrong, the first thousand of each check.
        notes: what is no fault, but to be known: builds that were cut off, checks that could not be made.
    """

    record: str
    schema: str
    checks: tuple[Verified, ...]
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing was found to be wrong."""
        return not any(check.faults for check in self.checks)


def verify(record: str | Path, *, progress: Callable[[VerifyStep], None] | None = None) -> VerifyResult:
    """Check a record: its file, texts and quotes, what refers to what, what is counted, and ids that were given away.

    It is one state of the record that is checked, whoever writes meanwhile. Nothing is written and nothing migrated;
    of a record that an older onrecord made, only the file is checked. Memory does not grow with the record.

    Args:
        record: its path, or `postgresql://USER@HOST/NAME`.
        progress: called after every few hundred rows.

    Raises:
        NotARecordError: it is something else.
        VersionError: it was made by a newer onrecord.
        StoreError: there is no record, no permission, no server.
    """
    name = default_name(record)
    with one_state(record) as connection:
        have = migrate.checked_version(connection, name)
        checks = CHECKS if have == migrate.HEAD else CHECKS[:1]
        run = _Run(Seen(connection, have == migrate.HEAD), checks, progress)
        verified = tuple(run.make(check) for check in checks)
        return VerifyResult(name, have, verified, tuple(run.faults), tuple(_notes(connection, have)))


class _Run:
    """The checks of one record, counted as they are made."""

    def __init__(self, seen: Seen, checks: tuple[Check, ...], progress: Callable[[VerifyStep], None] | None) -> None:
        self._seen, self._progress = seen._replace(tell=self._tell), progress
        self._done, self._total = 0, _rows(seen.connection, checks)
        self._check = ""
        self.faults: list[Fault] = []

    def make(self, check: Check) -> Verified:
        """Make one check, and keep the first of what it finds."""
        before, count, self._check = self._done, 0, check.name
        self._tell(0)
        try:
            for fault in check.run(self._seen):
                count += 1
                if count <= KEPT:
                    self.faults.append(fault)
        except (NotARecordError, SQLAlchemyError) as error:  # a damaged page or a table that is missing, met by it
            count += 1
            what = f"it could not be gone through: {str(error).splitlines()[0]}"
            self.faults.append(Fault(check.name, "file", "", what, RESTORE))
        return Verified(check.name, check.about, self._done - before, count)

    def _tell(self, rows: int) -> None:
        self._done += rows
        if self._progress:
            self._progress(VerifyStep(self._check, self._done, max(self._done, self._total)))


def _rows(connection: Connection, checks: tuple[Check, ...]) -> int:
    """How many rows the checks look at."""
    tables = [schema.metadata.tables[name] for check in checks for name in check.tables]
    counts = (select(func.count()).select_from(table) for table in tables)
    try:
        return sum(connection.execute(query).scalar_one() for query in counts)
    except (NotARecordError, SQLAlchemyError):  # damaged: the first check tells
        return 0


def _notes(connection: Connection, have: str) -> Iterator[str]:
    if connection.dialect.name != "sqlite":
        yield "it is on a server, which sees to its own files: they were not checked"
    if have != migrate.HEAD:
        yield (
            f"an older onrecord made it (schema {have} of {migrate.HEAD}): its file alone was checked. Open it once, "
            "as with onrecord info, which brings it up to date, and verify it again"
        )
        return
    b, p = schema.builds.c, schema.postings.c
    try:
        cut = connection.execute(select(b.id).where(b.finished.is_(None)).order_by(b.id)).scalars().all()
        waiting = connection.execute(select(func.count()).where(p.list == UNFINISHED, p.key == "report")).scalar_one()
    except (NotARecordError, SQLAlchemyError):
        return
    if waiting:
        are = "report is" if waiting == 1 else "reports are"
        yield f"{waiting} {are} taken in and not worked in yet: a build runs, or was cut off; the next sees to them"
    elif cut:
        yield f"builds that run, or were cut off: {', '.join(map(str, cut))}; nothing of them is missing"
