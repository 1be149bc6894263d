"""The part of `onrecord import` that takes in events of other data sets, and takes out what was taken in."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from onrecord.cli.output import NOT_ALL_READ, console, print_json
from onrecord.cli.progress import Bar

if TYPE_CHECKING:
    from onrecord import Record
    from onrecord.acquire.event_files import EventFormat
    from onrecord.verbs.import_dataset import DatasetResult, ImportStep


def forget(record: "Record", name: str, *, as_json: bool) -> None:
    """Take out the data set of that name, or the list."""
    from onrecord import forget_dataset, forget_list

    if any(one.name == name for one in record.datasets()):
        told, what, count = {"dataset": name}, "rows", forget_dataset(record, name)
    else:
        told, what, count = {"list": name}, "entries", forget_list(record, name)
    if as_json:
        print_json({**told, what: count})
    else:
        kind = "data set" if "dataset" in told else "list"
        console().print(f"Taken out: the {kind} {name}, {count} {what}", markup=False)


def take_in(record: "Record", file: Path, form: "EventFormat", name: str | None, path: str, *, as_json: bool) -> None:
    """Take in a file of events, and say what came of it."""
    from onrecord import import_dataset

    def tell(step: "ImportStep") -> None:
        bar.move(step.read, step.size, f"bytes, {step.rows:,} rows")

    with Bar(shown=not as_json, first="opening") as bar:
        done = import_dataset(record, file, format=form, name=name, progress=tell)
    if as_json:
        print_json(done)
    else:
        _print(done, path)
    if done.unreadable:
        raise typer.Exit(NOT_ALL_READ)


def _print(done: "DatasetResult", record: str) -> None:
    out = console()
    rows = f"{done.rows:,} {'row' if done.rows == 1 else 'rows'}"
    out.print(f"Taken in: the data set {done.dataset}, {rows}, {done.first} to {done.last}", markup=False)
    if done.left_out:
        told = ", ".join(f"{count:,} {reason}" for reason, count in done.left_out.items())
        out.print(f"left out: {told}", markup=False)
    if done.untyped:
        out.print(f"words that lead to no type of event: in {done.untyped:,} rows", markup=False)
    count = f"{done.events} {'event' if done.events == 1 else 'events'}"
    have = "has" if done.events == 1 else "have"
    out.print(f"{count} of the record {have} a row of the same type, parties and day", markup=False)
    out.print(f"onrecord datasets {record} shows the rows", markup=False, soft_wrap=True)
