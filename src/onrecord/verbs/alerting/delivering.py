"""Messages to where they are wanted: each noted once it is there; those that fail are tried again."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from onrecord.errors import UsageError
from onrecord.model.alerts import Alert, AlertMessage
from onrecord.store import Record
from onrecord.store.alerts import Letter, delivered, failed, last, waiting
from onrecord.verbs.alerting import files, mail, webhook
from onrecord.verbs.alerting.wanted import TERMINAL, check_target
from onrecord.verbs.alerting.ways import NotDelivered, Ways
from onrecord.verbs.alerting.wording import in_words

AT_ONCE = 500  # messages of an alert that are tried in one check
MAILED = 50  # in one mail
LAST = 100  # in a feed


class Undelivered(NamedTuple):
    """Messages that could not be delivered: of which alert, where to, how many, and why."""

    alert: str
    target: str
    messages: int
    reason: str


def deliver(record: Record, alert: Alert, ways: Ways) -> tuple[int, list[Undelivered]]:
    """Deliver what waits of an alert; how many messages were, and what was not."""
    by_target: dict[str, list[Letter]] = {}
    for letter in waiting(record, alert.id, AT_ONCE):
        by_target.setdefault(letter.target, []).append(letter)
    sent, missed = 0, []
    for target, letters in by_target.items():
        left = list(letters)
        try:
            for part in _parts(record, alert, target, letters, ways):
                delivered(record, alert.id, part)
                sent += len(part)
                left = left[len(part) :]
        except NotDelivered as error:
            failed(record, alert.id, left, str(error))
            missed.append(Undelivered(alert.id, target, len(left), str(error)))
    return sent, missed


def _parts(
    record: Record, alert: Alert, target: str, letters: Sequence[Letter], ways: Ways
) -> Iterator[Sequence[Letter]]:
    """Deliver letters a part at a time; each part is given once it is delivered."""
    try:
        check_target(target)
    except UsageError as error:
        raise NotDelivered(str(error)) from error
    kind, _, place = target.partition(":")
    if target == TERMINAL:
        if ways.tell is None:
            return
        yield from _each(letters, ways.tell)
    elif kind in ("http", "https"):
        yield from _each(letters, lambda message: webhook.send(target, message, ways))
    elif kind == "mailto":
        for start in range(0, len(letters), MAILED):
            part = letters[start : start + MAILED]
            mail.send(place, alert.id, [letter.message for letter in part], ways)
            yield part
    elif kind == "atom":
        files.feed(Path(place), f"onrecord: {in_words(alert)}", alert.id, last(record, alert.id, target, LAST))
        yield letters
    else:
        files.append(Path(place), [letter.message for letter in letters])
        yield letters


def _each(letters: Sequence[Letter], send: Callable[[AlertMessage], None]) -> Iterator[Sequence[Letter]]:
    for letter in letters:
        send(letter.message)
        yield [letter]
