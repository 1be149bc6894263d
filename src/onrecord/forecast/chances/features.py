"""What a question is judged by: numbers from the events before its day, and nothing else."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.forecast.chances.classes import quads
from onrecord.forecast.chances.keys import Floats, Kind, Longs, Triples, joined, whats
from onrecord.forecast.chances.places import homes
from onrecord.forecast.chances.plain import plain_chances
from onrecord.forecast.chances.rates import rates
from onrecord.forecast.chances.rules import Rules, applied, learned
from onrecord.forecast.chances.tally import Tally
from onrecord.forecast.happenings import Happenings, Ints

# Days after which an event counts half: for what is nearest to the question, and for the rest.
NEAR = (4, 15, 60, 240)
FAR = (12, 60)
SHARE = 60
RULE_DAYS = 28  # rules are learned anew on every 28th day

Sides = Mapping[str, tuple[Ints, int]]
Table = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Features:
    """A row a question, a column a name."""

    names: tuple[str, ...]
    values: Table


def rule_day(day: int) -> int:
    """The day up to which the rules for questions of a day are learned."""
    return day - day % RULE_DAYS


def features(
    events: Happenings, kind: Kind, asked: Triples, day: int, horizon: int, rules: Rules | None = None
) -> Features:
    """The features of questions of one day; events of the day and after it are cut off first.

    Args:
        events: what happened.
        kind: whether relations or classes are asked about.
        asked: the questions.
        day: their day.
        horizon: their days.
        rules: as learned up to `rule_day(day)`, where they are at hand.
    """
    past = events.before(day)
    if rules is None:
        rules = learned(past, kind, horizon, rule_day(day))
    columns = dict(_columns(past, kind, asked, day, horizon, rules))
    table = np.stack(list(columns.values()), axis=1).astype(np.float32) if len(asked) else np.zeros((0, len(columns)))
    return Features(tuple(columns), table.astype(np.float32))


def _columns(
    past: Happenings, kind: Kind, asked: Triples, day: int, horizon: int, rules: Rules
) -> Iterator[tuple[str, Floats]]:
    told, wanted = _event_sides(past, kind), _asked_sides(past, kind, asked)
    age = (day - past.day).astype(np.float64)
    decay = {half: np.exp2(-age / half) for half in {*NEAR, *FAR}}
    sums: dict[str, Floats] = {}
    for name, (sides, swapped, halves) in _groups(kind).items():
        keys, asking = _keys(told, sides), _keys(wanted, _swap(sides) if swapped else sides)
        tally = Tally.of_keys(keys, past.day, asking)
        for half in halves:
            yield f"{name}_{half}", (value := np.log1p(tally.sums(decay[half])))
            if half == SHARE:
                sums[name] = np.expm1(value)
        yield f"{name}_since", tally.since(day)
        if halves == NEAR:
            yield f"{name}_days", (found := tally.gaps())[0]
            yield f"{name}_gap", found[1]
            yield f"{name}_spread", found[2]
    for whole in ("pair", "actor_what", "what_recipient"):
        yield f"triple_of_{whole}", sums["triple"] / (sums[whole] + 1e-3)
    yield from _rates(past, kind, asked, day, horizon)
    for name, rule, back in (("rule", rules.same, False), ("rule_back", rules.back, True)):
        strongest, together = applied(rule, past, asked, day, back)
        yield f"{name}_strongest", strongest
        yield f"{name}_together", together


def _rates(past: Happenings, kind: Kind, asked: Triples, day: int, horizon: int) -> Iterator[tuple[str, Floats]]:
    counted = rates(past, kind, horizon, day)
    plain = plain_chances(counted, asked)
    yield "base_rate", plain.base
    yield "plain_chance", plain.probability
    yield "asked_days", plain.asked
    with np.errstate(invalid="ignore"):
        yield "held_share", plain.held / plain.asked


def _groups(kind: Kind) -> Mapping[str, tuple[str, bool, tuple[int, ...]]]:
    """By name: the sides that are counted together, whether the pair is turned round, and the half-lives.

    Sides: a actor, o recipient, w what is asked, q its class, c and d countries, s and t sectors of actor and
    recipient, 1 to 4 the classes.
    """
    groups: dict[str, tuple[str, bool, tuple[int, ...]]] = {
        "triple": ("awo", False, NEAR),
        "pair": ("ao", False, NEAR),
        "reversed": ("awo", True, NEAR),
        "reversed_pair": ("ao", True, NEAR),
        "actor_what": ("aw", False, FAR),
        "what_recipient": ("wo", False, FAR),
        "actor": ("a", False, FAR),
        "recipient": ("o", False, FAR),
        "actor_receives": ("o", True, FAR),
        "recipient_acts": ("a", True, FAR),
        "what": ("w", False, FAR),
        "countries_what": ("cwd", False, FAR),
        "countries": ("cd", False, FAR),
        "country_what": ("cw", False, FAR),
        "sectors_what": ("swt", False, FAR),
    }
    if kind == "exact":
        groups["class"] = ("aqo", False, NEAR)
        groups["reversed_class"] = ("aqo", True, FAR)
    for quad in "1234":
        groups[f"pair_class_{quad}"] = (f"a{quad}o", False, (SHARE,))
        groups[f"reversed_class_{quad}"] = (f"a{quad}o", True, (SHARE,))
    return groups


def _event_sides(past: Happenings, kind: Kind) -> Sides:
    what, many = whats(past, kind)
    quad = quads(past.relations)[past.relation]
    sides = _sides(past, past.actor, past.recipient)
    return sides | {"w": (what, many), "q": (quad, 4)} | dict.fromkeys("1234", (quad, 4))


def _asked_sides(past: Happenings, kind: Kind, asked: Triples) -> Sides:
    quad = quads(past.relations)[asked.what] if kind == "exact" else asked.what
    of_class = {n: (np.full(len(asked), int(n), dtype=np.int32), 4) for n in "1234"}
    sides = _sides(past, asked.actor, asked.recipient)
    return sides | {"w": (asked.what, whats(past, kind)[1]), "q": (quad, 4)} | of_class


def _sides(past: Happenings, actor: Ints, recipient: Ints) -> dict[str, tuple[Ints, int]]:
    sector, country, many = homes(past.names)
    size = len(past.names)
    return {
        "a": (actor, size),
        "o": (recipient, size),
        "c": (country[actor], many),
        "d": (country[recipient], many),
        "s": (sector[actor], many),
        "t": (sector[recipient], many),
    }


def _swap(sides: str) -> str:
    return sides.translate(str.maketrans("aocdst", "oadcts"))


def _keys(sides: Sides, names: str) -> Longs:
    return joined(*(sides[name] for name in names))
