"""A report as its page shows it: the text with its claims marked, and who says each."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from onrecord.model import Claim, Event, Report, Response
from onrecord.store import Record
from onrecord.tell.marked import Piece, labels, paragraphs
from onrecord.tell.voices import Voices

COLOURS = 8  # speakers that have a colour of their own; the others share one, and go by their numbers


class Voice(Struct, frozen=True, kw_only=True):
    """Somebody who speaks in a report: by number, 0 for the report itself; how many of its claims are theirs."""

    number: int
    name: str
    claims: int

    @property
    def colour(self) -> str:
        """The class of their marks: "v0" to "v8"."""
        return f"v{min(self.number, COLOURS)}"


class Mark(Struct, frozen=True, kw_only=True):
    """A claim in the text: whose it is, in which words that is told, and the event that it is of."""

    claim: Claim
    voice: Voice
    said: str
    event: Event | None


class Reported(Struct, frozen=True, kw_only=True):
    """A report's page.

    `parts` are its paragraphs: kind, pieces, and what stands before without being of the text. `marks` are the claims
    that are shown, by id and in order of text; `leads` how many leads there are, shown or not.
    """

    report: Report
    parts: list[tuple[str, list[Piece], str]]
    marks: dict[str, Mark]
    voices: list[Voice]
    responses: list[Response]
    leads: int


def reported(record: Record, report: Report, *, leads: bool = False) -> Reported:
    """One report, with its firm claims marked; with `leads`, also the others."""
    kept = record.claims_by_id(claim.id for claim in record.claims(report=report.id))
    claims = sorted(kept.values(), key=lambda claim: (claim.span, claim.id))
    shown = [claim for claim in claims if leads or claim.tier == "firm"]
    names = Voices(claims, {report.id: report})
    owners = record.owners("event", [claim.id for claim in shown])
    voices, of = _voices(names, shown)
    marks = _marks(names, shown, of, owners, record.events_by_id(owners.values()))
    before = labels(report)
    parts = [(kind, held, before.get(at, "")) for at, (kind, held) in enumerate(paragraphs(report, claims))]
    return Reported(
        report=report,
        parts=parts,
        marks=marks,
        voices=voices,
        responses=sorted(record.responses(report=report.id), key=lambda one: one.span),
        leads=sum(claim.tier == "lead" for claim in claims),
    )


def _marks(
    names: Voices,
    shown: Sequence[Claim],
    of: Mapping[str, Voice],
    owners: Mapping[str, str],
    events: Mapping[str, Event],
) -> dict[str, Mark]:
    return {
        claim.id: Mark(
            claim=claim, voice=of[claim.id], said=names.chain(claim), event=events.get(owners.get(claim.id, ""))
        )
        for claim in shown
    }


def _voices(names: Voices, claims: Sequence[Claim]) -> tuple[list[Voice], dict[str, Voice]]:
    """Who speaks, numbered as they first do; by claim, who that is."""
    said = {
        claim.id: names.told(claim.sources[-1], claim.report) if claim.sources else "" for claim in claims
    }  # "" is the report itself
    order = [name for name in dict.fromkeys(said.values()) if name]
    own = names.itself(claims[0].report) if claims else ""
    counts = {name: sum(other == name for other in said.values()) for name in ("", *order)}
    made = {name: Voice(number=at, name=name, claims=counts[name]) for at, name in enumerate(order, 1)}
    made[""] = Voice(number=0, name=own, claims=counts[""])
    listed = [made[""]] if counts[""] else []
    return [*listed, *(made[name] for name in order)], {id: made[name] for id, name in said.items()}
