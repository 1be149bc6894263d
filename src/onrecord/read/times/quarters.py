"""What quarters, halves and periods of accounts mean: "the third quarter of 1990", "a year earlier"."""

import re

from onrecord.read.times.meaning import Context, Match, Meaning, Resolver, named, spoken_year, year_of

_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4, "latter": 4}


def quarter(match: Match, ctx: Context) -> Meaning | None:
    """A quarter or half of a year: "the third quarter of 1990", "first-half", "this year's second quarter"."""
    text, nth, half = match.group(), _NTH[match["n"]], match["kind"].startswith("hal")
    if match["n"] in {"last", "latter"}:
        nth = 2 if half else 0
    if not nth:
        return None
    if half and (nth > 2 or not (match["year"] or match["y0"] or "-half" not in text)):
        return None
    if half and not (match["year"] or match["y0"]):
        return None
    base = year_of(match["year"] or match["y0"], ctx)
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
    base = year_of(match["year"] or match["y0"], ctx)
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


RESOLVERS: dict[str, Resolver] = {
    "quarter": quarter,
    "q": q,
    "year_earlier": year_earlier,
    "period": period,
}
