"""The signs of each place that a report names for where one of its events took place, and what is decided by them.

Trees (Friedman 2001) fitted by `training/reader/where.py` on annotated claims weigh them; what grammar alone would say
(`where.locates`) is one sign of many.
"""

import math
from collections.abc import Iterator

import numpy as np
from spacy.tokens import Doc, Token

from onrecord.knowledge import toml
from onrecord.model import Section
from onrecord.read.encoder.labels import TYPES
from onrecord.read.encoder.network import session
from onrecord.read.reading import EventMention, PlaceMention, Reading
from onrecord.read.where import locates

NEAR = 2  # sentences before and behind the trigger's in which places are looked for
LINKS = ("in", "at", "near", "on", "off", "over", "across", "outside", "around", "to", "into", "towards", "from", "of",
         "against", "with", "for", "by", "through", "between", "inside", "along", "within", "according")  # fmt: skip
HANGS = ("pobj", "nsubj", "nsubjpass", "dobj", "compound", "poss", "appos", "conj", "nmod", "amod", "attr", "npadvmod",
         "ROOT", "dep")  # fmt: skip
PRECISIONS = ("point", "settlement", "region", "country")
LONGEST = 12  # steps of a path that are told apart


def where(reading: Reading, event: EventMention) -> tuple[PlaceMention, float] | None:
    """The place where an event took place, with how likely it is that, 0 to 1; None where none is likely enough."""
    sides = (frozenset(code for party in side for code in party.codes) for side in (event.actors, event.recipients))
    actors, recipients = sides
    found = [(p, signs_of(reading, event.head, event.type, actors, recipients, p)) for p in reading.places]
    near = [(place, signs) for place, signs in found if signs is not None]
    if not near:
        return None
    (odds,) = session("where").run(None, {"signs": np.array([signs for _, signs in near], np.float32)})
    best = int(odds[:, 0].argmax())
    sure = 1 / (1 + math.exp(-float(odds[best, 0])))
    return (near[best][0], sure) if sure >= toml("models/where.toml")["least"] else None


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
    doc = reading.doc
    head, event = doc[place.start : place.end].root, doc[trigger]
    apart = _sentences(doc, trigger, head.i)
    if abs(apart) > NEAR:
        return None
    link = _link(head)
    up, down, by = _path(event, link if link is not None else head)
    country = place.place.country or ""
    between = abs(head.i - trigger)
    mention = reading.mention_at(head.i)
    return [
        *(float(type == one) for one in TYPES),
        *(float(link is not None and link.lower_ == one) for one in LINKS),
        *(float(head.dep_ == one) for one in HANGS),
        *(float(place.place.precision == one) for one in PRECISIONS),
        float(apart == 0), float(apart), float(min(between, 60)), float(head.i > trigger),
        float(up), float(down), float(up == 0), float(by == "nsubj"), float(by == "dobj"), float(by == "prep"),
        float(by in ("ccomp", "advcl", "relcl", "acl", "conj")),
        float(country in actors), float(country in recipients), float(mention is not None and not mention.codes),
        float(_fronted(head, link)), float(_cited(reading, head.i)),
        float(sum(other.place.name == place.place.name for other in reading.places)),
        float(sum(_sentences(doc, trigger, other.start) == 0 for other in reading.places)),
        float(sum(min(trigger, head.i) < other.start < max(trigger, head.i) for other in reading.places)),
        float(locates(head, event, type)), float(event.pos_ == "NOUN"),
        float(_in_title(reading, trigger)), float(_in_title(reading, head.i)),
    ]  # fmt: skip


def _sentences(doc: Doc, trigger: int, place: int) -> int:
    """How many sentences behind the trigger's the place's is, at most one more than is looked at."""
    first, last = min(trigger, place), max(trigger, place)
    count = sum(bool(doc[i].is_sent_start) for i in range(first + 1, last + 1)) if last - first < 200 else NEAR + 1
    return min(count, NEAR + 1) * (1 if place >= trigger else -1)


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


def _path(event: Token, link: Token) -> tuple[int, int, str]:
    """Steps up from the event to what both hang on, steps down to the link, and the first relation on the way down."""
    above = [event, *event.ancestors]
    chain = [link, *link.ancestors]
    known = {token.i: step for step, token in enumerate(above)}
    for down, token in enumerate(chain):
        if token.i in known:
            by = chain[down - 1].dep_ if down else "self"
            return min(known[token.i], LONGEST), min(down, LONGEST), by
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
