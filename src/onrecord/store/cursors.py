"""Where a page ends, as a word that leads to the next: opaque to who gets it, and good for as long as the record is.

A cursor has the order and the key of the last line shown, not its number: what is recorded in between neither repeats
a line nor skips one.
"""

import base64
import binascii
from typing import Generic, NamedTuple, TypeVar

import msgspec

from onrecord.errors import UsageError

T = TypeVar("T")
Key = tuple[str | int, ...]
MOST = 500  # lines of a page
LARGEST = 2**31 - 1  # that an integer column can be asked for


class Page(NamedTuple, Generic[T]):
    """Some of what was asked for, in order, and the cursor of what follows; None at the end."""

    rows: list[T]
    next_cursor: str | None


def cursor(order: str, key: Key) -> str:
    """The cursor of what follows the line with that key."""
    return base64.urlsafe_b64encode(msgspec.json.encode([order, *key])).decode().rstrip("=")


def key_of(given: str, order: str, like: tuple[type, ...]) -> Key:
    """The key in a cursor.

    Args:
        given: the cursor.
        order: of the page that is asked for.
        like: the types of the key's parts.

    Raises:
        UsageError: it is none, or one of another order.
    """
    try:
        made = msgspec.json.decode(base64.b64decode(given + "=" * (-len(given) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, msgspec.DecodeError):
        made = None
    if not isinstance(made, list) or len(made) < 2 or not isinstance(made[0], str):
        raise UsageError(f"'{given[:40]}' is no cursor: give the `next` of the page before, or none to begin")
    told, *key = made
    if told != order:
        raise UsageError(f"this cursor goes on in order of {told!r}, and {order!r} is asked for: begin without one")
    if [type(part) for part in key] != list(like) or any(isinstance(part, int) and part > LARGEST for part in key):
        raise UsageError(f"'{given[:40]}' is no cursor of this list: give the `next` of the page before")
    return tuple(key)


def limited(limit: int) -> int:
    """How many lines a page has. Raises UsageError for none, or for more than a page may have."""
    if not 1 <= limit <= MOST:
        raise UsageError(f"a page has 1 to {MOST} lines, not {limit}: follow next_cursor for more")
    return limit
