"""Lists of what names an entity, narrowed as other lists are: a few rows are looked at until a page is full."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from onrecord.acquire.asked import days
from onrecord.errors import UsageError
from onrecord.knowledge import choices
from onrecord.model import Claim, Event
from onrecord.serve.api.answering import part
from onrecord.store import Page
from onrecord.store.keys import day_of, support

T = TypeVar("T", Event, Claim)
LOOKED_AT = 20  # pages that are looked through to fill one


def narrowed(
    ids: Sequence[str],
    load: Callable[[Sequence[str]], dict[str, T]],
    asked: dict[str, Any],
    cursor: str | None,
    limit: int,
) -> Page[T]:
    """Those of the ids that meet what is asked, in their order; a page may have fewer than `limit`.

    Args:
        ids: all there are.
        load: gives the records of some ids.
        asked: what `events_page` or `claims_page` take.
        cursor: of the page before.
        limit: how many at most.
    """
    found: list[T] = []
    meets = _meeting(asked)
    for _ in range(LOOKED_AT):
        some, cursor = part(ids, cursor, limit - len(found))
        kept = load(some)
        found += [kept[id] for id in some if id in kept and meets(kept[id])]
        if cursor is None or len(found) == limit:
            break
    return Page(found, cursor)


def _meeting(asked: dict[str, Any]) -> Callable[[Event | Claim], bool]:
    type = choices.event_type(asked["type"]) if asked.get("type") else None
    first = (days(asked["after"]).start or "") if asked.get("after") else ""
    last = (days(asked["before"]).end or "") if asked.get("before") else ""

    def meets(one: Event | Claim) -> bool:
        day = day_of(one)
        acting, acted_on = ({party.code for party in of} for of in (one.actors, one.recipients))
        sides = ((asked.get("party"), acting | acted_on), (asked.get("actor"), acting))
        return (
            (type is None or one.type == type)
            and asked.get("status") in (None, one.status)
            and (bool(asked.get("leads")) or one.tier == "firm")
            and day >= first
            and (not last or "" < day <= last)
            and all(code is None or code in those for code, those in (*sides, (asked.get("recipient"), acted_on)))
            and (not isinstance(one, Event) or _of_event(one, asked))
        )

    return meets


def _of_event(event: Event, asked: dict[str, Any]) -> bool:
    story, least = asked.get("story"), asked.get("least_origins")
    return story in (None, event.story) and (not least or support(event) >= least)


def newest_alone(order: str) -> None:
    """Raises UsageError where another order is asked for than the one in which these lists are at hand."""
    if order != "day":
        raise UsageError("with entity=, rows are in order of day alone, the newest first: leave out order=")
