"""What an alert is asked to tell, checked: fields, types, parties, and where messages go."""

import os
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from onrecord.errors import NotFoundError, UsageError
from onrecord.knowledge import choices, codes
from onrecord.store import Record
from onrecord.store.asked import Asked, asked
from onrecord.store.narrowing import narrowing

TERMINAL = "terminal"
LINES, FEEDS = (".jsonl", ".ndjson"), (".atom", ".xml")
# Fields whose values a record may come to have: nothing of it need be there yet.
TO_COME = frozenset({"outlet", "source", "entity", "place"})
TARGETS = (
    "'terminal', a file ending in .jsonl for JSON Lines or in .atom for a feed, an http or https address for a "
    "webhook, or mailto:NAME@HOST"
)
ADDRESS = re.compile(r"[^@\s<>,;:\"()\[\]\\]+@[\w.-]+")


def search(record: Record, words: str) -> tuple[str, tuple[str, ...]]:
    """A search as it is kept, and what in it the record does not know yet.

    Raises UsageError for fields that there are not, and for values that can never be.
    """
    question = asked(words)
    unknown: list[str] = []
    for name, value in question.fields:
        try:
            narrowing(record, Asked((), ((name, value),)))
        except (NotFoundError, UsageError) as error:
            if name not in TO_COME:
                raise
            unknown.append(str(error))
    return question.text, tuple(unknown)


def types(given: Iterable[str]) -> tuple[str, ...]:
    """Types of events. Raises UsageError for one that there is not."""
    return tuple(dict.fromkeys(choices.event_type(one) for one in given))


def pair(given: Iterable[str]) -> tuple[str, ...]:
    """The codes of two parties. Raises UsageError for others than two, and for one who shares a code with others."""
    actors = [codes.actor(one) for one in given]
    if not actors:
        return ()
    if len(actors) != 2 or actors[0].code == actors[1].code:
        raise UsageError("a pair is of two parties, by code or name: --pair PRK,Russia")
    for one in actors:
        if one.name:
            raise UsageError(
                f'{one.shown} shares its code with others: search for it, with --search entity:"{one.name}"'
            )
    return tuple(one.code for one in actors)


def targets(given: Iterable[str | Path]) -> tuple[str, ...]:
    """Where messages go, as it is kept; the terminal if nothing is given. Raises UsageError for what is no target."""
    return tuple(dict.fromkeys(_target(str(one).strip()) for one in given)) or (TERMINAL,)


def check_target(target: str) -> None:
    """Raise UsageError for a target of a record that no alert of this onrecord has: somebody else may have made it."""
    if _target(target) != target:
        raise UsageError(f"'{target}' is no target that an alert can have: choose {TARGETS}")


def _target(given: str) -> str:
    lowered = given.lower()
    if lowered in (TERMINAL, "-"):
        return TERMINAL
    if lowered.startswith(("http://", "https://")):
        parts = urlsplit(given)
        if not parts.hostname or parts.username is not None:
            raise UsageError(f"'{given}' is no address that messages can be sent to: it needs a host, and no password")
        return given
    if lowered.startswith("mailto:"):
        if not ADDRESS.fullmatch(given[7:]):
            raise UsageError(f"'{given}' is no address of mail: write mailto:NAME@HOST")
        return f"mailto:{given[7:]}"
    kind = "file" if lowered.endswith(LINES) else "atom" if lowered.endswith(FEEDS) else ""
    if not kind or "\0" in given:
        raise UsageError(f"nothing can be sent to '{given}': choose {TARGETS}")
    path = Path(os.path.abspath(Path(given.removeprefix(f"{kind}:")).expanduser()))
    if not path.parent.is_dir():
        raise UsageError(f"there is no folder {path.parent} for the messages: make it first")
    return f"{kind}:{path}"
