"""`onrecord ledger`."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.output import AsJson, console, print_json
from onrecord.cli.show_ import Entity, Leads, Story

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.tell import Ledger

NAMES = "engagements, transfers, agreements, sanctions, statements, signals, relations or coverage"


def command(
    record: Annotated[
        str | None, typer.Argument(metavar="RECORD", help="A record: its file, or postgresql://HOST/NAME.")
    ] = None,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help=f"One of {NAMES}; without one, a list.")] = None,
    actor: Annotated[
        str | None,
        typer.Option("--actor", metavar="ACTOR", help='Only with this party, by code or name: "North Korea".'),
    ] = None,
    story: Story = None,
    entity: Entity = None,
    leads: Leads = False,
    as_json: AsJson = False,
) -> None:
    """One view over the record that answers one question: engagements, transfers, sanctions and so on.

    Without a name, the ledgers that there are. The two may stand in either order.

    Examples:
        onrecord ledger korea.onrecord transfers
        onrecord ledger korea.onrecord statements --actor USA --json
    """
    from onrecord import UsageError, ledger, open_record
    from onrecord.tell.ledgers import LEDGERS

    if record in LEDGERS and name not in LEDGERS:
        record, name = name, record
    if name is None:
        _list(record, as_json=as_json)
        return
    if record is None:
        raise UsageError(f"which record? onrecord ledger RECORD {name}")
    with open_record(record) as opened:
        found = ledger(opened, name, actor=actor, story=story, entity=entity, leads=leads)
        short = opened.short(row.id for row in (*found.rows, *found.leads))
    if as_json:
        print_json(found)
    else:
        _print(found, short)


def _list(record: str | None, *, as_json: bool) -> None:
    """The ledgers with what each answers, and how many lines each has in the record if one is given."""
    from onrecord import ledger, open_record
    from onrecord.cli.tables import print_table
    from onrecord.tell.ledgers import QUESTIONS

    lines: dict[str, int] = {}
    if record is not None:
        with open_record(record) as opened:
            lines = {name: len(ledger(opened, name).rows) for name in QUESTIONS}
    rows = [
        {"ledger": name, "lines": str(lines.get(name, "")), "answers": question} for name, question in QUESTIONS.items()
    ]
    if as_json:
        print_json([row if lines else {"ledger": row["ledger"], "answers": row["answers"]} for row in rows])
        return
    out = console()
    print_table(out, ("ledger", "lines", "answers"), rows)
    out.print(f"\nonrecord ledger {record or 'RECORD'} NAME prints one.", markup=False, soft_wrap=True)


def _print(found: "Ledger", short: Mapping[str, str]) -> None:
    from onrecord.cli.tables import print_table
    from onrecord.tell.leads import LEADS, not_shown

    out = console()
    out.print(f"{found.title}\n{found.question}\n", markup=False)
    if found.rows:
        _print_firm(out, found, short)
    else:
        out.print("Nothing in the record answers this." if not found.leads else "Nothing firm answers this.")
    if found.leads:
        out.print(f"\n{LEADS} ({len(found.leads)})\n", markup=False)
        rows = [{"lead": "?", **row.cells, "id": short[row.id]} for row in found.leads]
        print_table(out, ["lead", *found.columns, "id"], rows)
    if found.not_shown:
        out.print(f"\n{not_shown(found.not_shown)}")


def _print_firm(out: "Console", found: "Ledger", short: Mapping[str, str]) -> None:
    from onrecord.cli.tables import print_table

    counted = [
        {
            **row.cells,
            "o/r": f"{row.origins}/{row.reports}" if row.origins else "",
            "support": row.support,
            "id": short[row.id],
        }
        for row in found.rows
    ]
    columns = _order(found.columns)
    whole = [cells for cells, row in zip(counted, found.rows, strict=True) if not row.lacks]
    lacking = [{**cells, "lacks": row.lacks} for cells, row in zip(counted, found.rows, strict=True) if row.lacks]
    if whole:
        print_table(out, columns, whole)
    if lacking:
        out.print(f"\nNot enough to cite by itself: the reports do not say what stands under lacks ({len(lacking)})\n")
        print_table(out, [*columns[:-2], "lacks", *columns[-2:]], lacking)
    if any(row.origins for row in found.rows):
        out.print("\no/r: independent origins that say so / reports that carry them", style="dim")


def _order(columns: tuple[str, ...]) -> list[str]:
    """The ledger's columns with the count beside the second, never pushed beneath; last, who else says what, the id."""
    return [*columns[:2], "o/r", *columns[2:], "support", "id"]
