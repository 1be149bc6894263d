"""Everybody and everything that a record names below the state, in short: kept at hand for pages and searches.

Up to `JOINED` names, these are joined as `Record.entities` joins them. A record that names more is listed by the
names' own keys, without what only a look at all of them makes clear: a family name alone, letters that stand for a
body. It is worked out anew once a build or a decision has ended.
"""

import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, get_args
from weakref import WeakKeyDictionary

from sqlalchemy import func, select, text

from onrecord.errors import AmbiguousError, NotFoundError
from onrecord.knowledge.choices import nearest
from onrecord.knowledge.codes import UNKNOWN
from onrecord.knowledge.folding import fold
from onrecord.model import EntityKind, Name
from onrecord.record.entities import Named
from onrecord.record.entities import entities as joined
from onrecord.store import decoding, quick, schema
from onrecord.store.entities import LEAST, kind_of
from onrecord.store.remade import Remade
from onrecord.store.who_is_one import who_is_one

if TYPE_CHECKING:
    from onrecord.store.record import Record

JOINED = 200_000  # names that are joined; some 10 seconds of work, 200 MB
LISTED = 50_000  # of a record that names more: those that most claims name
MOST = 6  # choices that a message names

Version = tuple[object, ...]


class Entry(NamedTuple):
    """One of them: all ids and names that it answers to, and how many claims name it, firm ones and all.

    `apart` are claims that name it by words that are not of one of its ids alone, as a family name is not.
    """

    id: str
    kind: EntityKind
    name: str
    also: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    code: str | None = None
    number: str | None = None
    firm: int = 0
    claims: int = 0
    apart: tuple[str, ...] = ()


class Directory:
    """All of them, to be found by id and by name; `actors` are the parties of firm events, with how many each has."""

    def __init__(self, entries: Iterable[Entry], actors: Mapping[str, int]) -> None:
        self.actors = actors
        self.entries = sorted(entries, key=lambda one: (-one.firm, -one.claims, one.name, one.id))
        self._by_id = {id: one for one in reversed(self.entries) for id in one.ids or (one.id,)}
        kinds = {kind: place for place, kind in enumerate(get_args(EntityKind))}
        firm = sorted((one for one in self.entries if one.firm), key=lambda one: kinds[one.kind])
        every = sorted(self.entries, key=lambda one: (kinds[one.kind], -one.claims, one.name, one.id))
        self._listed = {False: firm, True: every}
        self._of_kind = {leads: _by_kind(found) for leads, found in self._listed.items()}
        self._by_kind: dict[EntityKind, list[Entry]] = defaultdict(list)
        self._by_code: dict[str | None, list[Entry]] = defaultdict(list)
        self._by_name: dict[str, list[Entry]] = defaultdict(list)
        for one in self.entries:
            self._by_kind[one.kind].append(one)
            self._by_code[one.code].append(one)
            for name in dict.fromkeys(fold(name) for name in (one.name, *one.also)):
                self._by_name[name].append(one)

    def listed(self, *, leads: bool, kind: EntityKind | None = None) -> Sequence[Entry]:
        """Kind by kind, or of a kind, the most named first: those that firm claims name, or all with `leads`."""
        return self._listed[leads] if kind is None else self._of_kind[leads].get(kind, ())

    def of_kind(self, kind: EntityKind) -> Sequence[Entry]:
        """Those of a kind, the most named by firm claims first."""
        return self._by_kind.get(kind, ())

    def of_code(self, code: str) -> Sequence[Entry]:
        """Those that belong to a state or organisation, the most named first."""
        return self._by_code.get(code, ())

    def kinds(self) -> dict[EntityKind, int]:
        """How many there are of each kind, those of which there are none left out."""
        return {kind: len(self._by_kind[kind]) for kind in get_args(EntityKind) if kind in self._by_kind}

    def by_id(self, id: str) -> Entry | None:
        """The one that answers to that whole id."""
        return self._by_id.get(id)

    def named(self, name: str, kind: str | None = None) -> list[Entry]:
        """Those that have that name, in any spelling of case and accents."""
        wanted = kind_of(kind) if kind else None
        return [one for one in self._by_name.get(fold(name.strip()), ()) if wanted in (None, one.kind)]

    def find(self, given: str, where: str, kind: str | None = None) -> Entry:
        """The one that is meant by id, the start of one, or name; by its main name before any other.

        Raises AmbiguousError if several are; NotFoundError if none is, with the nearest.
        """
        text = given.strip()
        if (exact := self._by_id.get(text)) is not None and kind in (None, exact.kind):
            return exact
        found = self.named(text, kind)
        main = [one for one in found if fold(one.name) == fold(text)]
        found = main or found or self._begun(text, kind)
        if len(found) == 1:
            return found[0]
        what = kind or "entity"
        if found:
            raise AmbiguousError(f"there are several '{given}' in {where}: {_shown(found)}. Give the id of one")
        near = self._near(text, kind)
        hint = f"did you mean {_shown(near)}?" if near else f"it has {_shown(self._some(kind)) or 'none'}"
        raise NotFoundError(f"{where} holds no {what} '{given}': {hint}")

    def _begun(self, text: str, kind: str | None) -> list[Entry]:
        if len(text) < LEAST or not text.startswith("n"):
            return []
        begun = (one for id, one in self._by_id.items() if id.startswith(text) and kind in (None, one.kind))
        return list({one.id: one for one in begun}.values())

    def _near(self, text: str, kind: str | None) -> list[Entry]:
        some = self._some(kind, 2000)
        names = {one.name: one for one in reversed(some)}
        words = fold(text).split()
        held = [one for one in some if words and all(word in fold(one.name).split() for word in words)][:3]
        return list({one.id: one for one in (*held, *(names[name] for name in nearest(text, names, 3)))}.values())

    def _some(self, kind: str | None, most: int = MOST) -> list[Entry]:
        return [one for one in self.entries if kind in (None, one.kind)][:most]


