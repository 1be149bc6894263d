"""A story's heading: between whom, and about what. It takes nobody's side and claims nothing.

"North Korea – Russia: arms, visits". Parties stand in the order of the alphabet, so that nobody is the doer; subjects
are nouns for kinds of events (`knowledge/subjects.toml`), which hold whether an event took place, is denied or is to
come.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Set
from functools import lru_cache
from typing import Any

from msgspec import Struct

from onrecord.knowledge import toml
from onrecord.knowledge.names import label
from onrecord.model import Event, Item, Party, Report, Status, Tier
from onrecord.record.text import words

UNKNOWN = "A story of which nothing is known"
LEAST_LEADS = 2  # leads that agree, before they add a party or a subject
LEAD = 0.25  # what a lead weighs: what a story is about shows in what is read with doubt, too, and claims nothing


@lru_cache(maxsize=1)
def knowledge() -> dict[str, Any]:
    """The contents of `knowledge/subjects.toml`."""
    return toml("subjects.toml")


class Gist(Struct, frozen=True, kw_only=True):
    """What a heading needs of an event: a store has no need to read the rest of it."""

    title: str
    type: str
    mode: str | None = None
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    status: Status = "happened"
    items: tuple[Item, ...] = ()
    origins: tuple[str, ...] = ()
    tier: Tier = "firm"


def heading(events: Iterable[Event | Gist], first: Report | None) -> str:
    """The heading of a story.

    Args:
        events: its events, those that only leads tell of among them.
        first: its first report: where nothing else is known its own headline, in quotation marks and with its outlet.
    """
    table, listed = knowledge(), [(event, _weight(event)) for event in events]
    subjects = _chosen(((_nouns(one), one, by) for one, by in listed), table["least_subject"], table["most_subjects"])
    parties = _chosen(((_parties(one), one, by) for one, by in listed), table["least_party"], table["most_parties"])
    if subjects and len(parties) > 1:
        about = _dealing(set(parties), parties[0], [(one, by) for one, by in listed if _nouns(one) & set(subjects)])
        held = [(_parties(one).intersection(parties), one, by) for one, by in about]
        parties = _chosen(held, table["least_party"], table["most_parties"]) or parties
        of = [noun for noun in subjects if any(noun in _nouns(one) for one, _ in about)]
        between = [one for one, _ in listed if _among(set(parties), one)]
        of = [noun for noun in of if any(noun in _nouns(one) for one in between)] or of
        subjects = of or subjects
    told = ", ".join(subjects)
    if not parties or not told:
        return " – ".join(sorted(parties)) or told[:1].upper() + told[1:] or _quoted(first)
    return f"{' – '.join(sorted(parties))}: {told}"


def _dealing(
    parties: Set[str], first: str, about: Iterable[tuple[Event | Gist, float]]
) -> list[tuple[Event | Gist, float]]:
    """The events of a story's subjects in which its parties deal with one another, or its first has part.

    Who takes its own people out of the war of another only stands beside that: it is no party to what it is about.
    """
    return [(one, by) for one, by in about if first in _parties(one) or len(_parties(one) & parties) > 1]


def _among(parties: Set[str], event: Event | Gist) -> bool:
    """Whether an event is among the parties of a heading: between two of them, or of nobody else who is known."""
    known = _parties(event)
    return len(known & parties) > 1 or (bool(known) and known <= parties)


def _chosen(named: Iterable[tuple[Set[str], Event | Gist, float]], least: float, most: int) -> list[str]:
    """The names that weigh most over the events, each with its weight: held by a firm one, or by several leads."""
    weights: dict[str, list[float]] = defaultdict(list)
    leads, firm = Counter[str](), set[str]()
    for names, event, weight in named:
        for name in names:
            weights[name].append(weight)
            if event.tier == "firm":
                firm.add(name)
            else:
                leads[name] += 1
    weighed = {name: math.fsum(found) for name, found in weights.items()}  # the same, whatever their order
    known = [name for name in weighed if name in firm or leads[name] >= LEAST_LEADS]
    ranked = sorted(known, key=lambda name: (-weighed[name], name))
    return [name for name in ranked if weighed[name] >= least * weighed[ranked[0]]][:most]


def _weight(event: Event | Gist) -> float:
    """Each doubling of independent origins counts once; words alone, and what is only denied, count half."""
    table = knowledge()
    said = table["words_weigh"] if event.type in table["words"] or event.status == "negated" else 1.0
    return float(said * (LEAD if event.tier == "lead" else _doublings(len(event.origins))))


@lru_cache(maxsize=1024)
def _doublings(origins: int) -> float:
    return 1 + math.log2(max(1, origins))


def _parties(event: Event | Gist) -> set[str]:
    codes = {party.code for party in (*event.actors, *event.recipients)} - {"?"}
    return {name for name in map(_party, codes) if name}


@lru_cache(maxsize=4096)
def _party(code: str) -> str:
    """A party by its name; "" for one that is told of without."""
    name = label(code)
    return "" if name.startswith(("a ", "an ")) else name


def _nouns(event: Event | Gist) -> Set[str]:
    """What an event is about: the goods that it concerns in place of the general "aid" or "agreements"."""
    if event.type in knowledge()["goods"]["types"]:
        named = {word for item in event.items for word in words(item.name)} | set(words(event.title))
        found = {noun for word in named & goods().keys() for noun in goods()[word]}
        if found:
            return found
    return _noun(event.type, event.mode)


@lru_cache(maxsize=1)
def goods() -> dict[str, tuple[str, ...]]:
    """By a word that a title may have, what it is about."""
    found: dict[str, tuple[str, ...]] = {}
    for noun, listed in knowledge()["goods"]["named"].items():
        for word in listed:
            found[word] = (*found.get(word, ()), noun)
    return found


@lru_cache(maxsize=256)
def _noun(type: str, mode: str | None) -> frozenset[str]:
    kinds = knowledge()["type"]
    noun = kinds.get(f"{type}/{mode}", kinds.get(type, ""))
    return frozenset({noun} if noun else ())


def _quoted(report: Report | None) -> str:
    if report is None:
        return UNKNOWN
    called = report.title or report.text.strip().partition("\n")[0][:100] or report.id
    outlet = report.outlet or report.domain
    return f"“{called}”" + (f" ({outlet})" if outlet else "")
