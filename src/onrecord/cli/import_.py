"""`onrecord import`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.output import NOT_ALL_READ, AsJson, RecordPath, console, print_json

if TYPE_CHECKING:
    from onrecord.verbs.import_list import ImportResult

LISTS, EVENTS = ("ftm", "opensanctions"), ("plover", "polecat", "icews")


def command(
    record: RecordPath,
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="A list or a file of events, also as .gz.")
    ] = None,
    form: Annotated[
        str, typer.Option("--format", "-f", help="Lists: ftm, opensanctions. Events: plover, polecat, icews.")
    ] = "ftm",
    name: Annotated[
        str | None, typer.Option("--name", "--list", metavar="NAME", help="What to call it; otherwise as its file.")
    ] = None,
    forget: Annotated[
        str | None, typer.Option("--forget", metavar="NAME", help="Take that list or data set out again, instead.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Take in a list of persons, bodies, companies and ships, or the events of another data set.

    Both stand beside the record and change nothing of it. onrecord entities RECORD
    ENTITY says which entries of lists may be that entity; onrecord datasets RECORD
    shows the events, which have no text to cite and count for no origin.

    Examples:
        onrecord import korea.onrecord targets.nested.json --format opensanctions --name opensanctions
        onrecord import korea.onrecord events.2023.tab --format icews --name ICEWS
        onrecord import korea.onrecord --forget opensanctions
    """
    from onrecord import UsageError, import_list, open_record
    from onrecord.cli import import_events
    from onrecord.knowledge.choices import chosen

    if (file is None) == (forget is None):
        raise UsageError("name a FILE to take in, or with --forget a list or data set to take out")
    chosen_form: Any = chosen("format to take in", form, (*LISTS, *EVENTS))
    with open_record(record) as opened:
        if file is None:
            import_events.forget(opened, forget or "", as_json=as_json)
            return
        if chosen_form in EVENTS:
            import_events.take_in(opened, file, chosen_form, name, record, as_json=as_json)
            return
        done = import_list(opened, file, format=chosen_form, name=name)
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
