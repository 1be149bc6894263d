"""`onrecord ledger`."""

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.output import AsJson, RecordPath, console, print_json
from onrecord.cli.show_ import Story

if TYPE_CHECKING:
    from onrecord.tell import Ledger

NAMES = "engagements, transfers, agreements, sanctions, statements, signals, relations or coverage"


def command(
    record: RecordPath,
    name: Annotated[str, typer.Argument(metavar="NAME", help=f"One of {NAMES}.")],
    actor: Annotated[
        str | None, typer.Option("--actor", metavar="CODE", help="Only with this party, such as PRK.")
    ] = None,
    story: Story = None,
    as_json: AsJson = False,
) -> None:
    """One view over the record that answers one question.

    Examples:
        onrecord ledger korea.onrecord transfers
        onrecord ledger korea.onrecord statements --actor USA --json
    """
    from onrecord import ledger, open_record

    with open_record(record) as opened:
        found = ledger(opened, name, actor=actor, story=story)
    if as_json:
        print_json(found)
    else:
        _print(found)


def _print(found: "Ledger") -> None:
    from rich.table import Table

    out = console()
    out.print(f"{found.title}\n{found.question}\n", markup=False)
    if not found.rows:
        out.print("Nothing in the record answers this.")
        return
    table = Table(*found.columns, "origins", box=None, pad_edge=False)
    for row in found.rows:
        table.add_row(*(row.cells.get(column, "") for column in found.columns), str(row.origins or ""))
    out.print(table, markup=False)
