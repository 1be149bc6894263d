"""Speakers by one name each: "Kirby" is John Kirby where only one Kirby speaks for the United States.

Also who says so in words: a spokesman without a name is told with whom he speaks for, and what a report says in its own
voice with its outlet.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

from onrecord.knowledge.actors import folded
from onrecord.knowledge.folding import fold
from onrecord.knowledge.names import label
from onrecord.model import Claim, Report, Source
from onrecord.store.heard import Heard

INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}")
HONORIFIC = re.compile(r"^(?:the|mr|mrs|ms|dr|sir|prof|president|minister|gen|col)\.?\s+(?=\S)", re.IGNORECASE)
POINTING = frozenset(
    {
        "we",
        "i",
        "he",
        "she",
        "they",
        "it",
        "who",
        "you",
        "one",
        "us",
        "both",
        "all",
        "some",
        "others",
        "its",
        "his",
        "her",
        "their",
        "our",
        "these",
        "those",
        "this",
    }
)
MOST_NAMED = 3
Names = dict[str, set[str]]
NOBODY = frozenset[str]()


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """A name without article, honorific and the dots of initials: "the U.S. military" is "US military"."""
    spaced = " ".join(name.split())
    return HONORIFIC.sub("", INITIALS.sub(lambda match: match.group().replace(".", ""), spaced))


class Voices:
    """The names of a record's speakers, worked out once from all its claims."""

    def __init__(self, claims: Iterable[Claim | Heard], reports: dict[str, Report] | None = None) -> None:
        self.reports = reports or {}
        self._surfaces: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        # Whole names by the word that they begin or end with: of all who speak for somebody, and within a report.
        self._full: dict[str, Names] = defaultdict(dict)
        self._full_in: dict[tuple[str, str], Names] = defaultdict(dict)
        self._learnt: set[tuple[str, str, str]] = set()
        self._names: dict[tuple[str, str, str], str] = {}
        for claim in claims:
            for source in claim.sources:
                self._surfaces[plain(source.name).casefold(), source.code or ""][plain(source.name)] += 1
                self._learn(source.name, source.code or "", claim.report)
            for party in (*claim.actors, *claim.recipients):
                self._learn(party.name, party.code or "", claim.report)

    def _learn(self, name: str, code: str, report: str) -> None:
        if (name, code, report) in self._learnt:
            return
        self._learnt.add((name, code, report))
        if full := _full_name(name):
            first, *_, last = _words(full)
            # The last: whoever it is said to speak for.
            for known in (self._full[code], self._full_in[code, report], self._full_in["", report]):
                known.setdefault(first, set()).add(full)
                known.setdefault(last, set()).add(full)

    def name(self, source: Source, report: str = "") -> str:
        """The speaker's one name."""
        asked = source.name, source.code or "", report
        if asked not in self._names:
            self._names[asked] = self._name(*asked)
        return self._names[asked]

    def _name(self, name: str, code: str, report: str) -> str:
        said = plain(name)
        if said.casefold() in POINTING:
            return label(code) if code and code != "?" else "an unnamed speaker"
        if _short(said):
            for known in (self._full_in.get((code, report)), self._full.get(code), self._full_in.get(("", report))):
                fuller = _fuller(said, known) if known else []
                if len(fuller) == 1:
                    return fuller[0]
                if fuller:
                    break
        surfaces = self._surfaces.get((said.casefold(), code)) or {said: 1}
        return min(surfaces, key=lambda name: (-surfaces[name], len(name), name))

    def told(self, source: Source, report: str = "") -> str:
        """The name, with whom one without a name of their own speaks for: "officials (Afghanistan)"."""
        name = self.name(source, report)
        named = any(char.isupper() for char in name)
        return name if named or not source.code or source.code == "?" else f"{name} ({label(source.code)})"

    def itself(self, report: str) -> str:
        """Who speaks where a report names nobody: its outlet."""
        found = self.reports.get(report)
        return (found.outlet or found.domain if found else None) or "the report itself"

    def chain(self, claim: Claim) -> str:
        """The speakers from the innermost outwards, "Kim, according to Watson"; the outlet if there are none.

        What an outlet tells as somebody's word without saying whose is its hearsay.
        """
        if not claim.sources:
            return f"{self.itself(claim.report)}, on hearsay" if claim.hearsay else self.itself(claim.report)
        inner, *outer = dict.fromkeys(self.told(source, claim.report) for source in reversed(claim.sources))
        return inner + "".join(f", according to {name}" for name in outer)

    def says(self, claims: Iterable[Claim], most: int = MOST_NAMED) -> str:
        """Who says so: the innermost speakers, each once, those with a name before "reports" and the most heard first.

        Outlets only where nobody is named.
        """
        known = list(claims)
        said = Counter(self.told(claim.sources[-1], claim.report) for claim in known if claim.sources)
        said = said or Counter(self.itself(claim.report) for claim in known)
        names = sorted(said, key=lambda name: (name == name.lower(), -said[name], name))
        more = f" and {len(names) - most} more" if len(names) > most else ""
        return ", ".join(names[:most]) + more


@lru_cache(maxsize=65536)
def _full_name(name: str) -> str:
    """The name, if it may be the whole name of somebody; else ""."""
    words = plain(name).split()
    whole = all(word[:1].isupper() or word in ("al", "bin", "de", "von") for word in words)
    return " ".join(words) if 2 <= len(words) <= 4 and whole else ""


@lru_cache(maxsize=65536)
def _words(name: str) -> tuple[str, ...]:
    return tuple(name.casefold().split())


@lru_cache(maxsize=65536)
def _short(said: str) -> bool:
    """Whether a name may be short for that of a person: "Russia" is for nobody's."""
    return said[:1].isupper() and all(facts.kind == "person" for facts in folded().get(fold(said)) or ())


def _fuller(said: str, known: Names) -> list[str]:
    """The names that begin or end with this one, each of a person of their own."""
    words = _words(said)
    longer, count = [], len(words)
    for name in known.get(words[0], NOBODY) | known.get(words[-1], NOBODY):
        parts = _words(name)
        if len(parts) > count and (parts[-count:] == words or parts[:count] == words):
            longer.append(name)
    return sorted(
        name for name in longer if not any(other != name and set(name.split()) < set(other.split()) for other in longer)
    )
