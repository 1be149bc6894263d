"""What a sentence says that its passages do not hold: numbers, days, names and roles."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from onrecord.knowledge.folding import fold
from onrecord.record.text import frequencies, stem
from onrecord.record.tolls import NUMBERS
from onrecord.tell.brief.days import in_sentence
from onrecord.tell.brief.evidence import Evidence, tokens, undotted

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH = "|".join((*MONTHS, "Sept", *(month[:3] for month in MONTHS if month != "May")))
_YEAR = r"(?:1[89]|20)\d\d"
DATES = re.compile(
    rf"\b(?:(?P<iso>{_YEAR}-\d\d-\d\d)"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})\.?(?:,? (?P<year>{_YEAR}))?"
    rf"|(?P<month2>{_MONTH})\.? (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<year2>{_YEAR}))?"
    rf"|(?P<month3>{_MONTH})\.?,? (?P<year3>{_YEAR})"
    rf"|(?P<year4>{_YEAR})(?![\d,.]*\d)|(?P<month4>{_MONTH})(?![a-z])"
    rf"|(?P<weekday>{'|'.join(WEEKDAYS)}))\b"
)
NUMERALS = {word: str(number) for word, number in NUMBERS.items() if 2 <= number <= 20}
COUNTS = frozenset(
    [
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
        "hundred",
        "hundreds",
        "thousand",
        "thousands",
        "million",
        "millions",
        "billion",
        "billions",
        "trillion",
        "dozen",
        "dozens",
        "score",
        "scores",
        "half",
        "third",
        "quarter",
        "first",
        "second",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "twice",
        "double",
        "triple",
        "several",
        "many",
        "few",
        "both",
        "all",
        "none",
        "most",
    ]
)
REPORTED = re.compile(r"\b(?:reported|published)(?: on)? $")
ALL_WHO = re.compile(r"\b(?:both|all) (?=(?:say|said|report|reported|told|wrote|state|stated|claim|claimed)\b)")
NEAR = 3  # words behind a number among which what it counts must stand as in the passage


class Fault(NamedTuple):
    """What a sentence has and its passages have not: its kind (number, date, name, role, word), and the words."""

    kind: str
    words: str


class Dated(NamedTuple):
    """A day, month or year that words name; None for what they leave out.

    `reported` is whether it is said to be that of a report, not of what happened.
    """

    words: str
    year: int | None
    month: int | None
    day: int | None
    weekday: str | None = None
    reported: bool = False


def faults(text: str, evidence: Evidence, spared: str = "") -> list[Fault]:
    """What the text has and the evidence has not; `spared` is a word that may be no name, for it opens a title."""
    found = [Fault("date", one.words) for one in dated(text) if not _held(one, evidence)]
    rest = ALL_WHO.sub(" ", DATES.sub(" ", text))
    found += [Fault("number", word) for word in _numbers(rest, evidence)]
    found += [Fault("name", word) for word in _names(rest, evidence, spared)]
    return found


def dated(text: str) -> Iterator[Dated]:
    """The days, months and years that a text names; "may" in lower case is none."""
    for match in DATES.finditer(text):
        part = {name: value for name, value in match.groupdict().items() if value}
        if match.group() == "May" and not re.match(r"\s*$|[,.)]", text[match.end() :]):
            continue
        reported = REPORTED.search(text[: match.start()]) is not None
        if iso := part.get("iso"):
            year, month, day = (int(number) for number in iso.split("-"))
            yield Dated(match.group(), year, month, day, reported=reported)
            continue
        year_of = next((part[name] for name in ("year", "year2", "year3", "year4") if name in part), None)
        month_of = next((part[name] for name in ("month", "month2", "month3", "month4") if name in part), None)
        day_of = part.get("day") or part.get("day2")
        yield Dated(
            match.group(),
            int(year_of) if year_of else None,
            _number(month_of) if month_of else None,
            int(day_of) if day_of else None,
            part.get("weekday"),
            reported,
        )


def _number(month: str) -> int:
    return next(at for at, name in enumerate(MONTHS, 1) if name.startswith(month[:3]))


def _held(one: Dated, evidence: Evidence) -> bool:
    """Whether the passages' days are these or lie within, or their sentences have the same words."""
    if re.search(rf"(?<!\w){re.escape(one.words)}(?!\w)", evidence.lines):
        return True
    if one.reported:
        return any(_within(day, day, one) for day in evidence.published)
    bounds = {(time.start, time.end) for time in evidence.times}
    for time in evidence.times:
        if one.words in in_sentence(time):  # one end of "7 September 2023 to 1 October 2023"
            bounds |= {(day, day) for day in (time.start, time.end)}
    return any(_within(first, last, one) for first, last in bounds)


def _within(first: str | None, last: str | None, one: Dated) -> bool:
    """Whether a stretch of days lies wholly in what is named."""
    ends = [date.fromisoformat(end) for end in (first, last) if end]
    if len(ends) < 2:
        return False
    if one.weekday:
        return ends[0] == ends[1] and WEEKDAYS[ends[0].weekday()] == one.weekday
    return all(
        (one.year in (None, end.year)) and (one.month in (None, end.month)) and (one.day in (None, end.day))
        for end in ends
    ) and (one.year is not None or ends[1] - ends[0] < timedelta(days=32))


def _numbers(text: str, evidence: Evidence) -> Iterator[str]:
    """Numbers that no passage has before the same word."""
    said = tokens(text)
    for at, word in enumerate(said):
        if not (word[0].isdigit() or word in NUMERALS or word in COUNTS):
            continue
        follows = next((stem(one) for one in said[at + 1 : at + 1 + NEAR] if _tells(one)), None)
        if not any(_counts_so(run, _digits(word), follows) for run in evidence.runs):
            yield word


def _counts_so(run: list[str], number: str, follows: str | None) -> bool:
    return any(
        _digits(word) == number
        and (follows is None or follows in [stem(one) for one in run[at + 1 : at + 2 + 2 * NEAR]] or at + 1 == len(run))
        for at, word in enumerate(run)
    )


def _digits(word: str) -> str:
    return NUMERALS.get(word, word)


def _tells(word: str) -> bool:
    return len(word) > 2 and frequencies().get(word, 0.0) < 6.6


def _names(text: str, evidence: Evidence, spared: str) -> Iterator[str]:
    """Capitalised words that stand in no passage and are no name that was read in one."""
    for word in capitalised(text):
        low = fold(word)
        spare = word == spared or low in function_words()
        if not spare and low not in evidence.words and _singular(low) not in evidence.words:
            yield word


def capitalised(text: str) -> list[str]:
    """Words of two letters or more that begin with a capital."""
    return [word for word in re.findall(r"[^\W\d_]{2,}", undotted(text)) if word[0].isupper()]


def _singular(word: str) -> str:
    return word.removesuffix("s")


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Words that open a sentence or a name, and name nobody by themselves."""
    listed = (
        "a according after all also although an and as at because before both but by during for from however in it its "
        "meanwhile no not of on one only that the their there these they this those though to under until what when "
        "where whether which while who with without"
    )
    return frozenset(listed.split())
