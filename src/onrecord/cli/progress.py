"""A progress line on standard error where that is a terminal; otherwise silent."""

from typing import Any, Self

from onrecord.cli.output import console


class Bar:
    """The line of one long task; it goes when the task ends."""

    def __init__(self, *, shown: bool, first: str, total: int | None = None) -> None:
        """Args: shown: whether it is wanted. first: what is done before the first step. total: how many, if known."""
        self._shown, self._first, self.total = shown, first, total
        self._bar: Any = None

    def __enter__(self) -> Self:
        shown = console(stderr=True)
        if self._shown and shown.is_terminal:
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (BarColumn(20), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
            self._bar = Progress(*columns, console=shown, transient=True)
            self._task = self._bar.add_task(self._first, total=self.total)
            self._bar.start()
        return self

    def move(self, done: int, total: int | None, words: str) -> None:
        """Say how far it is, of how many if that is known by now, and with what."""
        if self._bar:
            self._bar.update(self._task, completed=done, total=total, description=words)

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()
