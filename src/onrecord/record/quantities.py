"""How many of what a quote says: numbers as ranges, with what they count."""

import itertools
import math
import re
from functools import lru_cache
from typing import NamedTuple

from onrecord.record.conflict_words import knowledge
from onrecord.record.text import stem

TOKEN = re.compile(r"[$€£]?\d[\d,]*(?:\.\d+)?(?:st|nd|rd|th)?|[A-Za-z]+(?:['’][a-z]+)?(?:-[A-Za-z0-9]+)*|%|[^\w\s]")
MONTH = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*$")
REACH = 6
PARTITIVE = frozenset({"the", "those", "these", "them", "its", "their", "his", "her", "whom", "which", "more", "all"})
CURRENCY = "$€£"
RELATIVE = frozenset({"who", "that", "which", "whom"})  # "82 girls who were kidnapped" may be some of those who were
PART = "some of them"
MOST_APART = 8
DOLLARS = (
    1.3  # times, with a tenth of play on either side, by which the dollars of one state differ from those of another
)
LOOSE = 2  # times, by which a word such as "dozens" may be off
ROUND = 30  # from which a number that ends in nought may stand for its neighbours
ADDED = frozenset({"other", "others", "more", "further", "additional"})
WITHIN = frozenset({"in", "past", "last", "next", "within", "previous", "coming", "first"})
ANYBODY = frozenset({"people", "person", "persons", "others", "victims", "lives", "individuals", "new"})
SORTED = frozenset({"taken", "held", "freed", "missing"})
MEASURES = frozenset({"length", "mass", "volume", "barrels", "duration", "$", "€", "£"})


class Quantity(NamedTuple):
    """A range of numbers and what it counts: a slot ("killed"), a measure ("length") or a noun's stem.

    `of` are the words that say which: "cruise missiles", "children", but not "people", who may be anybody; `vague` says
    that the number is a word such as "dozens"; `more` that it counts others, too: "six policemen and agents".
    """

    least: float
    most: float
    counts: frozenset[str]
    text: str
    of: frozenset[str] = frozenset()
    vague: bool = False
    more: bool = False

    def differs(self, other: "Quantity") -> bool:
        """Whether the two count the same and cannot both be right; "dozens" leaves open twice as many and half."""
        play = LOOSE if self.vague or other.vague else 1
        apart = self.least > play * other.most or other.least > play * self.most
        return bool(self.counts & other.counts) and apart

    def may_be_part(self, other: "Quantity") -> bool:
        """Whether the smaller number may be of some of what the larger is of, or they hardly count the same."""
        small, large = (self, other) if self.most < other.least else (other, self)
        far_off = large.least > MOST_APART * max(1.0, small.most)
        if self.money and other.money and self.of != other.of:
            return True  # a case of so much, and what it was settled for
        if "$" in large.text and "$" in small.text and large.least <= DOLLARS * small.most:
            return True  # dollars of other states
        return far_off or bool(small.of - large.of) or (large.more and not small.more)

    @property
    def money(self) -> bool:
        """Whether it is a sum of money."""
        return any(name[:1] in CURRENCY for name in self.counts)

    @property
    def measured(self) -> bool:
        """Whether it measures, and does not count."""
        return any(name.partition(" ")[0] in MEASURES for name in self.counts)


@lru_cache(maxsize=16384)
def quantities(quote: str) -> tuple[Quantity, ...]:
    """The quantities of a quote; dates, years, clock times, ordinals and names with numbers are none."""
    tokens = TOKEN.findall(quote)
    lower = [token.lower() for token in tokens]
    found, at = [], 0
    while at < len(tokens):
        size = _number(lower, at)
        if size is None or _is_name(tokens, lower, at, size[2]):
            at += size[2] if size else 1
            continue
        least, most, length = size
        low, high, hedge = _hedged(lower, at)
        part = _is_part(lower[at + length : at + length + 2]) or _is_known(lower, at, length)
        counts = None if part else _counts(lower, at, length)
        if counts and counts[1] != {"hurt"} and _is_added(lower, at, length):
            counts = None
        if counts:
            scale, kind = counts
            vague = least != most
            found.append(
                Quantity(
                    _round_down((least if vague else least * low) * scale, kind, hedge or vague),
                    _round_up((most if vague else most * high) * scale, kind, hedge or vague),
                    kind,
                    " ".join(tokens[max(0, at - hedge) : at + length + 1]),
                    _which(lower[at + length :]),
                    lower[at] in knowledge()["vague"],
                    _counts_others(lower[at + length :]),
                )
            )
        at += length
    return tuple(found)


