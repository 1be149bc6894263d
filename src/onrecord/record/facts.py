"""What linking compares of a claim, worked out once."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from onrecord.model import Claim, Report
from onrecord.record.concepts import concepts
from onrecord.record.text import content, words

VERBAL = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT", "SUPPORT", "AGREE", "CONCEDE"})


class Facts(NamedTuple):
    """A claim as linking sees it; days are ordinals, None where open or unknown."""

    claim: Claim
    actors: frozenset[str]
    recipients: frozenset[str]
    start: int | None
    end: int | None
    words: dict[str, float]
    concepts: frozenset[str]
    numbers: frozenset[str]
    place: dict[str, float]
    source: str
    outlet: str
    published: int | None


def day(text: str | None) -> int | None:
    """Ordinal of an ISO date, None for None."""
    return date.fromisoformat(text[:10]).toordinal() if text else None


def codes(parties: tuple[object, ...]) -> frozenset[str]:
    """The known codes of parties."""
    return frozenset(getattr(party, "code", "?") for party in parties) - {"?"}


@lru_cache(maxsize=8192)
def _said(text: str) -> tuple[dict[str, float], frozenset[str], frozenset[str]]:
    return content(text), concepts(text), frozenset(word for word in words(text) if word[:1].isdigit())


def facts(claim: Claim, report: Report | None) -> Facts:
    """What linking compares of the claim, given the report it stands in."""
    said, kinds, numbers = _said(claim.quote)
    time = claim.time
    start, end = (day(time.start), day(time.end)) if time else (None, None)
    if start is not None and end is None and claim.status != "ongoing":
        end = start
    return Facts(
        claim=claim,
        actors=codes(claim.actors),
        recipients=codes(claim.recipients),
        start=start if start is not None else end,
        end=end if start is not None or end is not None else None,
        words=said,
        concepts=kinds,
        numbers=numbers,
        place=content(claim.place.name) if claim.place else {},
        source=claim.sources[-1].name.lower() if claim.sources else "",
        outlet=(report.domain or report.outlet or report.id) if report else claim.report,
        published=day(report.published) if report else None,
    )
