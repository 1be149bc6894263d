"""Whether two claims state the same event: log-odds from named features, with the weights of `knowledge/linking.toml`.

After the pairwise scorers of mention-pair coreference (Soon et al. 2001), with few weights that can be read.
"""

import math
from functools import lru_cache

from onrecord.knowledge.plover import MUTUAL, SPOKEN
from onrecord.model import Claim
from onrecord.model.kinds import DONE
from onrecord.record import places
from onrecord.record.facts import Facts, settings
from onrecord.record.text import dot, stem

FAR = 10**6
LONGEST_EXPECTED = 31
NEXT_DAY = 0.7  # of a day shared: a night has two dates, and a day another at the other end of the world
COARSE = 0.1
EXPECTED = ("possible", "planned")
REPEATED = frozenset({"ASSAULT", "COERCE", "PROTEST"})  # there are many between the same two
# Words, and concepts, in common from which two reports seem to tell of one deed, and words from which they may.
ALIKE, ALIKE_IN_KIND, SOMEWHAT = 0.35, 0.7, 0.25
FINE = frozenset({"point", "settlement"})
APART = ("person", "ship", "resolution")  # others of these are another deed's
FIRMNESS = {"possible": 0, "planned": 1, "ongoing": 2, "happened": 3}


def _company(a: Facts, b: Facts) -> bool:
    """Whether two tell of dealings in other company: A with B is not A with C, but may be a part of A with B and C."""
    if a.claim.type not in MUTUAL:
        return False
    one, two = a.actors | a.recipients, b.actors | b.recipients
    return min(len(one), len(two)) > 1 and not (one <= two or two <= one)


def _towns(a: Facts, b: Facts) -> bool:
    """Whether force was used in two towns: in Bakhmut and in Odesa there are two strikes."""
    if a.claim.type not in REPEATED:
        return False
    one, two = a.claim.place, b.claim.place
    if one is None or two is None or {one.precision, two.precision} - FINE:
        return False
    return bool(places.differ(one, a.claim.quote, two, b.claim.quote))


def _on_paper(one: Facts) -> bool:
    return not one.words.keys().isdisjoint(_stems("papers"))


def _promised(one: Facts) -> bool:
    return one.trigger in _stems("pledges") and not _on_paper(one)


@lru_cache
def _stems(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in settings()[name])


def _forms(a: Facts, b: Facts) -> bool:
    """Whether one is written or said from afar, and the other a meeting; one a paper, and the other a bare promise."""
    if a.claim.type == b.claim.type == "AGREE":
        return (_on_paper(a) and _promised(b)) or (_on_paper(b) and _promised(a))
    if a.claim.type != "CONSULT":
        return False
    forms = settings()["forms"]
    one, two = ({form for form, kinds in forms.items() if not claim.kinds.isdisjoint(kinds)} for claim in (a, b))
    return bool(one and two) and one.isdisjoint(two)


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


def _foretold(a: Facts, b: Facts) -> bool:
    """Whether one report would tell as done what by the other's words was done only later.

    A day more is none: it is tomorrow at the other end of the world.
    """
    if a.published is None or b.start is None or b.inferred or a.claim.status not in DONE:
        return False
    return b.claim.status in DONE and b.start > a.published + 1


def _nothing_else(a: Facts, b: Facts, found: dict[str, float]) -> bool:
    """Whether nothing but parties and a day that nobody states makes one deed of what two reports tell.

    Between those at war there are many blows a day: Smith killed here and Jones there are two, whoever killed them.
    """
    if a.claim.report == b.claim.report or a.claim.type not in REPEATED or found.get("place_same"):
        return False
    dated = not (a.inferred or b.inferred) and bool(found.get("time_share"))
    return not dated and found["words"] < ALIKE and found["concepts"] < ALIKE_IN_KIND


def _other_targets(a: Facts, b: Facts, found: dict[str, float]) -> bool:
    """Whether two reports tell of force against others on days that both state and that are not the same."""
    if a.claim.report == b.claim.report or a.claim.type not in REPEATED or a.inferred or b.inferred:
        return False
    joined = found.get("place_same") or found.get("named_same")
    return bool(found.get("recipients_differ")) and found.get("time_share", 0.0) < 1 and not joined


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
    found["words"] = dot(a.words, b.words)
    named_twice = bool(a.trigger) and a.trigger == b.trigger
    together = one.report == two.report and a.sentence == b.sentence >= 0 and not named_twice
    found["same_sentence"] = float(together)
    found["context"] = 0.0 if together else dot(a.context, b.context)
    found["concepts"] = len(shared) / len(union) if union else 0.0
    found["concepts_differ"] = float(bool(a.kinds and b.kinds) and not a.kinds & b.kinds and not came_true)
    if one.type in SPOKEN:
        found["verbal"] = 1.0
        found["verbal_words"], found["verbal_concepts"] = found["words"], found["concepts"]
        # Who has no code is none of those who have one, where a name stands there.
        strange = _named(one) != _named(two) and bool(a.actors or b.actors)
        found["verbal_actors_differ"] = max(found.get("actors_differ", 0.0), float(strange))
    if a.trigger and b.trigger:
        found["trigger_same"] = float(named_twice)
    if a.place and b.place:
        found["place_same"] = float(dot(a.place, b.place) >= 0.3)
    found["foretold"] = float(_foretold(a, b) or _foretold(b, a))
    found |= _below(a, b)
    found["denied_here"] = float(_denied_here(a, b, found))
    found["company_differs"] = float(_company(a, b))
    found["towns_differ"] = float(_towns(a, b))
    found["forms_differ"] = float(_forms(a, b))
    found["targets_differ"] = float(_other_targets(a, b, found))
    found["nothing_else"] = float(_nothing_else(a, b, found))
    found["ordinals_differ"] = float(bool(a.ordinals and b.ordinals) and not a.ordinals & b.ordinals)
    if one.mode and two.mode:
        found["mode_same" if one.mode == two.mode else "mode_differ"] = 1.0
    found["others"] = float(a.others != b.others)
    found["source_same"] = float(bool(a.source) and a.source == b.source)
    found["near"] = float(one.report == two.report and abs(one.span.start - two.span.start) < 400)
    if a.published and b.published:
        found["published_apart"] = min(1.0, abs(a.published - b.published) / 30)
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
