"""`onrecord remove`."""

import getpass
from typing import Annotated

import typer

from onrecord.cli.output import AsJson, RecordPath, console, print_json


def command(
    record: RecordPath,
    reports: Annotated[list[str], typer.Argument(metavar="REPORT...", help="Ids of reports.")],
    reason: Annotated[str, typer.Option("--reason", "-r", help="Why.")] = "",
    author: Annotated[str | None, typer.Option("--author", help="Who removes it; otherwise your login name.")] = None,
    as_json: AsJson = False,
) -> None:
    """Take reports out of the record: what is left is what it would be had they never come.

    What rested on them alone goes; all else is counted and graded anew. The record keeps who took out what, when and
    why, and so does onrecord diff.

    Examples:
        onrecord remove korea.onrecord 2023-09-05-reuters
        onrecord remove korea.onrecord hoax-1 hoax-2 --reason "a parody site"
    """
    from onrecord import open_record, remove

    with open_record(record) as opened:
        done = remove(opened, reports, author=author or getpass.getuser(), reason=reason)
    if as_json:
        print_json(done)
        return
    count, gone, changed = len(done.reports), len(done.dropped), len(done.changed)
    told = f"{gone} event{'' if gone == 1 else 's'} went with {'it' if count == 1 else 'them'}, {changed} changed"
    out = console()
    out.print(
        f"Removed: {', '.join(done.reports)}; {told}. What changed: onrecord diff {record} --built {done.build - 1}",
        markup=False,
        soft_wrap=True,
    )
