"""What a calendar unit means by its distance: "last year", "earlier this month", "over the weekend", "this summer"."""

import re
from datetime import date

from onrecord.read.times import dates
from onrecord.read.times.dates import words
from onrecord.read.times.meaning import (
    Context,
    Match,
    Meaning,
    Resolver,
    day_of,
    month_of,
    named,
    near_year,
    part_of,
    year_of,
)
from onrecord.read.times.units import at_unit, period_value, shift, stretch


def rel(match: Match, ctx: Context) -> Meaning | None:
    """A calendar unit by its distance: "last year", "earlier this month", "the following day", "this summer"."""
    unit, qual = match["unit"], re.sub(r"^the ", "", match["qual"])
    part = match["part"]
    if unit == "moment":
        return Meaning("DATE", "PRESENT_REF") if qual == "this" else None
    if match["of"]:
        month, day = month_of(match["month"]), day_of(match["day"])
        year = near_year(month, day, ctx)
        return named(dates.week_value(date(year, month, day))) if year and dates.make(year, month, day) else None
    if unit in words()["seasons"]:
        return _season(unit, qual, part, ctx)
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
        return stretch(Meaning("DURATION", period_value(1, unit)), reference, 1, unit, past=True)
    if unit in {"decade", "century", "millennium"}:
        return _long(unit, qual, reference, step)
    if unit == "day" and qual in {"this", "current", "last", "full"}:
        return None
    meaning = named(at_unit(shift(reference, step, unit), unit), part_of(part))
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


def _season(unit: str, qual: str, part: str | None, ctx: Context) -> Meaning | None:
    """A season: "last fall", "this summer", "the early spring"."""
    name = words()["seasons"][unit]
    if not ctx.anchor:
        return Meaning("DATE", f"XXXX-{name}")
    anchor = ctx.anchor
    if unit == "fall" and qual in {"the", "full"} and not part:
        return None
    starts = [dates.season_days(year, name) for year in range(anchor.year - 2, anchor.year + 2)]
    if qual in {"last", "past", "this past", "previous"}:
        chosen = max((d for d in starts if d[1] < anchor), default=starts[0])
    elif qual in {"next", "coming", "this coming"} or ctx.tense == "future":
        chosen = min((d for d in starts if d[1] >= anchor), default=starts[-1])
    elif ctx.tense == "past" and qual == "the":
        chosen = max((d for d in starts if d[0] <= anchor), default=starts[0])
    else:
        chosen = min(starts, key=lambda d: max((d[0] - anchor).days, (anchor - d[1]).days, 0))
    return named(f"{chosen[0].year}-{name}", part_of(part))


def season(match: Match, ctx: Context) -> Meaning | None:
    """A season of a year: "the spring of 2021", "summer 2019", "autumn last year"."""
    year = year_of(match["year"], ctx)
    if not year:
        return None
    stated = match["year"][-1].isdigit()
    return named(f"{year}-{words()['seasons'][match['season']]}", part_of(match["part"]), anchored=not stated)


def year_end(match: Match, ctx: Context) -> Meaning | None:
    """An end: "year-end", "the month's end"."""
    if not ctx.anchor:
        return None
    if "year" in match.group():
        return named(f"{ctx.anchor.year}-12", "late")
    if "month" in match.group():
        return named(f"{ctx.anchor:%Y-%m}", "late")
    return None


RESOLVERS: dict[str, Resolver] = {
    "rel": rel,
    "season": season,
    "year_end": year_end,
}
