"""`onrecord entities`."""

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.output import AsJson, RecordPath, console, print_json
from onrecord.cli.show_ import Leads

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.model import Likely
    from onrecord.tell.entities import EntityRow, Told

KINDS = "person, body, organisation, company, ship, place, weapon, treaty or resolution"


def command(
    record: RecordPath,
    entity: Annotated[
        str | None, typer.Argument(metavar="ENTITY", help="One of them, by id or name, with its events.")
    ] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help=f"Only one kind: {KINDS}.")] = None,
    most: Annotated[int, typer.Option("--most", min=1, help="List this many of each kind, the most named.")] = 20,
    leads: Leads = False,
    as_json: AsJson = False,
) -> None:
    """Who and what the record is about below the state: persons, ministries, companies, ships, places and so on.

    Examples:
        onrecord entities korea.onrecord --kind ship
        onrecord entities korea.onrecord "Sergei Shoigu"
    """
    from onrecord import entities, open_record
    from onrecord.tell.entities import events_of

    with open_record(record) as opened:
        if entity is not None:
            row, told = events_of(opened, entity, leads=leads)
            listed = opened.listed(opened.entity(row.id))
            short = opened.short([row.id, *(one.event for one in told)])
            if as_json:
                print_json({"entity": row, "events": told, "listed": listed})
            else:
                _print_one(row, told, short)
                _print_listed(listed)
            return
        rows = entities(opened, kind=kind, leads=leads)
        short = opened.short(row.id for row in rows)
    if as_json:
        print_json(rows)
    else:
        _print(rows, short, most)


def _print(rows: "list[EntityRow]", short: "Mapping[str, str]", most: int) -> None:
    from onrecord.cli.tables import print_table
    from onrecord.tell.entities import identified

    out = console()
    if not rows:
        out.print("The record names none. If an older onrecord made it, build it once more with --again.")
    for kind in dict.fromkeys(row.kind for row in rows):
        own = [row for row in rows if row.kind == kind]
        out.print(f"{kind} ({len(own)})\n", markup=False)
        cells = [
            {
                "name": row.name,
                "events": str(len(row.events)),
                "reports": str(len(row.reports)),
                "of": identified(row),
                "also": ", ".join(row.variants),
                "id": short[row.id],
            }
            for row in own[:most]
        ]
        print_table(out, ("name", "events", "reports", "of", "also", "id"), cells)
        out.print(f"the {most} most named of {len(own)}\n" if len(own) > most else "", markup=False)


def _print_one(row: "EntityRow", told: "list[Told]", short: "Mapping[str, str]") -> None:
    from onrecord.cli.tables import print_table
    from onrecord.tell.entities import identified

    out = console()
    of = identified(row)
    out.print(f"{row.name}: {row.kind}{f', {of}' if of else ''} [{row.id}]", markup=False)
    if row.variants:
        out.print(f"also {', '.join(row.variants)}", markup=False)
    if count := len(row.claims):
        out.print(f"{count} claim{'' if count == 1 else 's'} in {', '.join(row.reports)}\n", markup=False)
    cells = [
        {
            "when": one.when,
            "what": f"{'? ' if one.tier == 'lead' else ''}{one.title} ({one.status})",
            "as": ", ".join(one.roles) + (f", who says: {', '.join(one.otherwise)}" if one.otherwise else ""),
            "id": short[one.event],
        }
        for one in told
    ]
    if cells:
        print_table(out, ("when", "what", "as", "id"), cells)
    else:
        out.print("No firm event names it; --leads has those that only leads tell of.")


def _print_listed(listed: "list[Likely]") -> None:
    """The entries of lists that it may be, which is no more than that."""
    out = console()
    if listed:
        out.print("\nMay be, in lists that were taken in (never part of what the record tells):", markup=False)
    for one in listed:
        entry = one.listed
        known = "; ".join(filter(None, (", ".join(entry.states), ", ".join(entry.topics), entry.url)))
        by = {"number": "the same number", "name and state": "the same name and state", "name": "the same name"}[one.by]
        out.print(f"{entry.names[0]} ({entry.list} {entry.id}): {by}{f'; {known}' if known else ''}", markup=False)