def _by_kind(listed: Iterable[Entry]) -> dict[EntityKind, list[Entry]]:
    found: dict[EntityKind, list[Entry]] = defaultdict(list)
    for one in listed:
        found[one.kind].append(one)
    return dict(found)


def _shown(found: Sequence[Entry]) -> str:
    more = ", …" if len(found) > MOST else ""
    return ", ".join(f"{one.name} ({one.kind}, {one.id})" for one in found[:MOST]) + more


_STATE = text(
    "SELECT builds, ended, made, undone, runs FROM "
    "(SELECT count(finished) AS builds, max(finished) AS ended FROM builds) AS built, "
    "(SELECT count(id) AS made, count(undone) AS undone FROM decisions) AS decided, "
    "(SELECT count(*) AS runs FROM builds WHERE finished IS NULL AND id = (SELECT max(id) FROM builds)) AS running"
)
_WRITTEN = text("SELECT max(seq) FROM passage")


class _Held:
    """What was worked out of a record, and how many passages it had when no build was writing."""

    def __init__(self) -> None:
        self.remade = Remade(1)
        self.written: int | None = None


_kept: "WeakKeyDictionary[Record, _Held]" = WeakKeyDictionary()
_lock = threading.Lock()


def directory(record: "Record") -> Directory:
    """The record's directory, worked out once for each state in which a build or decision left it.

    Where that takes long, the former serves for the while.
    """
    with _lock:
        held = _kept.setdefault(record, _Held())
    return held.remade.of("directory", _version(record, held), lambda: Directory(_entries(record), _actors(record)))


def lend(record: "Record", to: "Record") -> None:
    """Let another handle on the same record use what was worked out, as long as it is right."""
    with _lock:
        if (held := _kept.get(record)) is not None:
            _kept[to] = held


def renew(record: "Record") -> None:
    """Work it out anew for whoever asks next, however long that takes: what they decided is to be seen at once."""
    with _lock:
        _kept.pop(record, None)


def _version(record: "Record", held: _Held) -> Version:
    """What changes with builds that end, with decisions, and with what else is written while no build is under way."""
    with record.shelf.reading() as connection:
        ((builds, ended, made, undone, runs),) = quick.rows(connection, _STATE, {})
        if not runs:
            ((held.written,),) = quick.rows(connection, _WRITTEN, {})
    return builds, ended, made, undone, held.written


def _entries(record: "Record") -> list[Entry]:
    with record.shelf.reading() as connection:
        held = connection.execute(select(func.sum(schema.entity_forms.c.uses))).scalar() or 0
    return _joined(record) if held <= JOINED else _listed(record)


