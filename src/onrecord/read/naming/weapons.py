"""Weapons by name or designation: "Hwasong-15", "F-16", "Patriot missiles"."""

import re
from functools import lru_cache

from onrecord.knowledge import listed as parts
from onrecord.knowledge import table
from onrecord.model import Span
from onrecord.read.naming.found import Found

KINDS = (
    "missile", "rocket", "tank", "system", "batter(?:y|ie)", "launcher", "drone", "jet", "fighter", "aircraft",
    "warplane", "plane", "bomber", "interceptor", "ICBM", "vehicle", "howitzer", "torpedo(?:e)?", "rifle", "gun",
    "air defen[cs]e", "surface-to-air", "anti-tank", "anti-aircraft", "ballistic", "cruise", "combat", "main battle",
    "infantry fighting", "self-propelled", "intercontinental", "intermediate-range", "hypersonic",
)  # fmt: skip
NUMBER = r"\d{1,3}[A-Z]{0,3}\d?"


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    options = []
    for row in sorted(table("weapons.tsv"), key=lambda row: -len(row["name"])):
        name = re.escape(row["name"])
        if row["how"] == "number":
            allowed = "|".join(sorted(parts(row["numbers"]), key=len, reverse=True))
            number = rf"(?:{allowed})[A-Z]{{0,3}}" if allowed else NUMBER
            between = r"[-‑– ]" if len(row["name"]) > 3 else r"[-‑–]"
            options.append(rf"{name}{between}?{number}" if name == "TB" else rf"{name}{between}{number}")
        elif row["how"] == "name":
            options.append(name)
        else:
            options.append(rf"{name}(?: [1-9][A-Z]?\d?\b)?(?=s? (?:{'|'.join(KINDS)})s?\b)|{name} [1-9][A-Z]?\d?")
    return re.compile(rf"(?<![\w-])(?:{'|'.join(options)})(?=s?(?![\w]))")


def weapons(text: str) -> list[Found]:
    """The weapons that a text names."""
    return [
        Found("weapon", Span(match.start(), match.end()), match.group(), match.group())
        for match in _pattern().finditer(text)
    ]
