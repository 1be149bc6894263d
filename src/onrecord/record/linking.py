"""Whether two claims state the same event: log-odds from named features, with the weights of `knowledge/linking.toml`.

After the pairwise scorers of mention-pair coreference (Soon et al. 2001), with few weights that can be read.
"""

import math
from collections import defaultdict
from collections.abc import Iterable

from onrecord.knowledge.plover import MUTUAL, SPOKEN
from onrecord.model import Claim
from onrecord.model.kinds import DONE
from onrecord.record import apart
from onrecord.record.apart import ALIKE
from onrecord.record.denials import denial
from onrecord.record.facts import Facts, settings
from onrecord.record.one_matter import same_parties
from onrecord.record.text import dot

FAR = 10**6
LONGEST_EXPECTED = 31
DENIED_WITHIN = 10  # days between two reports, of which one says that what the other tells is denied
OTHER_DAY = 2  # days apart
NEXT_DAY = 0.7  # of a day shared: a night has two dates, and a day another at the other end of the world
COARSE = 0.1
ROOT = 3  # letters that forms of a word share: "asks", "asked"
EXPECTED = ("possible", "planned")
APART = ("person", "ship", "resolution")  # others of these are another deed's
FIRMNESS = {"possible": 0, "planned": 1, "ongoing": 2, "happened": 3}


ACTORS = ("actors_unknown", "actors_same", "actors_overlap", "actors_differ")
RECIPIENTS = ("recipients_unknown", "recipients_same", "recipients_overlap", "recipients_differ")
STATED = ("time_share", "time_apart", "time_week_apart", "time_coarser")
INFERRED = tuple(f"{name}_inferred" for name in STATED)


def _side(names: tuple[str, str, str, str], a: frozenset[str], b: frozenset[str], found: dict[str, float]) -> None:
    """How those on one side agree."""
    if a and b:
        found[names[1] if a == b else names[3] if a.isdisjoint(b) else names[2]] = 1.0
    elif a or b:
        found[names[0]] = 1.0


def of_parties(a: Facts, b: Facts, found: dict[str, float]) -> None:
    """How the parties agree; a meeting "of A and B" in one claim and "of A with B" in the other has the same."""
    kind = a.claim.type
    if kind in MUTUAL and not (a.recipients and b.recipients):
        one = a.actors | a.recipients
        if len(one) > 1 and one == b.actors | b.recipients:
            found["parties_same"] = 1.0
            return
    if kind == "ASSAULT" and a.actors & b.recipients and a.recipients & b.actors and not a.actors & b.actors:
        found["exchanged"] = 1.0
        return
    _side(ACTORS, a.actors, b.actors, found)
    _side(RECIPIENTS, a.recipients, b.recipients, found)


def of_time(a: Facts, b: Facts, found: dict[str, float]) -> None:
    """How far the days of two claims are shared, or lie apart."""
    if a.start is None or b.start is None:
        found["time_unknown" if a.start is b.start else "time_one_sided"] = 1.0
        return
    share, farther, week_apart, coarser = INFERRED if a.inferred or b.inferred else STATED
    ends = (a.end if a.end is not None else FAR, b.end if b.end is not None else FAR)
    begins, beginning = max(a.start, b.start), min(a.start, b.start)
    gap = begins - min(ends)
    if gap == 1 and a.start == a.end and b.start == b.end:
        found[share] = NEXT_DAY
    elif gap > 0:
        found[farther], found[week_apart] = float(gap > 1), float(gap > 7)
    elif a.end is None or b.end is None:
        found[share] = 1.0 if begins == beginning else 0.3
    else:
        found[share] = shared = (1 - gap) / (max(ends) - beginning + 1)
        found[coarser] = float(shared < COARSE)


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


def _denied(a: Facts, b: Facts) -> bool:
    """Whether one claim says that what the other tells is denied, in so many words.

    In another report it is so within days, and where both say who did it to whom.
    """
    said, denied = (b, a) if a.claim.status == "negated" else (a, b)
    if not denied.outright or not denied.denies or not said.trigger or not denied.trigger:
        return False
    if a.claim.report != b.claim.report:
        if not a.published or not b.published or abs(a.published - b.published) > DENIED_WITHIN:
            return False
        if not same_parties(said, denied):
            return False
    found = denial(a, b)
    return found is not None and found.conflicting


