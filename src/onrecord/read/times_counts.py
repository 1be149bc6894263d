"""What counted and relative time expressions mean: "two months ago", "the past two weeks", "last year", "weekly"."""

import re
from datetime import date, timedelta

from onrecord.model import Precision
from onrecord.read import dates
from onrecord.read.dates import words
from onrecord.read.times_values import (
    Context,
    Match,
    Meaning,
    Resolver,
    _dayno,
    _month,
    _part,
    named,
    near_year,
    number,
)

_STEP: dict[str, Precision] = {"D": "day", "W": "week", "M": "month", "Y": "year", "H": "day", "S": "day"}


def unit_of(text: str) -> tuple[str, int, str]:
    """Letter, count and time mark of a unit's singular or plural: "decades" is Y, 10."""
    text = {"centuries": "century", "millennia": "millennium"}.get(text, text)
    if text not in words()["units"]:
        text = text.removesuffix("s")
    letter, count, mark = words()["units"][text]
    return letter, count, mark


def period_value(count: float | None, unit: str) -> str:
    """An ISO 8601 period: P2W, PT5H30M, P2Y6M, PXD."""
    letter, many, mark = unit_of(unit)
    if count is None:
        vague = "E" if many == 10 else letter
        return f"P{mark}X{'Y' if vague == 'E' else letter}"
    total = count * many
    if total == int(total):
        return f"P{mark}{int(total)}{letter}"
    half = {"Y": "6M", "H": "30M", "M": "30S" if mark else "15D", "W": "3D", "D": "T12H"}.get(letter, "")
    return f"P{mark}{int(total)}{letter}{half}" if int(total) else f"P{mark if letter != 'Y' else ''}{half}"


