"""`onrecord search`."""

from typing import Annotated

import typer

from onrecord.cli.output import AsJson, RecordPath, console, print_json
from onrecord.cli.show_ import Entity, Leads


def command(
    record: RecordPath,
    words: Annotated[list[str], typer.Argument(metavar="WORD...", help='Words, or a "phrase" in double quotes.')],
    most: Annotated[int, typer.Option("--most", min=1, help="Print this many hits.")] = 20,
    entity: Entity = None,
    leads: Leads = False,
    as_json: AsJson = False,
) -> None:
    """Reports and claims that hold all of the words.

    Example:
        onrecord search korea.onrecord artillery '"solid proof"'
    """
    from onrecord import open_record
    from onrecord.tell.leads import not_shown

    with open_record(record) as opened:
        hits = opened.search(" ".join(words), limit=most, leads=leads, entity=entity)
        hidden = 0 if leads or entity else opened.leads_with(" ".join(words))
        short = opened.short(hit.id for hit in hits)
    if as_json:
        print_json([hit._asdict() for hit in hits])
        return
    out = console()
    for hit in hits:
        tier = " (lead)" if hit.tier == "lead" else ""
        out.print(f"{hit.kind} {short[hit.id]}{tier}\n  {hit.excerpt}", markup=False)
    if not hits:
        out.print("Nothing in the record holds all of these words.")
    if hidden:
        out.print(not_shown(hidden))
