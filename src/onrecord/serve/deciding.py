"""What a form of a page decides: by the verbs of the command line, told on the next page, never lost in an error."""

from collections.abc import Sequence

from onrecord.errors import OnrecordError, UsageError
from onrecord.model import Claim
from onrecord.record.decisions import CORRECTABLE, OF_ENTITIES, Decision, as_text
from onrecord.serve.editing import Notice, Signed
from onrecord.serve.opened import Opened
from onrecord.store.directory import lend, renew
from onrecord.verbs.decide import LINKS, decide, undo

WORDS = {"right": "right", "wrong": "wrong", "same": "the same event", "different": "different events"}
ENTITIES = {"merge": "they are one", "split": "what was chosen names another"}


def made_in(
    opened: Opened,
    kind: str,
    targets: Sequence[str],
    *,
    author: str,
    reason: str = "",
    field: str | None = None,
    value: str | None = None,
) -> Decision:
    """Decide in a record that is served; its pages show it at once. Raises as `decide`."""
    with opened.editing() as record:
        lend(opened.record, record)
        made = decide(record, kind, targets, author=author, reason=reason, field=field, value=value)
    if made.kind in OF_ENTITIES:
        renew(opened.record)
    return made


def undone_in(opened: Opened, id: str, *, author: str) -> None:
    """Undo a decision in a record that is served. Raises as `undo`."""
    with opened.editing() as record:
        undo(record, id, author=author)
    renew(opened.record)


def decided(opened: Opened, sent: Signed) -> Notice:
    """Decide what a form says, about the claims in its `target`s; with same and different also `other`.

    Of an `entity`: that it is one with the `other`s, or that its name in its `target`s is another's.
    """
    kind, field = sent.text("kind"), sent.text("field")
    targets = sent.texts("target")
    if kind in LINKS:
        targets += [other for other in sent.texts("other") if other not in targets]
    if kind in OF_ENTITIES:
        return _of_entities(opened, sent, kind)
    correcting = kind == "correct"
    try:
        if correcting and not field:
            raise UsageError(f"choose which field is to be corrected: {', '.join(CORRECTABLE)}")
        made = made_in(
            opened,
            kind,
            targets,
            author=sent.session.author,
            reason=sent.text("reason"),
            field=field if correcting else None,
            value=sent.text("value") if correcting else None,
        )
    except OnrecordError as error:
        return Notice(f"Nothing was decided: {error}", failed=True)
    told = f"{made.field} corrected to {made.value or 'nothing'}" if correcting else WORDS[made.kind]
    about = f"{len(made.targets)} claims: " if len(made.targets) > 1 else ""
    return Notice(f"Decided as {made.id}: {about}{told}.", made.id)


def _of_entities(opened: Opened, sent: Signed, kind: str) -> Notice:
    targets = [*sent.texts("entity"), *sent.texts("other" if kind == "merge" else "target")]
    try:
        if len(targets) < 2:
            raise UsageError("choose with what it is one" if kind == "merge" else "choose where another is named")
        made = made_in(opened, kind, targets, author=sent.session.author, reason=sent.text("reason"))
    except OnrecordError as error:
        return Notice(f"Nothing was decided: {error}", failed=True)
    return Notice(f"Decided as {made.id}: {', '.join(made.called)}: {ENTITIES[kind]}.", made.id)


def undone(opened: Opened, sent: Signed) -> Notice:
    """Undo the decision that a form names."""
    id = sent.text("decision")
    try:
        undone_in(opened, id, author=sent.session.author)
    except OnrecordError as error:
        return Notice(f"Nothing was undone: {error}", failed=True)
    return Notice(f"Undone: {id}.")


def correctable(claim: Claim) -> list[tuple[str, str]]:
    """The fields of a claim that can be corrected, with what each is now, as a correction would write it."""
    speaker = claim.sources[-1].name if claim.sources else ""
    own = {"speaker": speaker, "origin": ""}
    return [(name, own[name] if name in own else as_text(claim, name)) for name in CORRECTABLE]
