"""Which places a toponym may mean as it stands: by its words, the word for its kind, and the outlet's town."""

import re

from onrecord.read.gazetteer import Entry, distance
from onrecord.read.places_find import Toponym
from onrecord.read.places_names import candidates, division, lexicon, postal

LIMIT = 40
# Kilometres around an outlet's town that its readers know.
NEAR = 150
# People below which a settlement is not meant by the name of a country or of an area known to the world.
HAMLET = 5_000
# Words for several divisions, and for one of them.
PLURALS = {"counties": "county", "provinces": "province", "districts": "district", "parishes": "parish"}
_DIVISIONS = frozenset({"province", "region", "state", "oblast", "governorate", "prefecture", "county", "parish",
                        "district", *PLURALS})  # fmt: skip


def options_of(top: Toponym, kind: str, town: Entry | None) -> list[Entry]:
    """The places that a toponym may mean, by the word for its kind and by the outlet's town."""
    if top.how == "postal":
        return list(division(*postal()[top.name]))
    name = top.name.title() if top.name.isupper() and len(top.name) > 4 else top.name
    found = _famous(list(candidates(name)))
    if not found and (last := name.rpartition(" ")[2].lower()) in _DIVISIONS:
        name, kind = name.rpartition(" ")[0], last
        found = list(candidates(name))
    found = found or part_of(name, town)
    if kind in _DIVISIONS:
        wider = [e for e in (*found, *candidates(f"{name} {PLURALS.get(kind, kind)}")) if e.kind in "AB"]
        # A "region" or "district" may be that around a city.
        loose = kind in {"region", "district"} and any(e.kind in "PQ" and e.population >= 50_000 for e in found)
        found = found if loose else wider or found
    elif kind in {"city", "town", "village"} and not any(e.kind == "C" for e in found):
        found = [e for e in found if e.kind in "PQ"] or found
    else:
        found = [*_cities_first(found), *_counties(name, town)]
    return found[:LIMIT]


def _famous(found: list[Entry]) -> list[Entry]:
    """Without the hamlets that share a name with a country or an area known to the world: "Us", "Middle East"."""
    if not any(e.kind in "CL" for e in found):
        return found
    return [e for e in found if e.kind not in "PQ" or e.population >= HAMLET]


def _counties(name: str, town: Entry | None) -> list[Entry]:
    """The county of that name around the outlet's town, which its readers know without being told: "DeKalb police"."""
    if town is None:
        return []
    return [e for e in candidates(f"{name} County") if e.kind in "AB" and distance(e, town) < NEAR]


def _cities_first(found: list[Entry]) -> list[Entry]:
    """Without divisions that share a bare name with their chief city: "Kunduz", "New York", "Washington"."""
    cities = [e for e in found if e.kind in "PQ" and e.population >= 50_000]
    return [e for e in found if e.kind not in "AB" or not any(_outranks(city, e) for city in cities)]


def _outranks(city: Entry, wider: Entry) -> bool:
    return city.country == wider.country and (city.population >= 500_000 or distance(city, wider) < 200)


def part_of(name: str, town: Entry | None = None) -> list[Entry]:
    """What an unknown name means less its common words: "Northeast Georgia", "Boone County Jail"; else nothing.

    Where the outlet's town is known, a part that lies near it will do whatever the other words are.
    """
    words = _bare_words(name)
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            part, rest = " ".join(words[start : start + length]), words[:start] + words[start + length :]
            if len(part) <= 3 or part.lower() in lexicon("common"):
                continue
            found = candidates(part)
            if all(word.islower() or word.lower() in lexicon("common") for word in rest):
                if kept := [entry for entry in found if entry.population >= 1000 or entry.kind in "ABC"]:
                    return kept
            elif near := [e for e in found if town and start == 0 and distance(e, town) < NEAR]:
                return near
            elif countries := [entry for entry in found if entry.kind == "C"]:
                return countries
    return []


def _bare_words(name: str) -> list[str]:
    """The words of a name without "City of", a party's letter ("D-Beachwood"), "-based", and points of the compass."""
    name = re.sub(r"^(?:the )?(?:city|town|village|state|county|township|borough|port) of ", "", name, flags=re.I)
    name = re.sub(r"^[DR]-(?=[A-Z])", "", name).removesuffix("-based")
    return re.sub(r"^(?:[NSEW]\.? ?[EW]?\.?) (?=[A-Z])", "", name).split()
