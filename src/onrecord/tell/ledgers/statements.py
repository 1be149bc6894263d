"""Who asserted, confirmed, denied or declined what, and when; and who changed position."""

from collections import defaultdict

from msgspec.structs import replace

from onrecord.knowledge.names import label
from onrecord.model import Claim, Response
from onrecord.tell.ledgers.base import Books, Ledger, Row, by_time


def statements(books: Books) -> Ledger:
    """Every assertion with a speaker, and every response."""
    rows = [_assertion(books, claim) for claim in books.claims.values() if claim.sources and claim.id in books.event_of]
    rows += [_response(books, response) for response in books.record.responses() if response.about in books.event_of]
    changed = _changes(rows)
    rows = [replace(row, cells={**row.cells, "changed": _changed(row, changed)}) for row in rows]
    return Ledger(
        name="statements",
        title="Statements and denials",
        question="Who asserted, confirmed, denied or declined what, when, and who changed position?",
        columns=("when", "speaker", "for", "did", "what", "changed"),
        rows=by_time(rows),
    )


def _changed(row: Row, changes: dict[tuple[str, str], str]) -> str:
    return changes.get((row.cells["speaker"], row.event or ""), "")


def _assertion(books: Books, claim: Claim) -> Row:
    speaker = claim.sources[-1]
    event = books.event_of[claim.id]
    did = "denied" if claim.status == "negated" else "claimed" if speaker.distance == "distanced" else "asserted"
    cells = {
        "when": books.published(claim),
        "speaker": speaker.name,
        "for": label(speaker.code) if speaker.code else "",
        "did": did,
        "what": f"{claim.quote} ({claim.status})",
    }
    return Row(cells=cells, status=claim.status, event=event.id, claims=(claim.id,), origins=1, reports=1)


def _response(books: Books, response: Response) -> Row:
    report = books.reports.get(response.report)
    about = response.about or ""
    cells = {
        "when": (report.published or "")[:10] if report else "",
        "speaker": response.by.name,
        "for": label(response.by.code),
        "did": {"confirms": "confirmed", "denies": "denied", "declines": "declined to comment on"}[response.stance],
        "what": books.claims[about].quote,
    }
    return Row(cells=cells, event=books.event_of[about].id, claims=(about,), origins=1, reports=1)


def _changes(rows: list[Row]) -> dict[tuple[str, str], str]:
    """For each speaker and event told in more than one way on different days: the ways, in order of time."""
    told: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for row in by_time(rows):
        stance = row.status if row.cells["did"] in ("asserted", "claimed") else row.cells["did"]
        told[row.cells["speaker"], row.event or ""].setdefault(stance or "", row.cells["when"])
    return {
        key: " → ".join(f"{stance} {day}".strip() for stance, day in ways.items())
        for key, ways in told.items()
        if len(set(ways.values())) > 1
    }
