"""One entity of FollowTheMoney: a schema, and properties that are lists of texts."""

from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha1

from msgspec import Struct

from onrecord.export.told import written

DATASET = "onrecord"
LONGEST = 60_000  # characters of a value: what the library reads of one is limited to 65,536


class FtmEntity(Struct, frozen=True):
    """An entity as a line of FollowTheMoney's JSON has it."""

    id: str
    schema: str
    properties: dict[str, list[str]]
    datasets: tuple[str, ...] = (DATASET,)


def entity(schema: str, id: str, **properties: str | Iterable[str | None] | None) -> FtmEntity:
    """An entity with the properties that have a value, each value once."""
    filled = {name: values for name, given in properties.items() if (values := _values(given))}
    return FtmEntity(id, schema, filled)


def _values(given: str | Iterable[str | None] | None) -> list[str]:
    listed = [given] if given is None or isinstance(given, str) else given
    return list(dict.fromkeys(text[:LONGEST] for value in listed if value and (text := written(value))))


def ftm_id(*key: str) -> str:
    """An id that is the same whenever the key is, and has no characters that FollowTheMoney's may not have."""
    return f"{DATASET}-{sha1(chr(10).join(key).encode(), usedforsecurity=False).hexdigest()}"


def stamp(when: str | None) -> str | None:
    """A day or time as FollowTheMoney has it, in UTC and without saying so; None if it is none."""
    try:
        read = datetime.fromisoformat(when or "")
    except ValueError:
        return None
    if len(when or "") <= len("2023-09-05"):
        return when
    return (read.astimezone(UTC) if read.tzinfo else read).strftime("%Y-%m-%dT%H:%M:%S")
