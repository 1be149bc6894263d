"""The items of claims in words: each once, with its quantity as stated."""

import re
from collections.abc import Callable, Iterable

from onrecord.model import Claim, Item
from onrecord.record.text import stem

SMALL = frozenset({"the", "a", "an", "of", "any", "some", "such", "its", "their", "his", "new", "other", "own"})
MOST_THINGS = 4


def things(claims: Iterable[Claim], keep: Callable[[str], bool] = bool) -> str:
    """The items of these claims with their quantities as stated; what says less of the same thing is left out.

    Only those that `keep` accepts by their name.
    """
    items = [item for claim in claims for item in claim.items if _citable(item) and keep(item.name)]
    named = list(dict.fromkeys(amount(item) for item in items))
    words = {thing: {stem(word) for word in thing.lower().split()} - SMALL for thing in named}
    kept = [
        thing
        for at, thing in enumerate(named)
        if not any(
            words[thing] < words[other] or (words[thing] == words[other] and number < at)
            for number, other in enumerate(named)
            if other != thing
        )
    ]
    return ", ".join(kept[:MOST_THINGS]) + (" and more" if len(kept) > MOST_THINGS else "")


def _citable(item: Item) -> bool:
    """Whether an item names a thing: no stray mark, no bare pointer."""
    words = item.name.lower().split()
    return (
        bool(words) and "(" not in item.name and set(words) - SMALL - {"thing", "things", "time", "one", "own"} != set()
    )


def amount(item: Item) -> str:
    """The item with its quantity, without saying twice what both have: "$500 million loan"."""
    if item.quantity is None or item.quantity in item.name:
        return item.name
    counted = re.findall(r"[\w.,]+", item.quantity.lower())
    rest = item.name.split()
    while rest and rest[0].lower().strip("$€£") in counted:
        rest = rest[1:]
    return f"{item.quantity} {' '.join(rest)}".strip()
