"""What a time expression means: TIMEX3 type and value, and the days it names.

Each kind of pattern in `timex` has a function here that takes the match and its context (day of publication,
tense of the clause, the day and the quarter last mentioned) and returns a `Meaning`, or None where the words are
no time expression after all ("a second missile").
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal, NamedTuple

from onrecord.model import Precision
from onrecord.read import dates
from onrecord.read.dates import words

Tense = Literal["past", "present", "future"]


class Context(NamedTuple):
    """What resolving needs: anchor day (None if unknown), tense of the clause, references before this one."""

    anchor: date | None
    tense: Tense | None = None
    day: date | None = None
    period: str | None = None
    quarter: str | None = None
    before: str = ""
    after: str = ""


class Meaning(NamedTuple):
    """TIMEX3 type and value; first and last day (None: open or unknown), and how precise they are."""

    timex: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    first: date | None = None
    last: date | None = None
    precision: Precision | None = None
    anchored: bool = True


Match = re.Match[str]
UNKNOWN_DAY = "XXXX-XX-XX"


def named(value: str, part: str | None = None, *, anchored: bool = True, time: str = "") -> Meaning:
    """The meaning of a calendar value, narrowed to its early, middle or late part."""
    days = dates.of_value(value)
    kind: Literal["TIME", "DATE"] = "TIME" if time else "DATE"
    if not days:
        return Meaning(kind, value + time)
    first, last = dates.narrow(days[0], part)
    return Meaning(kind, value + time, first, last, days[1], anchored)


def number(text: str | None) -> float | None:
    """The value of a number in figures or words; None if vague or no number."""
    if not text:
        return None
    text = text.strip().replace(",", "")
    if found := re.fullmatch(r"(\d+(?:\.\d+)?)( 1/2)?", text):
        return float(found[1]) + (0.5 if found[2] else 0)
    if text in {"a", "an", "the"}:
        return 1
    half = 0.5 if text.endswith("and a half") else 0
    total = 0.0
    for word in re.split(r"[ -]", text.removesuffix("and a half").strip()):
        if word in {"hundred", "thousand", "dozen"}:
            total = (total or 1) * {"hundred": 100, "thousand": 1000, "dozen": 12}[word]
        elif word in words()["numbers"]:
            total += words()["numbers"][word]
        elif word == "half":
            total = 0.5
        elif word not in {"a", "an"}:
            return None
    return total + half if total or half else None


def spoken_year(text: str) -> int | None:
    """A year in figures or as read aloud ("nineteen ninety-six")."""
    if text.isdigit():
        return int(text)
    first, _, rest = text.replace("-", " ", 1).partition(" ")
    century = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}.get(first)
    if century and (tail := number(rest)) is not None and 10 <= tail < 100:
        return century + int(tail)
    if text.startswith("two thousand"):
        return 2000 + int(number(text.removeprefix("two thousand").removeprefix(" and").strip()) or 0)
    return None


def _year(text: str | None, ctx: Context) -> int | None:
    """The year that "2016", "last year", "that year" names."""
    if not text:
        return None
    base = ctx.anchor.year if ctx.anchor else None
    if text in {"that year", "the same year", "the following year", "the previous year"}:
        base = int(ctx.period[:4]) if ctx.period and ctx.period[:4].isdigit() else base
        shift = {"the following year": 1, "the previous year": -1}.get(text, 0)
        return base + shift if base else None
    if text in {"this year", "last year", "next year", "the year"}:
        return base + {"last year": -1, "next year": 1}.get(text, 0) if base else None
    return spoken_year(text)


def _month(text: str) -> int:
    key = text.strip(".")
    return int(words()["months"].get(key) or words()["months_short"][key])


def _dayno(text: str) -> int:
    key = text.strip()
    if key in words()["ordinals"]:
        return int(words()["ordinals"][key])
    return int(re.sub(r"\D", "", key))


def _part(text: str | None) -> str | None:
    if not text:
        return None
    if re.search(r"early|beginning|start|first|turn|earlier in", text):
        return "early"
    if re.search(r"late\b|late[ -]|end|close|last|latter|final|late in", text) and "later" not in text:
        return "late"
    return "mid" if re.search(r"mid", text) else None


def _daypart(text: str | None) -> str:
    found = re.search("|".join(sorted(words()["dayparts"], key=len, reverse=True)), text or "")
    return "T" + words()["dayparts"][found[0]] if found else ""


def _clock(text: str | None) -> str:
    """A clock time as TIMEX3 has it: T10:35, T12:00."""
    if not text:
        return ""
    if "noon" in text[:5] or "midday" in text:
        return "T12:00"
    if text.startswith("midnight"):
        return "T24:00"
    found = re.match(r"(\d{1,2}?)(?:[:.]?(\d\d))?\b ?([ap])?", text) or re.match(r"(\w+)()()", text)
    if not found:
        return ""
    hour = int(found[1]) if found[1].isdigit() else int(number(found[1]) or 0)
    half = found[3] or ("p" if re.search("afternoon|evening", text) else "a" if "morning" in text else "")
    if half == "p" and hour < 12:
        hour += 12
    if half == "a" and hour == 12:
        hour = 0
    return f"T{hour:02d}:{found[2] or '00'}"


def near_year(month: int, day: int, ctx: Context) -> int | None:
    """The year of a month and day without one: the occurrence nearest the anchor that fits the tense."""
    if not ctx.anchor:
        return None
    anchor = ctx.anchor
    options = [d for year in (anchor.year - 1, anchor.year, anchor.year + 1) if (d := dates.make(year, month, day))]
    return min(options, key=lambda d: _apart(d, anchor, ctx.tense, 3)).year if options else None


def _apart(day: date, anchor: date, tense: Tense | None, factor: int) -> int:
    """How far a day is from the anchor, what lies on the other side than the tense points counting a few times over.

    Nearness outweighs tense: "extended the offer until Nov. 16" is of this November.
    """
    days = (day - anchor).days
    if (tense == "past" and days > 1) or (tense == "future" and days < -1):
        return abs(days) * factor
    return abs(days)


# ------------------------------------------------------------------ dates written out


def mdy(match: Match, ctx: Context) -> Meaning | None:
    """Month first: "March 12, 1999"; "Friday, Oct. 13"; "Aug. 5-7"."""
    g = match.groupdict()
    month, day = _month(g["month"]), _dayno(g["day"])
    year = _year(g.get("year"), ctx) or near_year(month, day, ctx)
    if not dates.make(year or 2000, month, day):
        return None
    if not year:
        return Meaning("DATE", f"XXXX-{month:02d}-{day:02d}")
    meaning = named(f"{year}-{month:02d}-{day:02d}", time=_daypart(g.get("tod")), anchored=not g.get("year"))
    if (
        g.get("day2")
        and (last := dates.make(year, month, _dayno(g["day2"])))
        and meaning.first
        and last > meaning.first
    ):
        return meaning._replace(last=last)
    return meaning


def iso(match: Match, _: Context) -> Meaning | None:
    """ISO 8601: "2023-07-25"."""
    return named(f"{match['year']}-{match['month']}-{match['day']}", anchored=False)


def slashed(match: Match, ctx: Context) -> Meaning | None:
    """Figures: "11/21/2016", month first unless that is no month; two-digit years near the anchor."""
    a, b, year = int(match["a"]), int(match["b"]), match["year"]
    full = int(year) if len(year) == 4 else 1900 + int(year) if int(year) > 40 else 2000 + int(year)
    month, day = (a, b) if a <= 12 else (b, a)
    if not dates.make(full, month, day) or (len(year) == 2 and match["sep"] == "-" and not ctx.anchor):
        return None
    return named(f"{full}-{month:02d}-{day:02d}", anchored=False)


def month(match: Match, ctx: Context) -> Meaning | None:
    """A month: "in July", "last October", "early December", "March 1996", "June last year"."""
    number_, qual, part = _month(match["month"]), (match["qual"] or "").strip(), _part(match["part"] or match["qual"])
    short = match["month"].strip(".") in words()["months_short"]
    year = _year(match["year"], ctx)
    if short and not (match["month"].endswith(".") or year):
        return None
    if year:
        return named(f"{year}-{number_:02d}", part, anchored=not match["year"][-1].isdigit())
    if not ctx.anchor:
        return Meaning("DATE", f"XXXX-{number_:02d}")
    anchor = ctx.anchor
    if qual in {"last", "this past", "the previous"}:
        year = anchor.year if number_ < anchor.month else anchor.year - 1
    elif qual in {"next", "this coming", "the following"}:
        year = anchor.year if number_ > anchor.month else anchor.year + 1
    elif qual == "this":
        year = anchor.year
    else:
        middle = anchor.replace(day=15)
        tense = None if ctx.tense == "present" else ctx.tense or "past"
        options = [date(y, number_, 15) for y in (anchor.year - 1, anchor.year, anchor.year + 1)]
        year = min(options, key=lambda d: _apart(d, middle, tense, 6)).year
    return named(f"{year}-{number_:02d}", part)


def year(match: Match, ctx: Context) -> Meaning | None:
    """A year: "1991", "early 1990", "fiscal 1989", "1950-53"."""
    value = spoken_year(match["year"])
    if not value or not 1100 <= value <= 2100:
        return None
    bare = not (match["part"] or match["pre"])
    if bare and re.search(r"(?:\bno\.?|number|route|highway|flight|page|lot|room|[#@+*/]) ?$", ctx.before):
        return None
    if (
        bare
        and (value < 1800 or value > 2060)
        and not re.search(r"\b(?:in|of|since|by|until|year|from|to) $", ctx.before)
    ):
        return None
    if bare and re.match(
        r" (?:people|men|women|children|soldiers|troops|miles|kilomet|metres|meters|tons|tonnes|points|"
        r"feet|pounds|dollars|euros|workers|residents|members|jobs|cases|deaths|votes|shares|gmt|hours|"
        r"civilians|fighters|refugees|students|homes|houses|square|km|kg|mg|barrels|megawatts)|[%:]|,\d|\.\d",
        ctx.after,
    ):
        return None
    meaning = named(f"{value}", _part(match["part"]), anchored=False)
    if match["post"] and meaning.first:
        tail = match["post"][1:]
        last = int(tail) if len(tail) == 4 else int(str(value)[: 4 - len(tail)] + tail)
        if last <= value or last > 2100:
            return None
        return Meaning("DATE", f"{value}", meaning.first, date(last, 12, 31), "year", False)
    if bare and (days := dates.games(value, ctx.after)):
        return Meaning("DATE", f"{value}", *days, "month", False)
    return meaning


def decade(match: Match, _: Context) -> Meaning | None:
    """A decade: "the 1990s", "the late 1970s", "the '80s", "the nineties"."""
    text = match["dec"].removesuffix("s").strip("'")
    if text.isdigit():
        if len(text) == 2 and not match.group().strip().startswith(("the", "'", "early", "late", "mid")):
            return None
        full = int(text) if len(text) == 4 else 1900 + int(text)
    else:
        full = 1900 + 10 * words()["decades"][re.split(r"[ -]", match["dec"])[-1]]
        if not match.group().startswith(("the", "early", "late", "mid", "nineteen")):
            return None
    part = _part(match.group())
    first, last = date(full, 1, 1), date(full + 9, 12, 31)
    if part:
        first, last = {"early": (date(full, 1, 1), date(full + 3, 12, 31)), "late": (date(full + 6, 1, 1), last)}.get(
            part, (date(full + 3, 1, 1), date(full + 6, 12, 31))
        )
    return Meaning("DATE", str(full)[:3], first, last, "decade", False)


def century(match: Match, _: Context) -> Meaning | None:
    """A century: "the 20th century"."""
    count = _dayno(match["n"])
    return (
        named(f"{count - 1:02d}", anchored=False) if 10 <= count <= 22 else Meaning("DATE", f"{max(count - 1, 0):02d}")
    )


def holiday(match: Match, ctx: Context) -> Meaning | None:
    """A holiday: "Thanksgiving", "last Christmas", "Easter 2019"."""
    if not (ctx.anchor or match["year"]):
        return Meaning("DATE", UNKNOWN_DAY)
    rule = words()["holidays"][re.sub(r" +", " ", match["name"])]
    base = int(match["year"]) if match["year"] and match["year"].isdigit() else ctx.anchor.year if ctx.anchor else 0
    if not base:
        return None
    options = [base] if match["year"] else [base - 1, base, base + 1]
    days = [dates.holiday(rule, option) for option in options]
    day = _by_tense(days, match["qual"], ctx)
    if match["week"]:
        return named(dates.week_value(day))
    return named(day.isoformat(), anchored=not match["year"])


def _by_tense(days: list[date], qual: str | None, ctx: Context) -> date:
    """The occurrence that "last", "next" or the tense points to, else the nearest."""
    anchor = ctx.anchor or days[0]
    qual = (qual or "").strip()
    if qual in {"last", "this past"} or ctx.tense == "past":
        # Beyond the date line it may be tomorrow.
        days = [day for day in days if day <= anchor + timedelta(not qual)] or days
    elif qual == "next" or ctx.tense == "future":
        days = [day for day in days if day >= anchor] or days
    return min(days, key=lambda day: abs((day - anchor).days))


# ------------------------------------------------------------------ quarters and halves

_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}


def quarter(match: Match, ctx: Context) -> Meaning | None:
    """A quarter or half of a year: "the third quarter of 1990", "first-half", "this year's second quarter"."""
    text, nth = match.group(), _NTH[match["n"]]
    half = match["kind"].startswith("hal")
    if half and (nth > 2 or not (match["year"] or match["y0"] or "-half" not in text)):
        return None
    if half and not (match["year"] or match["y0"]):
        return None
    base = _year(match["year"] or match["y0"], ctx)
    letter, months = ("H", 6) if half else ("Q", 3)
    if not base:
        if not ctx.anchor:
            return Meaning("DATE", f"XXXX-{letter}{nth}")
        now = (ctx.anchor.month - 1) // months + 1
        apart = {y: abs(y * 12 // months + nth - now) + 2 * (ctx.tense != "future" and y * 12 // months + nth > now)
                 for y in (-1, 0, 1)}  # fmt: skip
        base = ctx.anchor.year + min(apart, key=lambda y: (apart[y], y))
        if re.search(r"last year|year-(?:earlier|ago)", text):
            base = ctx.anchor.year - 1
        elif "next year" in text:
            base = ctx.anchor.year + 1
        elif "this year" in text:
            base = ctx.anchor.year
    return named(f"{base}-{letter}{nth}", anchored=not (match["year"] or match["y0"]))


def q(match: Match, ctx: Context) -> Meaning | None:
    """A quarter in short: "Q3 2019"."""
    base = _year(match["year"] or match["y0"], ctx)
    if not base and not ctx.anchor:
        return Meaning("DATE", f"XXXX-Q{match['n']}")
    base = base or (ctx.anchor.year if ctx.anchor else 0)
    return named(f"{base}-Q{match['n']}")


def last_quarter(ctx: Context) -> str | None:
    """The quarter last mentioned, else the one before the anchor's."""
    if ctx.quarter:
        return ctx.quarter
    if not ctx.anchor:
        return None
    now = (ctx.anchor.month - 1) // 3
    return f"{ctx.anchor.year}-Q{now}" if now else f"{ctx.anchor.year - 1}-Q4"


