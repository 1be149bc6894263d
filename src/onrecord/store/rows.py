"""A record as a row: its query columns, its JSON body, what belongs to it, and the words it is found by."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Table

from onrecord.model import Claim, Conflict, Event, Origin, Report, Response, Story
from onrecord.record.accounts import ACCOUNTS
from onrecord.record.entities import entity_id, key
from onrecord.record.shelf import Kept
from onrecord.record.who_is_one import WhoIsOne, split_id
from onrecord.store import schema
from onrecord.store.keys import day_of, support

Row = dict[str, Any]


class Layout(NamedTuple):
    """Where a kind of record is kept. `links` names, by kind of link, the field with the ids it owns."""

    table: Table
    columns: Callable[[Any], Row]
    links: tuple[tuple[str, str], ...] = ()
    words: Callable[[Any], str] | None = None


def encode(record: Kept) -> str:
    """The JSON body of a record."""
    return msgspec.json.encode(record).decode()


def link_rows(record: Kept) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The kinds of links that the record owns, each with the ids of its members."""
    for kind, field in LAYOUTS[type(record)].links:
        yield kind, getattr(record, field)


def _days(record: Claim | Event) -> Row:
    time = record.time
    return {"first_day": time.start if time else None, "last_day": time.end if time else None, "day": day_of(record)}


def _report(record: Report) -> Row:
    from onrecord.acquire import identity

    fields = ("hash", "status", "outlet", "domain", "url", "language", "published", "title", "revision")
    return {"identity": identity(record), "day": day_of(record)} | {field: getattr(record, field) for field in fields}


def _claim(record: Claim) -> Row:
    return _days(record) | {
        "report": record.report,
        "start_char": record.span.start,
        "type": record.type,
        "mode": record.mode,
        "status": record.status,
        "source": record.sources[-1].name if record.sources else None,
        "tier": record.tier,
    }


def name_rows(claim: Claim, whose: WhoIsOne) -> Iterator[Row]:
    """A row for each name of a claim, in order; with the entity that it is of by itself, or as people said."""
    for number, name in enumerate(claim.names):
        row = {"claim": claim.id, "number": number, "kind": name.kind, "role": name.role, "name": name.text}
        body = msgspec.json.encode(name).decode()
        split = whose.split(claim, name)
        entity = split_id(split, name.kind) if split else entity_id(name.kind, key(name))
        yield row | {"entity": entity, "body": body}


def _response(record: Response) -> Row:
    return {"report": record.report, "party": record.by.code, "stance": record.stance, "about": record.about}


def _event(record: Event) -> Row:
    return _days(record) | {
        "type": record.type,
        "status": record.status,
        "story": record.story,
        "digit": record.grade.digit if record.grade else None,
        "title": record.title,
        "tier": record.tier,
        "support": support(record),
        **_counted(record),
    }


def _counted(event: Event) -> Row:
    """How many say so, by account; None for an event without accounts."""
    counts = {account.says: account.count for account in event.accounts}
    return {f"origins_{says}": counts.get(says, 0) if counts else None for says in ACCOUNTS}


LAYOUTS: dict[type, Layout] = {
    Report: Layout(schema.reports, _report, words=lambda report: report.text),
    Claim: Layout(schema.claims, _claim, words=lambda claim: claim.quote),
    Response: Layout(schema.responses, _response),
    Event: Layout(schema.events, _event, links=(("event", "claims"), ("lead", "leads"), ("answered", "responses"))),
    Origin: Layout(
        schema.origins, lambda origin: {"kind": origin.kind, "title": origin.title}, (("origin", "claims"),)
    ),
    Conflict: Layout(schema.conflicts, lambda conflict: {"event": conflict.event, "kind": conflict.kind}),
    Story: Layout(schema.stories, lambda story: {"title": story.title}, (("story", "reports"),)),
}
