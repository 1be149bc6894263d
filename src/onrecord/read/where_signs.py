"""The signs of each place that a report names for where one of its events took place, and what is decided by them.

Trees (Friedman 2001) fitted by `training/reader/where.py` on annotated claims weigh them; what grammar alone would say
(`where.locates`) is one sign of many.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from spacy import attrs
from spacy.tokens import Token

from onrecord.knowledge import toml
from onrecord.model import Section
from onrecord.read.encoder.labels import TYPES
from onrecord.read.encoder.network import session
from onrecord.read.reading import EventMention, PlaceMention, Reading
from onrecord.read.times.memo import once
from onrecord.read.where import locates

NEAR = 2  # sentences before and behind the trigger's in which places are looked for
LINKS = ("in", "at", "near", "on", "off", "over", "across", "outside", "around", "to", "into", "towards", "from", "of",
         "against", "with", "for", "by", "through", "between", "inside", "along", "within", "according")  # fmt: skip
HANGS = ("pobj", "nsubj", "nsubjpass", "dobj", "compound", "poss", "appos", "conj", "nmod", "amod", "attr", "npadvmod",
         "ROOT", "dep")  # fmt: skip
PRECISIONS = ("point", "settlement", "region", "country")
FAR = 200  # words from which on a place stands in no sentence near the trigger's
LONGEST = 12  # steps of a path that are told apart


def where(reading: Reading, event: EventMention) -> tuple[PlaceMention, float] | None:
    """The place where an event took place, with how likely it is that, 0 to 1; None where none is likely enough."""
    known = once(reading, "_where", lambda: _decided(reading, reading.events))
    return (
        known[event.head, event.type]
        if (event.head, event.type) in known
        else _decided(reading, [event])[event.head, event.type]
    )


def _decided(
    reading: Reading, events: Sequence[EventMention]
) -> dict[tuple[int, str], tuple[PlaceMention, float] | None]:
    """The place of each event, by its word and type, all asked about at once."""
    report = once(reading, "_places_in_text", lambda: _in_text(reading))
    places = list(zip(reading.places, report.seen, strict=True))
    rows: list[list[float]] = []
    near: list[tuple[EventMention, list[PlaceMention]]] = []
    for event in events:
        actors, recipients = (
            frozenset(code for party in side for code in party.codes) for side in (event.actors, event.recipients)
        )
        close = [one for one in places if report.is_near(event.head, one[1].head.i)]
        rows += [
            _signs(reading, report, event.head, event.type, actors, recipients, place, seen) for place, seen in close
        ]
        near.append((event, [place for place, _ in close]))
    odds = session("where").run(None, {"signs": np.array(rows, np.float32)})[0][:, 0].tolist() if rows else []
    found, at, least = {}, 0, toml("models/where.toml")["least"]
    for event, beside in near:
        own = odds[at : at + len(beside)]
        at += len(beside)
        best = max(own, default=-math.inf)
        sure = 1 / (1 + math.exp(-best)) if own else 0.0
        found[event.head, event.type] = (beside[own.index(best)], sure) if own and sure >= least else None
    return found


def signs_of(
    reading: Reading, trigger: int, type: str, actors: frozenset[str], recipients: frozenset[str], place: PlaceMention
) -> list[float] | None:
    """The signs of one place for one event, as numbers (always as many); None where it stands too far away.

    Args:
        reading: the report as read so far.
        trigger: the event's word.
        type: the event's.
        actors: codes of those who act.
        recipients: codes of those acted on.
        place: a place that the report names.
    """
    report = once(reading, "_places_in_text", lambda: _in_text(reading))
    known = (seen for other, seen in zip(reading.places, report.seen, strict=True) if other is place)
    seen = next(known, None) or _seen(reading, place)
    if not report.is_near(trigger, seen.head.i):
        return None
    return _signs(reading, report, trigger, type, actors, recipients, place, seen)


def _signs(
    reading: Reading,
    report: "_Text",
    trigger: int,
    type: str,
    actors: frozenset[str],
    recipients: frozenset[str],
    place: PlaceMention,
    seen: "_Seen",
) -> list[float]:
    head = seen.head
    apart = report.apart(trigger, head.i)
    event = once(reading, f"_trigger_{trigger}", lambda: _trigger(reading, trigger, report))
    up, down, by = _path(event.above, seen.chain)
    country = place.place.country or ""
    return [
        *_one_of(type),
        *seen.words,
        float(apart == 0), float(apart), float(min(abs(head.i - trigger), 60)), float(head.i > trigger),
        float(up), float(down), float(up == 0), float(by == "nsubj"), float(by == "dobj"), float(by == "prep"),
        float(by in ("ccomp", "advcl", "relcl", "acl", "conj")),
        float(country in actors), float(country in recipients), *seen.told,
        event.beside, float(report.between(trigger, head.i)), float(locates(head, event.token, type)), event.noun,
        event.in_title, seen.in_title,
    ]  # fmt: skip


@lru_cache(maxsize=len(TYPES))
def _one_of(type: str) -> tuple[float, ...]:
    return tuple(float(type == one) for one in TYPES)


class _Seen(NamedTuple):
    """What is known of a place whatever the event: `chain` goes from its link, or itself, up to the root."""

    head: Token
    words: tuple[float, ...]
    told: tuple[float, ...]
    in_title: float
    chain: tuple[tuple[int, str], ...]


class _Trigger(NamedTuple):
    """What is known of an event's word whatever the place: `above` are the steps up to each word that it hangs on."""

    token: Token
    above: dict[int, int]
    beside: float
    noun: float
    in_title: float


