"""What users name in a record: actors by code or name, stories by id or title. What is not there is an error."""

from typing import TYPE_CHECKING

from onrecord.errors import AmbiguousError, NotFoundError, UsageError
from onrecord.knowledge import codes
from onrecord.knowledge.choices import nearest
from onrecord.knowledge.codes import UNKNOWN, Actor
from onrecord.knowledge.folding import fold
from onrecord.model import Story

if TYPE_CHECKING:
    from onrecord.store.record import Record

MOST = 6  # choices that a message names


def parties(record: "Record") -> dict[str, dict[str, int]]:
    """The parties of the record's events, leads among them: by code, their names and how many events have each."""
    found: dict[str, dict[str, int]] = {}
    for event in record.events(leads=True):
        for party in {*event.actors, *event.recipients}:
            names = found.setdefault(party.code, {})
            names[party.name] = names.get(party.name, 0) + 1
    return found


def known_actor(record: "Record", given: str) -> Actor:
    """The actor that is meant, among those of onrecord's files and of the record.

    Groups that no file has are looked for by their names in the claims, where no event has them.

    Raises:
        UsageError: no actor is known by that code or name; names the nearest.
    """
    known = parties(record)
    try:
        return codes.actor(given, known)
    except UsageError:
        everyone = {code: dict(names) for code, names in known.items()}
        for claim in record.claims():
            for party in (*claim.actors, *claim.recipients):
                everyone.setdefault(party.code, {}).setdefault(party.name, 0)
        return codes.actor(given, everyone)


def actor(record: "Record", given: str) -> Actor:
    """The actor that is meant, which some event of the record, or a claim of one, has for a party.

    Raises:
        UsageError: no actor is known by that code or name; names the nearest.
        NotFoundError: the record has no event with it; names those it has most of.
    """
    known = parties(record)
    found = known_actor(record, given)
    if any(
        found.is_party(party) for event in record.events(leads=True) for party in (*event.actors, *event.recipients)
    ):
        return found
    if found.name and any(
        found.is_party(party) for claim in record.claims() for party in (*claim.actors, *claim.recipients)
    ):
        return found
    frequent = sorted((code for code in known if code != UNKNOWN), key=lambda code: (-sum(known[code].values()), code))
    there = ", ".join(Actor(code).shown for code in frequent[:MOST]) + (" and others" if len(frequent) > MOST else "")
    raise NotFoundError(f"{record.name} holds no event with {found.shown}: it has {there or 'no actors'}")


def story(record: "Record", given: str) -> Story:
    """The story of that id, or the start of it, or title. Raises NotFoundError with the nearest, or what there is."""
    try:
        return record.story(record.find(given, (Story,)).id)
    except AmbiguousError:
        raise
    except NotFoundError:
        listed = list(record.stories())
    titled = [one for one in listed if fold(one.title) == fold(given.strip())]
    if len(titled) == 1:
        return titled[0]
    by_name = {name: one for one in reversed(listed) for name in (one.id, one.title)}
    near = list(dict.fromkeys(by_name[name] for name in nearest(given, by_name)))
    largest = sorted(listed, key=lambda one: (-len(one.reports), one.id))
    shown = ", ".join(f"{one.id} ({one.title})" for one in (near or largest)[:MOST]) or "none"
    begin = "did you mean" if near else "there are" if len(listed) <= MOST else "the largest are"
    raise NotFoundError(f"{record.name} holds no story '{given}': {begin} {shown}{'?' if near else ''}")
