"""What an input gives before it is cleaned: the same few fields whatever the form."""

from typing import Any

from msgspec import Struct, structs

from onrecord.acquire.characters import without_voids
from onrecord.acquire.dating import Candidate
from onrecord.acquire.limits import RefusalError
from onrecord.knowledge.controls import told, without_controls
from onrecord.model import PublishedHow, Report


class Draft(Struct, frozen=True, kw_only=True):
    """One article as its form gave it.

    `body` has a line break between paragraphs. `dates` are candidates for the day of publication in order of
    trust, each with how it was known, and where it stood if that is told; `otherwise` those where there is no other.
    """

    id: str
    input: str
    title: str = ""
    lead: str = ""
    body: str = ""
    outlet: str | None = None
    url: str | None = None
    domain: str | None = None
    authors: tuple[str, ...] = ()
    dates: tuple[tuple[str, PublishedHow] | Candidate, ...] = ()
    otherwise: tuple[Candidate, ...] = ()
    language: str | None = None
    fetched: str | None = None
    notes: tuple[str, ...] = ()


def without_controls_in(draft: Draft) -> Draft:
    """The draft without control characters: PostgreSQL cannot keep NUL, and a terminal obeys the others."""
    fields = structs.asdict(draft)
    kept = {name: _kept(value) for name, value in fields.items()}
    return draft if kept == fields else structs.replace(draft, **kept)


def _kept(value: Any) -> Any:
    if isinstance(value, str):
        return without_voids(without_controls(value))
    if isinstance(value, tuple):
        parts = map(_kept, value)
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    return value


def refused(id: str, input: str, refusal: RefusalError, url: str | None = None, fetched: str | None = None) -> Report:
    """The report kept for an input that could not be read: its status and the reason."""
    return Report(
        id=told(id),
        input=told(input),
        url=told(url) if url else None,
        fetched=told(fetched) if fetched else None,
        status=refusal.status,
        reason=told(str(refusal).replace("\n", " ")),
    )
