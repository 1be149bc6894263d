"""What days of the week, days by their distance and times of day mean: "late Tuesday", "yesterday", "4 a.m."."""

import re
from datetime import date, timedelta

from onrecord.read.times import dates
from onrecord.read.times.dates import words
from onrecord.read.times.meaning import (
    UNKNOWN_DAY,
    Context,
    Match,
    Meaning,
    Resolver,
    clock_time,
    day_of,
    daypart,
    month_of,
    named,
    near_year,
    number,
    year_of,
)

_WEEKDAYS = r"((?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_WEEKDAY_BEFORE = re.compile(rf"\b{_WEEKDAYS} $")
_NIGHTS = re.compile(rf" (?:(?:from|between|of) )?{_WEEKDAYS} ?(?:to|and|-)")
# To another day, which is still to come when that is news.
_PUT_OFF = re.compile(
    r"(?:postponed|delayed|deferred|adjourned|rescheduled|put off|(?:pushed|moved|put) back) (?:until|till|to|for) $"
)
_INTO = re.compile(rf" (?:in)?to {_WEEKDAYS}")


def weekday(match: Match, ctx: Context) -> Meaning | None:
    """A day of the week: "Tuesday", "last Friday", "late Thursday night", "Tuesday nights"."""
    index, qual = words()["weekdays"][match["wd"]], (match["qual"] or "").strip()
    time = clock_time(match["clock"]) or daypart(match["tod"])
    time = "TNI" if (match["part"] or "").startswith("overnight") else time
    if match["plural"] or qual in {"every", "each"} or match["tods"]:
        return Meaning("SET", f"XXXX-WXX-{index}{daypart(match['tods'] or match['tod'])}")
    if not ctx.anchor:
        return Meaning("DATE", f"XXXX-WXX-{index}{time}")
    day = weekday_of(index, qual, ctx)
    if match["week"] == " week":
        # "Tuesday week" is a week after the next one.
        day = dates.weekday_near(ctx.anchor + timedelta(1), index, 1) + timedelta(7)
    elif match["week"]:
        monday = ctx.anchor - timedelta(ctx.anchor.isoweekday() - 1)
        day = monday + timedelta(index - 1 + {"last": -7, "next": 7}.get(match["week"].split()[0], 0))
    return named(day.isoformat(), time=time)


def weekday_of(index: int, qual: str, ctx: Context) -> date:
    """The day that a weekday's name means: the one nearest publication on the side the tense points to.

    A past-tense weekday that is tomorrow's name is tomorrow: reports about the far side of the date line carry
    yesterday's date there, whereas a day almost a week gone is called "last Tuesday" or by its date.
    """
    anchor = ctx.anchor or date.today()
    reference = ctx.day or anchor
    if qual in {"the following", "the next"}:
        return dates.weekday_near(reference + timedelta(1), index, 1)
    if qual in {"the previous", "previous"}:
        return dates.weekday_near(reference - timedelta(1), index, -1)
    if qual in {"that", "the same"} and ctx.day:
        return dates.weekday_near(reference, index, -1)
    if qual in {"last", "past", "this past"}:
        return dates.weekday_near(anchor - timedelta(1), index, -1)
    if qual in {"next", "coming", "this coming", "the coming"}:
        return dates.weekday_near(anchor + timedelta(1), index, 1)
    if _PUT_OFF.search(ctx.before):
        return dates.weekday_near(anchor + timedelta(1), index, 1)
    if (ctx.tense in {"future", "present"} and not ctx.after.startswith("'s ")) or (
        qual == "this" and ctx.tense != "past"
    ):
        return dates.weekday_near(anchor, index, 1)
    if index == anchor.isoweekday() % 7 + 1 and not qual:
        return anchor + timedelta(1)
    return dates.weekday_near(anchor, index, -1)


def of_month(match: Match, ctx: Context) -> Meaning | None:
    """A day of the month alone: "on the 3rd"; the nearest on the side that the tense points to."""
    if not ctx.anchor:
        return Meaning("DATE", UNKNOWN_DAY)
    number, ahead = int(match["day"]), ctx.tense == "future"
    for step in range(3):
        month = dates.add_months(ctx.anchor.replace(day=1), step if ahead else -step)
        day = dates.make(month.year, month.month, number)
        if day and (day >= ctx.anchor if ahead else day <= ctx.anchor):
            return named(day.isoformat())
    return None


def dayref(match: Match, ctx: Context) -> Meaning | None:
    """A day by its distance: "today", "yesterday morning", "the day after tomorrow", "tonight"."""
    ref, time = match["ref"], daypart(match["tod"]) or daypart(match["part"])
    if not ctx.anchor:
        return Meaning("DATE", "PRESENT_REF" if ref in {"today", "tonight"} else UNKNOWN_DAY)
    shift = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}.get(ref, 0)
    return named((ctx.anchor + timedelta(shift)).isoformat(), time="TNI" if ref == "tonight" else time)


