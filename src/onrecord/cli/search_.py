"""`onrecord search`."""

from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from onrecord.cli.output import AsJson, RecordPath, console, print_json
from onrecord.cli.show_ import Entity, Leads

if TYPE_CHECKING:
    from onrecord.store import Hit


def command(
    record: RecordPath,
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORD...", help='Words, a "phrase" in double quotes, or fields, as type:CONSULT.'),
    ],
    most: Annotated[int, typer.Option("--most", min=1, help="Print this many hits.")] = 20,
    entity: Entity = None,
    leads: Leads = False,
    by: Annotated[
        Literal["words", "meaning", "both"],
        typer.Option("--by", help="Go by words, what they mean, or both."),
    ] = "words",
    least: Annotated[
        float | None,
        typer.Option("--least", min=-1.0, max=1.0, help="The likeness from which on a sentence answers by meaning."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Reports and claims that hold all of the words and meet all of the fields.

    By meaning, claims and reports with sentences that mean the like of the words,
    with how like: 1 at most. It needs pip install 'onrecord[meaning]', and a record
    with vectors: onrecord meanings.

    Fields: actor, recipient, party, type, status, after, before, outlet, source, place, entity, report.

    Examples:
        onrecord search korea.onrecord artillery '"solid proof"'
        onrecord search korea.onrecord party:PRK type:CONSULT after:2023-08-01
        onrecord search korea.onrecord --by meaning arms sold in breach of sanctions
    """
    from onrecord import open_record
    from onrecord.store.asked import asked, typed
    from onrecord.tell.leads import not_shown

    question = asked(typed(words))
    if entity is not None:
        question = question.also("entity", entity)
    with open_record(record) as opened:
        hits = opened.search(question.text, limit=most, leads=leads, by=by, least=least)
        hidden = 0 if leads or by != "words" else opened.leads_with(question.text)
        short = opened.short(hit.id for hit in hits)
    if as_json:
        print_json([_told(hit) for hit in hits])
        return
    out = console()
    for hit in hits:
        tier = " (lead)" if hit.tier == "lead" else ""
        like = f" (likeness {hit.likeness:.2f})" if hit.likeness is not None else ""
        out.print(f"{hit.kind} {short[hit.id]}{tier}{like}\n  {hit.excerpt}", markup=False)
    if not hits:
        out.print(
            "No sentence of the record is near enough to this in what it means: --least 0.3 shows what is nearest."
            if by == "meaning"
            else "Nothing in the record answers this."
            if question.fields or by != "words"
            else "Nothing in the record holds all of these words."
        )
    if hidden:
        out.print(not_shown(hidden))


def _told(hit: "Hit") -> dict[str, Any]:
    """A hit as JSON; likeness and span where it was found by meaning."""
    told = hit._asdict() | ({"span": [hit.span.start, hit.span.end]} if hit.span else {})
    return told if hit.likeness is not None else {name: told[name] for name in ("kind", "id", "excerpt", "tier")}
