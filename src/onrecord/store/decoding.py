"""What a record keeps as JSON, back to what it was; damage is told as damage of the record.

Somebody may have cut the file, or written into it with other tools; a reader of the record then gets one of onrecord's
own errors, whichever row it is.
"""

from typing import Generic, TypeVar

import msgspec

from onrecord.errors import NotARecordError

T = TypeVar("T")


class Decoder(Generic[T]):
    """As msgspec's, for the rows of a record."""

    __slots__ = ("_decode",)

    def __init__(self, kind: type[T]) -> None:
        self._decode = msgspec.json.Decoder(kind).decode

    def decode(self, body: str | bytes) -> T:
        """The row. Raises NotARecordError if it is damaged."""
        try:
            return self._decode(body)
        except (msgspec.MsgspecError, UnicodeError, TypeError, RecursionError) as error:
            raise damaged(error) from error


def decode(body: str | bytes, *, type: type[T]) -> T:
    """One row. Raises NotARecordError if it is damaged."""
    try:
        return msgspec.json.decode(body, type=type)
    except (msgspec.MsgspecError, UnicodeError, TypeError, RecursionError) as error:
        raise damaged(error) from error


def damaged(error: Exception) -> NotARecordError:
    """What is said of a row that cannot be read."""
    return NotARecordError(
        f"this record is damaged: a row of it cannot be read ({str(error)[:120]}). "
        "Restore a copy, or build it again from the reports"
    )
