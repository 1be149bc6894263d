"""`onrecord backup`."""

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.output import AsJson, RecordPath, console, print_json, stopped
from onrecord.cli.progress import Bar


def command(
    record: RecordPath,
    target: Annotated[Path, typer.Argument(metavar="TARGET", help="The file that the backup goes to.")],
    force: Annotated[
        bool, typer.Option("--force", help="Take the place of what is there, once the new is whole.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Copy a record to a file while it is in use, and verify the copy.

    The copy is written beside TARGET and takes its name only when it is whole,
    sound and on the disk. What is at TARGET is left alone unless --force is given.

    Examples:
        onrecord backup korea.onrecord /backups/korea-2026-11-30.onrecord
        onrecord backup postgresql://team@db.example/korea korea.onrecord --force
    """
    from onrecord import backup

    with stopped(f"{target} is as it was."), Bar(shown=not as_json, first="counting") as bar:
        done = backup(record, target, force=force, progress=lambda step: bar.move(step.done, step.total, step.doing))
    if as_json:
        print_json(done._asdict())
        return
    told = f"{done.bytes:,} bytes, {done.rows:,} rows verified"
    console().print(f"Backed up to {done.target}: {told}", markup=False, soft_wrap=True)
    for note in done.notes:
        console().print(f"note: {note}", markup=False, soft_wrap=True)