def _is_part(following: list[str]) -> bool:
    """Whether a number is of a part: "21 of the girls", "two of its ships"."""
    return following[:1] == ["of"] and following[1:] != [] and following[1] in PARTITIVE


def _is_added(lower: list[str], at: int, length: int) -> bool:
    """Whether a number is of those beside some who are named: "the governor and two others", "another 40"."""
    return lower[at + length : at + length + 1] in [[word] for word in ADDED] or lower[max(0, at - 1) : at] == [
        "another"
    ]


def _is_known(lower: list[str], at: int, length: int) -> bool:
    """Whether a number is of some who are told apart from the rest: "the two Americans who survived"."""
    if lower[max(0, at - 1) : at] != ["the"]:
        return False
    return not RELATIVE.isdisjoint(lower[at + length : at + length + 4])


def _which(following: list[str]) -> frozenset[str]:
    """The words right behind a number that say what sort of things it counts."""
    stops = _stops()
    found = itertools.takewhile(lambda word: word[:1].isalpha() and word not in stops, following[:5])
    return frozenset(_class(word) for word in found if word not in ANYBODY)


def _counts_others(following: list[str]) -> bool:
    """Whether others are counted, too: "six policemen and prosecutors", but not "three men and hurt six"."""
    told = list(itertools.takewhile(lambda word: word != "and", following[:4]))
    after = following[len(told) + 1 : len(told) + 2]
    if not 0 < len(told) < 4 or len(told) == len(following) or not after or set(told) & _stops():
        return False
    return after[0].isalpha() and after[0].endswith("s") and after[0] not in _stops()


def _class(word: str) -> str:
    """The class of things that a word names, or its stem; who people are tells them apart."""
    listed = knowledge()["same"]
    return next((name for name in listed if name != "person" and word in listed[name]), stem(word))


@lru_cache(maxsize=1)
def _stops() -> frozenset[str]:
    """Words with which what is counted ends."""
    table = knowledge()
    befell = (word for listed in table["slots"].values() for word in listed)
    return frozenset(table["behind"]["words"].split()) | frozenset(befell) | frozenset(table["units"])


def _number(lower: list[str], at: int) -> tuple[float, float, int] | None:
    """(least, most, tokens) of the number that starts here, if one does."""
    table, word = knowledge(), lower[at]
    digits = word.lstrip(CURRENCY)
    value: float
    if digits[:1].isdigit():
        if digits[-1:].isalpha():
            return None
        value, length = float(digits.replace(",", "")), 1
    elif word in table["vague"] and lower[at + 1 : at + 2] not in (["of", "the"], ["the"]):
        following = lower[at + 1 : at + 2]
        if word == "some" and following and following[0][:1].isdigit():
            return None
        least, most = table["vague"][word]
        return float(least), float(most), 1
    elif (small := _spelled(word)) is not None:
        value, length = small, 1
    elif (
        word in ("a", "an") and lower[at + 1 : at + 2] and lower[at + 1] in ("hundred", "thousand", "million", "dozen")
    ):
        value, length = 1.0, 1
    else:
        return None
    while at + length < len(lower) and lower[at + length] in table["multipliers"]:
        value *= table["multipliers"][lower[at + length]]
        length += 1
    if lower[at + length : at + length + 3] == ["1", "/", "2"]:
        return value + 0.5, value + 0.5, length + 3
    upto = _upto(lower[at + length : at + length + 2])
    if upto is not None:
        return value, max(value, upto), length + 2
    return value, value, length


def _upto(following: list[str]) -> float | None:
    """The end of a range of numbers, if one follows: "-25"."""
    if len(following) < 2 or following[0] not in "-–" or not re.fullmatch(r"\d[\d,.]*", following[1]):
        return None
    return float(following[1].replace(",", ""))


@lru_cache(maxsize=4096)
def _spelled(word: str) -> float | None:
    table = knowledge()["number_words"]
    parts = word.split("-")
    if len(parts) <= 2 and all(part in table for part in parts):
        return float(sum(table[part] for part in parts))
    return None


