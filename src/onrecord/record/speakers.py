"""On whose word a claim stands: the body that the innermost source speaks for.

Spokespersons, ministries, intelligence services and unnamed officials of one government speak for one body; its
being said by two of them is one origin. A military speaks for itself. Bodies of a state start with its code, all
others with "~".
"""

from functools import lru_cache
from typing import Any, NamedTuple

from onrecord.knowledge import toml
from onrecord.model import Claim, Report, Source
from onrecord.record.text import stem, words


class Speaker(NamedTuple):
    """The body a source speaks for: `key` is equal for all who speak for it."""

    key: str
    name: str

    @property
    def official(self) -> bool:
        """Whether it speaks for a state or an organisation that has a code."""
        return not self.key.startswith("~")


@lru_cache(maxsize=1)
def knowledge() -> dict[str, Any]:
    """The contents of `knowledge/speakers.toml`, cues as stems."""
    raw = toml("speakers.toml")
    return {"minds": frozenset(stem(word) for word in raw["minds"]), "governing": frozenset(raw["governing"])}


def publisher(outlet: str) -> str:
    """The family that an outlet or agency belongs to, in lower case; an unknown one is its own."""
    from onrecord.acquire.outlets import family

    return family(outlet).lower()


def source_of(claim: Claim) -> Source | None:
    """The source on whose word a claim stands: the innermost.

    Unless only a state of its mind is told, or it is a document without a name ("intelligence", "satellite images"):
    then whoever says so.
    """
    named = [source for source in claim.sources if source.name]
    while len(named) > 1 and (_is_mind(named[-1]) or _is_nameless_document(named[-1])):
        named.pop()
    return named[-1] if named else None


def _is_mind(source: Source) -> bool:
    return any(stem(word) in knowledge()["minds"] for word in words(source.cue))


def _is_nameless_document(source: Source) -> bool:
    return source.kind in ("document", "image") and source.name.lower() == source.name


def speaker(claim: Claim) -> Speaker | None:
    """The body that a claim's source speaks for.

    None if the report says it in its own voice, or by a source that cannot be told from others ("officials" of no
    state, "reports").
    """
    source = source_of(claim)
    key = _body(source, claim) if source else None
    return Speaker(key, source.name) if source and key else None


def side_of(claim: Claim, report: Report | None) -> str | None:
    """The code of the state or organisation whose side a claim is told from; None if it is nobody's.

    That of its speaker; what an organ of a state says in its own voice, or is cited for, is that state's.
    """
    said = speaker(claim)
    if said and said.official:
        return said.key.partition(":")[0]
    source = source_of(claim)
    if source is None:
        outlet = (report.domain or report.outlet) if report else None
    else:
        outlet = source.name if source.kind == "media" else None
    return _state_behind(outlet) if outlet else None


@lru_cache(maxsize=8192)
def _state_behind(outlet: str) -> str | None:
    from onrecord.acquire.outlets import outlet_for

    known = outlet_for(outlet)
    return known.country if known and known.state else None


def _body(source: Source, claim: Claim) -> str | None:
    name = words(source.name)
    if source.kind == "media":
        return f"~f:{publisher(source.name)}" if _named(source) else None
    coded = source.code if source.code != "?" else None
    if source.kind == "image" or (source.kind == "document" and not coded):
        return f"~{' '.join(name)}" if name else None
    if coded:
        sector = _sector(source, claim)
        if source.kind == "military" or sector == "MIL":
            return f"{coded}:MIL"
        bodies = ("government", "organisation", "collective", "document", "unknown")
        if source.kind in bodies or sector in (None, *knowledge()["governing"]):
            return coded
    if not _named(source) or source.kind not in ("person", "organisation", "government", "military"):
        return None
    return f"~{name[-1]}" if source.kind == "person" else f"~{' '.join(name)}"


def _named(source: Source) -> bool:
    return not source.anonymous and source.name[:1].isupper() and bool(words(source.name))


def _sector(source: Source, claim: Claim) -> str | None:
    """The sector of a source that is a party to the claim itself."""
    parties = (*claim.actors, *claim.recipients)
    return next((party.sector for party in parties if party.name == source.name and party.sector), None)
