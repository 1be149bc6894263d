"""`onrecord datasets`."""

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.output import AsJson, RecordPath, console, print_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord import Record
    from onrecord.model.datasets import Dataset, DatasetEvent

MOST = 20


def command(
    record: RecordPath,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Only this data set.")] = None,
    party: Annotated[
        str | None, typer.Option("--party", metavar="ACTOR", help="Only rows with this party, by code or name.")
    ] = None,
    with_: Annotated[
        str | None, typer.Option("--with", metavar="ACTOR", help="Only rows that have this party, too.")
    ] = None,
    type: Annotated[str | None, typer.Option("--type", metavar="TYPE", help="Only rows of this PLOVER type.")] = None,
    after: Annotated[str | None, typer.Option("--after", metavar="DAY", help="Only this day and later.")] = None,
    before: Annotated[str | None, typer.Option("--before", metavar="DAY", help="Only this day and earlier.")] = None,
    event: Annotated[
        str | None, typer.Option("--event", metavar="EVENT", help="Only rows of its type, parties and day.")
    ] = None,
    most: Annotated[int, typer.Option("--most", min=1, max=500, help="Print this many rows.")] = MOST,
    as_json: AsJson = False,
) -> None:
    """Events that other data sets have, taken in with import: rows without a text, the newest first.

    They are told as what a data set says: never firm, no origin, nothing to cite.
    Without anything to narrow it, the data sets that there are.

    Examples:
        onrecord datasets korea.onrecord
        onrecord datasets korea.onrecord --party PRK --with Russia --type CONSULT
        onrecord datasets korea.onrecord --event EVENT
    """
    from onrecord import UsageError, open_record

    asked = {"party": party, "with_party": with_, "type": type, "after": after, "before": before}
    with open_record(record) as opened:
        if event is not None:
            if any(asked.values()) or name is not None:
                raise UsageError("--event shows the rows of one event: it goes with no other filter")
            _of_event(opened, event, as_json=as_json)
            return
        sets = opened.datasets()
        if name is None and not any(asked.values()):
            if as_json:
                print_json({"datasets": sets})
            else:
                _print_sets(sets, record)
            return
        page = opened.dataset_events_page(limit=most, dataset=name, **asked)
    if as_json:
        print_json({"rows": page.rows, "more": page.next_cursor is not None})
        return
    _print_rows(page.rows, more=page.next_cursor is not None)


def _of_event(record: "Record", id: str, *, as_json: bool) -> None:
    from onrecord.model import Event
    from onrecord.tell.datasets import in_words

    found = record.find(id, (Event,))
    assert isinstance(found, Event)
    matches = record.in_datasets(found)
    if as_json:
        print_json({"event": found.id, "rows": matches.rows if matches else [], "why": matches.why if matches else ""})
        return
    out = console()
    out.print(f"{found.id}: {found.title}", markup=False)
    if matches is None:
        out.print("No data set was taken in beside the record.")
        return
    out.print(in_words(matches, found), markup=False)
    if matches.rows:
        _print_rows(list(matches.rows), more=False)


def _print_sets(sets: "list[Dataset]", record: str) -> None:
    from onrecord.cli.tables import print_table

    out = console()
    if not sets:
        out.print(f"No data set stands beside the record: onrecord import {record} FILE --format icews", markup=False)
        return
    rows = [
        {"data set": one.name, "rows": f"{one.rows:,}", "from": one.first, "to": one.last, "format": one.format,
         "file": one.file, "taken in": one.taken[:10],
         "left out": ", ".join(f"{count:,} {why}" for why, count in one.left_out.items())}
        for one in sets
    ]  # fmt: skip
    print_table(out, tuple(rows[0]), rows)


def _print_rows(rows: "Sequence[DatasetEvent]", *, more: bool) -> None:
    from onrecord.cli.tables import print_table
    from onrecord.tell.datasets import COLUMNS, MEANS, cells

    out = console()
    if not rows:
        out.print("No row of a data set answers this.")
        return
    print_table(out, COLUMNS, [cells(row) for row in rows])
    if more:
        out.print("there are more: --most prints more, --before goes further back")
    out.print(f"\n{MEANS}", style="dim")
