"""Who and what others keep lists of: registers, lists of sanctions. Beside the record, never part of what it tells."""

from typing import Literal

from msgspec import Struct

# By what an entry of a list may be an entity of the record; a number that only one has is the surest.
Likeness = Literal["number", "name and state", "name"]


class Listed(Struct, frozen=True, kw_only=True):
    """An entry of a list: `id` and `schema` (FollowTheMoney's) are its own, `names` all that it goes by, one first.

    `states` are ISO 3166-1 alpha-3, `number` an IMO number. `topics` and `datasets` are the list's words for it:
    "sanction", "us_ofac_sdn".
    """

    list: str
    id: str
    schema: str
    names: tuple[str, ...]
    states: tuple[str, ...] = ()
    number: str | None = None
    topics: tuple[str, ...] = ()
    datasets: tuple[str, ...] = ()
    url: str | None = None


class Likely(Struct, frozen=True):
    """An entry of a list that may be an entity of the record, and by what. Nothing follows from it."""

    listed: Listed
    by: Likeness
