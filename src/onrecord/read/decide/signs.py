"""What speaks for and against a reading of one claim, as named numbers: what its confidence is reckoned from."""

from math import log

from onrecord.read.decide.choose import Chosen
from onrecord.read.encoder.labels import TYPES
from onrecord.read.reading import EventMention, Factuality, Mention

LEAST = 0.002
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})


def signs(chosen: Chosen, proposal: EventMention | None, rules: Factuality, chain: int) -> dict[str, float]:
    """The signs of one chosen event; probabilities as log-odds. `chain` is how many sources the rules find."""
    answer, event = chosen.answer, chosen.event
    kind = TYPES.index(event.type)
    both = min(float(answer.types[kind]), float(answer.again[kind]))
    actor, recipient = (_line(line) for line in answer.roles)
    status = sorted(answer.status.tolist(), reverse=True)
    said = max(answer.sourced, 1 - answer.sourced)
    same = proposal is not None and proposal.type == event.type
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
        "sources, rules disagree": float((chain > 0) != (answer.sourced > 0.5)),
        "sources found": float(len(chosen.sources) > 0),
        "rules see it": float(proposal is not None),
        "rules see the type": float(same),
        "rules see the actor": float(proposal is not None and _codes(proposal.actors) == _codes(event.actors)),
        "rules see the recipient": float(
            proposal is not None and _codes(proposal.recipients) == _codes(event.recipients)
        ),
        "rules see the status": float(rules.status == chosen.fact.status),
        "not told as happened": float(chosen.fact.status != "happened"),
        "mutual": float(event.type in MUTUAL),
        "parties named": float(len(_codes(event.actors)) + len(_codes(event.recipients))),
        "codes in the report": min(len(answer.codes), 12) / 12,
        "actor among its words": _best(chosen, 0),
        "recipient among its words": _best(chosen, 1),
    }
    found[f"type {event.type}"] = 1.0
    return found


def odds(p: float) -> float:
    """Log-odds, within bounds."""
    p = min(max(p, LEAST), 1 - LEAST)
    return log(p / (1 - p))


def _line(line: object) -> tuple[float, float]:
    found = sorted((float(p) for p in line), reverse=True)  # type: ignore[attr-defined]
    return found[0], found[1] if len(found) > 1 else 0.0


def _codes(mentions: tuple[Mention, ...]) -> frozenset[str]:
    return frozenset(code for mention in mentions for code in mention.codes)


def _best(chosen: Chosen, role: int) -> float:
    return float(chosen.answer.words[:, role].max())
