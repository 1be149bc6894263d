"""Answers by plain base rates."""

from collections.abc import Sequence
from math import log

from onrecord.forecast.chances.asked import Asked, Chance, Quad, Reason, no_basis
from onrecord.forecast.chances.classes import WORDS
from onrecord.forecast.chances.placing import Group
from onrecord.forecast.chances.plain import plain_chances, wilson
from onrecord.forecast.chances.rates import Rates, rates
from onrecord.forecast.happenings import Happenings

WINDOWS = 3.0  # that do not overlap, of all that happened together, below which no rate is known


def plain_answers(past: Happenings, group: Group, asked: Sequence[Asked], day: int) -> list[Chance]:
    """The answer to each question of a group, by base rates alone."""
    counted = rates(past, group.kind, group.horizon, day)
    if counted.asked < WINDOWS * group.horizon:
        why = (
            f"too little time is over since what happened first did, to count what comes within {_days(group.horizon)}"
        )
        return [no_basis(why) for _ in group.at]
    found = plain_chances(counted, group.triples)
    low, high = wilson(found.probability, found.windows)
    columns = zip(group.at, found.probability, low, high, found.base, found.asked, found.held, found.seen, strict=True)
    return [
        Chance(
            float(p), float(lo), float(hi), float(base), _reasons(asked[at], p, base, days, held, seen), "plain",
            _note(asked[at], counted, bool(seen)),
        )
        for at, p, lo, hi, base, days, held, seen in columns
    ]  # fmt: skip


def told(what: str | Quad) -> str:
    """A relation or a class in words."""
    return WORDS[what] if isinstance(what, Quad) else f"'{what}'"


def logit(probability: float) -> float:
    """Log-odds, finite."""
    inside = min(max(probability, 1e-6), 1 - 1e-6)
    return log(inside / (1 - inside))


def _days(count: float) -> str:
    whole = round(count)
    return "1 day" if whole == 1 else f"{whole:,} days"


def _reasons(asked: Asked, chance: float, base: float, days: float, held: float, seen: bool) -> tuple[Reason, ...]:
    effect = logit(chance) - logit(base)
    if not seen:
        text = f"{asked.actor} has not done it to {asked.recipient} before; how often it does other things to it"
    elif days:
        many = "none" if round(held) < 1 else "all" if round(held) == round(days) else f"{held:,.0f}"
        text = f"{many} of the {_days(days)} since the first time had it again within {_days(asked.horizon)}"
        if round(days) == 1:
            text = (
                f"the one day since the first time had it {'' if held else 'not '}again within {_days(asked.horizon)}"
            )
    else:
        text = f"nothing of its own yet: no day since the first time has its {_days(asked.horizon)} over"
    return (Reason(text, round(effect, 3)),)


def _note(asked: Asked, counted: Rates, seen: bool) -> str:
    how = "came again" if seen else "joined a pair that had not had it before"
    return (
        f"plain base rates: how often {told(asked.what)} {how} within {_days(counted.horizon)}, "
        "drawn to what this pair did; no trained model answered"
    )
