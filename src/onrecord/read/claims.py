"""Claims: each event with its status, its sources, its time and place, and the reason for every field."""

import hashlib
import re
from datetime import date, timedelta

from spacy.tokens import Token

from onrecord.knowledge.actors import is_state
from onrecord.knowledge.folding import letters
from onrecord.knowledge.names import label
from onrecord.model import Claim, Part, Party, Place, Reason, Source, Span, TimeRange
from onrecord.model.kinds import DONE
from onrecord.read.attribution_over import holds, speaks
from onrecord.read.attribution_whose import of_no_certain_state
from onrecord.read.given import given
from onrecord.read.grammar import NOMINAL, VERBAL
from onrecord.read.private import private
from onrecord.read.reading import Attribution, EventMention, Mention, Reading
from onrecord.read.stages import stage
from onrecord.read.times import time_of
from onrecord.read.times.captions import behind_the_scene
from onrecord.read.ways import PARTIAL
from onrecord.read.where_signs import where

FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})  # "will meet", "did not meet"; not "helped Kyiv beat them back"
# A body whose first word is that of many states: no national one begins so.
OF_MANY = re.compile(r"(?:[Tt]he )?(?:European|International|Inter-[A-Z]\w+|World|Global) (?:[A-Z]\w+ )*[A-Z]\w+$")
THINGS = frozenset({"asset", "body", "land"})  # words for something of a state's, not for the state


@stage(
    "claims",
    requires=["doc", "mentions", "times", "places", "attributions", "events", "factuality", "verdicts"],
    gives=["claims"],
)
def claims(reading: Reading) -> Reading:
    """Put the claims together, one for each event; a sentence said again word for word is marked once."""
    made: list[Claim] = []
    said: set[tuple[str, str]] = set()
    texts: dict[int, str] = {}
    for at, event in enumerate(reading.events):
        sentence = reading.doc[event.head].sent
        if sentence.start not in texts:
            texts[sentence.start] = letters(sentence.text)
        key = (event.type, texts[sentence.start] + str(event.head - sentence.start))
        if key not in said:
            said.add(key)
            made.append(claim(reading, at, event))
    return reading.with_(claims=tuple(made))


def _both(found: Reason, decided: Reason | None) -> Reason:
    """What decided a field, with the words that it went by."""
    return found if decided is None else Reason(found.field, decided.stage, decided.rule, decided.words or found.words)


def claim(reading: Reading, at: int, event: EventMention) -> Claim:
    """One event's claim."""
    span = reading.chars(event.start, event.end)
    trigger = reading.doc[event.head]
    fact = reading.factuality[at]
    verdict = reading.verdicts[at]
    chain = verdict.sources
    time, time_rule = time_of(reading, event)
    place, place_rule = place_of(reading, event)
    reasons = [
        Reason("type", "events", event.rule, trigger.text),
        Reason("actors", "events", rules(event.actors), words(event.actors)),
        Reason("recipients", "events", rules(event.recipients), words(event.recipients)),
        Reason("status", "status", fact.rule, fact.words),
        Reason(
            "sources",
            "attribution",
            "; ".join(a.rule for a in chain) or "own voice",
            "; ".join(cue(reading, a) for a in chain),
        ),
        Reason("time", "times", time_rule, time.text if time else ""),
        Reason("place", "places", place_rule, place.name if place else ""),
    ]
    decided = {reason.field: reason for reason in verdict.why}
    reasons = [_both(reason, decided.pop(reason.field, None)) for reason in reasons] + list(decided.values())
    return Claim(
        id=claim_id(reading.report.id, span, event.type),
        report=reading.report.id,
        span=span,
        quote=span.of(reading.report.text),
        type=event.type,
        mode=given(event.type, event.mode, trigger),
        actors=acting(reading, event),
        recipients=parties(reading, event.recipients, unknown=False),
        status=fact.status,
        sources=tuple(source(reading, a) for a in chain) or claimants(event),
        time=time,
        place=place,
        items=event.items,
        trigger=trigger.text,
        part=part_of(trigger),
        partial=fact.status == "negated" and fact.form in PARTIAL,
        hearsay=not chain and is_hearsay(reading, event.head),
        why=tuple(reason for reason in reasons if reason.words or reason.rule),
        confidence=verdict.confidence,
        tier="lead" if (fact.status in DONE and yet_to_come(reading, time)) or contradicted(event) else verdict.tier,
    )


def yet_to_come(reading: Reading, time: TimeRange | None) -> bool:
    """Whether a day lies beyond the report's own, and beyond the next, which it is elsewhere already."""
    if time is None or not time.start or reading.anchor is None:
        return False
    return date.fromisoformat(time.start) > reading.anchor + timedelta(days=1)


