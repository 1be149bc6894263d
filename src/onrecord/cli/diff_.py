"""`onrecord diff`."""

from typing import Annotated

import typer

from onrecord.cli.output import AsJson, RecordPath, console, print_json
from onrecord.cli.show_ import Leads


def command(
    record: RecordPath,
    since: Annotated[
        str, typer.Option("--since", metavar="DAY|BUILD", help="A day (2024-06-19), or the number of a build.")
    ],
    markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown.")] = False,
    leads: Leads = False,
    as_json: AsJson = False,
) -> None:
    """What has changed: events new, confirmed, denied, better or less supported, moved in time.

    Examples:
        onrecord diff korea.onrecord --since 2024-06-19
        onrecord diff korea.onrecord --since 3 --markdown
    """
    from onrecord import diff, open_record
    from onrecord.tell.diff import as_text

    with open_record(record) as opened:
        changes = diff(opened, since, leads=leads)
        short = opened.short(entry.event for entry in (*changes.entries, *changes.leads))
    if as_json:
        print_json(changes)
    else:
        out = console()
        text = as_text(changes, markdown=markdown, width=min(out.width, 100), short=short)
        out.print(text, markup=False, soft_wrap=True)
