"""Where claims come from, so that corroboration counts origins, never reports.

An origin is somebody: a person, a body, an outlet, a document or an image, one in the whole record whatever reports
call it. A claim with a known speaker is that one's word. A claim in a report's own voice is the word of the first
report that has its text: of the agency that this credits, else of its outlet.
"""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from onrecord.model import Evidence, Origin
from onrecord.record.shelf import Shelf
from onrecord.record.speakers import Speaker
from onrecord.record.text import fingerprint

MEMBERS = "origins.claims"
MOST_EVIDENCE = 200


def origin_id(key: str) -> str:
    """The id of the origin of that key: the same in every record."""
    return "o" + fingerprint("origin", key)[:12]


def row_of(origin: str, report: str, claim: str) -> str:
    """The row that lists a claim with its origin."""
    return f"{origin}#{report}\n{claim}"


def origin_of(row: str) -> str:
    """The id of the origin of a row."""
    return row.partition("#")[0]


def report_of(row: str) -> str:
    """The id of the report of a row."""
    return row.partition("#")[2].rpartition("\n")[0]


def claim_of(row: str) -> str:
    """The id of the claim of a row; older versions wrote rows without reports."""
    return row.partition("#")[2].rpartition("\n")[2]


class OriginIndex:
    """The origins on a shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    def get(self, id: str) -> Origin | None:
        """The origin of that id."""
        return self.shelf.get(Origin, self.shelf.resolve(id))

    def of_claim(self, claim: str) -> Origin | None:
        """The origin of a claim."""
        found = self.ids([claim]).get(claim)
        return self.get(found) if found else None

    def ids(self, claims: Iterable[str]) -> dict[str, str]:
        """The ids of the origins of those of the claims that have one, by claim."""
        rows = sorted(self.shelf.find(MEMBERS, claims), reverse=True)
        return {claim_of(row): self.shelf.resolve(origin_of(row)) for row in rows}


def titled(kept: str, said: Sequence[Speaker]) -> str:
    """What an origin is called that was called `kept`, if anything: a person's fuller name; the owner of mastheads."""
    titles = {title for title in (kept, *(one.title for one in said)) if title}
    if not said or len(titles) < 2:
        return next(iter(titles), "")
    if any(one.kind == "outlet" for one in said):
        owners = [one.family for one in said if one.family]
        return min(owners or titles, key=lambda name: (len(name), name))
    return max(titles, key=lambda name: (len(name), name))


def of_speaker(one: Evidence) -> bool:
    """Whether it shows what a speaker is called: the same in however many reports."""
    return one.kind == "speaker" and not one.claims


IN_ORDER = attrgetter("kind", "detail", "reports", "claims")


def ranked(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Evidence in an order of its own, so that it is the same whatever came first; of each name of a speaker one."""
    first: dict[object, Evidence] = {}
    for one in sorted(set(evidence), key=IN_ORDER):
        first.setdefault((one.kind, one.detail) if of_speaker(one) else one, one)
    return tuple(first.values())[:MOST_EVIDENCE]
