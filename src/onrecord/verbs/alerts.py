"""The verbs of alerts: `add_alert`, `alerts`, `remove_alert`, and `check_alerts`, which tells what is new."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex
from typing import Literal, NamedTuple

from onrecord.acquire import Limits
from onrecord.acquire.feeds.manners import LIMITS
from onrecord.errors import AmbiguousError, InUseError, NotFoundError, UsageError
from onrecord.model.alerts import Alert, AlertMessage
from onrecord.store import Change, Record
from onrecord.store import alerts as kept
from onrecord.tell.causes import Causes
from onrecord.verbs.alerting import wanted
from onrecord.verbs.alerting.delivering import Undelivered, deliver
from onrecord.verbs.alerting.finding import Finder, Thing
from onrecord.verbs.alerting.ways import Ways
from onrecord.verbs.alerting.wording import messages

AT_ONCE = 50  # events that are put into words together
WAIT = 30.0  # seconds for another check to end
MOST = 1_000  # messages of an alert in one check; what is more comes with the next

Kind = Literal["told", "grade", "denial"]


class AlertState(NamedTuple):
    """An alert that the record holds: how many messages were delivered, and how many wait to be."""

    alert: Alert
    sent: int
    waiting: int


class AlertResult(NamedTuple):
    """What a check brought. `ok` if all that was to be delivered was.

    Attributes:
        messages: what is told now and was not before.
        sent: how many messages were delivered, with those that had failed before.
        undelivered: what could not be delivered, and is tried again at the next check.
    """

    messages: tuple[AlertMessage, ...] = ()
    sent: int = 0
    undelivered: tuple[Undelivered, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether all was delivered."""
        return not self.undelivered


def add_alert(
    record: Record,
    *,
    kind: Kind = "told",
    search: str = "",
    types: Iterable[str] = (),
    pair: Sequence[str] = (),
    leads: bool = False,
    to: Iterable[str | Path] = (),
    unknown: Callable[[str], None] | None = None,
) -> Alert:
    """Keep an alert in the record: of what builds bring from now on.

    Args:
        record: an open record.
        kind: told: an event is new, or has another status; grade: its grade moves; denial: somebody denies it.
        search: only events that have a claim which answers it: words and fields, as `Record.search` takes them.
        types: only events of one of these PLOVER types.
        pair: only events that both of these are parties to, by code or name.
        leads: also events that only leads tell of; they are told as leads.
        to: "terminal", a path ending in .jsonl or .atom, an http(s) address, or "mailto:NAME@HOST"; the terminal if
            nothing is given.
        unknown: called with what of the search the record does not know yet, and may come to know.

    Raises:
        UsageError: nothing narrows an alert on what is told, or a field, type, party or target that there is not.
    """
    if kind not in ("told", "grade", "denial"):
        raise UsageError(f"there is no alert on '{kind}': choose from told, grade, denial")
    words, missing = wanted.search(record, search)
    alert = Alert(
        id=f"a{token_hex(4)}",
        kind=kind,
        search=words,
        types=wanted.types(types),
        pair=wanted.pair(pair),
        leads=leads,
        to=wanted.targets(to),
        made=datetime.now(UTC).isoformat(timespec="milliseconds"),  # alerts are listed in the order they were made
    )
    if kind == "told" and not (alert.search or alert.types or alert.pair):
        raise UsageError("an alert on every event would be one on each report: give a search, a type or a pair")
    for reason in missing if unknown else ():
        unknown(reason)  # type: ignore[misc]
    kept.add(record, alert, kept.ended(record))
    return alert


def alerts(record: Record) -> list[AlertState]:
    """The alerts of a record, the oldest first."""
    return [AlertState(one.alert, one.sent, one.waiting) for one in kept.alerts(record)]