def year_earlier(_: Match, ctx: Context) -> Meaning | None:
    """The year before: "the year-earlier quarter": the quarter under discussion, a year before."""
    if not ctx.anchor:
        return Meaning("DATE", "PAST_REF")
    if ctx.quarter:
        return named(f"{int(ctx.quarter[:4]) - 1}{ctx.quarter[4:]}")
    return named(f"{ctx.anchor.year - 1}")


def period(match: Match, ctx: Context) -> Meaning | None:
    """A period of accounts: "the 1988 quarter", "the latest period"."""
    base, current = (spoken_year(match["y"]) if match["y"] else None), last_quarter(ctx)
    if not current:
        return Meaning("DATE", f"{base}") if base else None
    if match["unit"] in {"half", "nine months"}:
        return Meaning("DURATION", "P9M" if match["unit"] != "half" else "P6M")
    shift = -1 if match["rel"] else 0
    return named(f"{base}{current[4:]}" if base else f"{int(current[:4]) + shift}{current[4:]}")


# ------------------------------------------------------------------ days and parts of days


def weekday(match: Match, ctx: Context) -> Meaning | None:
    """A day of the week: "Tuesday", "last Friday", "late Thursday night", "Tuesday nights"."""
    index, qual = words()["weekdays"][match["wd"]], (match["qual"] or "").strip()
    time = _clock(match["clock"]) or _daypart(match["tod"])
    if match["plural"] or qual in {"every", "each"} or match["tods"]:
        return Meaning("SET", f"XXXX-WXX-{index}{_daypart(match['tods'] or match['tod'])}")
    if not ctx.anchor:
        return Meaning("DATE", f"XXXX-WXX-{index}{time}")
    day = weekday_of(index, qual, ctx)
    if match["week"]:
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
    if (ctx.tense in {"future", "present"} and not ctx.after.startswith("'s ")) or (
        qual == "this" and ctx.tense != "past"
    ):
        return dates.weekday_near(anchor, index, 1)
    if index == anchor.isoweekday() % 7 + 1 and not qual:
        return anchor + timedelta(1)
    return dates.weekday_near(anchor, index, -1)


