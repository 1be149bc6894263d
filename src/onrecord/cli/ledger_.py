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
    from rich.text import Text

    out = console()
    out.print(f"{found.title}\n{found.question}\n", markup=False)
    if not found.rows:
        out.print("Nothing in the record answers this.")
        return
    used = [name for name in found.columns if any(row.cells.get(name) for row in found.rows)]
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in (*used, "origins"):
        table.add_column(name, overflow="fold")
    for row in found.rows:
        table.add_row(*(Text(row.cells.get(name, "")) for name in used), str(row.origins or ""))
    out.print(table)
