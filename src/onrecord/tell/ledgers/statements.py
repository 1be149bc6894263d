"""Who asserted, confirmed, denied or declined what, and when; and who changed position."""

from collections import Counter, defaultdict

from msgspec.structs import replace

from onrecord.knowledge.names import label
from onrecord.model import Claim, Response, Source
from onrecord.tell.books import Books
from onrecord.tell.ledgers.base import QUESTIONS, by_time, told_by
from onrecord.tell.published import published
from onrecord.tell.rows import Ledger, Row

RESPONDED = {"confirms": "confirmed", "denies": "denied", "declines": "declined to comment on"}
WORDS = 160  # characters
UNCLEAR = "what is answered"  # it is not clear, and the words of the answer stand for it


def statements(books: Books) -> Ledger:
    """Every assertion with a speaker, and every response; what several reports carry is one line."""
    rows = [_assertion(books, claim) for claim in books.claims.values() if claim.sources and claim.id in books.event_of]
    rows += [_response(books, response) for response in books.responses if response.about in books.event_of]
    carried = {books.claims[id].report for id in books.event_of if id in books.claims}
    rows += [_response(books, r) for r in books.responses if r.about is None and r.report in carried]
    rows = _once(books, _for_one(rows))
    changed = _changes(rows)
    rows = [replace(row, cells={**row.cells, "changed": _changed(row, changed)}) for row in rows]
    return Ledger(
        name="statements",
        title="Statements and denials",
        question=QUESTIONS["statements"],
        columns=("when", "speaker", "did", "what", "for", "changed"),
        rows=by_time(rows),
    )


def _changed(row: Row, changes: dict[tuple[str, str], str]) -> str:
    return changes.get((row.cells["speaker"], row.event or ""), "")


def _assertion(books: Books, claim: Claim) -> Row:
    speaker = claim.sources[-1]
    event = books.event_of[claim.id]
    did = "denied" if claim.status == "negated" else "claimed" if speaker.distance == "distanced" else "asserted"
    known = any(party.code != "?" for party in (*claim.actors, *claim.recipients))
    cells = {
        "when": published(books.reports[claim.report]) if claim.report in books.reports else "",
        "speaker": books.voices.name(speaker, claim.report),
        "for": label(speaker.code) if speaker.code and speaker.code != "?" else "",
        "did": did,
        "what": f"{told_by(books, claim)} ({claim.status})",
    }
    lacks = "" if known or claim.items else "about whom"
    return Row(
        cells=cells, status=claim.status, event=event.id, claims=(claim.id,), origins=1, reports=1, lacks=lacks,
        id=claim.id,
    )  # fmt: skip


def _response(books: Books, response: Response) -> Row:
    report = books.reports.get(response.report)
    about = response.about or ""
    cells = {
        "when": published(report) if report else "",
        "speaker": books.voices.name(Source(response.by.name, code=response.by.code), response.report),
        "for": label(response.by.code) if response.by.code != "?" else "",
        "did": RESPONDED[response.stance],
        "what": told_by(books, books.claims[about]) if about else f"“{' '.join(response.quote.split())[:WORDS]}”",
    }
    if not about:
        return Row(cells=cells, lacks=UNCLEAR, origins=1, reports=1, id=response.id)
    return Row(cells=cells, event=books.event_of[about].id, claims=(about,), origins=1, reports=1, id=response.id)


def _for_one(rows: list[Row]) -> list[Row]:
    """Rows in which a speaker with a name speaks for one body: the one that most rows have."""
    bodies: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        if row.cells["for"]:
            bodies[row.cells["speaker"]][row.cells["for"]] += 1
    return [
        replace(row, cells={**row.cells, "for": bodies[name].most_common(1)[0][0]})
        if bodies[name := row.cells["speaker"]] and any(char.isupper() for char in name)
        else row
        for row in rows
    ]


def _once(books: Books, rows: list[Row]) -> list[Row]:
    """Rows of one speaker saying the same of one event as a single line, first told when it first was."""
    same: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in by_time(rows):
        same[row.cells["speaker"], row.cells["did"], row.event or "", row.cells["what"]].append(row)
    joined = []
    for first, *more in same.values():
        if first.lacks == UNCLEAR:
            joined.append(first)
            continue
        claims = tuple(dict.fromkeys(id for row in (first, *more) for id in row.claims))
        reports = {books.claims[id].report for id in claims}
        joined.append(replace(first, claims=claims, reports=len(reports), origins=len(books.origins_of(claims))))
    return joined


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
