"""Whether two claims state the same event: log-odds from named features, with the weights of `knowledge/linking.toml`.

After the pairwise scorers of mention-pair coreference (Soon et al. 2001), with few weights that can be read.
"""

import math

from onrecord.knowledge.plover import MUTUAL, SPOKEN
from onrecord.model import Claim
from onrecord.model.kinds import DONE
from onrecord.record import apart
from onrecord.record.apart import ALIKE, ALIKE_IN_KIND, SOMEWHAT
from onrecord.record.facts import Facts, settings
from onrecord.record.text import dot

FAR = 10**6
LONGEST_EXPECTED = 31
NEXT_DAY = 0.7  # of a day shared: a night has two dates, and a day another at the other end of the world
COARSE = 0.1
EXPECTED = ("possible", "planned")
APART = ("person", "ship", "resolution")  # others of these are another deed's
FIRMNESS = {"possible": 0, "planned": 1, "ongoing": 2, "happened": 3}


def _sets(name: str, a: frozenset[str], b: frozenset[str]) -> dict[str, float]:
    if not a and not b:
        return {}
    if not a or not b:
        return {f"{name}_unknown": 1.0}
    if a == b:
        return {f"{name}_same": 1.0}
    return {f"{name}_overlap" if a & b else f"{name}_differ": 1.0}


def _parties(a: Facts, b: Facts) -> dict[str, float]:
    """How the parties agree; a meeting "of A and B" in one claim and "of A with B" in the other has the same."""
    one, two = a.actors | a.recipients, b.actors | b.recipients
    if a.claim.type in MUTUAL and len(one) > 1 and one == two and not (a.recipients and b.recipients):
        return {"parties_same": 1.0}
    if a.claim.type == "ASSAULT" and a.actors & b.recipients and a.recipients & b.actors and not a.actors & b.actors:
        return {"exchanged": 1.0}
    return {**_sets("actors", a.actors, b.actors), **_sets("recipients", a.recipients, b.recipients)}


def _time(a: Facts, b: Facts) -> dict[str, float]:
    if a.start is None and b.start is None:
        return {"time_unknown": 1.0}
    if a.start is None or b.start is None:
        return {"time_one_sided": 1.0}
    if a.inferred or b.inferred:
        return {f"{name}_inferred": value for name, value in _days(a, b).items()}
    return _days(a, b)


def _days(a: Facts, b: Facts) -> dict[str, float]:
    """How far the days of two claims are shared, or lie apart."""
    if a.start is None or b.start is None:
        return {}
    ends = (a.end if a.end is not None else FAR, b.end if b.end is not None else FAR)
    gap = max(a.start, b.start) - min(ends)
    if gap == 1 and a.start == a.end and b.start == b.end:
        return {"time_share": NEXT_DAY}
    if gap > 0:
        return {"time_apart": float(gap > 1), "time_week_apart": float(gap > 7)}
    if a.end is None or b.end is None:
        return {"time_share": 1.0 if a.start == b.start else 0.3}
    share = (1 - gap) / (max(ends) - min(a.start, b.start) + 1)
    return {"time_share": share, "time_coarser": float(share < COARSE)}


def _came_true(a: Facts, b: Facts) -> bool:
    """Whether what one claim expects for days to come, another no older tells of, firmer, for days within them."""
    if a.claim.status not in EXPECTED or FIRMNESS[a.claim.status] >= FIRMNESS.get(b.claim.status, -1) or a.inferred:
        return False
    if a.start is None or a.end is None or b.start is None or b.end is None or a.end - a.start > LONGEST_EXPECTED:
        return False
    if not a.published or not b.published or not a.published < a.end or a.published > b.published:
        return False
    parties = a.actors | a.recipients
    return len(parties) > 1 and parties == b.actors | b.recipients and a.start <= b.start and b.end <= a.end


def _came_to_nothing(a: Facts, b: Facts, alike: float) -> bool:
    """Whether what one claim expects, another no older says not to have been, by the same word and between the same."""
    if a.claim.status not in EXPECTED or b.claim.status != "negated" or alike < ALIKE:
        return False
    if not a.published or not b.published or a.published > b.published or not a.trigger or a.trigger != b.trigger:
        return False
    parties = a.actors | a.recipients
    return len(parties) > 1 and parties == b.actors | b.recipients


def _foretold(a: Facts, b: Facts) -> bool:
    """Whether one report would tell as done what by the other's words was done only later.

    A day more is none: it is tomorrow at the other end of the world.
    """
    if a.published is None or b.start is None or b.inferred or a.claim.status not in DONE:
        return False
    return b.claim.status in DONE and b.start > a.published + 1


def in_one_sentence(a: Facts, b: Facts) -> bool:
    """Whether one sentence names what two claims tell of, by two words."""
    named_twice = bool(a.trigger) and a.trigger == b.trigger
    return a.claim.report == b.claim.report and a.sentence == b.sentence >= 0 and not named_twice


def other_kinds(a: Facts, b: Facts) -> bool:
    """Whether two claims name their deeds as of kinds that have nothing in common."""
    return bool(a.kinds and b.kinds) and not a.kinds & b.kinds


def _named(claim: Claim) -> bool:
    """Whether all actors are named, and none of them is known."""
    return bool(claim.actors) and all(party.code == "?" and party.span is not None for party in claim.actors)


