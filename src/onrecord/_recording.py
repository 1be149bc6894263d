"""A recorder over a record on disk, with what people decided and set; and the verbs by which they do."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import get_args

import msgspec

from onrecord.errors import NotFoundError, UsageError
from onrecord.model import Claim, Event, Report
from onrecord.record import Decision, Recorder, Settings
from onrecord.record.decisions import CORRECTABLE, DecisionKind
from onrecord.store import Record

OUTLETS = "outlets"
LETTERS = "ABCDEF"


def recorder(record: Record) -> Recorder:
    """A recorder over the record's shelf, that obeys its decisions and settings."""
    return Recorder(record.shelf, settings=Settings(outlet_letters=outlets(record)), decisions=record.decisions())


def outlets(record: Record) -> dict[str, str]:
    """The Admiralty letters that the user has given to outlets; all others are F, cannot be judged."""
    kept = record.setting(OUTLETS)
    return msgspec.json.decode(kept, type=dict[str, str]) if kept else {}


def set_outlets(record: Record, letters: Mapping[str, str]) -> None:
    """Keep the user's letters for outlets in the record, and grade its events anew if they differ from before.

    Raises UsageError for a letter that is not one of A to F.
    """
    wrong = sorted(outlet for outlet, letter in letters.items() if len(letter) != 1 or letter not in LETTERS)
    if wrong:
        raise UsageError(f"the letter of {', '.join(wrong)} must be one of A to F")
    if dict(letters) != outlets(record):
        with record.transaction():
            record.set(OUTLETS, msgspec.json.encode(dict(letters)).decode())
            recorder(record).regrade()


def decide(
    record: Record,
    kind: str,
    targets: list[str],
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
        targets: ids of claims or events.
        author: who decides.
        reason: why.
        field: what to correct: type, mode, actors, recipients, status, time, place or items.
        value: what it ought to be; codes and names parted by commas, days as 2023-07-01/2023-07-31.

    Raises:
        UsageError: no such kind or field, or too few targets.
        NotFoundError: no claim or event of that id.
    """
    _check(record, kind, targets, field, value)
    now = datetime.now(UTC)
    decision = Decision(
        id=f"d{len(record.decisions()) + 1}",
        at=now.isoformat(timespec="microseconds"),
        author=author,
        reason=reason,
        kind=kind,  # type: ignore[arg-type]
        targets=tuple(dict.fromkeys(targets)),
        field=field,
        value=value,
    )
    with record.transaction():
        record.add_decision(decision)
        _take_up_again(record, _reports_of(record, decision))
    return decision


def undo(record: Record, id: str, *, author: str) -> None:
    """Undo a decision: it stays in the list, marked, and counts no more. Raises NotFoundError."""
    found = next((decision for decision in record.decisions() if decision.id == id), None)
    if found is None:
        raise NotFoundError(f"{record.name} holds no decision '{id}'")
    with record.transaction():
        reports = _reports_of(record, found)
        record.undo_decision(id, author)
        for target in found.targets:
            record.shelf.unredirect(target)
        _take_up_again(record, reports)


def _check(record: Record, kind: str, targets: list[str], field: str | None, value: str | None) -> None:
    kinds = get_args(DecisionKind)
    if kind not in kinds:
        raise UsageError(f"cannot decide '{kind}': one of {', '.join(kinds)}")
    if kind in ("same", "different") and len(set(targets)) < 2:
        raise UsageError(f"'{kind}' needs two targets or more")
    if (kind == "correct") != (field is not None and value is not None):
        raise UsageError("'correct', and only that, needs a field and its value")
    if field is not None and field not in CORRECTABLE:
        raise UsageError(f"cannot correct '{field}': one of {', '.join(CORRECTABLE)}")
    for target in targets:
        if record.shelf.get(Claim, target) is None and record.shelf.get(Event, target) is None:
            record.claim(target)


def _reports_of(record: Record, decision: Decision) -> list[str]:
    """The reports whose claims the decision bears on."""
    reports: set[str] = set()
    for target in decision.targets:
        if (claim := record.shelf.get(Claim, target)) is not None:
            reports.add(claim.report)
        elif record.shelf.get(Event, target) is not None:
            reports |= {claim.report for claim in record.claims(event=target)}
    return sorted(reports)


def _take_up_again(record: Record, reports: list[str]) -> None:
    """Record reports again as they were read, with the decisions that hold now."""
    again = recorder(record)
    for id in reports:
        report = record.shelf.get(Report, id)
        if report is not None:
            again.add(report, list(record.claims(report=id)), list(record.responses(report=id)))
