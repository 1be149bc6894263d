"""What a record says of itself: how much it holds, its settings, its builds, what they changed, who decided what."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Literal, NamedTuple

import msgspec
from sqlalchemy import delete, func, insert, select, text, update

from onrecord.errors import NotFoundError
from onrecord.model import Claim, Event, Tier
from onrecord.record.decisions import Decision, Decisions, decisions_on
from onrecord.store import decoding, quick, schema
from onrecord.store.migrate import HEAD
from onrecord.store.rows import LAYOUTS
from onrecord.store.shelf import SqlShelf

OUTLETS = "outlets"  # the setting that has the letters
_DECISIONS = text("SELECT body, undone FROM decisions ORDER BY made, id")


class Build(NamedTuple):
    """One run of `build`: when (UTC, ISO 8601), by which version, on what; `finished` is None if it was cut off."""

    id: int
    started: str
    finished: str | None
    version: str
    inputs: tuple[str, ...]
    counts: dict[str, int]


class Removed(NamedTuple):
    """A report that was taken out: when, by whom and why, and what it was."""

    report: str
    at: str
    author: str
    reason: str
    title: str
    outlet: str | None
    published: str | None
    hash: str


class Change(NamedTuple):
    """What an event was before a build (None: it is new), and what it is now (None: it is gone)."""

    event: str
    before: Event | None
    after: Event | None


class History:
    """The part of a `Record` that is about the record, not about the news."""

    name: str
    shelf: SqlShelf

    # -- all of it --------------------------------------------------------------------------------------------

    def counts(self) -> dict[str, int]:
        """How many reports, claims, responses, events, origins, conflicts and stories there are."""
        tally = self._tally()
        return {name: sum(tally.get(name, {}).values()) for name in (of.table.name for of in LAYOUTS.values())}

    def statuses(self) -> dict[str, int]:
        """How many reports there are of each status."""
        return dict(sorted(self._tally().get(schema.reports.name, {}).items()))

    def tiers(self) -> dict[Literal["claims", "events"], dict[Tier, int]]:
        """How many claims and events are firm, and how many are leads."""
        tally = self._tally()
        events, claims = (tally.get(table.name, {}) for table in (schema.events, schema.claims))
        right = len(self.affirmed())
        return {
            "claims": {"firm": claims.get("firm", 0) + right, "lead": claims.get("lead", 0) - right},
            "events": {"firm": events.get("firm", 0), "lead": events.get("lead", 0)},
        }

    def _tally(self) -> dict[str, dict[str, int]]:
        """By kind of record, how many there are: reports by status, claims and events by tier."""
        c, found = schema.tally.c, dict[str, dict[str, int]]()
        with self.shelf.reading() as connection:
            for kind, key, records in connection.execute(select(c.kind, c.key, c.records)):
                found.setdefault(kind, {})[key] = records
        return found

    def affirmed(self) -> frozenset[str]:
        """Claims that were read as leads and that a person called right: they are firm."""
        decisions = self.in_force()
        called = [decision for decision in decisions.all if decision.kind == "right"]
        named = {target for decision in called for target in decision.targets}
        named |= self.shelf.find("reports.claims", {report for one in called for report, _ in one.quotes}).keys()
        found = (claim for id in named if (claim := self.shelf.get(Claim, id)) is not None)
        return frozenset(claim.id for claim in found if decisions.tier(claim) != claim.tier)

    def called_wrong(self) -> frozenset[str]:
        """Claims that a person called wrong: they count no more."""
        decisions = self.in_force()
        called = [decision for decision in decisions.all if decision.kind == "wrong"]
        named = {target for decision in called for target in decision.targets}
        named |= self.shelf.find("reports.claims", {report for one in called for report, _ in one.quotes}).keys()
        found = (claim for id in named if (claim := self.shelf.get(Claim, id)) is not None)
        return frozenset(claim.id for claim in found if not decisions.counts(claim))

    def info(self) -> dict[str, str]:
        """What the record says of itself: its schema, the version that made it, when."""
        with self.shelf.reading() as connection:
            rows = connection.execute(select(schema.meta).order_by(schema.meta.c.name)).all()
        return {"schema": HEAD} | {row.name: row.value for row in rows}

    def setting(self, name: str) -> str | None:
        """A setting that is kept in the record, as text; None if it was never set."""
        with self.shelf.reading() as connection:
            query = select(schema.meta.c.value).where(schema.meta.c.name == f"setting.{name}")
            return connection.execute(query).scalar()

    def set(self, name: str, value: str) -> None:
        """Keep a setting in the record."""
        key = f"setting.{name}"
        with self.shelf.writing() as connection:
            connection.execute(delete(schema.meta).where(schema.meta.c.name == key))
            connection.execute(insert(schema.meta), {"name": key, "value": value})

    def outlet_letters(self) -> dict[str, str]:
        """The Admiralty letters that the user has given to outlets; all others are F, cannot be judged."""
        kept = self.setting(OUTLETS)
        return decoding.decode(kept, type=dict[str, str]) if kept else {}

    def builds(self) -> list[Build]:
        """Every run of `build` on this record, the oldest first."""
        c = schema.builds.c
        with self.shelf.reading() as connection:
            query = select(c.id, c.started, c.finished, c.version, c.inputs, c.counts).order_by(c.id)
            rows = connection.execute(query).all()
        decode = decoding.decode
        return [
            Build(*row[:4], decode(row[4], type=tuple[str, ...]), decode(row[5], type=dict[str, int])) for row in rows
        ]

    def changes(self, since: int = 0) -> Iterator[Change]:
        """What the builds after the one numbered `since` did to each event, in order of id."""
        c = schema.changes.c
        first = select(c.event, func.min(c.build).label("build")).where(c.build > since).group_by(c.event).subquery()
        same = (first.c.event == c.event) & (first.c.build == c.build)
        with self.shelf.reading() as connection:
            query = select(c.event, c.before).join(first, same).order_by(c.event)
            rows = connection.execute(query).all()
        for id, body in rows:
            before = decoding.decode(body, type=Event) if body else None
            after = self.shelf.get(Event, id)
            after = after if after is not None and after.id == id else None
            if before != after:
                yield Change(id, before, after)

    def taken(self, since: int = 0) -> dict[str, frozenset[str]]:
        """What the builds after the one numbered `since` did with reports: new, revised, read again, removed."""
        c = schema.taken.c
        found: dict[str, frozenset[str]] = {}
        with self.shelf.reading() as connection:
            for report, outcome in connection.execute(select(c.report, c.outcome).where(c.build > since)):
                found[report] = found.get(report, frozenset()) | {outcome}
        return found

    def removed(self) -> list[Removed]:
        """The reports that were taken out of the record, the first first; one that came back is still listed."""
        c = schema.taken.c
        with self.shelf.reading() as connection:
            query = select(c.about).where(c.outcome == "removed").order_by(c.build, c.report)
            bodies = connection.execute(query).scalars().all()
        return [decoding.decode(body, type=Removed) for body in bodies if body]

    # -- decisions ---------------------------------------------------------------------------------------------

    def decisions(self) -> list[Decision]:
        """What people decided, the oldest first, with what was undone marked so."""
        with self.shelf.reading() as connection:
            rows = quick.rows(connection, _DECISIONS, {})
        kept = ((decoding.decode(body, type=Decision), undone) for body, undone in rows)
        return [msgspec.structs.replace(decision, undone=bool(undone)) for decision, undone in kept]

    def in_force(self) -> Decisions:
        """The decisions that were not undone: by them, claims are told as people corrected them."""
        return decisions_on(self.shelf, self.decisions())

    def add_decision(self, decision: Decision) -> None:
        """Append a decision. It takes effect when the claims that it names are recorded again."""
        row = {"id": decision.id, "made": decision.at, "author": decision.author, "kind": decision.kind}
        body = msgspec.json.encode(decision).decode()
        with self.shelf.writing() as connection:
            connection.execute(insert(schema.decisions), row | {"body": body})

    def undo_decision(self, id: str, author: str) -> None:
        """Mark a decision as undone, by whom and when. Raises NotFoundError if there is none of that id."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        c = schema.decisions.c
        with self.shelf.writing() as connection:
            done = connection.execute(update(schema.decisions).where(c.id == id).values(undone=now, undone_by=author))
        if not done.rowcount:
            raise NotFoundError(f"{self.name} holds no decision '{id}'")
