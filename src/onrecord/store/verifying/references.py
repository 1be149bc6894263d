"""What refers to what: by columns, whether or not the database holds them to it, and by what belongs to what."""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Column, func, select

from onrecord.store import schema as s
from onrecord.store.verifying.fault import AGAIN, RESTORE, Fault
from onrecord.store.verifying.seeing import Seen

MOST = 1000  # faults of a kind that are named


class Reference(NamedTuple):
    """Rows of a kind, known by the column `of`, refer by a column to a column of another table."""

    kind: str
    of: "Column[str]"
    by: "Column[str] | Column[int]"
    to: "Column[str] | Column[int]"
    todo: str = RESTORE


COLUMNS = (
    Reference("claim", s.claims.c.id, s.claims.c.report, s.reports.c.id),
    Reference("response", s.responses.c.id, s.responses.c.report, s.reports.c.id),
    Reference("revision", s.revisions.c.report, s.revisions.c.report, s.reports.c.id),
    Reference("conflict", s.conflicts.c.id, s.conflicts.c.event, s.events.c.id),
    Reference("event", s.events.c.id, s.events.c.story, s.stories.c.id),
    Reference("claim's party", s.claim_party.c.claim, s.claim_party.c.claim, s.claims.c.id, AGAIN),
    Reference("claim's name", s.entity_names.c.claim, s.entity_names.c.claim, s.claims.c.id, AGAIN),
    Reference("event's party", s.event_party.c.event, s.event_party.c.event, s.events.c.id),
    Reference("story's report", s.story_report.c.report, s.story_report.c.report, s.reports.c.id),
    Reference("story's report", s.story_report.c.report, s.story_report.c.story, s.stories.c.id),
    Reference("report's meaning", s.meanings.c.report, s.meanings.c.report, s.reports.c.id, AGAIN),
    Reference("report's vectors", s.meaning_vectors.c.report, s.meaning_vectors.c.report, s.meanings.c.report, AGAIN),
    Reference("report taken in", s.taken.c.report, s.taken.c.build, s.builds.c.id),
    Reference("change", s.changes.c.event, s.changes.c.build, s.builds.c.id),
    Reference("entry of a list", s.listed_names.c.id, s.listed_names.c.id, s.listed.c.id),
    Reference("row of a data set", s.dataset_events.c.dataset, s.dataset_events.c.dataset, s.datasets.c.name),
    Reference("party of a data set", s.dataset_party.c.dataset, s.dataset_party.c.dataset, s.datasets.c.name),
)
LINKS = {
    "event": (s.claims.c.id, s.events.c.id),
    "lead": (s.claims.c.id, s.events.c.id),
    "answered": (s.responses.c.id, s.events.c.id),
    "origin": (s.claims.c.id, s.origins.c.id),
    "story": (s.reports.c.id, s.stories.c.id),
}
ONE_OWNER = ("event", "origin", "story")  # of which a member has no more than one
REFERRING = tuple(dict.fromkeys([*(one.by.table.name for one in COLUMNS), "links"]))


def check_references(seen: Seen) -> Iterator[Fault]:
    """Rows that refer to what is not there, and members of two that may be of one alone."""
    for one in COLUMNS:
        yield from _gone(seen, one)
    for kind, (members, owners) in LINKS.items():
        yield from _unlinked(seen, kind, members, owners)
    for kind in ONE_OWNER:
        yield from _of_two(seen, kind)
    for table in REFERRING:
        rows = seen.connection.execute(select(func.count()).select_from(s.metadata.tables[table])).scalar_one()
        seen.tell(rows)


def _gone(seen: Seen, one: Reference) -> Iterator[Fault]:
    joined = one.by.table.outerjoin(one.to.table, one.to == one.by)
    query = select(one.of, one.by).select_from(joined).where(one.by.is_not(None), one.to.is_(None)).distinct()
    for id, other in seen.connection.execute(query.limit(MOST)):
        what = f"it refers to {other} among the {one.to.table.name}, which is not there"
        yield Fault("references", one.kind, str(id), what, one.todo)


def _unlinked(seen: Seen, kind: str, members: "Column[str]", owners: "Column[str]") -> Iterator[Fault]:
    c = s.links.c
    for column, there in ((c.member, members), (c.owner, owners)):
        joined = s.links.outerjoin(there.table, there == column)
        query = select(c.member, c.owner).select_from(joined).where(c.kind == kind, there.is_(None)).limit(MOST)
        for member, owner in seen.connection.execute(query):
            lost = member if column is c.member else owner
            what = f"{member} belongs to it, but {lost} is not among the {there.table.name}"
            yield Fault("references", owners.table.name, owner, what, RESTORE)


def _of_two(seen: Seen, kind: str) -> Iterator[Fault]:
    c = s.links.c
    owners, members = LINKS[kind][1].table.name, LINKS[kind][0].table.name
    query = select(c.member, func.count()).where(c.kind == kind).group_by(c.member).having(func.count() > 1)
    for member, count in seen.connection.execute(query.limit(MOST)):
        yield Fault("references", members, member, f"it belongs to {count} {owners}, and may to one", RESTORE)