def _actors(record: "Record") -> dict[str, int]:
    c = schema.actor_tally.c
    query = select(c.code, func.sum(c.events).label("events")).where(c.tier == "firm", c.code != UNKNOWN)
    with record.shelf.reading() as connection:
        rows = connection.execute(query.group_by(c.code).order_by(func.sum(c.events).desc(), c.code)).all()
    return {row.code: int(row.events) for row in rows}


def _joined(record: "Record") -> list[Entry]:
    names, claims, links = schema.entity_names.c, schema.claims.c, schema.links
    told = (links.c.kind == "story") & (links.c.member == claims.report)
    query = (
        select(names.body, names.entity, names.claim, claims.report, claims.tier, links.c.owner)
        .select_from(schema.entity_names.join(schema.claims, claims.id == names.claim).outerjoin(links, told))
        .order_by(names.claim, names.number, links.c.owner)
    )
    with record.shelf.reading() as connection:
        rows = connection.execute(query).all()
    affirmed, wrong = record.affirmed(), record.called_wrong()
    rows = [row for row in rows if row.claim not in wrong]
    firm = {row.claim for row in rows if row.tier == "firm"} | affirmed
    own: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        own[row.entity].add(row.claim)
    decode = decoding.Decoder(Name).decode
    whose = who_is_one(record)
    named = (Named(decode(row.body), row.claim, row.owner or row.report, whose.split_of(row.entity)) for row in rows)
    made = joined(named, whose.merged)
    found = []
    for one in made:
        ids = one.ids or (one.id,)
        known = set().union(*(own[id] for id in ids))
        found.append(
            Entry(
                id=one.id, kind=one.kind, name=one.name, ids=ids, code=one.code, number=one.number,
                also=tuple(variant.name for variant in one.variants if variant.name != one.name),
                firm=len(firm.intersection(one.claims)), claims=len(one.claims),
                apart=tuple(sorted(set(one.claims) - known)),
            )
        )  # fmt: skip
    return found


def _listed(record: "Record") -> list[Entry]:
    t, f = schema.entity_tally, schema.entity_forms.c
    most = select(t).order_by(t.c.claims.desc()).limit(LISTED)
    names: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    with record.shelf.reading() as connection:
        rows = connection.execute(most).all()
        for entity, uses, name, body in connection.execute(select(f.entity, f.uses, f.name, f.body)).all():
            names[entity].append((uses, name, body))
    decode, found = decoding.Decoder(Name).decode, []
    for row, ids in _put_together(record, rows):
        best = sorted((name for id in ids for name in names[id]), reverse=True)
        name = decode(best[0][2])
        also = tuple(dict.fromkeys(told for _, told, _ in best[1:] if told != best[0][1]))
        found.append(Entry(row.entity, row.kind, best[0][1], also, ids, name.code, name.number, row.firm, row.claims))
    return found


def _put_together(record: "Record", rows: Sequence[Any]) -> list[tuple[Any, tuple[str, ...]]]:
    """The rows with the ids that each answers to: one row for those that are one, as people said."""
    n, c = schema.entity_names.c, schema.claims.c
    groups: list[set[str]] = []
    for ids in who_is_one(record).merged:
        groups = [*(one for one in groups if not one & ids), set(ids).union(*(one for one in groups if one & ids))]
    by_id = {row.entity: row for row in rows}
    found: dict[str, tuple[Any, tuple[str, ...]]] = {row.entity: (row, (row.entity,)) for row in rows}
    firm = func.count(func.distinct(n.claim)).filter(c.tier == "firm").label("firm")
    whole = select(func.count(n.claim.distinct()).label("claims"), firm).join(schema.claims, c.id == n.claim)
    for group in groups:
        own = sorted(group & by_id.keys(), key=lambda one: (-by_id[one].claims, one))
        if len(own) > 1:
            with record.shelf.reading() as connection:
                counts = connection.execute(whole.where(n.entity.in_(own))).one()
            first = _Row(own[0], by_id[own[0]].kind, counts.claims, counts.firm)
            found = {id: one for id, one in found.items() if id not in own} | {own[0]: (first, tuple(own))}
    return list(found.values())


class _Row(NamedTuple):
    entity: str
    kind: EntityKind
    claims: int
    firm: int
