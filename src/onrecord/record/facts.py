"""What linking compares of a claim, worked out once."""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from onrecord.knowledge import toml
from onrecord.knowledge.actors import codes_for
from onrecord.knowledge.folding import fold
from onrecord.knowledge.names import label
from onrecord.model import Claim, Name, Party, Report
from onrecord.record.concepts import concepts
from onrecord.record.denying import denies, outright
from onrecord.record.entities import LONE, key
from onrecord.record.text import content, stem, unit
from onrecord.record.tolls import toll

SHORT_WINDOW = 14  # days
STATELY = frozenset({"GOV", "MIL", "IGO", "SPY", "COP", "REB"})  # those who act for the whole that they belong to
LONG = 31  # days; what was done over more of them sums up many deeds
FORMULA = 60  # characters; a longer quote says more than the formula


class Facts(NamedTuple):
    """A claim as linking sees it; days are ordinals, None where open or unknown; vectors of words have length 1.

    `kinds` are the concepts that tell one deed from another, without the general ones; `sentence` is where the
    sentence starts that the claim stands in, -1 if unknown; `bodies` are what sort of actors act, the state's own
    apart; `others` says that the words set the deed apart from one told of before ("other abductions"). `below` are
    who and what below the state it is about, by kind, without those who only tell of it; `items` are the words of its
    items, `proper` those of its own that are proper names and no state's. `many` says that it tells of
    many deeds at once; `killed` is how many its sentence says died, 0 if it does not; `denies` that somebody denies it,
    `outright` with a word for denying. `acting` and `acted_on` are the names of parties below their states.
    """

    claim: Claim
    actors: frozenset[str]
    recipients: frozenset[str]
    start: int | None
    end: int | None
    trigger: str
    words: dict[str, float]
    context: dict[str, float]
    concepts: frozenset[str]
    ordinals: frozenset[int]
    place: dict[str, float]
    source: str
    outlet: str
    published: int | None
    inferred: bool
    kinds: frozenset[str]
    sentence: int
    bodies: frozenset[str]
    others: bool
    below: dict[str, frozenset[str]]
    items: frozenset[str]
    proper: frozenset[str]
    many: bool
    killed: int = 0
    denies: bool = False
    outright: bool = False
    acting: frozenset[str] = frozenset()
    acted_on: frozenset[str] = frozenset()


def written(report: Report) -> int | None:
    """The day on which a report was written, counted as `day` does; None if unknown.

    Where its own text dates it within two weeks, that outranks its date of publication, which may be a copy's.
    """
    if report.published_window:
        first, last = (day(end) for end in report.published_window)
        if first is not None and last is not None and last - first <= SHORT_WINDOW:
            return last
    return day(report.published)


@lru_cache(maxsize=65536)
def day(text: str | None) -> int | None:
    """Ordinal of an ISO date; None for None, and for what is no date."""
    try:
        return date.fromisoformat(text[:10]).toordinal() if text else None
    except ValueError:
        return None


def codes(parties: tuple[object, ...]) -> frozenset[str]:
    """The known codes of parties."""
    return frozenset(getattr(party, "code", "?") for party in parties) - {"?"}


def _by_name(parties: Iterable[Party]) -> frozenset[str]:
    """The names of parties that are not those of their states."""
    return frozenset(party.name for party in parties if party.name[:1].isupper() and party.name != label(party.code))


def ordinals_of(text: str) -> frozenset[int]:
    """Ordinals that number one of a series ("the 13th package", "a sixth nuclear test"); dates and ranks are none."""
    tens, units = settings()["tens"], settings()["ordinals"]
    return frozenset(
        int(match["digits"]) if match["digits"] else tens.get(match["tens"], 0) + units.index(match["word"]) + 1
        for match in _ordinal().finditer(text.lower())
    )


@lru_cache(maxsize=1)
def _ordinal() -> re.Pattern[str]:
    known = settings()
    written = rf"(?:(?P<tens>{'|'.join(known['tens'])})-)?(?P<word>{'|'.join(known['ordinals'])})"
    series = "|".join(known["series"])
    return re.compile(rf"\b(?:(?P<digits>\d+)(?:st|nd|rd|th)|{written})(?=\s(?:[a-z]+\s)?(?:{series})s?\b)")


@lru_cache(maxsize=1)
def _many() -> re.Pattern[str]:
    """Words that tell of many deeds at once: "dozens of missile tests", "a wave of attacks"."""
    known = settings()
    series = "|".join(f"{noun}(?:s|es)" for noun in known["series"])
    return re.compile(rf"(?i)\b(?:{'|'.join(known['many'])}|\d\d+)\s(?:of\s)?(?:[\w-]+\s){{0,3}}?(?:{series})\b")


def many(quote: str) -> bool:
    """Whether words tell of many deeds at once."""
    return _many().search(quote) is not None


