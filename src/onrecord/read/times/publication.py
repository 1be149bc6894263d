"""When a report without a publication date was written, from what it mentions.

The latest day, month or year that the report gives for something past is a floor; what it gives for something
ahead, a ceiling. A relative expression beside an absolute one ("last month, in July 2023") settles the month.
A year alone is normally not that of writing: of the year one lives in one says the month, or "this year".
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from spacy.tokens import Doc

from onrecord.read.reading import TimeMention
from onrecord.read.times import dates

Window = tuple[date, date]
Inferred = tuple[Window, str]

_LAG = {"day": 14, "month": 62}
_PAIR = {"last month": -1, "this month": 0, "earlier this month": 0, "next month": 1, "later this month": 0}


def infer(doc: Doc, mentions: Sequence[TimeMention], future: Iterable[int]) -> Inferred | None:
    """The window of publication and the words that it rests on; None if the report mentions no date.

    Args:
        doc: the parsed report.
        mentions: its time expressions, resolved without an anchor.
        future: first tokens of those mentions that speak of what is to come.
    """
    ahead = frozenset(future)
    stated = [m for m in mentions if m.range and m.range.end and m.timex in {"DATE", "TIME"}]
    if pair := _paired(doc, mentions, stated):
        return pair
    past = [m for m in stated if m.start not in ahead]
    for precision in ("day", "month"):
        found = [m for m in past if m.range and m.range.precision == precision and _end(m).year >= _last_year(past)]
        if found:
            latest = max(found, key=_end)
            start = _end(latest) if precision == "day" else date.fromisoformat(str(latest.range and latest.range.start))
            return _capped((start, _end(latest) + timedelta(_LAG[precision])), stated, ahead), latest.text
    years = [m for m in past if not _only_bounds(doc, m)]
    if not years:
        return None
    latest = max(years, key=_end)
    year = _end(latest).year + 1
    first = date(year, 1, 1)
    if months := [
        int(m.value[5:7]) for m in mentions if re.fullmatch(r"XXXX-\d\d(?:-\d\d)?", m.value) and m.start not in ahead
    ]:
        first = date(year, max(months), 1)
    return _capped((first, date(year, 12, 31)), stated, ahead), latest.text


def _only_bounds(doc: Doc, mention: TimeMention) -> bool:
    """Whether a year tells only that the report is later, by any number of years: "the first since 1991"."""
    before = {token.lower_ for token in doc[doc[mention.start].sent.start : mention.start + 1]}
    return bool(before & {"since", "from"}) and bool(
        before & {"first", "longest", "worst", "largest", "last", "decades"}
    )


def _end(mention: TimeMention) -> date:
    return date.fromisoformat(str(mention.range and mention.range.end))


def _last_year(mentions: Sequence[TimeMention]) -> int:
    return max((_end(m).year for m in mentions if m.range and m.range.precision in {"day", "month", "year"}), default=0)


def _paired(doc: Doc, mentions: Sequence[TimeMention], stated: Sequence[TimeMention]) -> Inferred | None:
    """As in "last month, in July 2023" makes it August 2023; "this year, 2023" makes it 2023; so do days ("Friday")."""
    for mention in mentions:
        step = _PAIR.get(mention.text.lower())
        whole = {"last year": -1, "this year": 0, "next year": 1}.get(mention.text.lower())
        if step is None and whole is None:
            continue
        for other in stated:
            gap = other.start - mention.end if other.start >= mention.end else mention.start - other.end
            if not 0 <= gap <= 3 or doc[mention.start].sent != doc[other.start].sent:
                continue
            start = date.fromisoformat(str(other.range and other.range.start))
            words = doc[min(mention.start, other.start) : max(mention.end, other.end)].text
            if step is not None and other.range and other.range.precision in {"month", "day"}:
                month = dates.add_months(start.replace(day=1), -step)
                return dates.month_days(month.year, month.month), words
            if whole is not None and other.range and other.range.precision == "year":
                return (date(start.year - whole, 1, 1), date(start.year - whole, 12, 31)), words
    return None


def _capped(window: Window, stated: Sequence[TimeMention], ahead: frozenset[int]) -> Window:
    """The window, ending no later than the first stated date that lies ahead."""
    limits = [_end(m) for m in stated if m.start in ahead and _end(m) > window[0]]
    return window[0], min([window[1], *limits])
