"""Speakers as users name them: those of the claim, the record, the files of knowledge, or the report's own words."""

import re
from collections.abc import Iterator, Sequence

from onrecord.acquire import outlet_for
from onrecord.errors import UsageError
from onrecord.knowledge.actors import ActorFacts, codes_for
from onrecord.knowledge.choices import did_you_mean, nearest
from onrecord.knowledge.folding import speaker_name
from onrecord.model import Claim, Report, Source, SourceKind
from onrecord.store import Record


def source(record: Record, given: str, claims: Sequence[Claim]) -> Source:
    """The speaker of that name.

    Raises:
        UsageError: nothing is known of it, and not every claim's report names it; names the nearest.
    """
    key = speaker_name(given)
    own = [one for claim in claims for one in claim.sources if speaker_name(one.name) == key]
    if own:
        return own[0]
    listed = record.sources(leads=True)
    heard = [one for one in listed if speaker_name(one.name) == key]
    if heard:
        return Source(heard[0].name, code=heard[0].code, kind=heard[0].kind)
    if (facts := codes_for(given)) is not None:
        return Source(given, code=facts.code or None, kind=_kind(facts))
    if outlet := outlet_for(given):
        return Source(outlet.name, kind="media")
    if all(_names(text, given) for text in _texts(record, claims)):
        return Source(given, kind="person" if given[:1].isupper() else "unknown")
    near = nearest(given, dict.fromkeys(one.name for one in listed))
    raise UsageError(
        f"no speaker is known as '{given}'{did_you_mean(near) or ':'} "
        "One that is new has to be named as the report names it"
    )


def _kind(facts: ActorFacts) -> SourceKind:
    if facts.kind == "person":
        return "person"
    if facts.kind in ("organisation", "group", "party"):
        return "organisation"
    return "military" if facts.sector == "MIL" else "government"


def _texts(record: Record, claims: Sequence[Claim]) -> Iterator[str]:
    found = (record.shelf.get(Report, id) for id in {claim.report for claim in claims})
    return (report.text for report in found if report is not None)


def _names(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None
