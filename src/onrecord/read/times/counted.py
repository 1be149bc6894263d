"""What counted expressions mean: "two months ago", "the past two weeks", "five-year"."""

import re
from datetime import date, timedelta

from onrecord.read.times import dates
from onrecord.read.times.dates import words
from onrecord.read.times.meaning import Context, Match, Meaning, Resolver, named, number
from onrecord.read.times.units import VAGUE, at_unit, period_value, shift, stretch, unit_of


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
            Meaning("DATE", "FUTURE_REF" if sign > 0 and ctx.tense != "past" else "PAST_REF")
            if count is None
            else Meaning("DURATION", period_value(count, unit))
        )
    if mark:
        return Meaning("TIME", reference.isoformat(), reference, reference, "day")
    if letter == "Y" and many == 1 and count == 1 and ctx.quarter and direction in {"ago", "earlier"}:
        return named(f"{int(ctx.quarter[:4]) - 1}{ctx.quarter[4:]}")
    day = shift(reference, sign * count, unit)
    if match["today"]:
        return named(day.isoformat())
    if match["wd"] and letter == "W":
        index = words()["weekdays"][match["wd"].split()[-1]]
        return named((day + timedelta(index - day.isoweekday())).isoformat())
    return _spread(named(at_unit(day, unit)), many * count, letter, approx=bool(match["approx"]))


def before_last(match: Match, ctx: Context) -> Meaning | None:
    """The period before the last one: "the week before last"."""
    if not ctx.anchor:
        return Meaning("DATE", "PAST_REF")
    unit = match["unit"]
    if unit == "weekend":
        saturday = ctx.anchor - timedelta(ctx.anchor.isoweekday() + 8)
        return Meaning("DATE", f"{saturday.isoformat()}", saturday, saturday + timedelta(1), "day")
    return named(at_unit(shift(ctx.anchor, -2, unit), unit))


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
    count, vague = _count(text)
    if not count and (match["vmid"] or "").startswith("couple"):
        count = 2
    if count and match.group().endswith(f"{unit} and a half"):
        count += 0.5
    vague = vague or bool(match["vmid"])
    if match.group() == "one day" and ctx.tense == "future":
        return Meaning("DATE", "FUTURE_REF")
    if match.group() == "these days":
        return Meaning("DATE", "PRESENT_REF")
    if _no_duration(match, ctx):
        return None
    if not plural and count is not None and count >= 2 and "and a half" not in text and not match["approx"]:
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
        return stretch(Meaning("DURATION", value), ctx.anchor, count or VAGUE[letter] - 1, unit, past=past)
    return Meaning("DURATION", value)


def up_to(meaning: Meaning, anchor: date) -> Meaning:
    """A counted duration that lasts to the anchor, with the days it covers: "has been held for two months"."""
    found = re.fullmatch(r"P(\d+)([DWMY])", meaning.value)
    if meaning.precision or not found:
        return meaning
    unit = {"D": "day", "W": "week", "M": "month", "Y": "year"}[found[2]]
    return stretch(meaning, anchor, int(found[1]), unit, past=True)


def _no_duration(match: Match, ctx: Context) -> bool:
    """Whether words that look like a duration are none: "every two weeks", "a second missile", "a quarter of all"."""
    unit, qual, text = match["unit"], (match["qual"] or "").strip(), (match["n"] or "").strip()
    plural = unit.endswith("s") or unit in {"centuries", "millennia"}
    if qual.split(" ")[0] in {"every", "each"} and "past" not in qual:
        return True
    if unit == "quarter" and text in {"a", "one"} and ctx.after.startswith(" of "):
        return True
    if unit.removesuffix("s") == "second" and (not (plural and text) or text in {"a", "an"}):
        return True
    return not plural and (not text or (unit in {"day", "night"} and text in {"a", "one"} and bool(qual)))


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


def _bare_plural(match: Match, ctx: Context, qual: str, unit: str) -> Meaning | None:
    """An uncounted plural: "recent weeks", "coming months", "for years"."""
    letter = unit_of(unit)[0]
    if re.search(r"recent|past|last|previous|preceding", qual):
        meaning = Meaning("DURATION" if "past" not in qual else "DATE", period_value(None, unit))
        return stretch(meaning, ctx.anchor, VAGUE[letter], unit, past=True) if ctx.anchor else meaning
    if re.search(r"coming|next|following", qual) or match["ahead"]:
        meaning = Meaning("DURATION", period_value(None, unit))
        return stretch(meaning, ctx.anchor, VAGUE[letter], unit, past=False) if ctx.anchor else meaning
    if not qual and not _BARE.search(ctx.before) and not _soon_after(ctx):
        return None
    if unit in {"nights", "seasons", "quarters", "weekends", "seconds"}:
        return None
    return Meaning("DURATION", period_value(None, unit))


def _soon_after(ctx: Context) -> bool:
    """As in "came only days after the vote"."""
    return ctx.before.endswith(("only ", "just ", "mere ")) and ctx.after.startswith((" after ", " before "))


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


RESOLVERS: dict[str, Resolver] = {
    "ago": ago,
    "before_last": before_last,
    "dur": dur,
    "hyphen": hyphen,
}
