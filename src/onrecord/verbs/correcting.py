"""What a correction says, checked before it is kept: every code, day and name in it has to be known."""

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.acquire.asked import days
from onrecord.errors import UsageError
from onrecord.knowledge import choices
from onrecord.model import Claim, Origin, Party, Place, Report, Source
from onrecord.record.decisions import CHAIN, CORRECTABLE, OWN, Decisions
from onrecord.store import Record, named
from onrecord.verbs.speakers_named import source


class Meant(NamedTuple):
    """What a correction says: its value as it is kept, and what the names in it mean. See `Decision`."""

    value: str
    parties: tuple[Party, ...] = ()
    sources: tuple[Source, ...] = ()
    place: Place | None = None
    like: tuple[str, str] | None = None


def field_of(given: str) -> str:
    """The field to be corrected; of lists, one may name it in the singular. Raises UsageError with the choices."""
    return choices.chosen("field to correct", f"{given}s" if f"{given}s" in CORRECTABLE else given, CORRECTABLE)


def meant(record: Record, field: str, value: str, claims: Sequence[Claim]) -> Meant:
    """What the value of a field means for these claims.

    Raises:
        UsageError: a type, mode, status, code, day or name in it is not known; names the choices.
        NotFoundError: no origin or claim of that id, or several.
    """
    text = value.strip()
    if field == "type":
        return Meant(choices.event_type(text))
    if field == "status":
        return Meant(choices.status(text))
    if field == "mode":
        return Meant(_mode(text, claims, record.in_force()))
    if field in ("actors", "recipients"):
        return _parties(record, text)
    if field in ("speaker", "sources"):
        return _sources(record, field, text, claims)
    if field == "origin":
        return _origin(record, text, claims)
    if field == "place":
        return _place(record, text, claims)
    if field == "time" and text:
        return Meant(_days(text))
    return Meant(text)


def _mode(text: str, claims: Sequence[Claim], decisions: Decisions) -> str:
    """A mode that the type of each claim has, as corrected."""
    types = dict.fromkeys(decisions.corrected(claim).type for claim in claims)
    return next(iter({choices.event_mode(text, type) for type in types}), "") if text else ""


def _days(text: str) -> str:
    time = days(text)
    whole = f"{time.start or ''}/{time.end or ''}"
    return text if time.precision in ("month", "year") else whole


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _parties(record: Record, text: str) -> Meant:
    found = tuple(dict.fromkeys(named.known_actor(record, part).party for part in _parts(text)))
    return Meant(",".join(party.code for party in found), parties=found)


def _sources(record: Record, field: str, text: str, claims: Sequence[Claim]) -> Meant:
    chain = [part.strip() for part in text.split(CHAIN.strip()) if part.strip()]
    if field == "speaker" and len(chain) != 1:
        raise UsageError(
            "'speaker' takes one name, that of the innermost; for the whole chain, outermost first, correct "
            "'sources' as \"KCNA > Kim Yo Jong\", or leave that empty where the report speaks in its own voice"
        )
    found = tuple(source(record, name, claims) for name in chain)
    return Meant(CHAIN.join(one.name for one in found), sources=found)


def _place(record: Record, text: str, claims: Sequence[Claim]) -> Meant:
    from onrecord.read.places_named import place

    if not text:
        return Meant("")
    texts = [report.text for id in {claim.report for claim in claims} if (report := record.shelf.get(Report, id))]
    found = place(text, texts)
    return Meant(found.name, place=found)


def _origin(record: Record, text: str, claims: Sequence[Claim]) -> Meant:
    """The claim from whose origin the claims come, by its id or that of the origin."""
    without = [claim.id for claim in claims if record.origin_of(claim.id) is None]
    if without:
        raise UsageError(
            f"{', '.join(without)} has no origin to correct, as a lead or called wrong: call it right first"
        )
    if text.lower() == OWN:
        return Meant(OWN)
    targets = {claim.id for claim in claims}
    if not text:
        raise UsageError(f"'origin' needs the id of an origin or of a claim of it, or {OWN} for an origin of its own")
    found = record.find(text)
    if isinstance(found, Claim):
        other = found
    elif isinstance(found, Origin):
        others = [claim for id in found.claims if id not in targets and (claim := record.shelf.get(Claim, id))]
        if not others:
            raise UsageError(f"no other claim is of the origin '{text}': nothing would change")
        other = others[0]
    else:
        raise UsageError(f"'{text}' is neither an origin nor a claim: onrecord explain names a claim's origin")
    if other.id in targets:
        raise UsageError(f"the claim '{text}' cannot have its origin from itself: name another claim, or {OWN}")
    if record.origin_of(other.id) is None:
        raise UsageError(f"the claim '{text}' has no origin, for it is a lead or counts no more: name a firm one")
    return Meant(other.id, like=(other.report, other.quote))