def remove_alert(record: Record, id: str) -> Alert:
    """Forget an alert, and what was told of it. Raises NotFoundError if there is none of that id, or several."""
    known = [one.alert for one in kept.alerts(record)]
    found = [one for one in known if one.id == id] or [one for one in known if id and one.id.startswith(id)]
    if len(found) != 1:
        there = ", ".join(one.id for one in known) or "none"
        raise NotFoundError(
            f"{record.name} holds {'several alerts' if found else 'no alert'} '{id}': there are {there}"
        )
    kept.remove(record, found[0].id)
    return found[0]


def check_alerts(
    record: Record, *, tell: Callable[[AlertMessage], None] | None = None, limits: Limits = LIMITS
) -> AlertResult:
    """Tell what builds brought since the last check, each thing once, and try anew what could not be delivered.

    One check at a time tells what a record has: a second waits for it, and finds the rest. A message is noted as sent
    once it is there; if the process is killed between the two, the next check sends it again, under the same id.

    Keys of webhooks and settings of mail come from the environment: `ONRECORD_WEBHOOK_KEY`, `ONRECORD_SMTP_HOST` and
    the others that the reference lists. They are kept nowhere.

    Args:
        record: an open record.
        tell: called with each message for the terminal; without it, these wait.
        limits: bounds on each request; webhooks at private addresses are refused unless these allow them.

    Raises:
        StoreError: the record cannot be read or written. What cannot be delivered is in the result.
    """
    if not kept.alerts(record):
        return AlertResult()
    with ExitStack() as turn:
        try:
            turn.enter_context(kept.telling(record, WAIT))
        except InUseError as error:
            left = (Undelivered(one.alert.id, "", one.waiting, str(error)) for one in kept.alerts(record))
            return AlertResult(undelivered=tuple(left))
        return _tell_all(record, Ways(tell, limits))


def _tell_all(record: Record, ways: Ways) -> AlertResult:
    """Tell what all alerts have: nobody else does meanwhile."""
    listed, ended = kept.alerts(record), kept.ended(record)
    finders: dict[int, Finder] = {}
    told: list[AlertMessage] = []
    sent, undelivered = 0, list[Undelivered]()
    for one in listed:
        if one.seen not in finders:
            finders[one.seen] = Finder(record, _news(record, one.seen), one.seen)
        try:
            told += _tell(record, one.alert, finders[one.seen], ended)
        except AmbiguousError as error:
            undelivered.append(Undelivered(one.alert.id, "", 0, str(error)))
        done, missed = deliver(record, one.alert, ways)
        sent, undelivered = sent + done, [*undelivered, *missed]
    return AlertResult(tuple(told), sent, tuple(undelivered))


def _news(record: Record, since: int) -> list[Change]:
    """What news changed since a build; not what changed for being read anew, or taken out."""
    causes = Causes(record, since)
    return [change for change in record.changes(since) if change.after and causes.of(change) == "news"]


def _tell(record: Record, alert: Alert, finder: Finder, ended: int) -> list[AlertMessage]:
    """Keep what an alert is to tell and did not tell yet."""
    new = _untold(record, alert, finder.things(alert))
    some, made = new[:MOST], _now()
    parts = [some[start : start + AT_ONCE] for start in range(0, len(some), AT_ONCE)]
    found = [pair for part in parts for pair in messages(record, alert, part, made)]
    letters = [kept.Letter(message, thing.name, target) for thing, message in found for target in alert.to]
    seen = ended if len(new) <= MOST else None  # it has not looked at all yet
    fresh = {letter.message.id: letter.message for letter in kept.tell(record, alert.id, letters, seen)}
    return list(fresh.values())


def _untold(record: Record, alert: Alert, things: Sequence[Thing]) -> list[Thing]:
    """The things of which nothing was told, under the event's id or that of one which was merged into it."""
    names = {thing.name: thing for thing in things}
    also = {
        thing.name.replace(thing.event.id, old): thing.name
        for thing in names.values()
        for old in kept.former(record, thing.event.id)
    }
    had = kept.told(record, alert.id, [*names, *also])
    gone = {also.get(name, name) for name in had}
    return [thing for name, thing in names.items() if name not in gone]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
