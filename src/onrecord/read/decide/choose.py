"""From answers to events: which words state one, of what type, in which status, with which parties, on whose word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from spacy.tokens import Token

from onrecord.knowledge.plover import SPOKEN
from onrecord.model import Status
from onrecord.read.arguments import objects
from onrecord.read.attribution_over import event_sources, holds
from onrecord.read.decide.accused import accused, accuser
from onrecord.read.decide.answers import Answer
from onrecord.read.decide.days import dated_by
from onrecord.read.decide.envoys import lets_go, sanctions
from onrecord.read.decide.modes import mode_of
from onrecord.read.decide.parties import codes_of, parties
from onrecord.read.decide.settings import Settings
from onrecord.read.decide.settings import settings as decided
from onrecord.read.decide.stretch import quoted
from onrecord.read.decide.subjects import acted_on, acting, unbacked
from onrecord.read.decide.unasserted import unasserted
from onrecord.read.decide.unnamed import in_entry, not_near, others, own, unnamed
from onrecord.read.encoder.labels import STATUSES, TYPES
from onrecord.read.grammar import VERBAL
from onrecord.read.items import items_at
from onrecord.read.quotes import quotes
from onrecord.read.reading import Attribution, EventMention, Factuality, Reading
from onrecord.read.times.memo import once
from onrecord.read.times.put_off import put_off

RULE = "learned reader"
NEAR = 400  # words between two tellings that bear on each other's status
LITTLE = 1e-4


@dataclass(frozen=True, slots=True)
class Chosen:
    """An event decided on, with the answer it rests on; `told` is how grammar presents it."""

    answer: Answer
    event: EventMention
    fact: Factuality
    sources: tuple[Attribution, ...]
    told: Factuality


def choose(
    reading: Reading,
    answers: Sequence[Answer],
    facts: Sequence[Factuality],
    settings: Settings,
    made: dict[object, EventMention] | None = None,
) -> list[Chosen]:
    """The events among the answers, in the order of the text. `facts` say how grammar presents the triggers.

    `made` keeps the events for when the same answers are asked about with settings that differ in who is chosen.
    """
    made = {} if made is None else made
    stated, taken = [], set[tuple[int, int, str]]()
    for answer, fact in zip(answers, facts, strict=True):
        types = settings.mix * answer.types + (1 - settings.mix) * answer.again
        known = sanctions(reading.doc[answer.trigger])
        if 1 - types[-1] < settings.event and not (known and between_two(answer)):
            continue
        type = settled(reading, reading.doc[answer.trigger], "SANCTION" if known else TYPES[int(np.argmax(types[:-1]))])
        chosen = (answer.trigger, type, *(codes_of(answer, role, settings) for role in (0, 1)))
        if chosen not in made:
            made[chosen] = event_of(reading, answer, type, settings)
        event = made[chosen]
        if (event.start, event.end, event.type) in taken:
            event = replace(event, start=event.head, end=event.head + 1)
        taken.add((event.start, event.end, event.type))
        stated.append((answer, event, fact))
    found = []
    for answer, event, fact in together(stated, settings.together):
        status: Status = STATUSES[int(answer.status.argmax())]
        status = unasserted(reading.doc[event.head], event.type, status)
        if still_to_come(reading, event):
            status = "planned"
        seen = fact if fact.status == status else replace(fact, status=status, rule=RULE, form="")
        found.append(Chosen(answer, event, seen, sources(reading, event, answer, settings), fact))
    return found


def settled(reading: Reading, token: Token, type: str) -> str:
    """The type, but for deeds of which the annotated reports have too few: accounts unfrozen, missiles fired."""
    if type == "SANCTION" and lets_go(token):
        return "CONCEDE"
    return "ASSAULT" if type == "MOBILIZE" and fired_at(reading, token) else type


def fired_at(reading: Reading, token: Token) -> bool:
    """Whether weapons are fired at somebody: "fired 180 missiles at Israel", not "at a target in the sea"."""
    if token.pos_ not in VERBAL or token.lemma_.lower() not in FIRES:
        return False
    at = [child for word in (token, *objects(token)) for child in word.children if child.lower_ == "at"]
    aimed = [child for one in at for child in one.children if child.dep_ == "pobj"]
    return any((mention := reading.mention_headed(one.i)) is not None and mention.codes for one in aimed)


def between_two(answer: Answer) -> bool:
    """Whether one acts on another, both known: by one measure, whichever settings are asked, or they would differ."""
    actors, recipients = (set(codes_of(answer, role, decided())) for role in (0, 1))
    return bool(actors and recipients and actors != recipients)


def still_to_come(reading: Reading, event: EventMention) -> bool:
    """Whether what is told is put off to a day that is not over: then it is planned, and not called off."""
    later = put_off(reading, reading.doc[event.head])
    last = later.range.end if later is not None and later.range is not None else None
    return bool(last and reading.anchor and last >= reading.anchor.isoformat())


def together(
    stated: Sequence[tuple[Answer, EventMention, Factuality]], weight: float
) -> Iterator[tuple[Answer, EventMention, Factuality]]:
    """The events with what is told near by of their like weighed in, where status is concerned.

    "The march" has no tense; that one is due to be held on Saturday, the sentence before says. Like is what has the
    type and a party in common.
    """
    logs = np.log(np.array([answer.status for answer, _, _ in stated], np.float32) + LITTLE)
    codes = [{code for m in (*event.actors, *event.recipients) for code in m.codes} for _, event, _ in stated]
    kinds: dict[str, list[int]] = {}
    for k, (_, event, _) in enumerate(stated):
        kinds.setdefault(event.type, []).append(k)
    for k, (answer, event, fact) in enumerate(stated):
        near = [j for j in kinds[event.type] if j != k and abs(stated[j][1].head - event.head) <= NEAR]
        like = [j for j in (*(j for j in reversed(near) if j < k), *(j for j in near if j > k)) if codes[j] & codes[k]]
        if like and weight:
            raised = np.exp(logs[k] + weight * (logs[like].sum(0) / len(like)))
            answer = answer._replace(status=np.asarray(raised / raised.sum(), np.float32))
        yield answer, event, fact


def event_of(reading: Reading, answer: Answer, type: str, settings: Settings) -> EventMention:
    """The event that an answer amounts to."""
    token = reading.doc[answer.trigger]
    actors, recipients = (parties(reading, answer, role, settings) for role in (0, 1))
    actors = unnamed(reading, token, type) or unbacked(reading, token, acting(reading, token, type, actors))
    recipients = own(actors, not_near(reading, recipients))
    recipients = acted_on(reading, token, type, actors, others(type, actors, recipients))
    recipients = in_entry(reading, token, type, (actors, recipients))
    start, end = quoted(token, type, actors, recipients)
    if (later := put_off(reading, token)) is not None:
        start, end = min(start, later.start), max(end, later.end)
    return EventMention(
        head=answer.trigger,
        start=start,
        end=end,
        type=type,
        mode=mode_of(type, token),
        actors=actors,
        recipients=recipients,
        items=items_at(reading, token, type),
        rule=RULE,
        claimed=type == "ASSAULT" and token.lemma_ == "claim",
        days=dated_by(reading, answer, settings.dated),
    )


def sources(reading: Reading, event: EventMention, answer: Answer, settings: Settings) -> tuple[Attribution, ...]:
    """On whose word: the rules' chain, unless the network is sure that nobody, or that somebody else, says so.

    What stands between somebody's quotation marks is his, whatever the network holds.
    """
    chain = event_sources(reading, event)
    if (verb := accused(reading.doc[event.head])) is not None:
        by = None if any(one.cue[0] <= verb.i < one.cue[1] for one in chain) else accuser(reading, verb)
        return chain if by is None else (*chain, by)
    if chain and answer.sourced < settings.unsourced and not in_words_of(reading, event, chain):
        return ()
    if not chain and answer.sourced > settings.sourced:
        scores = dict(zip(answer.at, answer.words[:, 2].tolist(), strict=True))
        likely = [
            (max((scores.get(i, 0.0) for i in range(*a.source)), default=0.0), -k, a)
            for k, a in enumerate(reading.attributions)
            if a.source and not over_semicolon(reading, event.head, a)
        ]
        best = max(likely, default=None, key=lambda one: one[:2])
        if best is not None and best[0] > NAMED:
            return (best[2],)
    return chain


def over_semicolon(reading: Reading, head: int, one: Attribution) -> bool:
    """Whether a semicolon of the sentence parts a deed from who speaks and from what he says."""
    first, last = sorted((head, one.cue[0]))
    doc = reading.doc
    if doc[first].sent.start != doc[last].sent.start or holds(one, head):
        return False
    return bool(one.content) and any(word.text == ";" for word in doc[first:last])


def in_words_of(reading: Reading, event: EventMention, chain: Sequence[Attribution]) -> bool:
    """Whether a deed is told in a quotation of one of those who say so that is a statement of its own."""
    if event.type in SPOKEN:
        return False
    marks = once(reading, "_statements", lambda: [one for one in quotes(reading.doc) if not one.fragment])
    inside = any(one.start <= event.head < one.end for one in marks)
    return inside and any(one.quoted and not one.stance and one.source is not None for one in chain)


NAMED = 0.2
FIRES = frozenset({"fire", "lob", "shoot", "launch", "hurl"})
