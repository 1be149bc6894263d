"""Which place each name means: the best joint reading of all names of one report.

A name keeps one meaning throughout a report. A candidate is scored by its population (what is large is named
more often), and by how much of the report's other names lie in its country and in its division; names that stand
with their container ("Paris, Texas"; "Kunduz province") keep only candidates within it. The scores are settled in
a few rounds in which every name lends its weight to the countries and divisions of its likely candidates. After
the minimality heuristics of Leidner (2007) and the population prior of Amitay et al. (2004).
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.read.gazetteer import Entry, distance, fold
from onrecord.read.places_find import Toponym
from onrecord.read.places_names import candidates, division, lexicon, postal

WEIGHTS = {"population": 0.5, "division": 1.2, "country": 1.0, "rounds": 3}
KIND_PRIOR = {"C": 2.5, "A": 1.2, "L": 1.0, "P": 0.3, "B": 0.0, "Q": -0.7}
LIMIT = 40


@dataclass
class _Name:
    """A name of the report: its candidates, their scores without context, and how often it is used."""

    options: list[Entry]
    prior: list[float]
    count: int = 1
    share: list[float] = field(default_factory=list)


def resolve(tops: Sequence[Toponym], kinds: Mapping[int, str], home: Iterable[str] = ()) -> list[Entry | None]:
    """The place that each toponym means, None where the gazetteer knows none.

    Args:
        tops: the toponyms of a report, in order.
        kinds: for a toponym (by index) the word for its kind that follows it: "province", "county".
        home: countries (alpha-2) that the report's outlet or dateline points to.
    """
    keys = [_key(top, kinds.get(index, "")) for index, top in enumerate(tops)]
    names: dict[tuple[str, str], _Name] = {}
    for index, key in enumerate(keys):
        if key in names:
            names[key].count += 1
        else:
            options = _options(tops[index], kinds.get(index, ""))
            names[key] = _Name(options, [_prior(option) for option in options])
    _contain(tops, keys, names)
    _settle([name for name in names.values() if name.options], tuple(home))
    return [_best(names[key]) for key in keys]


def _key(top: Toponym, kind: str) -> tuple[str, str]:
    return fold(top.name), kind


def _options(top: Toponym, kind: str) -> list[Entry]:
    if top.rule == "postal":
        return list(division(*postal()[top.name]))
    name = top.name.title() if top.name.isupper() and len(top.name) > 4 else top.name
    found = list(candidates(name)) or _part(name)
    if kind in {"province", "region", "state", "oblast", "governorate", "prefecture", "county", "parish", "district"}:
        wider = [e for e in (*found, *candidates(f"{name} {kind}")) if e.kind in "AB"]
        found = wider or found
    elif kind in {"city", "town", "village"}:
        found = [e for e in found if e.kind in "PQ"] or found
    else:
        found = _cities_first(found)
    return found[:LIMIT]


def _cities_first(found: list[Entry]) -> list[Entry]:
    """Without divisions that share a bare name with their chief city: "Kunduz", "New York", "Washington"."""
    cities = [e for e in found if e.kind in "PQ" and e.population >= 50_000]
    return [e for e in found if e.kind not in "AB" or not any(_outranks(city, e) for city in cities)]


def _outranks(city: Entry, wider: Entry) -> bool:
    return city.country == wider.country and (city.population >= 500_000 or distance(city, wider) < 200)


def _part(name: str) -> list[Entry]:
    """What an unknown name means less its common words: "Northeast Georgia", "North Korea Launches"; else nothing."""
    words = name.split()
    for length in range(len(words) - 1, 0, -1):
        for start in range(len(words) - length + 1):
            part, rest = " ".join(words[start : start + length]), words[:start] + words[start + length :]
            if len(part) <= 3 or part.lower() in lexicon("common"):
                continue
            found = candidates(part)
            if all(word.islower() or word.lower() in lexicon("common") for word in rest):
                return [entry for entry in found if entry.population >= 1000 or entry.kind in "ABC"]
            if countries := [entry for entry in found if entry.kind == "C"]:
                return countries
    return []


def _prior(entry: Entry) -> float:
    return WEIGHTS["population"] * math.log(entry.population + 300) + KIND_PRIOR[entry.kind]


def _contain(tops: Sequence[Toponym], keys: list[tuple[str, str]], names: dict[tuple[str, str], _Name]) -> None:
    """Narrow a name directly before its division or country to what lies within."""
    for index in range(len(tops) - 1):
        inner, outer = tops[index], tops[index + 1]
        if outer.start - inner.end != 1:
            continue
        name, around = names[keys[index]], names[keys[index + 1]]
        if any(e.kind == "C" for e in name.options) and not _exact(outer, around):
            continue
        wider = [e for e in around.options if e.kind in "ACL" and e.country]
        kept = [
            e
            for e in name.options
            if e.kind != "C" and any(e.country == w.country and (w.kind != "A" or w.admin1 == e.admin1) for w in wider)
        ]
        if kept:
            name.options, name.prior = kept, [_prior(e) for e in kept]
            inside = [w for w in around.options if w not in wider or any(w.country == e.country for e in kept)]
            around.options, around.prior = inside, [_prior(e) for e in inside]


def _exact(outer: Toponym, around: _Name) -> bool:
    """Whether a container can only be a division: "Lebanon, Ind."."""
    return outer.rule in {"abbreviation", "postal"} or all(e.kind == "A" for e in around.options)


def _settle(names: list[_Name], home: tuple[str, ...]) -> None:
    for name in names:
        name.share = _softmax(name.prior)
    for _ in range(int(WEIGHTS["rounds"])):
        country: dict[str, float] = defaultdict(float)
        parts: dict[tuple[str, str], float] = defaultdict(float)
        for code in home:
            country[code] += 1
        for name in names:
            weight = 1 + math.log(name.count)
            for entry, share in zip(name.options, name.share, strict=True):
                country[entry.country] += weight * share
                if entry.admin1:
                    parts[entry.country, entry.admin1] += weight * share
        for name in names:
            if len(name.options) > 1:
                name.share = _softmax(_scores(name, country, parts))


def _scores(name: _Name, country: Mapping[str, float], parts: Mapping[tuple[str, str], float]) -> list[float]:
    weight = 1 + math.log(name.count)
    own: dict[object, float] = defaultdict(float)
    for entry, share in zip(name.options, name.share, strict=True):
        own[entry.country] += weight * share
        own[entry.country, entry.admin1] += weight * share
    scores = []
    for entry, prior in zip(name.options, name.prior, strict=True):
        around = country[entry.country] - own[entry.country]
        near = parts[entry.country, entry.admin1] - own[entry.country, entry.admin1] if entry.admin1 else 0.0
        scores.append(prior + WEIGHTS["country"] * math.log1p(2 * around) + WEIGHTS["division"] * math.log1p(4 * near))
    return scores


def _softmax(scores: list[float]) -> list[float]:
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def _best(name: _Name) -> Entry | None:
    if not name.options:
        return None
    return max(zip(name.share, name.options, strict=True), key=lambda pair: pair[0])[1]
