"""Places as users name them: "Vladivostok", or with the country where several have the name, "Paris, France"."""

from collections.abc import Iterable

from onrecord.errors import UsageError
from onrecord.knowledge.choices import nearest
from onrecord.knowledge.codes import actor
from onrecord.knowledge.names import label
from onrecord.model import Place
from onrecord.read.gazetteer import PRECISION, Entry, all_names, lookup
from onrecord.read.places_names import candidates, codes

MOST = 3


def place(given: str, texts: Iterable[str] = ()) -> Place:
    """The place that is meant: the most populous of that name, or of that name in that country.

    Args:
        given: a name, or a name, a comma and a country.
        texts: reports in which the place may be named; of one that they name nothing more need be known.

    Raises:
        UsageError: no place of that name is known and the texts do not name it; names the nearest.
    """
    name, _, where = (part.strip() for part in given.strip().partition(","))
    country = actor(where).code if where else None
    found = [entry for entry in candidates(name) if country in (None, codes().get(entry.country))] if name else []
    if found:
        return _of(name, found[0])
    if name and any(name in text for text in texts):
        return Place(name, country=country)
    raise UsageError(f"no place is known as '{given}'{_hint(name)}")


def _of(name: str, entry: Entry) -> Place:
    return Place(
        name=name,
        country=codes().get(entry.country),
        latitude=entry.latitude,
        longitude=entry.longitude,
        precision=PRECISION[entry.kind],
        geonameid=entry.id or None,
    )


def _hint(name: str) -> str:
    elsewhere = dict.fromkeys(_shown(entry) for entry in candidates(name))
    alike = (_shown(lookup(key)[0]) for key in nearest(name, all_names(), 2 * MOST)) if not elsewhere else ()
    near = list(elsewhere) or list(dict.fromkeys(alike))
    asked = f": did you mean {' or '.join(near[:MOST])}?" if near else ":"
    return f"{asked} A place that the gazetteer lacks has to be named as the report names it"


def _shown(entry: Entry) -> str:
    country = codes().get(entry.country)
    return f"{entry.name}, {label(country)}" if country else entry.name
