"""What moved a chance, in words: features that say much the same are told as one."""

from collections.abc import Callable, Mapping
from math import isnan

from onrecord.forecast.chances.asked import Asked, Quad, Reason
from onrecord.forecast.chances.classes import WORDS
from onrecord.forecast.chances.rules import RECENT
from onrecord.forecast.sides import deed

MOST = 3
LEAST = 0.05  # log-odds

Row = Mapping[str, float]


def reasons(asked: Asked, row: Row, effects: Row) -> tuple[Reason, ...]:
    """The two or three families of features that moved a chance most, strongest first."""
    summed: dict[str, float] = {}
    for name, effect in effects.items():
        family = _family(name)
        summed[family] = summed.get(family, 0.0) + effect
    strongest = sorted(summed.items(), key=lambda item: -abs(item[1]))[:MOST]
    return tuple(Reason(TOLD[name](asked, row), round(effect, 3)) for name, effect in strongest if abs(effect) >= LEAST)


def _done(asked: Asked, actor: str, recipient: str | None) -> str:
    """What is asked about as done, in words; by or to anyone."""
    if isinstance(asked.what, Quad):
        return f"{WORDS[asked.what]} by {actor}" + (f" to {recipient}" if recipient else "")
    return deed(actor, asked.what, recipient)


def _days(count: float) -> str:
    whole = round(count)
    return "1 day" if whole == 1 else f"{whole:,} days"


def _times(row: Row, name: str, what: str, never: str) -> str:
    """On how many days, and when last."""
    since = row[f"{name}_since"]
    if isnan(since):
        return never
    return f"{what} on {_days(row[f'{name}_days'])} before, last {_days(since)} earlier"


def _triple(asked: Asked, row: Row) -> str:
    text = _done(asked, asked.actor, asked.recipient)
    return _times(row, "triple", text, f"{text}: never before")


def _pair(asked: Asked, row: Row) -> str:
    text = f"{asked.actor} did something to {asked.recipient}"
    return _times(row, "pair", text, f"{asked.actor} never did anything to {asked.recipient}")


def _reversed(asked: Asked, row: Row) -> str:
    text = f"{asked.recipient} did something to {asked.actor}"
    return _times(row, "reversed_pair", text, f"{asked.recipient} never did anything to {asked.actor}")


def _last(row: Row, name: str, text: str) -> str:
    since = row[f"{name}_since"]
    return f"{text}: never before" if isnan(since) else f"{text}: last {_days(since)} earlier"


def _rule(_: Asked, row: Row) -> str:
    if not row["rule_strongest"] and not row["rule_back_strongest"]:
        return f"nothing between the two in {RECENT} days that this tends to follow"
    strongest = max(row["rule_strongest"], row["rule_back_strongest"])
    return (
        f"after what happened between the two in {RECENT} days, this followed up to {100 * strongest:.0f} % of the time"
    )


TOLD: Mapping[str, Callable[[Asked, Row], str]] = {
    "triple": _triple,
    "pair": _pair,
    "reversed": _reversed,
    "actor_what": lambda asked, row: _last(row, "actor_what", f"{_done(asked, asked.actor, None)}, to anyone"),
    "what_recipient": lambda asked, row: _last(row, "what_recipient", _done(asked, "anyone", asked.recipient)),
    "actor": lambda asked, row: _last(row, "actor", f"how active {asked.actor} is"),
    "recipient": lambda asked, row: _last(row, "recipient", f"how much is done to {asked.recipient}"),
    "countries": lambda _, row: _last(row, "countries_what", "the same between the countries of the two"),
    "rule": _rule,
    "what": lambda _, row: f"its base rate: {100 * row['base_rate']:.2g} %",
}
FAMILIES: Mapping[str, str] = {
    "triple_": "triple",
    "plain_chance": "triple",
    "asked_days": "triple",
    "held_share": "triple",
    "pair_": "pair",
    "class_": "pair",
    "reversed": "reversed",
    "actor_what": "actor_what",
    "actor_": "actor",
    "what_recipient": "what_recipient",
    "recipient": "recipient",
    "countr": "countries",
    "sectors": "countries",
    "rule": "rule",
    "what_": "what",
    "base_rate": "what",
}


def _family(feature: str) -> str:
    """The longest beginning decides."""
    return FAMILIES[max((start for start in FAMILIES if feature.startswith(start)), key=len)]
