"""`onrecord undo`."""

import getpass
from typing import Annotated

import typer

from onrecord.cli.output import RecordPath, console


def command(
    record: RecordPath,
    decision: Annotated[str, typer.Argument(metavar="DECISION", help="Its id, such as d1: onrecord info lists them.")],
    author: Annotated[str | None, typer.Option("--author", help="Who undoes it; otherwise your login name.")] = None,
) -> None:
    """Undo a decision: it stays in the list, marked, and counts no more.

    Example:
        onrecord undo korea.onrecord d1
    """
    from onrecord import open_record, undo

    with open_record(record) as opened:
        undo(opened, decision, author=author or getpass.getuser())
    console().print(f"Undone: {decision}", markup=False)
