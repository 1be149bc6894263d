"""`onrecord export`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.output import RecordPath, console
from onrecord.cli.show_ import Leads

FORMATS = (
    "acled",
    "csv",
    "ftm",
    "gdelt",
    "geojson",
    "gexf",
    "graphml",
    "ics",
    "jsonl",
    "jsonld",
    "markdown",
    "parquet",
    "plover",
    "polecat",
    "stix",
    "training",
)
ENDINGS = {f".{name}": name for name in FORMATS} | {".md": "markdown"}
TABLES = "claims, events, reports, actors, entities, sources, responses, conflicts, origins, stories or dataset_events"


def command(
    record: RecordPath,
    table: Annotated[
        str | None,
        typer.Option(
            "--table",
            "-t",
            help=f"One of {TABLES}, or of the format's own; unless given, the one it means.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            help=f"One of {', '.join(FORMATS)}; what the ending of FILE says, or jsonl, unless given.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write; otherwise standard output.")
    ] = None,
    leads: Leads = False,
    no_guard: Annotated[
        bool, typer.Option("--no-guard", help="CSV letter for letter, even what spreadsheets take for a formula.")
    ] = False,
) -> None:
    """Write the record, or one table of it, as a file, or to standard output.

    Examples:
        onrecord export korea.onrecord > claims.jsonl
        onrecord export korea.onrecord --table events -o events.csv
        onrecord export korea.onrecord -o events.md
    """
    from collections import Counter

    from onrecord import UsageError, export, open_record
    from onrecord.export import table_of
    from onrecord.tell.leads import not_shown

    if form is None:
        form = ENDINGS.get(output.suffix.lower(), "jsonl") if output else "jsonl"
    asked, name = table_of(form, table)
    if output is None and asked.binary and sys.stdout.isatty():
        raise UsageError(f"the format '{asked.name}' is not for the terminal: name a file with -o")
    left_out: Counter[str] = Counter()
    with open_record(record) as opened:
        export(
            opened,
            output or sys.stdout.buffer,
            table=name,
            format=asked.name,
            guard=not no_guard,
            leads=leads,
            left_out=left_out,
        )
        hideable = asked.leads and (asked.events or name == "events")
        hidden = opened.tiers()["events"]["lead"] if hideable and not leads else 0
    if output is None:
        sys.stdout.buffer.flush()
    told = ", ".join(f"{count} {reason}" for reason, count in sorted(left_out.items()))
    for line in (f"left out, for {asked.name} has no place for it: {told}" if told else "", not_shown(hidden)):
        if line:
            console(stderr=True).print(line, highlight=False, markup=False)
