"""What dates written out mean: "March 12, 1999", "in July", "the 1990s", "last Christmas"."""

import re
from datetime import date

from onrecord.read.times import dates
from onrecord.read.times.dates import words
from onrecord.read.times.meaning import (
    UNKNOWN_DAY,
    Context,
    Match,
    Meaning,
    Resolver,
    apart,
    day_of,
    daypart,
    month_of,
    named,
    near_year,
    part_of,
    spoken_year,
    year_of,
)

LONGEST_MONTH = 31  # days


def mdy(match: Match, ctx: Context) -> Meaning | None:
    """Month first: "March 12, 1999"; "Friday, Oct. 13"; "Aug. 5-7"."""
    g = match.groupdict()
    month, day = month_of(g["month"]), day_of(g["day"])
    year = year_of(g.get("year"), ctx) or near_year(month, day, ctx)
    if not dates.make(year or 2000, month, day):
        return Meaning("DATE", UNKNOWN_DAY) if day <= LONGEST_MONTH else None
    if not year:
        return Meaning("DATE", f"XXXX-{month:02d}-{day:02d}")
    meaning = named(f"{year}-{month:02d}-{day:02d}", time=daypart(g.get("tod")), anchored=not g.get("year"))
    if (
        g.get("day2")
        and (last := dates.make(year, month, day_of(g["day2"])))
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
    number_, qual, part = (
        month_of(match["month"]),
        (match["qual"] or "").strip(),
        part_of(match["part"] or match["qual"]),
    )
    if qual and not match["year"] and re.match(r" \d{1,2}(?:st|nd|rd|th)?\b(?![,.]?\d)", ctx.after):
        return None
    short = match["month"].strip(".") in words()["months_short"]
    year = year_of(match["year"], ctx)
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
    elif ctx.beside and ctx.beside.year < anchor.year and ctx.tense != "future":
        year = ctx.beside.year
    else:
        middle = anchor.replace(day=15)
        tense = None if ctx.tense == "present" else ctx.tense or "past"
        options = [date(y, number_, 15) for y in (anchor.year - 1, anchor.year, anchor.year + 1)]
        year = min(options, key=lambda d: apart(d, middle, tense, 6)).year
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
    if half := re.search(r"(first|second|last|latter) half", match["part"] or ""):
        return named(f"{value}-H{1 if half[1] == 'first' else 2}", anchored=False)
    meaning = named(f"{value}", part_of(match["part"]), anchored=False)
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
    part = part_of(match.group())
    first, last = date(full, 1, 1), date(full + 9, 12, 31)
    if part:
        first, last = {"early": (date(full, 1, 1), date(full + 3, 12, 31)), "late": (date(full + 6, 1, 1), last)}.get(
            part, (date(full + 3, 1, 1), date(full + 6, 12, 31))
        )
    return Meaning("DATE", str(full)[:3], first, last, "decade", False)


def century(match: Match, _: Context) -> Meaning | None:
    """A century: "the 20th century"."""
    count = day_of(match["n"])
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
    if qual in {"last", "this past"}:
        days = [day for day in days if day <= anchor] or days
    elif qual == "next" or ctx.tense == "future":
        days = [day for day in days if day >= anchor] or days
    return min(days, key=lambda day: apart(day, anchor, ctx.tense, 6))


RESOLVERS: dict[str, Resolver] = {
    "mdy": mdy,
    "dmy": mdy,
    "iso": iso,
    "slashed": slashed,
    "month": month,
    "year": year,
    "decade": decade,
    "century": century,
    "holiday": holiday,
}
