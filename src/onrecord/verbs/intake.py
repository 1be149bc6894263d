"""What `build` does with a report that comes in: read it, perhaps as a new revision, or leave it, for it is known."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from msgspec import structs
from sqlalchemy import Select, bindparam, case, or_, select

from onrecord.acquire import address, carried, identity
from onrecord.model import Report
from onrecord.store import Record, decoding, schema
from onrecord.verbs.sameness import GOOD, is_same

Outcome = Literal["new", "revised", "read again", "known", "kept"]
AT_ONCE = 16
CANDIDATES = 40  # reports that are looked at to see whether one is the same


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


class Intake:
    """Sorts incoming reports by what the record holds: which are the same, `sameness` says."""

    def __init__(self, record: Record, *, again: bool = False) -> None:
        self._record = record
        self._again = again
        self._under_way: set[str] = set()
        self._names: dict[int, set[str]] = {}
        self._numbers: dict[str, int] = {}
        c = schema.reports.c
        self._addressed, self._lying = _alike(addressed=True), _alike(addressed=False)
        self._taken = select(c.id).where(c.id == bindparam("id"))

    def batches(self, reports: Iterable[Report]) -> Iterator[list[Incoming]]:
        """The reports in their order, a few at a time.

        Whether a report is known can only be asked once what came before it and may be the same has been written.
        Until `written` has been called for that, an empty batch is given: all that is under way is to be ended first.
        """
        batch: list[Incoming] = []
        for report in reports:
            names = _names(report)
            if batch and (len(batch) == AT_ONCE or names & self._under_way):
                yield batch
                batch = []
            while names & self._under_way:
                yield []
            incoming = self._sort(report)
            batch.append(incoming)
            names |= {_shown(incoming.report.id)}
            self._under_way |= names
            self._names[id(incoming)] = names
        if batch:
            yield batch

    def written(self, incoming: Incoming) -> None:
        """The report has been dealt with: others of its name may be asked for."""
        self._under_way -= self._names.pop(id(incoming))

    def _sort(self, report: Report) -> Incoming:
        known = (one for one in self._candidates(report) if is_same(one, report, again=self._again))
        stored = next(known, None)
        if stored is None:
            return Incoming(structs.replace(report, id=self._free(report.id)), "new")
        report = carried(stored, structs.replace(report, id=stored.id, revision=stored.revision))
        if report.status not in GOOD and stored.status in GOOD:
            return Incoming(report, "kept")
        if (report.hash, report.status) == (stored.hash, stored.status):
            anew = self._again or _given(report) != _given(stored)
            return Incoming(report, "read again" if anew else "known")
        if report.hash == stored.hash:
            return Incoming(report, "read again")
        if report.hash in {old.hash for old in self._record.revisions(stored.id)}:
            return Incoming(report, "known")
        return Incoming(report, "revised")

    def _candidates(self, report: Report) -> Iterator[Report]:
        """Reports of the record that may be this one, the likeliest first."""
        asked = {
            "places": [identity(report), report.path or report.id, report.id],
            "id": report.id,
            "hash": report.hash,
            "published": report.published or "",
            "outlet": report.outlet or "",
            "title": report.title or "",
        }
        with self._record.shelf.reading() as connection:
            query = self._addressed if address(report) else self._lying
            bodies = connection.execute(query, asked).scalars().all()
        return (decoding.decode(body, type=Report) for body in bodies)

    def _free(self, id: str) -> str:
        """The id itself, or, where another report has it, the id with the next number."""
        number = self._numbers.get(id, 1)
        free = id if number == 1 else f"{id}-{number}"
        while _shown(free) in self._under_way or self._is_taken(free):
            number += 1
            free = f"{id}-{number}"
        self._numbers[id] = number
        return free

    def _is_taken(self, id: str) -> bool:
        with self._record.shelf.reading() as connection:
            return connection.execute(self._taken, {"id": id}).first() is not None


def _given(report: Report) -> dict[str, str]:
    return {one.field: one.value for one in report.given}


def _alike(*, addressed: bool) -> Select[str]:
    """The question for reports that may be the same.

    They have the address, the place or the id; without an address, also those of the same content, and those of the
    same outlet and day under the same headline.
    """
    c = schema.reports.c
    of_that_place = c.identity.in_(bindparam("places", expanding=True))
    of_that_day = c.published == bindparam("published")
    of_that_text = (c.hash == bindparam("hash")) & (c.hash != "")
    where = [of_that_place, c.id == bindparam("id")]
    if not addressed:
        news = of_that_day & (c.outlet == bindparam("outlet")) & (c.title == bindparam("title")) & (c.title != "")
        where += [of_that_text, news]
    rank = case((of_that_place & of_that_text, 0), (of_that_text, 1), (of_that_day, 2), else_=3)
    return select(c.body).where(or_(*where)).order_by(rank, c.id).limit(CANDIDATES)


def _names(report: Report) -> set[str]:
    """All by which the report could be found to be another one."""
    names = {f"as {identity(report)}", f"as {report.path or report.id}"}
    if report.hash and not address(report):
        names.add(f"text {report.hash}")
    if report.published and report.outlet and report.title:
        names.add(f"news {report.published} {report.outlet} {report.title}")
    return names


def _shown(id: str) -> str:
    return f"id {id}"
