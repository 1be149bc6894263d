"""On whose word a claim stands: the body that the innermost source speaks for.

Spokespersons, ministries, intelligence services and unnamed officials of one government speak for one body; its
being said by two of them is one origin. A military speaks for itself.
"""

from typing import NamedTuple

from onrecord.model import Claim, Source
from onrecord.record.text import words

OFFICIAL = {"GOV", "LEG", "SPY", "INT", "COP", "JUD", None}
IMAGES = ("image", "document")


class Speaker(NamedTuple):
    """The body a source speaks for: `key` is equal for all who speak for it."""

    key: str
    name: str
    anonymous: bool


def speaker(claim: Claim) -> Speaker | None:
    """The body that the claim's innermost source speaks for.

    None if the report says it in its own voice, or by a source that cannot be told from others ("officials" of no
    state).
    """
    if not claim.sources:
        return None
    source = claim.sources[-1]
    key = _body(source, claim)
    return Speaker(key, source.name, source.anonymous) if key else None


def _body(source: Source, claim: Claim) -> str | None:
    sector = next(
        (party.sector for party in (*claim.actors, *claim.recipients) if party.name == source.name and party.sector),
        None,
    )
    if source.code and source.code != "?":
        if source.kind == "military" or sector == "MIL":
            return f"{source.code}:MIL"
        if source.kind in ("government", "organisation", "collective") or sector in OFFICIAL:
            return source.code
    name = words(source.name)
    if source.anonymous or not name or source.name[:1].islower():
        return None
    return f"~{name[-1]}" if source.kind == "person" else f"~{' '.join(name)}"