@lru_cache(maxsize=8192)
def summed_up(claim: Claim) -> bool:
    """Whether a claim sums up the blows of a long time: "has killed 50 people since the year began"."""
    time = claim.time
    if claim.type != "ASSAULT" or claim.status != "happened" or time is None or time.how != "stated":
        return False
    first, last = day(time.start), day(time.end)
    return first is not None and (last is None or last - first > LONG)


def settings() -> dict[str, Any]:
    """The contents of `knowledge/linking.toml`."""
    return toml("linking.toml")


@lru_cache(maxsize=1)
def other_words() -> frozenset[str]:
    """Words that set a deed apart from one told of before."""
    return frozenset(settings()["others"])


@lru_cache(maxsize=8192)
def _said(text: str) -> tuple[dict[str, float], frozenset[str], frozenset[int]]:
    return unit(content(text)), concepts(text), ordinals_of(text)


def _around(claim: Claim, report: Report | None) -> tuple[str, int]:
    """The sentence that a claim stands in, and where it starts."""
    if report is None or not report.text:
        return "", -1
    first = max((report.text.rfind(mark, 0, claim.span.start) for mark in (". ", "\n", "? ", "! ")), default=-1) + 1
    ends = [at for mark in (". ", "\n", "? ", "! ") if (at := report.text.find(mark, claim.span.end)) >= 0]
    last = min([*ends, claim.span.end + 300, len(report.text)])
    return report.text[max(first, claim.span.start - 300) : last], first


def _formulaic(quote: str) -> bool:
    """Whether the words say who stands behind something without naming it ("claimed responsibility")."""
    return any(formula in quote.lower() for formula in settings()["formulas"]) and len(quote) < FORMULA


def _bodies(claim: Claim) -> frozenset[str]:
    """The sorts of the actors: "" for a state's government and forces, which speak for it, else the sector."""
    known = (party for party in claim.actors if party.code != "?" and party.sector)
    return frozenset("" if party.sector in STATELY else str(party.sector) for party in known)


def _below(claim: Claim) -> dict[str, frozenset[str]]:
    """Keys of the names of a claim, by what they tell: "person" whom it was done to, "ship", "resolution"; "" all else.

    Who only tells of a deed tells nothing of which it is, nor does a family name that may be another's.
    """
    found: dict[str, set[str]] = {}
    for name in claim.names:
        if name.role != "source" and not (of := key(name)).startswith(LONE):
            found.setdefault(name.kind if _tells(name) else "", set()).add(f"{name.kind}:{of}")
    return {kind: frozenset(keys) for kind, keys in found.items()}


def _tells(name: Name) -> bool:
    """Whether another of the kind in the name's place would make it another deed."""
    return name.kind == "ship" or (name.kind, name.role) in {("person", "recipient"), ("resolution", "item")}


@lru_cache(maxsize=8192)
def _proper(quote: str) -> frozenset[str]:
    """Words with a capital that name no state, its people or its capital; the first, which has one anyhow, apart."""
    words = re.findall(r"(?<!^)(?<![“\"‘])\b[A-Z][\w-]{2,}", quote)
    return frozenset(fold(word) for word in words if codes_for(word) is None)


def facts(claim: Claim, report: Report | None) -> Facts:
    """What linking compares of the claim, given the report it stands in."""
    formulaic = _formulaic(claim.quote)
    said, kinds, ordinals = _said("" if formulaic else claim.quote)
    around, sentence = _around(claim, report)
    time = claim.time
    start, end = (day(time.start), day(time.end)) if time else (None, None)
    if start is not None and end is None and claim.status != "ongoing":
        end = start
    return Facts(
        claim=claim,
        actors=codes(claim.actors),
        recipients=codes(claim.recipients),
        start=start if start is not None else end,
        end=end if start is not None or end is not None else None,
        trigger="" if formulaic else stem(claim.trigger.lower()),
        words=said,
        context=unit(content(around)) if around else {},
        concepts=kinds,
        ordinals=ordinals,
        place=unit(content(claim.place.name)) if claim.place else {},
        source=claim.sources[-1].name.lower() if claim.sources else "",
        outlet=(report.domain or report.outlet or report.id) if report else claim.report,
        published=written(report) if report else None,
        inferred=time is not None and time.how == "inferred",
        kinds=kinds.difference(settings()["general"]),
        sentence=sentence,
        bodies=_bodies(claim),
        others=not formulaic and not other_words().isdisjoint(claim.quote.lower().split()),
        below=_below(claim),
        proper=_proper(claim.quote),
        items=frozenset(word for item in claim.items for word in content(item.name)),
        many=many(claim.quote) or summed_up(claim),
        killed=toll(around) if claim.type == "ASSAULT" else 0,
        denies=denies(claim, around),
        outright=outright(claim, around),
        acting=_by_name(claim.actors),
        acted_on=_by_name(claim.recipients),
    )
