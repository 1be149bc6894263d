"""A record, opened: everything in it by id, as streams, by what belongs together, and by search."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self, TypeVar, Unpack

from sqlalchemy import ColumnElement, Connection, Engine, select, tuple_

from onrecord.errors import NotFoundError
from onrecord.knowledge import choices
from onrecord.model import Claim, Conflict, Entity, Event, Origin, Report, Response, SourceKind, Story
from onrecord.model.datasets import Dataset, DatasetEvent
from onrecord.model.listed import Likely
from onrecord.record.shelf import Kept
from onrecord.store import (
    dataset_matches,
    dataset_pages,
    decoding,
    entities,
    finding,
    ids,
    listed,
    named,
    quick,
    schema,
)
from onrecord.store import datasets as data_sets
from onrecord.store.asked import asked
from onrecord.store.cursors import Page
from onrecord.store.facets import Facets
from onrecord.store.involving import involving as involved
from onrecord.store.rows import LAYOUTS
from onrecord.store.search import By, Hit, Kind, leads_with, search
from onrecord.store.shelf import SqlShelf
from onrecord.store.writing import AT_ONCE

T = TypeVar("T", Report, Claim, Response, Event, Origin, Conflict, Story)


class Speaker(NamedTuple):
    """A source over the whole record: its name and code, with the number of claims that rest on it."""

    name: str
    code: str | None
    kind: SourceKind
    claims: int
    reports: int


class Record(Facets):
    """A record on disk, to be closed after use: `with open_record("korea.onrecord") as record: ...`.

    Streams give records in order of id (claims: of report and place in its text) and hold a few hundred in memory
    at a time. Ids of events that were merged go on answering, with the event they were merged into.
    """

    def __init__(self, engine: Engine, name: str) -> None:
        self.name = name
        self.shelf = SqlShelf(engine)
        self._engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or server; a closed SQLite record is one file again."""
        self.shelf.close()
        self._engine.dispose()

    def transaction(self) -> AbstractContextManager[Connection]:
        """All that is written through `shelf` inside is committed together, or not at all."""
        return self.shelf.transaction()

    # -- one, by id --------------------------------------------------------------------------------------------

    def report(self, id: str) -> Report:
        """The report of that id. Raises NotFoundError, with the nearest ids."""
        return self._one(Report, id)

    def claim(self, id: str) -> Claim:
        """The claim of that id. Raises NotFoundError, with the nearest ids."""
        return self._one(Claim, id)

    def response(self, id: str) -> Response:
        """The response of that id. Raises NotFoundError, with the nearest ids."""
        return self._one(Response, id)

    def event(self, id: str) -> Event:
        """The event of that id, or the one it was merged into. Raises NotFoundError, with the nearest ids."""
        return self._one(Event, id)

    def origin(self, id: str) -> Origin:
        """The origin of that id. Raises NotFoundError, with the nearest ids."""
        return self._one(Origin, id)

    def story(self, id: str) -> Story:
        """The story of that id. Raises NotFoundError, with the nearest ids."""
        return self._one(Story, id)

    def find(self, id: str, kinds: Sequence[type[Kept]] = ids.KINDS) -> Kept:
        """Whatever has that id, or is alone in having one that begins with it: a claim, event, report, story and so on.

        Args:
            id: a whole id, or the start of one, such as `short` gives.
            kinds: which kinds are asked for.

        Raises:
            AmbiguousError: several ids begin so; names them.
            NotFoundError: none does; names the nearest.
        """
        return ids.find(self.shelf, self.name, id, kinds)

    def short(self, whole: Iterable[str]) -> dict[str, str]:
        """Each of these ids with the shortest start of it that `find` takes for no other."""
        return ids.short(self.shelf, whole)

    def nearest(self, id: str, kinds: Iterable[type] = ids.KINDS, count: int = 3) -> list[str]:
        """The ids that look most like `id`, out of those that begin or go on like it."""
        return ids.nearest(self.shelf, id, kinds, count)

    def _one(self, kind: type[T], id: str) -> T:
        found = self.shelf.get(kind, id)
        if found is None:
            raise NotFoundError(ids.unknown(self.shelf, self.name, id, (kind,)))
        return found

    # -- many, as streams --------------------------------------------------------------------------------------

    def reports(self, status: str | None = None) -> Iterator[Report]:
        """All reports, or those of one status: the ones that could not be read are kept too.

        Raises UsageError if there is no such status.
        """
        where = [] if status is None else [schema.reports.c.status == choices.report_status(status)]
        return self._stream(Report, where)

    def claims(self, event: str | None = None, report: str | None = None, *, leads: bool = False) -> Iterator[Claim]:
        """All claims, or those of an event, of a report, or of both, in order of report and place in its text.

        The claims of an event are those that carry it; with `leads`, also the leads that may tell of it.
        """
        c = schema.claims.c
        where: list[ColumnElement[bool]] = []
        if report is not None:
            where.append(c.report == report)
        if event is not None:
            links = schema.links.c
            owner = self.shelf.resolve(event)
            kinds = ("event", "lead") if leads else ("event",)
            where.append(c.id.in_(select(links.member).where(links.kind.in_(kinds), links.owner == owner)))
        return self._stream(Claim, where, ("report", "start_char", "id"))

    def events(
        self,
        type: str | None = None,
        status: str | None = None,
        story: str | None = None,
        *,
        leads: bool = False,
        involving: Iterable[str] = (),
    ) -> Iterator[Event]:
        """The events that firm claims carry, or those of them of a PLOVER type, a status, a story.

        `involving` has codes of states or organisations, each a party of the event or the country of its place. With
        `leads`, also those that only leads tell of; `Event.tier` says which is which. Raises UsageError if there is no
        such type or status, NotFoundError if there is no such story.
        """
        asked = {
            "type": choices.event_type(type) if type is not None else None,
            "status": choices.status(status) if status is not None else None,
            "story": named.story(self, story).id if story is not None else None,
            "tier": None if leads else "firm",
        }
        where = [schema.events.c[name] == value for name, value in asked.items() if value is not None]
        return self._stream(Event, [*where, *involved(self._engine, involving)])

    def uncounted(self) -> list[str]:
        """The ids of firm events of which it is not known yet who says what: those that an older onrecord recorded."""
        c = schema.events.c
        query = select(c.id).where(c.tier == "firm", c.origins_happened.is_(None)).order_by(c.id)
        with self.shelf.reading() as connection:
            return list(connection.execute(query).scalars())

    def origins(self) -> Iterator[Origin]:
        """All origins."""
        return self._stream(Origin)

    def responses(self, report: str | None = None) -> Iterator[Response]:
        """All responses, or those of one report."""
        return self._stream(Response, [] if report is None else [schema.responses.c.report == report])

    def conflicts(self, event: str | None = None) -> Iterator[Conflict]:
        """All conflicts, or those within one event."""
        return self._stream(Conflict, [] if event is None else [schema.conflicts.c.event == self.shelf.resolve(event)])

    def stories(self) -> Iterator[Story]:
        """All stories."""
        return self._stream(Story)

    def entities(self, kind: str | None = None, *, leads: bool = False) -> list[Entity]:
        """Who and what firm claims are about below the state, or all claims: persons, bodies, ships, places and so on.

        Args:
            kind: only those of a kind, by its word or FollowTheMoney's ("ship", "Vessel"). Raises UsageError.
            leads: also what only leads name.
        """
        return entities.entities(self, kind, leads=leads)

    def entity(self, given: str) -> Entity:
        """The entity of that id, or the start of it, or name. Raises NotFoundError, with the nearest."""
        return entities.entity(self, given)

    def listed(self, entity: Entity) -> list[Likely]:
        """The entries of lists taken in beside the record that may be an entity of it, the likest first."""
        return listed.likely(self, entity)

    def datasets(self) -> list[Dataset]:
        """The data sets of events that were taken in beside the record."""
        return data_sets.datasets(self)

    def dataset_events(self, name: str | None = None) -> Iterator[DatasetEvent]:
        """The rows of a data set in the order of its file, or of all. Raises NotFoundError where there is none so."""
        return data_sets.rows(self, None if name is None else dataset_pages.known(self, name))

    def dataset_events_page(
        self,
        *,
        cursor: str | None = None,
        limit: int = dataset_pages.LIMIT,
        **filters: Unpack[dataset_pages.DatasetFilters],
    ) -> Page[DatasetEvent]:
        """Rows of data sets, the newest day first, narrowed by `party` and `with_party`, `actor`, `recipient`, `type`,
        `after`, `before` and `dataset`.

        Raises UsageError for values that make no sense, NotFoundError for a data set or party that there is not.
        """
        return dataset_pages.dataset_page(self, cursor, limit, **filters)

    def in_datasets(self, event: Event) -> dataset_matches.Matches | None:
        """The rows of data sets of an event's type, parties and day; None where no data set was taken in.

        Nothing follows from them: they have no text that could be looked into, and count for no origin.
        """
        return dataset_matches.matches(self, event)

    def sources(self, *, leads: bool = False) -> list[Speaker]:
        """Who firm claims rest on, or all: the innermost source of each, the most heard first. One pass over claims.

        Claims are as people corrected them; those called wrong are left out.
        """
        decisions = self.in_force()
        seen: dict[tuple[str, str | None, SourceKind], tuple[int, set[str]]] = {}
        for claim in map(decisions.corrected, filter(decisions.counts, self.claims())):
            if claim.sources and (leads or claim.tier == "firm"):
                last = claim.sources[-1]
                key = (last.name, last.code, last.kind)
                count, where = seen.get(key, (0, set()))
                seen[key] = (count + 1, where | {claim.report})
        found = [Speaker(*key, claims=count, reports=len(where)) for key, (count, where) in seen.items()]
        return sorted(found, key=lambda s: (-s.claims, s.name, s.code or "", s.kind))

    def revisions(self, report: str) -> list[Report]:
        """The older texts of a report that has changed, the oldest first."""
        c = schema.revisions.c
        with self.shelf.reading() as connection:
            bodies = connection.execute(select(c.body).where(c.report == report).order_by(c.revision)).scalars().all()
        return [decoding.decode(body, type=Report) for body in bodies]

    def _stream(
        self, kind: type[T], where: Sequence[ColumnElement[bool]] = (), by: Sequence[str] = ("id",)
    ) -> Iterator[T]:
        table = LAYOUTS[kind].table
        order = [table.c[name] for name in by]
        query = select(table.c.body, *order).where(*where).order_by(*order).limit(AT_ONCE)
        decoder = decoding.Decoder(kind)
        last: tuple[Any, ...] | None = None
        while True:
            with self.shelf.reading() as connection:
                page = query if last is None else query.where(tuple_(*order) > tuple_(*last))
                rows = connection.execute(page).all()
            for body, *_ in rows:
                yield decoder.decode(body)
            if len(rows) < AT_ONCE:
                return
            last = tuple(rows[-1][1:])

    # -- what belongs to what ----------------------------------------------------------------------------------

    def event_of(self, claim: str) -> str | None:
        """The id of the event that the claim is part of, or may tell of if it is a lead."""
        return self.owners("event", [claim]).get(claim)

    def origin_of(self, claim: str) -> str | None:
        """The id of the origin that the claim comes from."""
        return self.owners("origin", [claim]).get(claim)

    def owners(self, kind: str, members: Sequence[str], *, leads: bool = True) -> dict[str, str]:
        """By member, the id of what it belongs to.

        Args:
            kind: event (of claims; a lead's may be a firm one, of which it changes nothing), origin (of claims),
                story (of reports), answered (the event, of responses).
            members: ids of claims, reports or responses.
            leads: whether leads are among the claims; each is looked for once less where it is known that none is.

        Raises NotARecordError where ids are no text.
        """
        found: dict[str, str] = {}
        with self.shelf.reading() as connection:
            also = "lead" if kind == "event" and leads else kind
            rows = quick.among(connection, _OWNERS, members, kind=kind, also=also)
        try:
            for member, owner in sorted(rows, key=itemgetter(1)):
                found.setdefault(member, owner)
        except TypeError as error:  # SQLite keeps bytes in a column of text, if somebody writes them there
            raise decoding.damaged(error) from error
        return found

    def search(
        self,
        words: str,
        kind: Kind | None = None,
        limit: int = 50,
        *,
        leads: bool = False,
        entity: str | None = None,
        by: By = "words",
        least: float | None = None,
    ) -> list[Hit]:
        """Reports and claims that hold all of the words, or a "phrase" in double quotes; the best first.

        Fields narrow it, as in "type:CONSULT party:PRK artillery": claims that meet them, and reports that have such
        claims; `onrecord.store.asked.FIELDS` has all. `entity` is one of them. Claims that are leads are left out
        unless asked for, and marked in `Hit.tier`.

        By "meaning", it is claims that begin in sentences which mean the like of the words, and reports that have such,
        the likest first, with how like; `least` is the likeness from which on they count, the model's own unless
        given. "both" joins the two orders. That needs the extra `onrecord[meaning]` and a record with `meanings`.

        Raises UsageError, NotFoundError for fields or values that there are not, names the nearest; UsageError,
        MissingExtraError where search by meaning lacks something.
        """
        question = asked(words)
        if entity is not None:
            question = question.also("entity", entity)
        if by != "words" and question.terms:
            from onrecord.store import by_meaning  # which needs numpy

            meant = by_meaning.hits(self, question, kind, limit, leads=leads, least=least)
            if by == "meaning":
                return meant
            return by_meaning.fused(self.search(question.text, kind, limit, leads=leads), meant)[:limit]
        if question.fields:
            return finding.hits(self, question, kind, limit, leads=leads)
        affirmed = self.affirmed()
        with self.shelf.reading() as connection:
            return list(search(connection, words, kind, limit, leads=leads, affirmed=affirmed))

    def leads_with(self, words: str) -> int:
        """How many leads hold all of the words and meet the fields: those that `search` leaves out."""
        question = asked(words)
        if question.fields:
            return finding.claims(self, question).leads
        affirmed = self.affirmed()
        with self.shelf.reading() as connection:
            return leads_with(connection, words, affirmed)


_OWNERS = "SELECT member, owner FROM links WHERE kind IN (:kind, :also) AND member"


def default_name(record: str | Path) -> str:
    """What messages call a record: its file, or its URL without the password."""
    from sqlalchemy import make_url

    return make_url(str(record)).render_as_string() if "://" in str(record) else str(record)