def _below(a: Facts, b: Facts) -> dict[str, float]:
    """What names below the state tell: others arrested, another ship seized, the same person met."""
    if apart.visitors(a, b) or apart.followers(a, b) or apart.others_met(a, b):
        return {"persons_differ": 1.0}
    if not a.below or not b.below:
        return {}
    if frozenset().union(*a.below.values()) & frozenset().union(*b.below.values()):
        return {"named_same": 1.0}
    return {f"{kind}s_differ": 1.0 for kind in APART if a.below.get(kind) and b.below.get(kind)}


def features(a: Facts, b: Facts) -> dict[str, float]:
    """The features of a pair of claims of one type; those that are absent are zero.

    Each is looked at only where it may be there: of all that recording does, this is done most often.
    """
    one, two = a.claim, b.claim
    elsewhere = one.report != two.report
    found: defaultdict[str, float] = defaultdict(float)
    of_parties(a, b, found)
    of_time(a, b, found)
    _presented(a, b, found)
    expected = one.status in EXPECTED or two.status in EXPECTED
    came_true = expected and (_came_true(a, b) or _came_true(b, a))
    if came_true:
        found["came_true"] = 1.0
        found["time_share"], found["one_possible"] = 1.0, 0.0
    found["words"] = alike = dot(a.words, b.words)
    if expected and (_came_to_nothing(a, b, alike) or _came_to_nothing(b, a, alike)):
        found["came_to_nothing"], found["one_possible"] = 1.0, 0.0
    if not elsewhere and in_one_sentence(a, b):
        found["same_sentence"], found["context"] = 1.0, 0.0
    else:
        found["context"] = dot(a.context, b.context)
    shared = a.concepts & b.concepts
    found["concepts"] = len(shared) / len(a.concepts | b.concepts) if shared else 0.0
    if not came_true and other_kinds(a, b):
        found["concepts_differ"] = 1.0
    if one.type in SPOKEN:
        of_speech(a, b, found)
    if a.trigger and a.trigger == b.trigger:
        found["trigger_same"] = 1.0
    if a.place and b.place and dot(a.place, b.place) >= 0.3:
        found["place_same"] = 1.0
    if not expected and (_foretold(a, b) or _foretold(b, a)):
        found["foretold"] = 1.0
    if one.type == "CONSULT" or (a.below and b.below):
        found |= _below(a, b)
    _apart(a, b, found)
    of_tellers(a, b, found)
    return found


def _presented(a: Facts, b: Facts, found: dict[str, float]) -> None:
    """How the claims are presented: by whom, and as what."""
    one, two = a.claim, b.claim
    if not a.actors.isdisjoint(b.recipients) and a.actors.isdisjoint(b.actors):
        found["swapped"] = 1.0
    if one.type not in MUTUAL and apart.sides_swapped(a, b):
        found["sides_swapped"] = 1.0
    if a.bodies and b.bodies and one.type in SPOKEN and a.bodies.isdisjoint(b.bodies):
        found["bodies_differ"] = 1.0
    if one.status == two.status:
        found["status_same"] = 1.0
        return
    for status in ("negated", "possible"):
        if status in (one.status, two.status):
            found[f"one_{status}"] = 1.0


def of_speech(a: Facts, b: Facts, found: dict[str, float]) -> None:
    """What counts besides where something is said."""
    found["verbal"] = 1.0
    found["verbal_words"], found["verbal_concepts"] = found["words"], found["concepts"]
    # Who has no code is none of those who have one, where a name stands there.
    strange = bool(a.actors or b.actors) and _named(a.claim) != _named(b.claim)
    found["verbal_actors_differ"] = max(found.get("actors_differ", 0.0), float(strange))


def _apart(a: Facts, b: Facts, found: dict[str, float]) -> None:
    """What tells two deeds apart, or shows them to be one for all that."""
    one, two = a.claim, b.claim
    kind, elsewhere = one.type, one.report != two.report
    if not elsewhere and _denied_here(a, b, found):
        found["denied_here"] = 1.0
    if (one.status == "negated") != (two.status == "negated") and _denied(a, b):
        found["denied"] = 1.0
    if kind in MUTUAL and apart.company(a, b):
        found["company_differs"] = 1.0
    if kind in apart.REPEATED and apart.towns(a, b):
        found["towns_differ"] = 1.0
    if kind == "ASSAULT" and one.status == two.status == "ongoing" and apart.one_war(a, b):
        found["one_war"] = 1.0
    if kind == "CONSULT" and apart.meeting_of_another_day(a, b):
        found["visit_and_meeting"] = 1.0
    if apart.tests(a, b):
        found["tests_differ"] = 1.0
    if kind in apart.IN_FORMS and apart.forms(a, b):
        found["forms_differ"] = 1.0
    if a.many != b.many:
        found["many_differs"] = 1.0
    if elsewhere:
        _apart_elsewhere(a, b, found)
    if a.ordinals and b.ordinals and a.ordinals.isdisjoint(b.ordinals):
        found["ordinals_differ"] = 1.0
    if one.mode and two.mode:
        found["mode_same" if one.mode == two.mode else "mode_differ"] = 1.0
    if a.others != b.others:
        found["others"] = 1.0