def contradicted(event: EventMention) -> bool:
    """Whether a party is by its name of many states, and got the code of one: "the European Space Agency"."""
    named = (mention for mention in (*event.actors, *event.recipients) if mention.how != "unsaid")
    return any(OF_MANY.match(mention.text) and any(map(is_state, mention.codes)) for mention in named)


def part_of(trigger: Token) -> Part:
    """The part of speech of a trigger; a base form is an infinitive unless something finite helps it."""
    if trigger.tag_ == "VB" and not any(child.tag_ in FINITE for child in trigger.children):
        return "infinitive"
    return "verb" if trigger.pos_ in VERBAL else "noun" if trigger.pos_ in NOMINAL else "adjective"


def is_hearsay(reading: Reading, index: int) -> bool:
    """Whether words that name no speaker attribute what the token tells: "reportedly", "is accused of"."""
    unnamed = (one for one in reading.attributions if one.source is None and speaks(one) and holds(one, index))
    return any(not _of_something_else(reading, one, index) for one in unnamed)


SAID_NEXT = frozenset({"he", "she", "it", "they", "that", "he's", "she's", "it's"})


def _of_something_else(reading: Reading, one: Attribution, index: int) -> bool:
    """Whether an attribution to nobody leaves the deed that it holds undoubted.

    So do what there is to know, "all to know about the blast", "see how", and what is believed of one to whom it was
    done before: "a ship sunk by Peru is believed to be Chile's". So does what the same one says next: "the union backs
    the plan, says it is fair".
    """
    first, last = reading.doc[one.cue[0]], reading.doc[one.cue[1] - 1]
    following = reading.doc[last.i + 1 : last.i + 3].text.lower()
    goes_on = last.tag_ in {"VBZ", "VBP"} and reading.doc[last.i + 1 : last.i + 2].text.lower() in SAID_NEXT
    return (
        last.tag_ == "VB"
        or (index < first.i and goes_on)
        or (index < first.i and last.tag_ in {"VBN", "VBD"} and following == "to be")
    )


def claim_id(report: str, span: Span, type: str) -> str:
    """The id of a claim of that type at that place of a report."""
    raw = f"{report}\n{span.start}\n{span.end}\n{type}"
    return "c" + hashlib.sha256(raw.encode()).hexdigest()[:12]


def rules(mentions: tuple[Mention, ...]) -> str:
    """The rules by which the mentions were resolved."""
    return "; ".join(dict.fromkeys(m.rule for m in mentions))


def words(mentions: tuple[Mention, ...]) -> str:
    """The mentions' words."""
    return "; ".join(dict.fromkeys(m.text for m in mentions))


def cue(reading: Reading, found: Attribution) -> str:
    """The words that attribute."""
    return reading.doc[slice(*found.cue)].text


def parties(reading: Reading, mentions: tuple[Mention, ...], *, unknown: bool = True) -> tuple[Party, ...]:
    """The mentions as parties, one for each code; an unknown actor is "?". Who is nowhere named has no span."""
    found: dict[str, Party] = {}
    for mention in mentions:
        said = mention.how != "unsaid"
        span = reading.chars(mention.start, mention.end) if said else None
        for code in mention.codes or ("?",):
            name = label(code) if not said else mention.name if len(mention.codes) <= 1 else code
            found.setdefault(code, Party(code, name, mention.sector, span, mention.what in THINGS))
    if len(found) > 1:
        found.pop("?", None)
    if not found and unknown:
        found["?"] = Party("?", "unknown")
    return tuple(found.values())


def acting(reading: Reading, event: EventMention) -> tuple[Party, ...]:
    """Those who act: somebody private in place of the state by whose adjective they are told."""
    told = {one.code: one for party in event.actors if (one := private(reading, event, party))}
    return tuple(told.get(party.code, party) for party in parties(reading, event.actors))


def source(reading: Reading, found: Attribution) -> Source:
    """An attribution's speaker as a source."""
    span = reading.chars(*found.source) if found.source else None
    return Source(
        name=found.name,
        code=None if of_no_certain_state(reading, found) else found.code,
        kind=found.kind,
        anonymous=found.anonymous,
        anonymity=found.anonymity,
        cue=cue(reading, found),
        distance=found.distance,
        span=span,
    )


def claimants(event: EventMention) -> tuple[Source, ...]:
    """Who claims responsibility is the source that it was they."""
    if not event.claimed or not event.actors:
        return ()
    first = event.actors[0]
    return (Source(first.name, first.codes[0] if first.codes else None, "organisation", cue="claimed"),)


def place_of(reading: Reading, event: EventMention) -> tuple[Place | None, str]:
    """Where it took place, among the places that the report names nearby, and what decided it."""
    found = where(reading, event)
    if found is None or behind_the_scene(reading, reading.doc[event.head]):
        return None, ""  # a picture's place is that of its scene
    mention, sure = found
    return mention.place, f"{mention.rule}; where it took place with {sure:.0%}"
