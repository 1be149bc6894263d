"""The command `onrecord`: its list of commands, and how errors end it."""

import logging
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from inspect import cleandoc
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

import onrecord
from onrecord.cli.output import FAILED, fail
from onrecord.errors import OnrecordError

COMMANDS = (
    "build",
    "record",
    "watch",
    "alert",
    "show",
    "page",
    "serve",
    "get",
    "explain",
    "cite",
    "brief",
    "check",
    "export",
    "import",
    "read",
    "search",
    "meanings",
    "ask",
    "ledger",
    "datasets",
    "forecast",
    "entities",
    "diff",
    "decide",
    "undo",
    "remove",
    "copy",
    "backup",
    "verify",
    "info",
)

HELP = """\
From a pile of news reports to a record you can cite.

\b
Start with:
    onrecord build reports/ -o korea.onrecord
    onrecord show korea.onrecord
"""


def make_app() -> typer.Typer:
    """The application with every command of `COMMANDS`: the function of that name in the module of that name."""
    app = typer.Typer(
        name="onrecord",
        cls=_InOrder,
        help=HELP,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,  # importing Rich for the help alone would take three times as long
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    )
    app.callback()(_options)
    for name in COMMANDS:
        module = import_module(f"onrecord.cli.{name}_")
        if hasattr(module, "SUBCOMMANDS"):
            app.add_typer(_group(module.SUBCOMMANDS), name=name, help=module.HELP, short_help=_short(module.HELP))
        else:
            _add(app, name, module.command)
    return app


def _group(commands: Mapping[str, Callable[..., None]]) -> typer.Typer:
    """A command that has commands of its own."""
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    for name, command in commands.items():
        _add(group, name, command)
    return group


def _add(app: typer.Typer, name: str, command: Callable[..., None]) -> None:
    text = cleandoc(command.__doc__ or "")
    app.command(name, help=text.replace("\n\nExample", "\n\n\b\nExample"), short_help=_short(text))(command)


class _InOrder(TyperGroup):
    """Commands in the order of `COMMANDS`, those with commands of their own among the others."""

    def list_commands(self, ctx: Any) -> list[str]:
        known = super().list_commands(ctx)
        return [name for name in COMMANDS if name in known]


def _short(text: str) -> str:
    """The first line, up to its colon: what the list of commands has room for."""
    return text.splitlines()[0].partition(":")[0].rstrip(".")


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"onrecord {onrecord.__version__}")
        raise typer.Exit


def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where in the program an error arose.")] = False,
) -> None:
    pass


class _Tells(logging.Handler):
    """What the library notes of its work, for who waits for it."""

    def emit(self, record: logging.LogRecord) -> None:
        typer.echo(record.getMessage(), err=True)


@contextmanager
def _told() -> Iterator[None]:
    """Meanwhile a user is told when a record is brought up to date, which may take long."""
    log, handler = logging.getLogger("onrecord.store.migrate"), _Tells()
    before = log.level
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    try:
        yield
    finally:
        log.removeHandler(handler)
        log.setLevel(before)


def main(args: list[str] | None = None) -> None:
    """Run the command line and end the process with the exit code that docs/reference/exit-codes.md gives."""
    given = sys.argv[1:] if args is None else args
    try:
        with _told():
            make_app()(args=given, prog_name="onrecord")
    except OnrecordError as error:
        code = fail(error, given)
    except BrokenPipeError:  # the reader of a pipe, such as head, has seen enough
        sys.stderr.close()
        code = 0
    except Exception as error:
        if "--debug" in given:
            raise
        code = fail(error, given)
    else:
        return
    sys.exit(code)


__all__ = ["FAILED", "main", "make_app"]