def _denied_here(a: Facts, b: Facts, found: dict[str, float]) -> bool:
    """Whether a report tells of a deed, and that it is denied without a day: that denial is of this deed.

    It names the same who and to whom, and what is denied needs no words again where it was just told.
    """
    if a.claim.report != b.claim.report:
        return False
    no = [claim for claim in (a.claim, b.claim) if claim.status == "negated"]
    sides = found.get("actors_same", 0.0) and found.get("recipients_same", 0.0)
    return bool(sides) and len(no) == 1 and no[0].time is None


def _below(a: Facts, b: Facts) -> dict[str, float]:
    """What names below the state tell: others arrested, another ship seized, the same person met."""
    if apart.visitors(a, b):
        return {"persons_differ": 1.0}
    if not a.below or not b.below:
        return {}
    if frozenset().union(*a.below.values()) & frozenset().union(*b.below.values()):
        return {"named_same": 1.0}
    return {f"{kind}s_differ": 1.0 for kind in APART if a.below.get(kind) and b.below.get(kind)}


def features(a: Facts, b: Facts) -> dict[str, float]:
    """The features of a pair of claims of one type; those that are absent are zero."""
    found = {**_parties(a, b), **_time(a, b)}
    one, two = a.claim, b.claim
    found["swapped"] = float(bool(a.actors & b.recipients) and not a.actors & b.actors)
    spoken = one.type in SPOKEN and bool(a.bodies and b.bodies)
    found["bodies_differ"] = float(spoken and not a.bodies & b.bodies)
    found["status_same"] = float(one.status == two.status)
    for status in ("negated", "possible"):
        found[f"one_{status}"] = float((one.status == status) != (two.status == status))
    came_true = _came_true(a, b) or _came_true(b, a)
    if came_true:
        found["came_true"] = 1.0
        found["time_share"], found["one_possible"] = 1.0, 0.0
    shared, union = a.concepts & b.concepts, a.concepts | b.concepts
    found["words"] = alike = dot(a.words, b.words)
    if _came_to_nothing(a, b, alike) or _came_to_nothing(b, a, alike):
        found["came_to_nothing"], found["one_possible"] = 1.0, 0.0
    together = in_one_sentence(a, b)
    found["same_sentence"] = float(together)
    found["context"] = 0.0 if together else dot(a.context, b.context)
    found["concepts"] = len(shared) / len(union) if union else 0.0
    found["concepts_differ"] = float(other_kinds(a, b) and not came_true)
    if one.type in SPOKEN:
        found["verbal"] = 1.0
        found["verbal_words"], found["verbal_concepts"] = found["words"], found["concepts"]
        # Who has no code is none of those who have one, where a name stands there.
        strange = _named(one) != _named(two) and bool(a.actors or b.actors)
        found["verbal_actors_differ"] = max(found.get("actors_differ", 0.0), float(strange))
    if a.trigger and b.trigger:
        found["trigger_same"] = float(a.trigger == b.trigger)
    if a.place and b.place:
        found["place_same"] = float(dot(a.place, b.place) >= 0.3)
    found["foretold"] = float(_foretold(a, b) or _foretold(b, a))
    found |= _below(a, b)
    found["denied_here"] = float(_denied_here(a, b, found))
    found |= {
        "company_differs": float(apart.company(a, b)),
        "towns_differ": float(apart.towns(a, b)),
        "one_war": float(apart.one_war(a, b)),
        "forms_differ": float(apart.forms(a, b)),
    }
    found["many_differs"] = float(a.many != b.many)
    found["inside"] = float(one.report != two.report and apart.inside(a) and apart.inside(b))
    found["nobody"] = float(one.report != two.report and one.type in SPOKEN and not a.actors and not b.actors)
    found["targets_differ"] = float(apart.other_targets(a, b, found))
    found["nothing_else"] = float(apart.nothing_else(a, b, found))
    found["ordinals_differ"] = float(bool(a.ordinals and b.ordinals) and not a.ordinals & b.ordinals)
    if one.mode and two.mode:
        found["mode_same" if one.mode == two.mode else "mode_differ"] = 1.0
    found["others"] = float(a.others != b.others)
    found["source_same"] = float(bool(a.source) and a.source == b.source)
    found["near"] = float(one.report == two.report and abs(one.span.start - two.span.start) < 400)
    if a.published and b.published:
        found["published_apart"] = min(1.0, abs(a.published - b.published) / 30)
        found["published_apart"] *= 1.0 - found.get("time_share", 0.0)
    return found


def evidence(a: Facts, b: Facts) -> bool:
    """Whether more than states joins two claims: one report, a day that both state, a name, a matter, their words.

    Two events none of whose claims has any of it in common with the other's are two, however like their states.
    """
    if a.claim.report == b.claim.report or a.items & b.items or a.proper & b.proper or a.kinds & b.kinds:
        return True
    found = features(a, b)
    if found.get("place_same") or found.get("named_same") or found.get("came_true"):
        return True
    dated = not (a.inferred or b.inferred) and bool(found.get("time_share"))
    return dated or max(found["words"], found["context"]) >= SOMEWHAT or found["concepts"] >= ALIKE_IN_KIND


def log_odds(a: Facts, b: Facts) -> float:
    """Log-odds that two claims of one type state one event."""
    weights = settings()["weights"]
    found = [weights.get(name, 0.0) * value for name, value in features(a, b).items() if value]
    return float(weights["bias"] + sum(found))


def probability(a: Facts, b: Facts) -> float:
    """Probability that two claims state one event; nil if their types differ."""
    if a.claim.type != b.claim.type:
        return 0.0
    return 1 / (1 + math.exp(-log_odds(a, b)))
