"""Where a text may have time expressions: the patterns, tried only around the words that they are made of."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from onrecord.read.times.dates import words
from onrecord.read.times.patterns import PATTERNS, any_of, patterns


class Found(NamedTuple):
    """A stretch of text that may be a time expression: the pattern's name and its match."""

    start: int
    end: int
    kind: str
    match: re.Match[str]


def flat(text: str) -> str:
    """The text in lower case with plain quotes and spaces, of the same length."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lower.translate(_PLAIN)


_PLAIN = str.maketrans({"’": "'", "‘": "'", "–": "-", "‑": "-", "\u00a0": " ", "\n": " ", "\t": " "})


# Which patterns a kind of trigger word can lead to.
_COUNTED = ("rel", "ago", "dur", "hyphen", "set_every", "set_times", "year_end")


_LEADS = {
    "figure": ("clock", "iso", "slashed", "year", "decade", "century", "q", "period", "of_month"),
    "month": ("mdy", "dmy", "month", "set_every", "clock"),
    "weekday": ("weekday", "mdy", "dmy", "clock"),
    "unit": (*_COUNTED, "year_earlier", "in_the_day", "before_last"),
    "quarter": (*_COUNTED, "quarter", "q", "period", "year_earlier"),
    "season": ("rel", "season", "set_every"),
    "daypart": ("part_of_day", "mid_day", "clock"),
    "day": ("dayref", "mid_day"),
    "clockword": ("clock", "hour_to"),
    "holiday": ("holiday",),
    "spoken": ("year", "decade", "month", "mdy"),
    "century": ("century", "rel", "dur", "hyphen", "ago", "set_every"),
    "set": ("set_word",),
    "reference": ("ref", "recent", "rel", "overnight"),
}


_ORDER = {kind: order for order, kind in enumerate(PATTERNS)}


@lru_cache(maxsize=1)
def _trigger() -> re.Pattern[str]:
    """The words without which no pattern matches, as named groups by what they lead to; figures count."""
    w = words()
    groups: dict[str, Iterable[str]] = {
        "month": [*w["months"], *w["months_short"]],
        "weekday": [*w["weekdays"], *w["weekdays_short"]],
        "quarter": ["quarter", "half", "halves", "period", "q1", "q2", "q3", "q4"],
        "century": ["century", "centuries", "millennium", "millennia"],
        "unit": [*w["units"], "long"],
        "season": w["seasons"],
        "clockword": ["noon", "midday", "midnight", "o'clock"],
        "daypart": w["dayparts"],
        "day": ["today", "yesterday", "tomorrow", "tonight"],
        "holiday": {word.split()[0] for word in w["holidays"]},
        "spoken": [*w["decades"], "nineteen", "eighteen", "thousand"],
        "set": w["sets"],
        "reference": {word.split()[-1] for group in w["references"].values() for word in group}
        | {"moment", "current", "overnight"},
    }
    named = "|".join(rf"(?P<{name}>{any_of(group)}s?(?![a-z]))" for name, group in groups.items())
    return re.compile(rf"(?P<figure>\d\d|\d ?[ap]\.?m|\d(?:st|nd|rd|th))|(?<![a-z])(?:{named})")


def windows(plain: str) -> list[tuple[int, int, frozenset[str]]]:
    """Stretches of a text around the words that time expressions are made of, each with the patterns to try."""
    found: list[tuple[int, int, frozenset[str]]] = []
    for match in _trigger().finditer(plain):
        start, end = max(0, match.start() - REACH), min(len(plain), match.end() + REACH)
        kinds = _leads(str(match.lastgroup))
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], end, found[-1][2] | kinds
        else:
            found.append((start, end, kinds))
    return found


@lru_cache(maxsize=32)
def _leads(group: str) -> frozenset[str]:
    return frozenset(_LEADS[group])


# Characters that an expression may reach to either side of its trigger.
REACH = 40


def scan(text: str) -> list[Found]:
    """Candidate expressions in a text, longest first among those that begin together; they may overlap."""
    plain = flat(text)
    found = [
        Found(match.start(), match.end(), kind, match)
        for start, end, kinds in windows(plain)
        for kind in kinds
        for match in patterns()[kind].finditer(plain, start, end)
        if match.end() > match.start()
    ]
    return sorted(found, key=lambda item: (item.start, -item.end, _ORDER[item.kind]))
