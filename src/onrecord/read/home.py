"""Which states a report is written about without saying so: those its address names, and that of its outlet.

A paper's home news says "the government" and "police" and never the country's name; its reader knows it from the
section, `/australia-news/`, or from the paper itself.
"""

from functools import lru_cache
from urllib.parse import urlsplit

from onrecord.acquire.outlets import outlet_for
from onrecord.knowledge import toml
from onrecord.knowledge.folding import place_name
from onrecord.model import Report
from onrecord.read.actors.places import country_of_place
from onrecord.read.places_names import adjectives, codes, countries
from onrecord.read.places_outlets import town_of

QUALIFIES = {"american", "equatorial", "new", "north", "northern", "papua", "south", "southern", "west", "western"}
MOST = 4  # words of a section's name; more are a headline's


def sections(url: str | None) -> tuple[str, ...]:
    """The states (ISO 3166-1 alpha-3) that the sections of an address name, in order; none for a bad address."""
    try:
        parts = urlsplit(url or "").path.lower().strip("/").split("/")
    except ValueError:
        return ()
    found: list[str] = []
    for place, part in enumerate(parts):
        words = [word for word in part.split("-") if word.isalpha()]
        headline = place == len(parts) - 1 and part[-1:].isalpha()
        edition = len(words) == 1 and words[0] in adjectives()  # "/english/" is a language
        if not headline and not edition and len(words) <= MOST:
            found += _named(words)
    return tuple(dict.fromkeys(found))


def _named(words: list[str]) -> list[str]:
    """The states among words, the longest name at each place; not those that only end another's name."""
    found, at = [], 0
    while at < len(words):
        size, code = next(((n, code) for n in (3, 2, 1) if (code := _code(words, at, n))), (1, None))
        before = words[at - 1] if at else ""
        if code and before not in QUALIFIES and (len(words[at]) > 2 or before in {"", "world"}):
            found.append(code)
        at += size
    return found


def _code(words: list[str], at: int, size: int) -> str | None:
    name = place_name(" ".join(words[at : at + size]))
    entry = countries().get(name) or adjectives().get(name)
    return codes().get(entry.country) if entry and at + size <= len(words) else None


@lru_cache(maxsize=1)
def abroad() -> frozenset[str]:
    """The names of outlets that are written for readers abroad."""
    return frozenset(toml("home.toml")["abroad"])


@lru_cache(maxsize=1024)
def state_of(domain: str | None) -> str | None:
    """The state (ISO 3166-1 alpha-3) where an outlet's readers are at home; None if that is not known.

    An outlet that is written for readers abroad has none: Al Jazeera does not mean Qatar's by "the government".
    """
    if not domain:
        return None
    if (outlet := outlet_for(domain)) is not None:
        elsewhere = outlet.kind in {"aggregator", "organisation"} or outlet.name in abroad()
        return None if elsewhere else outlet.country or None
    town = town_of(domain)
    return codes().get(town.country) if town is not None else None


def entry_state(report: Report) -> str | None:
    """The state (ISO 3166-1 alpha-3) whose name stands before what is read, where that is one entry of a list."""
    entries = [section for section in report.sections if section.kind == "entry"]
    place = entries[0].place if len(entries) == 1 else None
    return country_of_place(place) if place else None


def home_of(report: Report) -> str | None:
    """The state that a report takes for granted: that of the entry that it is, or of its outlet's readers."""
    return entry_state(report) or state_of(report.domain)
