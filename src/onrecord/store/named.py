"""What users name in a record: actors by code or name, stories by id, heading or title; an error if it is not there."""

from typing import TYPE_CHECKING

from onrecord.errors import AmbiguousError, NotFoundError, UsageError
from onrecord.knowledge import codes
from onrecord.knowledge.choices import nearest
from onrecord.knowledge.codes import UNKNOWN, Actor
from onrecord.knowledge.folding import fold
from onrecord.model import Story
from onrecord.store.headings import headings

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
    """The story of that id, or the start of it, heading or title. Raises NotFoundError with the nearest, or all."""
    try:
        return record.story(record.find(given, (Story,)).id)
    except AmbiguousError:
        raise
    except NotFoundError:
        listed = list(record.stories())
    called = headings(record)
    for names in (lambda one: called[one.id], lambda one: one.title):
        found = [one for one in listed if fold(names(one)) == fold(given.strip())]
        if len(found) == 1:
            return found[0]
    if found := [one for one in listed if fold(given.strip()) in (fold(called[one.id]), fold(one.title))]:
        raise AmbiguousError(f"{record.name} holds {len(found)} stories '{given}': {_shown(found, called)}")
    by_name = {name: one for one in reversed(listed) for name in (one.id, one.title, called[one.id])}
    near = list({by_name[name].id: by_name[name] for name in nearest(given, by_name)}.values())
    largest = sorted(listed, key=lambda one: (-len(one.reports), one.id))
    shown = _shown(near or largest, called) or "none"
    begin = "did you mean" if near else "there are" if len(listed) <= MOST else "the largest are"
    raise NotFoundError(f"{record.name} holds no story '{given}': {begin} {shown}{'?' if near else ''}")


def _shown(stories: list[Story], called: dict[str, str]) -> str:
    return ", ".join(f"{one.id} ({called[one.id]})" for one in stories[:MOST])
