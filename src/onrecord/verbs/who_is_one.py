"""What `decide` means by `merge` and `split`: which entities are one, and which names are of another."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import or_, select

from onrecord.errors import NotFoundError, UsageError
from onrecord.knowledge import codes
from onrecord.knowledge.choices import nearest
from onrecord.knowledge.names import label
from onrecord.model import Claim, EntityKind, Event, Name, Report
from onrecord.record.decisions import Mention
from onrecord.record.entities import alike
from onrecord.store import Record, decoding, schema
from onrecord.store.directory import Directory, Entry, directory
from onrecord.store.writing import parts

NEAR = 4  # entities that a refusal names
ITSELF: dict[EntityKind, str] = {"ship": "IMO numbers", "resolution": "numbers"}  # by which two are surely two


class Decided(NamedTuple):
    """What a decision about entities says: the ids that it is about, what they were called, and the names meant."""

    targets: tuple[str, ...]
    called: tuple[str, ...]
    mentions: tuple[Mention, ...] = ()


def merged(record: Record, targets: Sequence[str]) -> Decided:
    """That these entities are one. Raises UsageError, NotFoundError; names what there is."""
    known = directory(record)
    found = [_entity(record, known, target, "merge") for target in targets]
    if len(found) < 2:
        raise UsageError("'merge' needs two entities or more, by id or name: onrecord entities RECORD lists them")
    first = found[0]
    for other in found[1:]:
        if other.id == first.id:
            raise UsageError(f"{_told(first)} is one already: it answers to both names, or you gave it twice")
        if other.kind not in alike(first.kind):
            raise UsageError(
                f"{_told(first)} and {_told(other)} cannot be one: only what is of one kind can, or a body, an "
                f"organisation and a company. {_options(known, first.kind, other.name, {first.id})}"
            )
        if (numbers := ITSELF.get(first.kind)) and first.number and other.number and first.number != other.number:
            raise UsageError(
                f"{_told(first)} and {_told(other)} have two {numbers}, {first.number} and {other.number}, and so are "
                f"two. {_options(known, first.kind, first.name, {first.id, other.id})}"
            )
    return Decided(tuple(one.id for one in found), tuple(one.name for one in found))


def split(record: Record, targets: Sequence[str]) -> Decided:
    """That the names of an entity in these claims, or all of these reports, are of another.

    Raises UsageError, NotFoundError; names what there is.
    """
    known = directory(record)
    entity = _entity(record, known, targets[0], "split")
    if len(targets) < 2:
        raise UsageError(
            f"'split' needs the claims, or the reports, in which '{entity.name}' is another: onrecord search RECORD "
            f"entity:{entity.id} has them"
        )
    chosen: dict[Mention, None] = {}
    for target in targets[1:]:
        found = record.find(target, (Claim, Report))
        one = isinstance(found, Claim)
        mentions = mentions_of(record, entity, claim=found.id) if one else mentions_of(record, entity, report=found.id)
        if not mentions:
            what = f"{'claim' if one else 'report'} {found.id}"
            raise UsageError(f"{what} does not name {_told(entity)}: {_named(found)}")
        chosen |= dict.fromkeys(mentions)
    told = {(one.report, one.quote) for one in chosen}
    left = [one for one in mentions_of(record, entity) if (one.report, one.quote) not in told]
    if not left:
        raise UsageError(
            f"these are all that name {_told(entity)}: nothing would be left of it. If it is another that the record "
            f"has under another name, merge the two"
        )
    whole = [one for one in mentions_of(record, entity) if (one.report, one.quote) in told]
    return Decided((entity.id,), (entity.name,), tuple(whole))


def mentions_of(record: Record, entity: Entry, *, claim: str | None = None, report: str | None = None) -> list[Mention]:
    """Where an entity is named: in all claims, or one, or those of a report; in order of report and text."""
    c, n = schema.claims.c, schema.entity_names.c
    columns = (c.id, c.report, c.start_char, n.number, n.kind, n.name, c.body.label("claim"), n.body)
    base = select(*columns).join(schema.entity_names, n.claim == c.id)
    if claim is not None:
        base = base.where(c.id == claim)
    if report is not None:
        base = base.where(c.report == report)
    names = (entity.name, *entity.also)
    rows: list[Any] = []
    with record.shelf.reading() as connection:
        rows += connection.execute(base.where(n.entity.in_(entity.ids or (entity.id,)))).all()
        for part in parts(entity.apart):
            apart = base.where(n.claim.in_(part), n.kind == entity.kind, or_(*(n.name == name for name in names)))
            rows += connection.execute(apart).all()
    wrong = record.called_wrong()
    whole, name = decoding.Decoder(Claim).decode, decoding.Decoder(Name).decode
    held = sorted((row for row in rows if row.id not in wrong), key=lambda row: (row.report, row.start_char, row.id))
    return list(
        dict.fromkeys(
            Mention(row.kind, name(row.body).text, row.id, row.report, whole(row.claim).quote) for row in held
        )
    )


def _entity(record: Record, known: Directory, given: str, kind: str) -> Entry:
    """The entity that is meant. Raises NotFoundError, AmbiguousError; UsageError for what is no entity."""
    try:
        return known.find(given, record.name)
    except NotFoundError as error:
        if (code := _code(given, known)) is not None:
            raise UsageError(
                f"{label(code)} ({code}) is a state or organisation with a code of its own, and no entity below it: "
                f"'{kind}' is for persons, bodies, companies, ships, places and so on. {_some(known, code)}"
            ) from error
        try:
            other = record.find(given, (Claim, Event))
        except NotFoundError:
            raise error from None
        events = "'same' and 'different' say which events are one" if kind == "merge" else "give the entity first"
        raise UsageError(f"'{given}' is a {type(other).__name__.lower()}, and no entity: {events}") from error


def _code(given: str, known: Directory) -> str | None:
    if given.strip().upper() in known.actors:
        return given.strip().upper()
    try:
        return codes.actor(given).code
    except UsageError:
        return None


def _told(entity: Entry) -> str:
    return f"{entity.name} ({entity.kind}, {entity.id})"


def _some(known: Directory, code: str) -> str:
    own = known.of_code(code)[:NEAR] or known.entries[:NEAR]
    return f"There is {', '.join(map(_told, own))}" if own else "The record names none"


def _options(known: Directory, kind: EntityKind, name: str, but: set[str]) -> str:
    """Others with which something of a kind may be one, those of a name like it first."""
    own = [one for one in known.entries if one.kind in alike(kind) and one.id not in but]
    by_name = {one.name: one for one in reversed(own)}
    near = [by_name[called] for called in nearest(name, by_name, NEAR)]
    shown = list({one.id: one for one in (*near, *own)}.values())[:NEAR]
    return f"It may be one with {', '.join(map(_told, shown))}" if shown else f"There is no other {kind}"


def _named(found: object) -> str:
    """Whom a claim names."""
    if not isinstance(found, Claim):
        return "give claims or reports that do"
    called = dict.fromkeys(name.full or name.text for name in found.names)
    return f"it names {', '.join(called)}" if called else "it names nobody"
