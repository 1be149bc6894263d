"""What repetitions and vague references mean: "weekly", "every two weeks", "twice a year", "recently"."""

import re

from onrecord.read.times.dates import words
from onrecord.read.times.meaning import Context, Match, Meaning, Resolver, number
from onrecord.read.times.units import period_value

_KINDS = frozenset({"annual", "semiannual", "semi-annual", "biannual", "biennial", "twice-yearly", "quarterly"})


def set_word(match: Match, ctx: Context) -> Meaning | None:
    """A word of repetition: "weekly", "reports quarterly"; not "annual summit", where it tells the kind of thing."""
    if match.group() in _KINDS and re.match(r" [a-z]", ctx.after):
        return None
    return Meaning("SET", words()["sets"][match.group()])


def set_every(match: Match, _: Context) -> Meaning | None:
    """A repetition: "every year", "each July", "every two weeks", "every other day"."""
    unit = match["unit"]
    if unit in words()["months"]:
        return Meaning("SET", f"XXXX-{words()['months'][unit]:02d}")
    if unit in words()["seasons"]:
        return Meaning("SET", f"XXXX-{words()['seasons'][unit]}")
    if unit.removesuffix("s") == "second":
        return None
    count = 2 if match["other"] == "other" else number(match["n"]) if match["n"] else 1
    return Meaning("SET", period_value(count, unit))


def set_times(match: Match, _: Context) -> Meaning | None:
    """A frequency: "twice a year"."""
    return Meaning("SET", period_value(1, match["unit"]))


def ref(match: Match, _: Context) -> Meaning | None:
    """A vague reference: "now", "recently", "in the near future"."""
    text = re.sub(" +", " ", match.group())
    for value, group in words()["references"].items():
        if text in group:
            return Meaning("DATE", value)
    return None


def recent(match: Match, _: Context) -> Meaning | None:
    """A vague adjective: "recent", "current" as adjectives."""
    return Meaning("DATE", "PAST_REF" if match["ref"] == "recent" else "PRESENT_REF")


RESOLVERS: dict[str, Resolver] = {
    "set_word": set_word,
    "set_every": set_every,
    "set_times": set_times,
    "ref": ref,
    "recent": recent,
}
