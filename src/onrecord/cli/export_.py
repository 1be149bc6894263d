"""`onrecord export`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.output import RecordPath, console
from onrecord.cli.show_ import Leads

TABLES = "claims, events, reports, actors, entities, sources, responses, conflicts, origins or stories"


def command(
    record: RecordPath,
    table: Annotated[str, typer.Option("--table", "-t", help=f"One of {TABLES}.")] = "claims",
    form: Annotated[str, typer.Option("--format", "-f", help="jsonl, csv or parquet.")] = "jsonl",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write; otherwise standard output.")
    ] = None,
    leads: Leads = False,
    no_guard: Annotated[
        bool, typer.Option("--no-guard", help="CSV letter for letter, even what spreadsheets take for a formula.")
    ] = False,
) -> None:
    """Write one table of the record as a file, or to standard output.

    Examples:
        onrecord export korea.onrecord > claims.jsonl
        onrecord export korea.onrecord --table events --format csv -o events.csv
    """
    from onrecord import UsageError, export, open_record
    from onrecord.tell.leads import not_shown

    if output is None and form == "parquet" and sys.stdout.isatty():
        raise UsageError("Parquet is not for the terminal: name a file with -o")
    with open_record(record) as opened:
        export(opened, output or sys.stdout.buffer, table=table, format=form, guard=not no_guard, leads=leads)
        hidden = 0 if leads or table != "events" else opened.tiers()["events"]["lead"]
    if output is None:
        sys.stdout.buffer.flush()
    if hidden:
        console(stderr=True).print(not_shown(hidden))
