"""The state that a city or region lies in."""

from functools import lru_cache

from onrecord.knowledge import listed, table
from onrecord.knowledge.actors import codes_for, lexicon
from onrecord.knowledge.folding import fold


@lru_cache(maxsize=1)
def _cities() -> dict[str, str]:
    return {name: row["code"] for row in table("cities.tsv") for name in listed(row["names"])}


def country_of_place(name: str) -> str | None:
    """The alpha-3 code of the state that a state, region or city of that name is or lies in; None if unsure."""
    facts, folded = codes_for(name), fold(name).removeprefix("the ")
    if folded in lexicon("shared_capitals"):
        return None
    if facts is not None and facts.kind in ("state", "capital", "region", "metonym"):
        return facts.code or None
    return _cities().get(folded.replace("-", " "))
