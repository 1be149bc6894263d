"""`onrecord verify`."""

from typing import TYPE_CHECKING

import typer

from onrecord.cli.output import FAULTY, AsJson, RecordPath, console, print_json, stopped
from onrecord.cli.progress import Bar

if TYPE_CHECKING:
    from onrecord import VerifyResult

MOST = 40  # faults that are printed


def command(record: RecordPath, as_json: AsJson = False) -> None:
    """Check a record: its file, its texts and what is quoted from them, what refers to what, and what is counted.

    It reads one state of the record, while others may write; nothing is changed. Each fault is told with what it is
    wrong with and what to do. The exit code is 5 if there are any.

    Examples:
        onrecord verify korea.onrecord
        onrecord verify postgresql://team@db.example/korea --json
    """
    from onrecord import verify

    with stopped("Nothing was changed."), Bar(shown=not as_json, first="looking at the file") as bar:
        found = verify(record, progress=lambda step: bar.move(step.done, step.total, step.check))
    if as_json:
        told = {"ok": found.ok, **found._asdict(), "checks": [check._asdict() for check in found.checks]}
        print_json(told)
    else:
        print_found(found)
    if not found.ok:
        raise typer.Exit(FAULTY)


def print_found(found: "VerifyResult") -> None:
    """What was checked, and each fault."""
    out = console()
    for check in found.checks:
        rows = f", {check.rows:,} row{'s' * (check.rows > 1)}" if check.rows else ""
        told = f"{check.faults:,} fault{'s' if check.faults != 1 else ''}" if check.faults else "sound"
        out.print(f"{check.check}: {told} ({check.about}{rows})", markup=False, soft_wrap=True)
    for note in found.notes:
        out.print(f"note: {note}", markup=False, soft_wrap=True)
    for fault in found.faults[:MOST]:
        out.print(f"{fault.kind} {fault.id}: {fault.what}".replace(" : ", ": "), markup=False, soft_wrap=True)
        out.print(f"    {fault.todo}", markup=False, soft_wrap=True)
    count = sum(check.faults for check in found.checks)
    if count > MOST:
        out.print(f"and {count - MOST:,} more: onrecord verify --json lists them", markup=False, soft_wrap=True)
    end = "sound" if found.ok else f"{count:,} fault{'s' if count != 1 else ''}"
    out.print(f"{found.record}: {end}", markup=False, soft_wrap=True)