def shift(day: date, count: float, unit: str) -> date:
    """The day that lies so many units after (or, if negative, before) another."""
    letter, many, mark = unit_of(unit)
    total = count * many
    if mark:
        return day + timedelta(hours=0) + timedelta(days=int(total // 24) if letter == "H" and abs(total) >= 24 else 0)
    if letter in "DW":
        return day + timedelta(round(total * (7 if letter == "W" else 1)))
    return dates.add_months(day, round(total * (12 if letter == "Y" else 1)))


def at_unit(day: date, unit: str) -> str:
    """The calendar value of a day, as coarse as a unit: a month for "months"."""
    letter, many, _ = unit_of(unit)
    if many == 10:
        return str(day.year)
    return {"W": dates.week_value(day), "M": f"{day:%Y-%m}", "Y": str(day.year)}.get(letter, day.isoformat())


# How many units "recent" or "a few" may stand for, at most.
_VAGUE = {"D": 7, "W": 4, "M": 3, "Y": 5, "H": 24, "S": 60}


def ago(match: Match, ctx: Context) -> Meaning | None:
    """A distance from now or then: "two months ago", "a day earlier", "three years later", "a week from now"."""
    unit, text = match["unit"], (match["n"] or "").strip()
    if text == "the" or (unit.removesuffix("s") == "second" and text in {"a", "an", ""}):
        return None
    letter, many, mark = unit_of(unit)
    direction, count = match["dir"], number(text)
    absolute = direction in {"ago", "hence", "from now", "from today", "back"}
    sign = 1 if direction in {"hence", "from now", "from today", "later", "after", "afterwards", "on"} else -1
    if direction in {"back", "on"} and count is None:
        return None
    reference = ctx.anchor if absolute else ctx.day or ctx.anchor
    if count is None and not text and not unit.endswith(("s", "a")):
        return None
    if count is None or not reference:
        return (
            Meaning("DATE", "FUTURE_REF" if sign > 0 else "PAST_REF")
            if count is None
            else Meaning("DURATION", period_value(count, unit))
        )
    if mark:
        return Meaning("TIME", reference.isoformat(), reference, reference, "day")
    if letter == "Y" and many == 1 and count == 1 and ctx.quarter and direction in {"ago", "earlier"}:
        return named(f"{int(ctx.quarter[:4]) - 1}{ctx.quarter[4:]}")
    day = shift(reference, sign * count, unit)
    return _spread(named(at_unit(day, unit)), many * count, letter, approx=bool(match["approx"]))


def _spread(meaning: Meaning, total: float, letter: str, *, approx: bool) -> Meaning:
    """Widen round counts: "ten years ago" may be a year off either way, "nearly four years ago" too."""
    if not (meaning.first and meaning.last) or letter != "Y":
        return meaning
    if total >= 10:
        slack = 5 if total >= 50 else 2 if total % 10 == 0 else 1
        return meaning._replace(
            first=dates.add_months(meaning.first, -12 * slack), last=dates.add_months(meaning.last, 12 * slack)
        )
    return meaning._replace(first=dates.add_months(meaning.first, -6)) if approx else meaning


_BARE = re.compile(
    r"\b(?:for|in|over|within|after|of|took|take|takes|last|lasted|spent|spend|spends|few|during|through|past|by|than|"
    r"the|before|and|or|to|several|many|recent|coming|into|least|been)\s$"
)


def dur(match: Match, ctx: Context) -> Meaning | None:
    """A duration: "three days", "the past two weeks", "in recent months", "the next few years"."""
    unit, qual = match["unit"], (match["qual"] or "").strip()
    text, adj = (match["n"] or "").strip(), (match["adj"] or "").strip()
    plural = unit.endswith("s") or unit in {"centuries", "millennia"}
    singular = unit.removesuffix("s")
    count, vague = _count(text)
    vague = vague or bool(match["vmid"])
    if qual.split(" ")[0] in {"every", "each"} and "past" not in qual:
        return None
    if singular == "second" and not (plural and text):
        return None
    if not plural:
        if singular in {"day", "night"} and text in {"a", "one"} and qual:
            return None
        if not text:
            return None
        if text in {"a", "an"} and singular == "second":
            return None
        if count is not None and count >= 2 and "and a half" not in text and not match["approx"]:
            return _per(match, ctx) or Meaning("DURATION", period_value(count, unit))
    if plural and not text and not vague:
        return _bare_plural(match, ctx, qual or adj, unit)
    if text in {"a", "an"} and (per := _per(match, ctx)):
        return per
    value = period_value(count, unit)
    past = bool(re.search(r"\b(?:past|last|previous|preceding|recent|latest)\b", f"{qual} {adj}"))
    coming: bool = bool(re.search(r"\b(?:next|coming|following)\b", f"{qual} {adj}")) or bool(match["ahead"])
    if (past or coming) and ctx.anchor:
        letter = unit_of(unit)[0]
        return _window(Meaning("DURATION", value), ctx.anchor, count or _VAGUE[letter] - 1, unit, past=past)
    return Meaning("DURATION", value)


def _count(text: str) -> tuple[float | None, bool]:
    """A count, and whether it is vague. "Two to three" counts as its first number."""
    if text in {"half a", "half an"}:
        return 0.5, False
    if text == "one and a half":
        return 1.5, False
    if found := re.match(r"(.+?) (?:to|or|and) (?!a half)", text):
        text = found[1]
    if "couple" in text:
        return 2, True
    return (found_, False) if (found_ := number(text)) is not None else (None, bool(text))


def _per(match: Match, ctx: Context) -> Meaning | None:
    """A rate: "20 times a day", "$5 a year": a rate, hence a SET."""
    if (
        (match["n"] or "") in {"a", "an"}
        and not match["qual"]
        and re.search(r"(?:\d|times?|once|twice|cents|dollars|%|million|billion|percent|hours|days) $", ctx.before)
    ):
        return Meaning("SET", period_value(1, match["unit"]))
    return None


def _window(meaning: Meaning, anchor: date, count: float, unit: str, *, past: bool) -> Meaning:
    """The stretch of days up to the anchor, or from it on."""
    other = shift(anchor, -count if past else count, unit)
    if past and unit_of(unit)[0] == "M":
        other = min(other, anchor).replace(day=1) if count > 1 else other
    precision = _STEP[unit_of(unit)[0]]
    first, last = (other, anchor) if past else (anchor, other)
    return meaning._replace(first=first, last=last, precision=precision)


def _bare_plural(match: Match, ctx: Context, qual: str, unit: str) -> Meaning | None:
    """An uncounted plural: "recent weeks", "coming months", "for years"."""
    letter = unit_of(unit)[0]
    if re.search(r"recent|past|last|previous|preceding", qual):
        meaning = Meaning("DURATION" if "past" not in qual else "DATE", period_value(None, unit))
        return _window(meaning, ctx.anchor, _VAGUE[letter], unit, past=True) if ctx.anchor else meaning
    if re.search(r"coming|next|following", qual) or match["ahead"]:
        meaning = Meaning("DURATION", period_value(None, unit))
        return _window(meaning, ctx.anchor, _VAGUE[letter], unit, past=False) if ctx.anchor else meaning
    if not qual and not _BARE.search(ctx.before):
        return None
    if unit in {"nights", "seasons", "quarters", "weekends", "seconds"}:
        return None
    return Meaning("DURATION", period_value(None, unit))


def hyphen(match: Match, _: Context) -> Meaning | None:
    """A duration as an adjective: "five-year", "decades-long", "19-year-old"."""
    text, unit = match["n"], match["unit"]
    if (match["old"] and "old" in match["old"]) or unit == "quarters":
        return None
    if unit == "long":
        return (
            Meaning("DURATION", period_value(1 if not text.endswith("s") else None, text)) if _is_unit(text) else None
        )
    if _is_unit(text) and text not in words()["numbers"]:
        return Meaning("DURATION", period_value(1, text)) if match["old"] else None
    if unit.removesuffix("s") == "second" and not text[0].isdigit():
        return None
    return Meaning("DURATION", period_value(number(text), unit))


def _is_unit(text: str) -> bool:
    return text.removesuffix("s") in words()["units"] or text in {"centuries", "millennia"}


def rel(match: Match, ctx: Context) -> Meaning | None:
    """A calendar unit by its distance: "last year", "earlier this month", "the following day", "this summer"."""
    unit, qual = match["unit"], re.sub(r"^the ", "", match["qual"])
    part = match["part"]
    if unit == "moment":
        return Meaning("DATE", "PRESENT_REF") if qual == "this" else None
    if match["of"]:
        month, day = _month(match["month"]), _dayno(match["day"])
        year = near_year(month, day, ctx)
        return named(dates.week_value(date(year, month, day))) if year and dates.make(year, month, day) else None
    if unit in words()["seasons"]:
        return _season(words()["seasons"][unit], qual, part, ctx)
    if match["qual"] in {"full", "new", "whole", "entire"}:
        return None
    reference, step = _reference(qual, ctx)
    if unit == "weekend":
        return _weekend(qual, ctx)
    if not reference:
        return _unanchored(qual, unit)
    if qual == "the" and not _definite(match, ctx):
        return None
    if unit == "quarter":
        return _quarter(qual, reference, ctx)
    if match["qual"] in {"the past", "past"} or (match["qual"] == "the last" and unit not in {"day"}):
        return _window(Meaning("DURATION", period_value(1, unit)), reference, 1, unit, past=True)
    if unit in {"decade", "century", "millennium"}:
        return _long(unit, qual, reference, step)
    if unit == "day" and qual in {"this", "current", "last", "full"}:
        return None
    meaning = named(at_unit(shift(reference, step, unit), unit), _part(part))
    return _clip(meaning, part, ctx)


def _clip(meaning: Meaning, part: str | None, ctx: Context) -> Meaning:
    """As in "Earlier this month" ends with the anchor, "later this month" begins with it."""
    if not (ctx.anchor and meaning.first and meaning.last and meaning.first <= ctx.anchor <= meaning.last):
        return meaning
    if part and part.startswith("earlier"):
        return meaning._replace(last=ctx.anchor)
    if not part and ctx.tense == "past":
        return meaning._replace(last=ctx.anchor)
    if not part and ctx.tense == "future":
        return meaning._replace(first=ctx.anchor)
    if part and part.startswith(("later", "the rest", "the remainder")):
        return meaning._replace(first=ctx.anchor)
    return meaning


def _definite(match: Match, ctx: Context) -> bool:
    """Whether a bare "the year", "the month" names the current one."""
    return match["unit"] in {"year", "month", "week", "quarter"} and bool(
        match["part"] or match["fiscal"] or re.search(r"\b(?:in|for|of|during|through|this) $", ctx.before)
    )


def _reference(qual: str, ctx: Context) -> tuple[date | None, int]:
    """The day to count from, and how many units to go: discourse for "that", "the following", else the anchor."""
    if re.search(r"previous|following|preceding|same|that|prior|^the next|^next$", qual) and qual != "next":
        base = ctx.day
        if not base and ctx.period and (days := dates.of_value(ctx.period)):
            base = days[0][0]
        step = 1 if re.search("following|next", qual) else -1 if re.search("previous|preceding|prior", qual) else 0
        return base or ctx.anchor, step
    if qual == "next" and ctx.day and ctx.tense == "past":
        return ctx.day, 1
    step = {"last": -1, "latest": -1, "next": 1, "coming": 1, "this coming": 1}.get(qual, 0)
    return ctx.anchor, step


def _unanchored(qual: str, unit: str) -> Meaning | None:
    if qual == "the":
        return None
    if qual in {"last", "past"}:
        return Meaning("DATE", "PAST_REF")
    if qual in {"next", "coming"}:
        return Meaning("DATE", "FUTURE_REF")
    return Meaning("DATE", {"year": "XXXX", "month": "XXXX-XX", "week": "XXXX-WXX"}.get(unit, "XXXX-XX-XX"))


def _weekend(qual: str, ctx: Context) -> Meaning | None:
    if not ctx.anchor:
        return Meaning("DATE", "XXXX-WXX-WE")
    if qual in {"next", "coming", "this coming"} or (ctx.tense == "future" and qual not in {"last", "past"}):
        saturday = dates.weekday_near(ctx.anchor, 6, 1)
    elif qual == "this" and ctx.tense != "past":
        saturday = dates.weekday_near(ctx.anchor, 6, 1 if ctx.anchor.isoweekday() < 6 else -1)
    else:
        saturday = dates.weekday_near(ctx.anchor, 6, -1)
    return named(dates.week_value(saturday) + "-WE")


def _quarter(qual: str, reference: date, ctx: Context) -> Meaning | None:
    if qual in {"the", "latest", "same", "that", "this"} and ctx.quarter:
        return named(ctx.quarter)
    index = reference.year * 4 + (reference.month - 1) // 3
    index += {"last": -1, "latest": -1, "the": -1, "previous": -1, "next": 1, "coming": 1}.get(qual, 0)
    return named(f"{index // 4}-Q{index % 4 + 1}")


def _long(unit: str, qual: str, reference: date, step: int) -> Meaning | None:
    width = {"decade": 10, "century": 100, "millennium": 1000}[unit]
    start = (reference.year // width + step) * width
    if qual not in {"this", "last", "next", "the next"} or unit == "millennium":
        return Meaning("DURATION", period_value(1, unit))
    return named(str(start)[: 3 if unit == "decade" else 2])


def _season(season: str, qual: str, part: str | None, ctx: Context) -> Meaning | None:
    """A season: "last fall", "this summer", "the early spring"."""
    if not ctx.anchor:
        return Meaning("DATE", f"XXXX-{season}")
    anchor = ctx.anchor
    if season == "FA" and qual in {"the", "full"} and not part:
        return None
    starts = [dates.season_days(year, season) for year in range(anchor.year - 2, anchor.year + 2)]
    if qual in {"last", "past", "this past", "previous"}:
        chosen = max((d for d in starts if d[1] < anchor), default=starts[0])
    elif qual in {"next", "coming", "this coming"} or ctx.tense == "future":
        chosen = min((d for d in starts if d[1] >= anchor), default=starts[-1])
    else:
        chosen = min(starts, key=lambda d: max((d[0] - anchor).days, (anchor - d[1]).days, 0))
    return named(f"{chosen[0].year}-{season}", _part(part))


def year_end(match: Match, ctx: Context) -> Meaning | None:
    """An end: "year-end", "the month's end"."""
    if not ctx.anchor:
        return None
    if "year" in match.group():
        return named(f"{ctx.anchor.year}-12", "late")
    if "month" in match.group():
        return named(f"{ctx.anchor:%Y-%m}", "late")
    return None


def set_word(match: Match, _: Context) -> Meaning | None:
    """A word of repetition: "annual", "weekly"."""
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


COUNTS: dict[str, Resolver] = {
    "ago": ago,  "dur": dur, "hyphen": hyphen, "rel": rel, "year_end": year_end,
    "set_word": set_word, "set_every": set_every, "set_times": set_times, "ref": ref, "recent": recent,
}  # fmt: skip