def dayref(match: Match, ctx: Context) -> Meaning | None:
    """A day by its distance: "today", "yesterday morning", "the day after tomorrow", "tonight"."""
    ref, time = match["ref"], _daypart(match["tod"]) or _daypart(match["part"])
    if not ctx.anchor:
        return Meaning("DATE", "PRESENT_REF" if ref in {"today", "tonight"} else UNKNOWN_DAY)
    shift = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}.get(ref, 0)
    return named((ctx.anchor + timedelta(shift)).isoformat(), time="TNI" if ref == "tonight" else time)


def part_of_day(match: Match, ctx: Context) -> Meaning | None:
    """A part of a day: "this morning", "last night", "the next morning", "in the evening"."""
    qual, time = match["qual"].strip(), _daypart(match["dp"])
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


def overnight(_: Match, ctx: Context) -> Meaning | None:
    """The night: "overnight": the night before publication, or after it where the tense is future."""
    if not ctx.anchor:
        return Meaning("TIME", f"{UNKNOWN_DAY}TNI")
    night = ctx.anchor if ctx.tense == "future" else ctx.anchor - timedelta(1)
    return Meaning("TIME", f"{night.isoformat()}TNI", night, night + timedelta(1), "day")


def mid_day(match: Match, ctx: Context) -> Meaning | None:
    """The middle of a part of a day: "mid-afternoon yesterday"."""
    if not ctx.anchor:
        return None
    day = ctx.anchor - timedelta(match["ref"] == "yesterday")
    return named(day.isoformat(), time=_daypart(match["dp"]))


def clock(match: Match, ctx: Context) -> Meaning | None:
    """A clock time: "10:35 a.m.", "4 a.m. EDT Thursday", "noon"."""
    time = _clock(match["clock"])
    plain = re.fullmatch(r"\d{1,2}:\d\d", match["clock"])
    if plain and not re.search(r"\b(?:at|by|around|about|until|from|between|to|and|after|before|since) $", ctx.before):
        return None
    if match["month"]:
        month_, day = _month(match["month"]), _dayno(match["day"])
        year_ = _year(match["year"], ctx) or near_year(month_, day, ctx)
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


Resolver = Callable[[Match, Context], Meaning | None]
CALENDAR: dict[str, Resolver] = {
    "mdy": mdy, "dmy": mdy, "iso": iso, "slashed": slashed, "month": month, "year": year, "decade": decade,
    "century": century, "holiday": holiday, "quarter": quarter, "q": q, "year_earlier": year_earlier,
    "period": period, "weekday": weekday, "dayref": dayref, "part_of_day": part_of_day, "overnight": overnight,
    "mid_day": mid_day, "clock": clock, "hour_to": hour_to,
}  # fmt: skip
