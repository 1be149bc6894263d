"""`onrecord import`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.output import NOT_ALL_READ, AsJson, RecordPath, console, print_json

if TYPE_CHECKING:
    from onrecord.verbs.import_list import ImportResult


def command(
    record: RecordPath,
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="A list: JSON Lines, also as .gz.")] = None,
    form: Annotated[str, typer.Option("--format", "-f", help="ftm or opensanctions.")] = "ftm",
    name: Annotated[
        str | None, typer.Option("--list", metavar="NAME", help="What to call it; otherwise as its file.")
    ] = None,
    forget: Annotated[
        str | None, typer.Option("--forget", metavar="NAME", help="Take that list out again, instead.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Take in a list of persons, bodies, companies and ships that others keep.

    It stands beside the record and changes nothing of it: onrecord entities RECORD ENTITY says which entries may be
    that entity, and by what.

    Examples:
        onrecord import korea.onrecord targets.nested.json --format opensanctions --list opensanctions
        onrecord import korea.onrecord --forget opensanctions
    """
    from onrecord import UsageError, forget_list, import_list, open_record

    if (file is None) == (forget is None):
        raise UsageError("name a FILE to take in, or with --forget a list to take out")
    with open_record(record) as opened:
        if forget is not None:
            count = forget_list(opened, forget)
            if as_json:
                print_json({"list": forget, "entries": count})
            else:
                console().print(f"Taken out: the list {forget}, {count} entries", markup=False)
            return
        format: Any = form
        done = import_list(opened, file or "", format=format, name=name)
    if as_json:
        print_json(done)
    else:
        _print(done, record)
    if done.unreadable:
        raise typer.Exit(NOT_ALL_READ)


def _print(done: "ImportResult", record: str) -> None:
    out = console()
    entries = f"{done.entries} {'entry' if done.entries == 1 else 'entries'}"
    out.print(f"Taken in: the list {done.list}, {entries}", markup=False)
    if done.left_out:
        told = ", ".join(f"{count} {schema}" for schema, count in done.left_out.items())
        out.print(f"left out: {told}", markup=False)
    if done.unreadable:
        out.print(f"lines that hold no entity: {done.unreadable}", markup=False)
    count = len(done.found)
    told = f"{count} {'entity' if count == 1 else 'entities'} of the record may be in it"
    out.print(f"{told}{f': onrecord entities {record} ENTITY says which' if count else ''}", markup=False)
