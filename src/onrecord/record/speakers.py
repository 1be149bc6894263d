"""On whose word a claim stands: that of the innermost source that is somebody.

Spokespersons, ministries, intelligence services and unnamed officials of one government speak for one body; its
being said by two of them is one origin. A military, a parliament and the courts speak for themselves.
"""

from functools import lru_cache
from typing import Any

from onrecord.knowledge import toml
from onrecord.model import Claim, Report, Source
from onrecord.record.identity import identify
from onrecord.record.text import stem, words
from onrecord.record.who import Speaker

__all__ = ["Speaker", "side_of", "source_of", "speaker"]


@lru_cache(maxsize=1)
def knowledge() -> dict[str, Any]:
    """The states of mind of `knowledge/speakers.toml`, as stems."""
    return {"minds": frozenset(stem(word) for word in toml("speakers.toml")["minds"])}


def source_of(claim: Claim) -> Source | None:
    """The source on whose word a claim stands: the innermost.

    Unless only a state of its mind is told, or it is a document without a name ("intelligence", "satellite images"):
    then whoever says so.
    """
    chain = _chain(claim)
    return chain[-1] if chain else None


def _chain(claim: Claim) -> list[Source]:
    """The sources up to the one on whose word the claim stands."""
    named = [source for source in claim.sources if source.name and not _acts_itself(source, claim)]
    while len(named) > 1 and (_is_mind(named[-1]) or _is_nameless_document(named[-1])):
        named.pop()
    return named


def _acts_itself(source: Source, claim: Claim) -> bool:
    """Whether a source is whom the claim's own words say to act, and the word for saying stands elsewhere.

    In "Ruritania bombed a school, inquiry shows" not Ruritania says so, whoever else does.
    """
    if source.span is None or not source.cue or source.cue.lower() in claim.quote.lower():
        return False
    return claim.span.overlaps(source.span) and any(party.span == source.span for party in claim.actors)


def _is_mind(source: Source) -> bool:
    return any(stem(word) in knowledge()["minds"] for word in words(source.cue))


def _is_nameless_document(source: Source) -> bool:
    return source.kind in ("document", "image") and source.name.lower() == source.name


def speaker(claim: Claim, report: Report | None = None) -> Speaker | None:
    """Whose word a claim is: of its sources, the innermost that is somebody.

    None if the report says it in its own voice, or by sources that cannot be told from others ("officials" of no
    state, "reports"). With the report, offices count as of its day, and family names are those of persons in it.
    """
    found = (identify(source, claim, report) for source in reversed(_chain(claim)))
    return next((said for said in found if said is not None), None)


def side_of(claim: Claim, report: Report | None) -> str | None:
    """The code of the state or organisation whose side a claim is told from; None if it is nobody's.

    That of its speaker; what an organ of a state says in its own voice, or is cited for, is that state's. Of whom no
    more is known than the state is on its side.
    """
    said = speaker(claim, report)
    if said and said.official:
        return said.key.partition(":")[0]
    source = source_of(claim)
    if said and said.kind == "outlet":
        return _state_behind(said.title) or _state_behind(said.name)
    if source is None:
        outlet = (report.domain or report.outlet) if report else None
        return _state_behind(outlet) if outlet else None
    return _coded(source, claim)


def _coded(source: Source, claim: Claim) -> str | None:
    """The code of a source that may speak for it, though it is not told that it does."""
    if not source.code or source.code == "?" or source.kind in ("media", "image"):
        return None
    parties = (*claim.actors, *claim.recipients)
    sector = next((party.sector for party in parties if party.name == source.name and party.sector), None)
    return source.code if sector in (None, *toml("speakers.toml")["governing"], "MIL", "LEG", "JUD") else None


@lru_cache(maxsize=8192)
def _state_behind(outlet: str) -> str | None:
    from onrecord.acquire.outlets import outlet_for

    known = outlet_for(outlet)
    return known.country if known and known.state else None
