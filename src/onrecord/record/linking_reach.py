"""A bound on how likely two claims are of one event, from what is quickly asked: most pairs need no more."""

import math
from collections import defaultdict
from functools import lru_cache

from onrecord.knowledge.plover import SPOKEN
from onrecord.record.facts import Facts, settings
from onrecord.record.linking import (
    ACTORS,
    EXPECTED,
    INFERRED,
    RECIPIENTS,
    STATED,
    in_one_sentence,
    of_parties,
    of_speech,
    of_tellers,
    of_time,
)  # fmt: skip
from onrecord.record.text import dot

ROUNDING = 1e-6  # by which sums in another order differ at most

# What `reach` asks of a pair; of all else it takes what speaks for one event as there, and what speaks against as not.
ASKED = frozenset(
    {"bias", *ACTORS, *RECIPIENTS, "parties_same", "exchanged", *STATED, *INFERRED, "time_unknown", "time_one_sided",
     "status_same", "words", "context", "same_sentence", "concepts", "verbal", "verbal_words", "verbal_concepts",
     "verbal_actors_differ", "trigger_same", "place_same", "mode_same", "source_same", "near", "retold",
     "published_apart"}
)  # fmt: skip


# Of these one or the other claim has to be expected, negated, or tell of a war: such pairs are not asked about.
NOT_MET = frozenset({"came_to_nothing", "came_true", "denied_here", "denied", "one_war"})


@lru_cache(maxsize=1)
def _all_else() -> float:
    return float(sum(max(0.0, weight) for name, weight in settings()["weights"].items() if name not in ASKED | NOT_MET))


def reach(a: Facts, b: Facts) -> float:
    """A probability that two claims of one type do not exceed, from what is quickly asked; 1 where that is not enough.

    Most pairs that share a key are of two events, and show it before all is looked at that may tell them apart.
    """
    one, two = a.claim, b.claim
    statuses = {one.status, two.status}
    if not statuses.isdisjoint(EXPECTED) or (len(statuses) > 1 and "negated" in statuses):
        return 1.0
    if one.type == "ASSAULT" and statuses == {"ongoing"}:
        return 1.0
    found: defaultdict[str, float] = defaultdict(float)
    of_parties(a, b, found)
    of_time(a, b, found)
    found["status_same"] = float(len(statuses) == 1)
    found["words"] = dot(a.words, b.words)
    if one.report == two.report and in_one_sentence(a, b):
        found["same_sentence"] = 1.0
    else:
        found["context"] = dot(a.context, b.context)
    shared = a.concepts & b.concepts
    found["concepts"] = len(shared) / len(a.concepts | b.concepts) if shared else 0.0
    if one.type in SPOKEN:
        of_speech(a, b, found)
    found["trigger_same"] = float(bool(a.trigger) and a.trigger == b.trigger)
    found["place_same"] = float(bool(a.place and b.place) and dot(a.place, b.place) >= 0.3)
    found["mode_same"] = float(bool(one.mode) and one.mode == two.mode)
    of_tellers(a, b, found)
    weights = settings()["weights"]
    most = sum([weights[name] * value for name, value in found.items() if value and name in weights])
    return 1 / (1 + math.exp(-(weights["bias"] + most + _all_else() + ROUNDING)))