def part_of_day(match: Match, ctx: Context) -> Meaning | None:
    """A part of a day: "this morning", "last night", "the next morning", "in the evening"."""
    qual, time = match["qual"].strip(), daypart(match["dp"])
    if qual == "in the" or (qual == "the" and not (ctx.anchor and ctx.after.startswith(" of "))):
        return None
    if qual in {"last", "this"}:
        if not ctx.anchor:
            return Meaning("TIME", f"{UNKNOWN_DAY}{time}")
        return named((ctx.anchor - timedelta(qual == "last")).isoformat(), time=time)
    reference = ctx.day or ctx.anchor
    if not reference:
        return Meaning("TIME", f"{UNKNOWN_DAY}{time}")
    shift = 1 if "next" in qual or "following" in qual else -1 if "previous" in qual else 0
    return named((reference + timedelta(shift)).isoformat(), time=time)


def in_the_day(_: Match, ctx: Context) -> Meaning | None:
    """The day last mentioned, else that of publication: "later in the day"."""
    day = ctx.day or ctx.anchor
    return named(day.isoformat()) if day else Meaning("DATE", UNKNOWN_DAY)


def overnight(_: Match, ctx: Context) -> Meaning | None:
    """The night: "overnight": the night before publication, or after it where the tense is future.

    None where its days stand beside it: "Tuesday overnight", "overnight from Monday to Tuesday".
    """
    if _WEEKDAY_BEFORE.search(ctx.before) or _NIGHTS.match(ctx.after):
        return None
    if not ctx.anchor:
        return Meaning("TIME", f"{UNKNOWN_DAY}TNI")
    if into := _INTO.match(ctx.after):
        day = weekday_of(words()["weekdays"][into[1]], "", ctx)
        return Meaning("TIME", f"{(day - timedelta(1)).isoformat()}TNI", day - timedelta(1), day, "day")
    night = ctx.anchor if ctx.tense == "future" else ctx.anchor - timedelta(1)
    return Meaning("TIME", f"{night.isoformat()}TNI", night, night + timedelta(1), "day")


def mid_day(match: Match, ctx: Context) -> Meaning | None:
    """The middle of a part of a day: "mid-afternoon yesterday"."""
    if not ctx.anchor:
        return None
    day = ctx.anchor - timedelta(match["ref"] == "yesterday")
    return named(day.isoformat(), time=daypart(match["dp"]))


def clock(match: Match, ctx: Context) -> Meaning | None:
    """A clock time: "10:35 a.m.", "4 a.m. EDT Thursday", "noon"."""
    time = clock_time(match["clock"])
    plain = re.fullmatch(r"\d{1,2}:\d\d", match["clock"])
    if plain and not re.search(r"\b(?:at|by|around|about|until|from|between|to|and|after|before|since) $", ctx.before):
        return None
    if match["month"]:
        month_, day = month_of(match["month"]), day_of(match["day"])
        year_ = year_of(match["year"], ctx) or near_year(month_, day, ctx)
        return named(f"{year_}-{month_:02d}-{day:02d}", time=time) if year_ and dates.make(year_, month_, day) else None
    if match["wd"] and ctx.anchor:
        return named(weekday_of(words()["weekdays"][match["wd"]], "", ctx).isoformat(), time=time)
    return _at(ctx, time)


def _at(ctx: Context, time: str) -> Meaning:
    """A time of day without its day: the value takes the day last mentioned, but no days are claimed for it."""
    reference = ctx.day or ctx.anchor
    return Meaning("TIME", f"{reference.isoformat() if reference else UNKNOWN_DAY}{time}")


def hour_to(match: Match, ctx: Context) -> Meaning | None:
    """A clock time by its distance: "an hour before midnight local time"."""
    hour = 24 if match["clock"] == "midnight" else 12
    count = number(match["n"]) or 0.5
    minutes = round(count * (60 if match["unit"].startswith("hour") else 1))
    before = re.search(r"\b(?:before|to)\b", match.group())
    at = hour * 60 + (-minutes if before else minutes)
    time = f"T{at // 60 % 24:02d}:{at % 60:02d}"
    return _at(ctx, time)


RESOLVERS: dict[str, Resolver] = {
    "weekday": weekday,
    "of_month": of_month,
    "dayref": dayref,
    "part_of_day": part_of_day,
    "in_the_day": in_the_day,
    "overnight": overnight,
    "mid_day": mid_day,
    "clock": clock,
    "hour_to": hour_to,
}
