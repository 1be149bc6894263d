"""Counting in units of time: "two weeks" as an ISO 8601 period, as a step from a day, as a stretch of days."""

from datetime import date, timedelta

from onrecord.model import Precision
from onrecord.read.times import dates
from onrecord.read.times.dates import words
from onrecord.read.times.meaning import Meaning

STEP: dict[str, Precision] = {"D": "day", "W": "week", "M": "month", "Y": "year", "H": "day", "S": "day"}


# How many units "recent" or "a few" may stand for, at most.
VAGUE = {"D": 7, "W": 4, "M": 3, "Y": 5, "H": 24, "S": 60}


def unit_of(text: str) -> tuple[str, int, str]:
    """Letter, count and time mark of a unit's singular or plural: "decades" is Y, 10."""
    text = {"centuries": "century", "millennia": "millennium"}.get(text, text)
    if text not in words()["units"]:
        text = text.removesuffix("s")
    letter, count, mark = words()["units"][text]
    return letter, count, mark


def period_value(count: float | None, unit: str) -> str:
    """An ISO 8601 period: P2W, PT5H30M, P2Y6M, PXD."""
    if unit.startswith("quarter"):
        return "PXQ" if count is None else f"P{count:g}Q"
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


def stretch(meaning: Meaning, anchor: date, count: float, unit: str, *, past: bool) -> Meaning:
    """The stretch of days up to the anchor, or from it on."""
    other = shift(anchor, -count if past else count, unit)
    if past and unit_of(unit)[0] == "M":
        other = min(other, anchor).replace(day=1) if count > 1 else other
    precision = STEP[unit_of(unit)[0]]
    first, last = (other, anchor) if past else (anchor, other)
    return meaning._replace(first=first, last=last, precision=precision)