class _Text(NamedTuple):
    """A report's places, where they begin, and up to each token how many sentences have begun."""

    seen: list[_Seen]
    starts: list[int]
    begun: list[int]

    def apart(self, trigger: int, place: int) -> int:
        """How many sentences behind the trigger's the place's is, at most one more than is looked at."""
        count = abs(self.begun[place] - self.begun[trigger]) if abs(place - trigger) < FAR else NEAR + 1
        return min(count, NEAR + 1) * (1 if place >= trigger else -1)

    def is_near(self, trigger: int, place: int) -> bool:
        """Whether a place stands so near that it is looked at."""
        return abs(self.apart(trigger, place)) <= NEAR

    def beside(self, trigger: int) -> int:
        """How many places begin in the trigger's sentence."""
        number = self.begun[trigger]
        first = max(bisect_left(self.begun, number), trigger - FAR + 1)
        last = min(bisect_right(self.begun, number), trigger + FAR)
        return bisect_left(self.starts, last) - bisect_left(self.starts, first)

    def between(self, trigger: int, place: int) -> int:
        """How many places begin between the trigger and a place."""
        first, last = min(trigger, place), max(trigger, place)
        return max(0, bisect_left(self.starts, last) - bisect_right(self.starts, first))


def _in_text(reading: Reading) -> _Text:
    begun: list[int] = np.cumsum(reading.doc.to_array(attrs.SENT_START) == 1).tolist()
    seen = [_seen(reading, place) for place in reading.places]
    return _Text(seen, sorted(place.start for place in reading.places), begun)


def _seen(reading: Reading, place: PlaceMention) -> _Seen:
    head = reading.doc[place.start : place.end].root
    link = _link(head)
    top = link if link is not None else head
    mention = reading.mention_at(head.i)
    by, hangs = link.lower_ if link is not None else "", head.dep_
    words = _by_words(by, hangs, place.place.precision)
    told = (
        float(mention is not None and not mention.codes),
        float(_fronted(head, link)),
        float(_cited(reading, head.i)),
        float(sum(other.place.name == place.place.name for other in reading.places)),
    )
    chain = tuple((token.i, token.dep_) for token in (top, *top.ancestors))
    return _Seen(head, words, told, float(_in_title(reading, head.i)), chain)


@lru_cache(maxsize=1000)
def _by_words(by: str, hangs: str, precision: str | None) -> tuple[float, ...]:
    asked = ((by, LINKS), (hangs, HANGS), (precision, PRECISIONS))
    return tuple(float(word == one) for word, listed in asked for one in listed)


def _trigger(reading: Reading, trigger: int, report: _Text) -> _Trigger:
    token = reading.doc[trigger]
    above = {word.i: step for step, word in enumerate((token, *token.ancestors))}
    in_title = float(_in_title(reading, trigger))
    return _Trigger(token, above, float(report.beside(trigger)), float(token.pos_ == "NOUN"), in_title)


def _link(head: Token) -> Token | None:
    """The preposition that a place hangs on, also by way of what it names: "the city of Odesa", "Odesa and Kherson"."""
    top = head
    for _ in range(3):
        if top.dep_ == "pobj" and top.head.lower_ != "of":
            return top.head
        if top.dep_ == "pobj":
            top = top.head.head
        elif top.dep_ in ("conj", "appos", "compound", "nmod", "poss"):
            top = top.head
        else:
            break
    return top.head if top.dep_ == "pobj" else None


def _path(above: Mapping[int, int], chain: Sequence[tuple[int, str]]) -> tuple[int, int, str]:
    """Steps up from the event to what both hang on, steps down to the link, and the first relation on the way down."""
    for down, (token, _) in enumerate(chain):
        if token in above:
            by = chain[down - 1][1] if down else "self"
            return min(above[token], LONGEST), min(down, LONGEST), by
    return LONGEST, LONGEST, ""


def _fronted(head: Token, link: Token | None) -> bool:
    """Whether the place opens its sentence: "In Moscow, …"."""
    return (link if link is not None else head).i - head.sent.start < 2


def _cited(reading: Reading, token: int) -> bool:
    """Whether the place is a part of who is cited: "officials in Seoul said"."""
    return any(a.source and a.source[0] <= token < a.source[1] for a in reading.attributions)


def _titles(reading: Reading) -> Iterator[Section]:
    return (section for section in reading.report.sections if section.kind == "title")


def _in_title(reading: Reading, token: int) -> bool:
    """Whether a word stands in the headline."""
    return any(section.span.start <= reading.doc[token].idx < section.span.end for section in _titles(reading))
