"""Which places a name may mean: countries, areas, divisions and settlements, with coordinates."""

from functools import lru_cache

from onrecord.knowledge import rows, toml
from onrecord.knowledge.folding import place_name
from onrecord.read.gazetteer import Entry, Kind, lookup


@lru_cache(maxsize=16)
def lexicon(name: str) -> frozenset[str]:
    """One list of `knowledge/places_words.toml`."""
    return frozenset(toml("places_words.toml")[name])


@lru_cache(maxsize=1)
def codes() -> dict[str, str]:
    """ISO 3166-1 alpha-2 to alpha-3."""
    return {iso2: code for code, iso2, *_ in rows("places_countries.tsv")}


@lru_cache(maxsize=1)
def _points() -> dict[str, Entry]:
    """A point for each country, by alpha-3 code."""
    return {
        code: Entry(code, iso2, "", float(lat), float(lon), int(people), int(id), "C")
        for code, iso2, lat, lon, people, id in rows("places_countries.tsv")
    }


@lru_cache(maxsize=1)
def countries() -> dict[str, Entry]:
    """Countries by folded name and alias."""
    found: dict[str, Entry] = {}
    for code, name, aliases, *_ in rows("countries.tsv"):
        point = _points().get(code)
        if point:
            for other in (name, *filter(None, aliases.split(";"))):
                found[place_name(other.removeprefix("the "))] = point._replace(name=name)
    return found


@lru_cache(maxsize=1)
def adjectives() -> dict[str, Entry]:
    """Countries by folded adjective and name of their people."""
    found: dict[str, Entry] = {}
    for code, name, _, adjective, people, *_ in rows("countries.tsv"):
        point = _points().get(code)
        if point:
            for other in filter(None, (*adjective.split(";"), *people.split(";"))):
                found.setdefault(place_name(other), point._replace(name=name))
                found.setdefault(place_name(other) + "s", point._replace(name=name))
    return found


@lru_cache(maxsize=1)
def areas() -> dict[str, Entry]:
    """Seas, regions and other areas and points by folded name."""
    alpha2 = {code: iso2 for iso2, code in codes().items()}
    found: dict[str, Entry] = {}
    for name, aliases, lat, lon, kind, country in rows("places_areas.tsv"):
        entry = Entry(name, alpha2.get(country, ""), "", float(lat), float(lon), 1_000_000, 0, _KINDS[kind])
        for other in (name, *filter(None, aliases.split(";"))):
            found.setdefault(place_name(other.removeprefix("the ")), entry)
    return found


# A settlement of the areas' table counts as one; points and regions are areas.
_KINDS: dict[str, Kind] = {"region": "L", "sea": "L", "point": "L", "settlement": "P"}


@lru_cache(maxsize=1)
def abbreviations() -> dict[str, tuple[str, str]]:
    """Short forms with full stops, as newspapers write them, to country (alpha-2) and division."""
    found = {}
    for code, name, short, _ in rows("places_abbreviations.tsv"):
        for form in filter(None, short.split(";")):
            found[form.lower().replace(" ", "")] = (code[:2], name)
    return found


@lru_cache(maxsize=1)
def postal() -> dict[str, tuple[str, str]]:
    """Postal forms of divisions: OH."""
    return {post: (code[:2], name) for code, name, _, post in rows("places_abbreviations.tsv") if post}


@lru_cache(maxsize=1)
def _middles() -> dict[tuple[str, str], tuple[float, float]]:
    found = rows("places_divisions.tsv")
    return {(country, place_name(name)): (float(lat), float(lon)) for country, name, lat, lon in found}


def _centred(entry: Entry) -> Entry:
    """A large division at its middle rather than at its settlements'."""
    middle = _middles().get((entry.country, place_name(entry.name))) if entry.kind == "A" else None
    return entry._replace(latitude=middle[0], longitude=middle[1]) if middle else entry


@lru_cache(maxsize=8192)
def candidates(name: str) -> tuple[Entry, ...]:
    """All places that a name may mean, most populous first."""
    key = place_name(name.removeprefix("the ").removeprefix("The "))
    found = [_centred(entry) for entry in lookup(key)]
    if (country := countries().get(key)) and not _home_nation(key, country, found):
        found.append(country)
    if key in areas():
        found.append(areas()[key])
    dotted = name.lower().replace(" ", "")
    short = abbreviations().get(dotted) or (abbreviations().get(dotted + ".") if "." in dotted else None)
    if short:
        found = list(division(*short)) or found
    return tuple(sorted(dict.fromkeys(found), key=lambda e: -e.population))


def _home_nation(key: str, country: Entry, found: list[Entry]) -> bool:
    """Whether a country's alias is a division of it: "Scotland"."""
    return key != place_name(country.name) and any(e.kind == "A" and e.country == country.country for e in found)


def division(country: str, name: str) -> tuple[Entry, ...]:
    """The first order division of that name in a country (alpha-2)."""
    return tuple(_centred(e) for e in lookup(name) if e.kind == "A" and e.country == country)
