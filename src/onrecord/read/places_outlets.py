"""Where a report's outlet is at home: the town whose surroundings its reports mean."""

import re
from functools import lru_cache

from onrecord.knowledge import rows
from onrecord.read.gazetteer import Entry, lookup
from onrecord.read.places_names import candidates, division, lexicon


@lru_cache(maxsize=1)
def _towns() -> dict[str, tuple[str, str]]:
    """Town and region (ISO 3166) of newspapers by their domain."""
    return {domain: (town, region) for domain, town, region in rows("places_outlets.tsv")}


@lru_cache(maxsize=1)
def _regions() -> dict[str, str]:
    """Names of divisions by their ISO 3166-2 code."""
    return {code: name for code, name, *_ in rows("places_abbreviations.tsv")}


@lru_cache(maxsize=256)
def town_of(domain: str | None) -> Entry | None:
    """The town that an outlet is of, by its domain; None if that is not known."""
    if not domain or not (found := _towns().get(domain.lower().removeprefix("www."))):
        return None
    town, region = found
    country, _, part = region.partition("-")
    parts = {part, *(e.admin1 for e in division(country, _regions().get(region, "")))}
    options = [e for e in candidates(town) if e.country == country and e.kind in "PQ"]
    return next((e for e in options if not part or e.admin1 in parts), None)


@lru_cache(maxsize=256)
def towns_in(domain: str | None) -> tuple[Entry, ...]:
    """The towns whose name an outlet's domain holds, for those that `town_of` does not know: richmondregister.com."""
    if not domain:
        return ()
    label = re.sub(r"[^a-z]", "", domain.lower().removeprefix("www.").split(".")[0])
    found = re.fullmatch(
        rf"(?:the|my|go|daily|online)?([a-z]{{4,}}?)(?:{'|'.join(sorted(lexicon('mastheads')))})*", label
    )
    return tuple(e for e in lookup(found[1]) if e.kind in "PQ") if found else ()
