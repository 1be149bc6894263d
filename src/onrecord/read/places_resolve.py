"""Which place each name means: the best joint reading of all names of one report.

A name keeps one meaning throughout a report. A candidate is scored by its population (what is large is named
more often), and by how much of the report's other names lie in its country and in its division; names that stand
with their container ("Paris, Texas"; "Kunduz province") keep only candidates within it. The scores are settled in
a few rounds in which every name lends its weight to the countries and divisions of its likely candidates. After
the minimality heuristics of Leidner (2007) and the population prior of Amitay et al. (2004).
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.knowledge.folding import place_name
from onrecord.read.gazetteer import Entry, distance
from onrecord.read.places_find import Toponym
from onrecord.read.places_options import options_of

WEIGHTS = {
    "population": 0.5,
    "division": 1.2,
    "country": 1.0,
    "close": 1.0,
    "town": 4.0,
    "town_itself": 1.5,
    "town_division": 1.0,
}
ROUNDS = 3
KIND_PRIOR = {"C": 2.5, "A": 1.2, "L": 1.0, "P": 0.3, "B": 0.0, "Q": -0.7}
# Kilometres from an outlet's town at which a place counts a third as much as the town.
REACH = 100


class Home(NamedTuple):
    """Where a report comes from: what its outlet's domain, its dateline and the peoples it names point to.

    `town`: where the outlet is at home. `guesses`: the towns that its name may hold, if that is all that is known.
    `countries`: countries (alpha-2) that are spoken of otherwise, and how much each counts, a place of it being 1.
    """

    town: Entry | None
    guesses: tuple[Entry, ...]
    countries: Mapping[str, float]


NOWHERE = Home(None, (), {})
# How often the town in an outlet's name counts as being mentioned.
GUESSED = 3
# Share from which a candidate counts as likely, and kilometres at which places are no neighbours any more.
LIKELY = 0.15
FAR = 150


@dataclass
class _Name:
    """A name of the report: its candidates, their scores without context, and how often it is used."""

    options: list[Entry]
    prior: list[float]
    count: int = 1
    share: list[float] = field(default_factory=list)


def resolve(tops: Sequence[Toponym], kinds: Mapping[int, str], home: Home = NOWHERE) -> list[Entry | None]:
    """The place that each toponym means, None where the gazetteer knows none.

    Args:
        tops: the toponyms of a report, in order.
        kinds: for a toponym (by index) the word for its kind that follows it: "province", "county".
        home: where the report comes from, as far as it is known.
    """
    town = home.town
    keys = [_key(top, kinds.get(index, "")) for index, top in enumerate(tops)]
    names: dict[tuple[str, str], _Name] = {}
    for index, key in enumerate(keys):
        if key in names:
            names[key].count += 1
        else:
            options = options_of(tops[index], kinds.get(index, ""), town)
            names[key] = _Name(options, [_prior(option, town) for option in options])
    _contain(tops, keys, names, town)
    of_outlet = _Name(list(home.guesses), [_prior(guess, None) for guess in home.guesses], GUESSED)
    _settle([name for name in (*names.values(), of_outlet) if name.options], home)
    return [_best(names[key]) for key in keys]


def _key(top: Toponym, kind: str) -> tuple[str, str]:
    return place_name(top.name), kind


def _prior(entry: Entry, town: Entry | None) -> float:
    """How likely a place is meant before the context counts: by how many live there, and how near the outlet it is."""
    score = WEIGHTS["population"] * math.log(entry.population + 300) + KIND_PRIOR[entry.kind]
    if town is None:
        return score
    if entry.id == town.id:
        return score + WEIGHTS["town"] + WEIGHTS["town_itself"]
    if entry.kind != "C" and (entry.country, entry.admin1) == (town.country, town.admin1):
        score += WEIGHTS["town_division"]
    return score + WEIGHTS["town"] * math.exp(-distance(entry, town) / REACH)


def _contain(
    tops: Sequence[Toponym], keys: list[tuple[str, str]], names: dict[tuple[str, str], _Name], town: Entry | None
) -> None:
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
            name.options, name.prior = kept, [_prior(e, town) for e in kept]
            inside = [w for w in around.options if w not in wider or any(w.country == e.country for e in kept)]
            around.options, around.prior = inside, [_prior(e, town) for e in inside]


def _exact(outer: Toponym, around: _Name) -> bool:
    """Whether a container can only be a division: "Lebanon, Ind."."""
    return outer.how in {"abbreviation", "postal"} or all(e.kind == "A" for e in around.options)


def _settle(names: list[_Name], home: Home) -> None:
    for name in names:
        name.share = _softmax(name.prior)
    for _ in range(ROUNDS):
        country: dict[str, float] = defaultdict(float)
        parts: dict[tuple[str, str], float] = defaultdict(float)
        for code, weight in home.countries.items():
            country[code] += weight
        if home.town:
            parts[home.town.country, home.town.admin1] += 1
        for name in names:
            weight = 1 + math.log(name.count)
            for entry, share in zip(name.options, name.share, strict=True):
                country[entry.country] += weight * share
                if entry.admin1:
                    parts[entry.country, entry.admin1] += weight * share
        likely = [
            (entry, (1 + math.log(name.count)) * share, name)
            for name in names
            for entry, share in zip(name.options, name.share, strict=True)
            if share > LIKELY and entry.kind in "PQB"
        ]
        for name in names:
            if len(name.options) > 1:
                scores = _scores(name, country, parts)
                for index, entry in enumerate(name.options):
                    if entry.kind in "PQB":
                        close = sum(w * _closeness(entry, other) for other, w, owner in likely if owner is not name)
                        scores[index] += WEIGHTS["close"] * math.log1p(2 * close)
                name.share = _softmax(scores)


def _closeness(one: Entry, other: Entry) -> float:
    """1 for places side by side, falling to 0 at some hundred and fifty kilometres."""
    north = abs(one.latitude - other.latitude) * 111
    if north > FAR:
        return 0.0
    east = abs(one.longitude - other.longitude) * 111 * math.cos(math.radians(one.latitude))
    return max(0.0, 1 - math.hypot(north, east) / FAR)


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