def _is_name(tokens: list[str], lower: list[str], at: int, length: int) -> bool:
    """A date, a year, a clock time, an age, or a number within a name."""
    before, after = lower[at - 1] if at else "", lower[at + length] if at + length < len(lower) else ""
    bare = tokens[at].isdigit()
    year = bare and len(tokens[at]) == 4 and 1800 <= int(tokens[at]) <= 2100 and length == 1
    month = lower[at - 2] if at > 1 and before == "." else before
    dated = bare and length == 1 and (MONTH.match(month) or MONTH.match(after)) and int(tokens[at]) <= 31
    clock = (
        after in (":", "am", "pm", "a", "gmt")
        or before == ":"
        or (after == "p" and lower[at + length : at + length + 2])
    )
    named = (
        before == "-"
        or after == "-"
        or (
            before[:1].isalpha()
            and before in ("resolution", "article", "number", "no", "type", "group", "flight", "aged", "page")
        )
    )
    pronoun = lower[at] == "one" and (
        after in ("of", "day", "another", "side", ",", ".", "")
        or before in ("no", "any", "every", "this", "that", "the")
    )
    return bool((year and not _counts_noun(after)) or dated or (clock and bare) or named or pronoun)


def _counts_noun(after: str) -> bool:
    return any(after in listed for listed in knowledge()["same"].values()) or after in knowledge()["units"]


def _hedged(lower: list[str], at: int) -> tuple[float, float, int]:
    """What the words before a number make of it, and how many they are."""
    hedges = knowledge()["hedges"]
    for length in (3, 2, 1):
        words = " ".join(lower[max(0, at - length) : at])
        if words in hedges:
            low, high = hedges[words]
            return float(low), float(high), length
    return 1.0, 1.0, 0


def _counts(lower: list[str], at: int, length: int) -> tuple[float, frozenset[str]] | None:
    """(size of the unit, what is counted) for the number at this place."""
    table = knowledge()
    if lower[at][:1] in CURRENCY:
        return 1.0, _measure(lower[at][0], lower, at)
    following = lower[at + length : at + length + REACH]
    for unit in following[:1]:
        if unit in table["units"]:
            kind, size = table["units"][unit]
            if kind == "duration" and not WITHIN.isdisjoint(lower[max(0, at - 1) : at]):
                return None  # "shot down in three days"
            return float(size), _measure(kind, lower, at)
    if following[:1] == ["%"] or following[:2] == ["per", "cent"]:
        return 1.0, _measure("%", lower, at)
    slot = _slot(lower, at, length)
    if slot == PART:
        return None
    if slot:
        return 1.0, frozenset({slot})
    noun = _noun(following)
    return (1.0, frozenset({noun})) if noun else None


def _measure(kind: str, lower: list[str], at: int) -> frozenset[str]:
    """A measure together with what it is of, by the nearest word that says so."""
    near = sorted(range(len(lower)), key=lambda place: (abs(place - at), place))[: 2 * REACH]
    listed = knowledge()["attributes"].items()
    of = next((name for place in near for name, words in listed if lower[place] in words), "")
    return frozenset({f"{kind} {of}".strip()})


def _slot(lower: list[str], at: int, length: int) -> str | None:
    """What befell those who are counted: the nearest such word, within the clause."""
    best = REACH + 1
    found: str | None = None
    for slot, listed in knowledge()["slots"].items():
        for place, word in enumerate(lower):
            if word not in listed:
                continue
            between = lower[min(place, at) + 1 : max(place, at)]
            gap = at - place if place < at else place - at - length + 1
            crossing = "and" in between or "," in between or ";" in between or "but" in between
            other = any(w in words for w in between for key, words in knowledge()["slots"].items() if key != slot)
            part = slot in SORTED and place > at and not RELATIVE.isdisjoint(between)
            if gap < best and not other and not (crossing and gap > 2):
                best, found = gap, PART if part else slot
    return found


def _noun(following: list[str]) -> str | None:
    for word in following[:4]:
        for name, listed in knowledge()["same"].items():
            if word in listed:
                return str(name)
    plural = next((word for word in following[:3] if word.isalpha() and word.endswith("s") and len(word) > 3), None)
    return stem(plural) if plural else None


def _round_down(value: float, kind: frozenset[str], hedged: int | bool) -> float:
    return value if hedged or not _measured(value, kind) else value * 0.9


def _round_up(value: float, kind: frozenset[str], hedged: int | bool) -> float:
    return value if hedged or not _measured(value, kind) else value * 1.1


def _measured(value: float, kind: frozenset[str]) -> bool:
    """Whether a number is likely rounded: a measure, or a round count."""
    if any(name.partition(" ")[0] in MEASURES for name in kind):
        return True
    return value >= ROUND and math.isfinite(value) and value % 10 == 0
