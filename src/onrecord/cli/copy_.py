"""`onrecord copy`."""

from typing import Annotated

import typer

from onrecord.cli.output import AsJson, RecordPath, console, print_json, stopped
from onrecord.cli.progress import Bar

TOLD = ("reports", "claims", "events", "stories", "decisions")


def command(
    record: RecordPath,
    target: Annotated[
        str, typer.Argument(metavar="TARGET", help="Where the copy goes: a new file, or postgresql://HOST/NAME.")
    ],
    as_json: AsJson = False,
) -> None:
    """Copy a record, losing nothing: from file to server, back, or to keep it safe.

    All of it goes: reports with their older texts, decisions, the history of
    builds, ids that were merged. The copy is whole or holds nothing; a target that
    holds a record already is refused.

    Examples:
        onrecord copy korea.onrecord postgresql://team@db.example/korea
        onrecord copy postgresql://team@db.example/korea backup-2026-11-29.onrecord
    """
    from onrecord import copy

    with stopped(f"{target} holds nothing of the copy."), Bar(shown=not as_json, first="counting") as bar:
        done = copy(record, target, progress=lambda step: bar.move(step.done, step.total, step.table))
    if as_json:
        print_json(done._asdict())
        return
    told = ", ".join(f"{done.rows[name]:,} {name}" for name in TOLD)
    total = sum(done.rows.values())
    console().print(f"Copied to {done.target}: {told}; {total:,} rows in all", markup=False, soft_wrap=True)
