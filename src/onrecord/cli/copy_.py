"""`onrecord copy`."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.output import STOPPED, AsJson, RecordPath, console, print_json

if TYPE_CHECKING:
    from onrecord.verbs.copy import CopyStep

TOLD = ("reports", "claims", "events", "stories", "decisions")


def command(
    record: RecordPath,
    target: Annotated[
        str, typer.Argument(metavar="TARGET", help="Where the copy goes: a new file, or postgresql://HOST/NAME.")
    ],
    as_json: AsJson = False,
) -> None:
    """Copy a record, losing nothing: from file to server, back, or to keep it safe.

    All of it goes: reports with their older texts, decisions, the history of
    builds, ids that were merged. The copy is whole or holds nothing; a target that
    holds a record already is refused.

    Examples:
        onrecord copy korea.onrecord postgresql://team@db.example/korea
        onrecord copy postgresql://team@db.example/korea backup-2026-11-29.onrecord
    """
    from onrecord import copy

    try:
        with _Progress(shown=not as_json) as progress:
            done = copy(record, target, progress=progress)
    except KeyboardInterrupt:
        console(stderr=True).print(f"Stopped. {target} holds nothing of the copy.", markup=False, soft_wrap=True)
        raise typer.Exit(STOPPED) from None
    if as_json:
        print_json(done._asdict())
        return
    told = ", ".join(f"{done.rows[name]:,} {name}" for name in TOLD)
    total = sum(done.rows.values())
    console().print(f"Copied to {done.target}: {told}; {total:,} rows in all", markup=False, soft_wrap=True)


class _Progress:
    """A progress line on standard error where that is a terminal; otherwise silent."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown
        self._bar: Any = None

    def __enter__(self) -> "_Progress":
        shown = console(stderr=True)
        if self._shown and shown.is_terminal:
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (BarColumn(20), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
            self._bar = Progress(*columns, console=shown, transient=True)
            self._task = self._bar.add_task("counting", total=None)
            self._bar.start()
        return self

    def __call__(self, step: "CopyStep") -> None:
        if self._bar:
            self._bar.update(self._task, total=step.total, completed=step.done, description=step.table)

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()
