"""The verbs `decide` and `undo`: what people say of claims, events and entities, appended and obeyed at once."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import get_args

from msgspec import structs

from onrecord.errors import NotFoundError, UsageError
from onrecord.knowledge.choices import chosen
from onrecord.model import Claim, Event, Report
from onrecord.record import Decision
from onrecord.record.decisions import OF_ENTITIES, DecisionKind
from onrecord.store import Record
from onrecord.store.who_is_one import name_anew
from onrecord.verbs.correcting import Meant, field_of, meant
from onrecord.verbs.obeying import recorder
from onrecord.verbs.who_is_one import merged, split

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
    """Decide about claims, events or entities, at once and for all readings to come; nothing is overwritten.

    It is one transaction. Given again at once, by somebody who was not told that it was done, it is the same decision.

    Args:
        record: an open record.
        kind: same or different (are two targets one event?), wrong or right (is the claim read well?), correct;
            merge (these entities are one) or split (in these claims or reports, the entity's name is another's).
        targets: ids of claims or events, as many as there are, or the start of one each. For merge, entities by id or
            name; for split, the entity, then claims or reports.
        author: who decides.
        reason: why.
        field: what to correct: type, mode, actors, recipients, status, speaker, sources, origin, time, place or items.
        value: what it ought to be. Actors and recipients by code or name, parted by commas, as are items; the speaker
            by name, the whole chain of `sources` as "KCNA > Kim Yo Jong", outermost first; the origin by its id, that
            of another claim of it, or as "own"; days as 2023-07-01/2023-07-31, 2023-07 or 2023-07-01/; a place by
            name, or name and country.

    Raises:
        UsageError: no such kind, field, type, mode, status, code, day or name, or too few targets; entities of two
            kinds, or a state; names the choices.
        NotFoundError: no claim, event, entity or origin of that id, or several.
    """
    kind = chosen("kind of decision", kind, get_args(DecisionKind))
    field = field_of(field) if field is not None else None
    _check(kind, targets, field, value)
    if kind in OF_ENTITIES:
        return _of_entities(record, kind, targets, author=author, reason=reason)
    claims = _claims(record, targets, each=kind not in LINKS)
    if kind in LINKS and len(claims) < 2:
        raise UsageError(f"'{kind}' needs two targets or more" + (", of two events" if len(targets) > 1 else ""))
    says = meant(record, field, value, claims) if field is not None and value is not None else Meant("")
    decision = Decision(
        id="",
        at="",
        author=author,
        reason=reason,
        kind=kind,  # type: ignore[arg-type]
        targets=tuple(claim.id for claim in claims),
        field=field,
        value=says.value if field is not None else None,
        parties=says.parties,
        sources=says.sources,
        place=says.place,
        like=says.like,
        quotes=tuple(dict.fromkeys((claim.report, claim.quote) for claim in claims)),
    )
    return _append(record, decision, _take_up_again)


def _append(record: Record, decision: Decision, obey: Callable[[Record, Decision], None]) -> Decision:
    """Give a decision its number and its time, keep it, and obey it; or find that it is the last that was made."""
    with record.transaction():
        made = record.decisions()
        if made and not made[-1].undone and structs.replace(made[-1], id="", at="") == decision:
            return made[-1]
        now = datetime.now(UTC).isoformat(timespec="microseconds")
        decision = structs.replace(decision, id=f"d{len(made) + 1}", at=now)
        record.add_decision(decision)
        obey(record, decision)
    return decision


def _of_entities(record: Record, kind: str, targets: Sequence[str], *, author: str, reason: str) -> Decision:
    says = (merged if kind == "merge" else split)(record, targets)
    decision = Decision(
        id="",
        at="",
        author=author,
        reason=reason,
        kind=kind,  # type: ignore[arg-type]
        targets=says.targets,
        mentions=says.mentions,
        called=says.called,
    )
    return _append(record, decision, name_anew)


def undo(record: Record, id: str, *, author: str) -> None:
    """Undo a decision: it stays in the list, marked, and counts no more; undone again, nothing changes.

    Raises NotFoundError.
    """
    shelf = record.shelf
    with record.transaction():
        found = next((decision for decision in record.decisions() if decision.id == id), None)
        if found is None:
            raise NotFoundError(f"{record.name} holds no decision '{id}'")
        if found.undone:
            return
        record.undo_decision(id, author)
        if found.kind in OF_ENTITIES:
            name_anew(record, found)
            return
        joined = {event for claim in _meant(record, found) if (event := record.event_of(claim.id))}
        freed = {old: event for event in joined for old in shelf.answering(event)}
        for old in freed:
            shelf.unredirect(old)
        _take_up_again(record, found)
        for old, event in freed.items():
            if shelf.get(Event, old) is None:
                shelf.redirect(old, event)


def _check(kind: str, targets: Sequence[str], field: str | None, value: str | None) -> None:
    if not targets:
        raise UsageError(f"'{kind}' needs a target: the id of a claim or event, or several")
    if (kind == "correct") != (field is not None and value is not None):
        raise UsageError("'correct', and only that, needs a field and its value")


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
    again.remember()
    for id in sorted({claim.report for claim in _meant(record, decision)}):
        report = record.shelf.get(Report, id)
        if report is not None:
            again.take(report, list(record.claims(report=id)), list(record.responses(report=id)))
    again.finish()
