"""Where claims come from, so that corroboration counts origins, never reports.

An origin is somebody: a person, a body, an outlet, a document or an image, one in the whole record whatever reports
call it. A claim with a known speaker is that one's word. A claim in a report's own voice is the word of the first
report that has its text: of the agency that this credits, else of its outlet.
"""

from collections.abc import Iterable, Sequence

from onrecord.model import Evidence, Origin
from onrecord.record.shelf import Shelf
from onrecord.record.speakers import Speaker
from onrecord.record.text import fingerprint

MEMBERS = "origins.claims"
MOST_EVIDENCE = 200


def origin_id(key: str) -> str:
    """The id of the origin of that key: the same in every record."""
    return "o" + fingerprint("origin", key)[:12]


class OriginIndex:
    """The origins on a shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    def get(self, id: str) -> Origin | None:
        """The origin of that id."""
        return self.shelf.get(Origin, self.shelf.resolve(id))

    def of_claim(self, claim: str) -> Origin | None:
        """The origin of a claim."""
        return self.of_claims([claim]).get(claim)

    def of_claims(self, claims: Iterable[str]) -> dict[str, Origin]:
        """The origins of those of the claims that have one, by claim."""
        found: dict[str, Origin] = {}
        for id in sorted(self.shelf.find(MEMBERS, claims)):
            origin, _, claim = id.partition("#")
            if claim not in found and (kept := self.get(origin)):
                found[claim] = kept
        return found


def titled(kept: str, said: Sequence[Speaker]) -> str:
    """What an origin is called that was called `kept`, if anything: a person's fuller name; the owner of mastheads."""
    titles = {title for title in (kept, *(one.title for one in said)) if title}
    if not said or len(titles) < 2:
        return next(iter(titles), "")
    if any(one.kind == "outlet" for one in said):
        owners = [one.family for one in said if one.family]
        return min(owners or titles, key=lambda name: (len(name), name))
    return max(titles, key=lambda name: (len(name), name))


def ranked(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Evidence in an order of its own, so that it is the same whatever came first; of each name of a speaker one."""
    first: dict[object, Evidence] = {}
    for one in sorted(set(evidence), key=lambda one: (one.kind, one.detail, one.reports, one.claims)):
        first.setdefault((one.kind, one.detail) if one.kind == "speaker" and not one.claims else one, one)
    return tuple(first.values())[:MOST_EVIDENCE]
