"""What speaks for and against a reading of one claim, as named numbers: what its confidence is reckoned from."""

from collections import Counter
from collections.abc import Sequence
from math import log

from spacy.tokens import Token

from onrecord.knowledge.plover import MUTUAL
from onrecord.read.arguments import objects, prepositional, subject
from onrecord.read.attribution_over import event_sources
from onrecord.read.decide.choose import Chosen
from onrecord.read.encoder.labels import TYPES
from onrecord.read.grammar import VERBAL
from onrecord.read.reading import Mention, Reading

LEAST = 0.002
AGAINST = ("on", "against", "of", "with", "to", "in")


def signs_of(reading: Reading, chosen: Sequence[Chosen]) -> list[dict[str, float]]:
    """All signs of each chosen event of a report."""
    return [
        signs(one, len(event_sources(reading, one.event))) | grammatical(reading, one) | beside
        for one, beside in zip(chosen, company(reading, chosen), strict=True)
    ]


def signs(chosen: Chosen, chain: int) -> dict[str, float]:
    """The signs of one chosen event; probabilities as log-odds. `chain` is how many sources the grammar finds."""
    answer, event = chosen.answer, chosen.event
    kind = TYPES.index(event.type)
    both = min(float(answer.types[kind]), float(answer.again[kind]))
    actor, recipient = (_line(line) for line in answer.roles)
    status = sorted(answer.status.tolist(), reverse=True)
    said = max(answer.sourced, 1 - answer.sourced)
    found = {
        "type at first sight": odds(float(answer.types[kind])),
        "type in its scene": odds(float(answer.again[kind])),
        "type, the less sure of both": odds(both),
        "no event": odds(float(answer.types[-1] + answer.again[-1]) / 2),
        "actor": odds(actor[0]),
        "actor, before the next": actor[0] - actor[1],
        "no actor": float(not event.actors),
        "recipient": odds(recipient[0]),
        "recipient, before the next": recipient[0] - recipient[1],
        "no recipient": float(not event.recipients),
        "parties, the less sure": odds(min(actor[0], recipient[0])),
        "status": odds(status[0]),
        "status, before the next": status[0] - status[1],
        "sources": odds(said),
        "sources, grammar disagrees": float((chain > 0) != (answer.sourced > 0.5)),
        "sources found": float(len(chosen.sources) > 0),
        "grammar tells the status": float(chosen.told.status == chosen.fact.status),
        "not told as happened": float(chosen.fact.status != "happened"),
        "mutual": float(event.type in MUTUAL),
        "parties named": float(len(_codes(event.actors)) + len(_codes(event.recipients))),
        "codes in the report": min(len(answer.codes), 12) / 12,
        "actor among its words": _best(chosen, 0),
        "recipient among its words": _best(chosen, 1),
        "actors as a set": as_set(chosen, 0),
        "recipients as a set": as_set(chosen, 1),
        "the same on both sides": float(_codes(event.actors) == _codes(event.recipients) != frozenset()),
    }
    found["everything at once"] = both * actor[0] * recipient[0] * status[0]
    found[f"type {event.type}"] = 1.0
    return found


def grammatical(reading: Reading, one: Chosen) -> dict[str, float]:
    """Whether grammar would take the same parties: 1 if it names the same, -1 if others, 0 if it names nobody."""
    token = reading.doc[one.event.head]
    if token.pos_ in VERBAL:
        who, whom = [subject(token)], [*objects(token), *prepositional(token, "on"), *prepositional(token, "with")]
    else:
        who = [*prepositional(token, "by"), *(c for c in token.lefts if c.dep_ in {"poss", "amod", "compound"})]
        whom = [noun for name in AGAINST for noun in prepositional(token, name)]
    return {
        "grammar names the actor": _agree(reading, who, one.event.actors),
        "grammar names the recipient": _agree(reading, whom, one.event.recipients),
    }


def _agree(reading: Reading, words: Sequence[Token | None], chosen: tuple[Mention, ...]) -> float:
    found = [reading.mention_at(word) for word in words if word is not None]
    told = {code for mention in found if mention is not None for code in mention.codes}
    return 0.0 if not told else 1.0 if told & _codes(chosen) else -1.0


def company(reading: Reading, chosen: Sequence[Chosen]) -> list[dict[str, float]]:
    """Signs of each claim that come from where it stands and from the report's other claims.

    News tells its event twice, in the headline and in the lead: what is read alike in both is more likely right, and
    what is read with other parties less.
    """
    kinds = Counter(one.event.type for one in chosen)
    alike = Counter((one.event.type, *_sides(one)) for one in chosen)
    sentences = [reading.doc[one.event.head].sent.start for one in chosen]
    found = []
    for one, sentence in zip(chosen, sentences, strict=True):
        token, again = reading.doc[one.event.head], alike[one.event.type, *_sides(one)] - 1
        found.append(
            {
                "told again alike": min(again, 3.0),
                "told again otherwise": min(kinds[one.event.type] - 1 - again, 3.0),
                "claims in the report": min(len(chosen), 12) / 12,
                "claims in the sentence": min(sentences.count(sentence), 5.0),
                "in the headline": float(token.idx < reading.title_end),
                "how far into the report": min(one.event.head / 400, 2.0),
                "a verb": float(token.pos_ in {"VERB", "AUX"}),
                "parties without words": float(
                    sum(m.end <= m.start for m in (*one.event.actors, *one.event.recipients))
                ),
            }
        )
    return found


def _sides(one: Chosen) -> tuple[frozenset[str], frozenset[str]]:
    return _codes(one.event.actors), _codes(one.event.recipients)


def odds(p: float) -> float:
    """Log-odds, within bounds."""
    p = min(max(p, LEAST), 1 - LEAST)
    return log(p / (1 - p))


def _line(line: object) -> tuple[float, float]:
    found = sorted((float(p) for p in line), reverse=True)  # type: ignore[attr-defined]
    return found[0], found[1] if len(found) > 1 else 0.0


def _codes(mentions: tuple[Mention, ...]) -> frozenset[str]:
    return frozenset(code for mention in mentions for code in mention.codes)


def as_set(chosen: Chosen, role: int) -> float:
    """The log of how likely a side is just the codes chosen: each of them in, and every other out."""
    inside = _codes(chosen.event.actors if role == 0 else chosen.event.recipients)
    total = 0.0
    for code, p in zip(chosen.answer.codes, chosen.answer.also[:, role].tolist(), strict=True):
        total += log(min(max(p if code in inside else 1 - p, LEAST), 1.0))
    return max(total, odds(LEAST))


def _best(chosen: Chosen, role: int) -> float:
    return float(chosen.answer.words[:, role].max())