def _apart_elsewhere(a: Facts, b: Facts, found: dict[str, float]) -> None:
    """What tells apart the deeds of two reports."""
    if apart.inside(a) and apart.inside(b):
        found["inside"] = 1.0
        found["inside_alone"] = float(apart.inside_alone(a, b, found))
    if not a.actors and not b.actors and a.claim.type in SPOKEN:
        found["nobody"] = 1.0
    if a.killed and b.killed and apart.tolls(a, b, found):
        found["tolls_differ"] = 1.0
    if a.many and b.many and apart.sums(a, b):
        found["sums_differ"] = 1.0
    if a.claim.type in apart.REPEATED:
        if apart.other_targets(a, b, found):
            found["targets_differ"] = 1.0
        if apart.nothing_else(a, b, found):
            found["nothing_else"] = 1.0


def _retold(a: Facts, b: Facts, found: dict[str, float]) -> bool:
    """Whether a report tells of a deed again close by: by a form of the same word, with the same who and to whom."""
    same_word = bool(a.trigger) and a.trigger[:ROOT] == b.trigger[:ROOT]
    return same_word and a.sentence != b.sentence and "actors_same" in found and "recipients_same" in found


def of_tellers(a: Facts, b: Facts, found: dict[str, float]) -> None:
    """Who tells it, and where and when."""
    if a.source and a.source == b.source:
        found["source_same"] = 1.0
    if a.claim.report == b.claim.report and abs(a.claim.span.start - b.claim.span.start) < 400:
        found["near"] = 1.0
        found["retold"] = float(_retold(a, b, found))
    if a.published and b.published and a.published != b.published:
        found["published_apart"] = min(1.0, abs(a.published - b.published) / 30)
        found["published_apart"] *= 1.0 - found.get("time_share", 0.0)


def evidence(a: Facts, b: Facts) -> bool:
    """Whether more than states joins two claims: one report, a day that both state, a name, a matter, their words.

    Neither the parties' own names nor a word for any deed of the kind is any: all reports of a war have these.

    Two events none of whose claims has any of it in common with the other's are two, however like their states.
    """
    if a.claim.report == b.claim.report or a.items & b.items or a.kinds & b.kinds:
        return True
    found = features(a, b)
    if any(map(found.get, ("place_same", "came_true", "one_war"))) or apart.named_below(a, b):
        return True
    if not (a.inferred or b.inferred) and found.get("time_share"):
        return True
    return apart.told_alike(a, b)


def stated_days(facts: Iterable[Facts]) -> dict[str, set[tuple[int, bool]]]:
    """The single days that reports state for launches and uses of force, and whether the claim's own words do."""
    found: dict[str, set[tuple[int, bool]]] = {}
    for one in facts:
        claim, time = one.claim, one.claim.time
        if time is None or one.inferred or one.start is None or one.start != one.end:
            continue
        if claim.type in (*apart.REPEATED, "MOBILIZE"):
            found.setdefault(claim.report, set()).add((one.start, bool(time.text) and time.text in claim.quote))
    return found


def days_apart(one: dict[str, set[tuple[int, bool]]], two: dict[str, set[tuple[int, bool]]]) -> bool:
    """Whether one report states another day for the one than for the other, in the words of one of them."""
    return any(
        abs(day - other) >= OTHER_DAY and (here or there)
        for report in one.keys() & two.keys()
        for day, here in one[report]
        for other, there in two[report]
    )


def log_odds(a: Facts, b: Facts) -> float:
    """Log-odds that two claims of one type state one event."""
    weights = settings()["weights"]
    found = [weights[name] * value for name, value in features(a, b).items() if value and name in weights]
    return float(weights["bias"] + sum(found))


def probability(a: Facts, b: Facts) -> float:
    """Probability that two claims state one event; nil if their types differ."""
    if a.claim.type != b.claim.type:
        return 0.0
    return 1 / (1 + math.exp(-log_odds(a, b)))
