"""`onrecord search`."""

from typing import Annotated

import typer

from onrecord.cli.output import AsJson, RecordPath, console, print_json
from onrecord.cli.show_ import Entity, Leads


def command(
    record: RecordPath,
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORD...", help='Words, a "phrase" in double quotes, or fields, as type:CONSULT.'),
    ],
    most: Annotated[int, typer.Option("--most", min=1, help="Print this many hits.")] = 20,
    entity: Entity = None,
    leads: Leads = False,
    as_json: AsJson = False,
) -> None:
    """Reports and claims that hold all of the words and meet all of the fields.

    Fields: actor, recipient, party, type, status, after, before, outlet, source, place, entity, report.

    Examples:
        onrecord search korea.onrecord artillery '"solid proof"'
        onrecord search korea.onrecord party:PRK type:CONSULT after:2023-08-01
    """
    from onrecord import open_record
    from onrecord.store.asked import asked, typed
    from onrecord.tell.leads import not_shown

    question = asked(typed(words))
    if entity is not None:
        question = question.also("entity", entity)
    with open_record(record) as opened:
        hits = opened.search(question.text, limit=most, leads=leads)
        hidden = 0 if leads else opened.leads_with(question.text)
        short = opened.short(hit.id for hit in hits)
    if as_json:
        print_json([hit._asdict() for hit in hits])
        return
    out = console()
    for hit in hits:
        tier = " (lead)" if hit.tier == "lead" else ""
        out.print(f"{hit.kind} {short[hit.id]}{tier}\n  {hit.excerpt}", markup=False)
    if not hits:
        out.print(
            "Nothing in the record answers this."
            if question.fields
            else "Nothing in the record holds all of these words."
        )
    if hidden:
        out.print(not_shown(hidden))
