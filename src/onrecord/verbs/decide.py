"""The verbs `decide` and `undo`: what people say of claims and events, appended to the record and obeyed at once."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import get_args

from onrecord.errors import NotFoundError, UsageError
from onrecord.model import Claim, Event, Report
from onrecord.record import Decision
from onrecord.record.decisions import CORRECTABLE, DecisionKind
from onrecord.store import Record
from onrecord.verbs.obeying import recorder, take_up

LINKS = ("same", "different")  # about two, of which each may be an event


def decide(
    record: Record,
    kind: str,
    targets: Sequence[str],
    *,
    author: str,
    reason: str = "",
    field: str | None = None,
    value: str | None = None,
) -> Decision:
    """Decide about claims or events, at once and for all readings to come; nothing is overwritten.

    Args:
        record: an open record.
        kind: same or different (are two targets one event?), wrong or right (is the claim read well?), correct.
        targets: ids of claims or events, or the start of one each.
        author: who decides.
        reason: why.
        field: what to correct: type, mode, actors, recipients, status, time, place or items.
        value: what it ought to be; codes and names parted by commas, days as 2023-07-01/2023-07-31.

    Raises:
        UsageError: no such kind or field, or too few targets.
        NotFoundError: no claim or event of that id, or several.
    """
    _check(kind, field, value)
    now = datetime.now(UTC)
    claims = _claims(record, targets, each=kind not in LINKS)
    if kind in LINKS and len(claims) < 2:
        raise UsageError(f"'{kind}' needs two targets or more")
    decision = Decision(
        id=f"d{len(record.decisions()) + 1}",
        at=now.isoformat(timespec="microseconds"),
        author=author,
        reason=reason,
        kind=kind,  # type: ignore[arg-type]
        targets=tuple(claim.id for claim in claims),
        field=field,
        value=value,
        quotes=tuple(dict.fromkeys((claim.report, claim.quote) for claim in claims)),
    )
    with record.transaction():
        record.add_decision(decision)
        _take_up_again(record, decision)
    return decision


def undo(record: Record, id: str, *, author: str) -> None:
    """Undo a decision: it stays in the list, marked, and counts no more. Raises NotFoundError."""
    found = next((decision for decision in record.decisions() if decision.id == id), None)
    if found is None:
        raise NotFoundError(f"{record.name} holds no decision '{id}'")
    shelf = record.shelf
    with record.transaction():
        record.undo_decision(id, author)
        joined = {event for claim in _meant(record, found) if (event := record.event_of(claim.id))}
        freed = {old: event for event in joined for old in shelf.answering(event)}
        for old in freed:
            shelf.unredirect(old)
        _take_up_again(record, found)
        for old, event in freed.items():
            if shelf.get(Event, old) is None:
                shelf.redirect(old, event)


def _check(kind: str, field: str | None, value: str | None) -> None:
    kinds = get_args(DecisionKind)
    if kind not in kinds:
        raise UsageError(f"cannot decide '{kind}': one of {', '.join(kinds)}")
    if (kind == "correct") != (field is not None and value is not None):
        raise UsageError("'correct', and only that, needs a field and its value")
    if field is not None and field not in CORRECTABLE:
        raise UsageError(f"cannot correct '{field}': one of {', '.join(CORRECTABLE)}")


def _claims(record: Record, targets: Sequence[str], *, each: bool) -> list[Claim]:
    """The claims that are meant: an event stands for `each` of its claims, or for its first.

    Decisions name claims, whose ids outlast merging, and by their quotes also re-reading. Raises NotFoundError.
    """
    found: list[Claim] = []
    for target in targets:
        meant = record.find(target, (Claim, Event))
        if isinstance(meant, Event):
            found += [record.claim(id) for id in (meant.claims if each else meant.claims[:1])]
        elif isinstance(meant, Claim):
            found.append(meant)
    return list({claim.id: claim for claim in found}.values())


def _meant(record: Record, decision: Decision) -> list[Claim]:
    """The claims that a decision is about: by their ids, or by their quotes where reading anew gave them others."""
    found = [claim for target in decision.targets if (claim := record.shelf.get(Claim, target)) is not None]
    if len(found) < len(decision.targets):
        for report in sorted({report for report, _ in decision.quotes}):
            found += [claim for claim in record.claims(report=report) if (report, claim.quote) in decision.quotes]
    return list({claim.id: claim for claim in found}.values())


def _take_up_again(record: Record, decision: Decision) -> None:
    """Record the reports again whose claims are meant, as they were read, with the decisions that hold now."""
    again = recorder(record)
    for id in sorted({claim.report for claim in _meant(record, decision)}):
        report = record.shelf.get(Report, id)
        if report is not None:
            take_up(record, again, report, list(record.claims(report=id)), list(record.responses(report=id)))
