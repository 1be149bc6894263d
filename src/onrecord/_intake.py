"""What to do with each report that comes in: read it, read it as a new revision, or leave it, for it is known."""

from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

from msgspec import structs
from sqlalchemy import Select, bindparam, select

from onrecord.model import Report
from onrecord.store import Record, schema

Outcome = Literal["new", "revised", "read again", "known", "kept"]
AT_ONCE = 16
GOOD = ("ok", "other-language")


class Incoming(NamedTuple):
    """A report under the id that it has in the record, and what is to become of it.

    `known`: the record has it as it is. `kept`: it could not be acquired this time, and the record keeps what it
    has of it. `read again`: the same text, taken up once more.
    """

    report: Report
    outcome: Outcome

    @property
    def wanted(self) -> bool:
        """Whether it is to be written into the record."""
        return self.outcome not in {"known", "kept"}


class _Stored(NamedTuple):
    id: str
    hash: str
    status: str
    revision: int


class Intake:
    """Sorts incoming reports by what the record holds. Identity is acquire's: the address, or else the id."""

    def __init__(self, record: Record, *, again: bool = False) -> None:
        self._record = record
        self._again = again
        self._under_way: set[str] = set()
        self._names: dict[int, set[str]] = {}
        c = schema.reports.c
        columns = select(c.id, c.hash, c.status, c.revision).order_by(c.id)
        self._by_identity = columns.where(c.identity == bindparam("asked"))
        self._by_id = columns.where(c.id == bindparam("asked"))

    def batches(self, reports: Iterable[Report]) -> Iterator[list[Incoming]]:
        """The reports in their order, a few at a time.

        Whether a report is known can only be asked once what came before under its name has been written. Until
        `written` has been called for that, an empty batch is given: all that is under way is to be ended first.
        """
        from onrecord.acquire import identity

        batch: list[Incoming] = []
        for report in reports:
            names = {identity(report), report.id}
            if batch and (len(batch) == AT_ONCE or names & self._under_way):
                yield batch
                batch = []
            while names & self._under_way:
                yield []
            incoming = self._sort(report, identity(report))
            batch.append(incoming)
            self._under_way |= names | {incoming.report.id}
            self._names[id(incoming)] = names | {incoming.report.id}
        if batch:
            yield batch

    def written(self, incoming: Incoming) -> None:
        """The report has been dealt with: others of its name may be asked for."""
        self._under_way -= self._names.pop(id(incoming))

    def _sort(self, report: Report, identity: str) -> Incoming:
        stored = self._ask(self._by_identity, identity)
        if stored is None:
            return Incoming(structs.replace(report, id=self._free(report.id)), "new")
        report = structs.replace(report, id=stored.id, revision=stored.revision)
        if report.status not in GOOD and stored.status in GOOD:
            return Incoming(report, "kept")
        if (report.hash, report.status) == (stored.hash, stored.status):
            return Incoming(report, "read again" if self._again else "known")
        if report.hash == stored.hash:
            return Incoming(report, "read again")
        if report.hash in {old.hash for old in self._record.revisions(stored.id)}:
            return Incoming(report, "known")
        return Incoming(report, "revised")

    def _free(self, id: str) -> str:
        """The id itself, or, where another report has it, the id with the next number."""
        number, free = 1, id
        while self._ask(self._by_id, free) is not None:
            number += 1
            free = f"{id}-{number}"
        return free

    def _ask(self, query: Select[Any], name: str) -> _Stored | None:
        with self._record.shelf.reading() as connection:
            row = connection.execute(query, {"asked": name}).first()
        return _Stored(*row) if row else None
