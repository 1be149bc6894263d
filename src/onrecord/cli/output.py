"""How commands print: for people, plain when piped; for programs, as JSON; and errors in one shape."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.errors import OnrecordError, UsageError
from onrecord.knowledge.controls import without_controls

if TYPE_CHECKING:
    from rich.console import Console

OK, FAILED, WRONG_USAGE, NOT_ALL_READ, NOT_SUPPORTED, FAULTY, STOPPED = 0, 1, 2, 3, 4, 5, 130
WIDTH = 80

RecordPath = Annotated[str, typer.Argument(metavar="RECORD", help="A record: its file, or postgresql://HOST/NAME.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary; problems are still told.")]
Letters = Annotated[
    Path | None,
    typer.Option("--outlets", metavar="FILE", help='Your letters A to F for outlets, in TOML: "KCNA" = "E".'),
]
Wait = Annotated[
    float, typer.Option("--wait", metavar="SECONDS", min=0, help="How long to wait for another build to end.")
]
Model = Annotated[str | None, typer.Option("--model", metavar="NAME", help="A spaCy English pipeline, or its folder.")]


def console(*, stderr: bool = False) -> "Console":
    """A console for people: coloured in a terminal, plain and 80 columns wide when piped."""
    from onrecord.cli.terminal import Terminal

    shown = Terminal(stderr=stderr, highlight=False, soft_wrap=False)
    if not shown.is_terminal:
        shown = Terminal(stderr=stderr, highlight=False, width=WIDTH, color_system=None)
    return shown


@contextmanager
def stopped(told: str) -> Iterator[None]:
    """Say how things stand to a user who stops the command with Ctrl-C, and end with the code for that."""
    try:
        yield
    except KeyboardInterrupt:
        console(stderr=True).print(f"Stopped. {told}", markup=False, soft_wrap=True)
        raise typer.Exit(STOPPED) from None


def print_json(data: Any) -> None:
    """Data as JSON on standard output, keys in the order that they have."""
    import msgspec

    typer.echo(msgspec.json.format(msgspec.json.encode(data), indent=2).decode())


def print_text(text: str, *, nl: bool = True) -> None:
    """Text on standard output as it is, but for control characters, which a report may hold to fool a terminal."""
    typer.echo(without_controls(text), nl=nl)


def fail(error: Exception, given: list[str]) -> int:
    """Print an error on standard error, as JSON where JSON was asked for, and give the exit code."""
    known = isinstance(error, OnrecordError)
    code = WRONG_USAGE if isinstance(error, UsageError) else FAILED
    message = str(error) or type(error).__name__
    if not known:
        message = (
            f"this should not have happened: {type(error).__name__}: {message}. "
            "Run it again with onrecord --debug to see where, and please report that"
        )
    if "--json" in given:
        import msgspec

        shape = {"error": {"kind": type(error).__name__, "message": message, "exit": code}}
        print(msgspec.json.encode(shape).decode(), file=sys.stderr)  # noqa: T201
    else:
        print(f"onrecord: {without_controls(message)}", file=sys.stderr)  # noqa: T201
    return code
