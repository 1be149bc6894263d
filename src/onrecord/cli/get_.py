"""`onrecord get`."""

import shlex
import sys
from typing import Annotated, TextIO

import typer

from onrecord.cli.output import FAILED, WRONG_USAGE, RecordPath

PREFIX = "/api/"


def command(
    record: RecordPath,
    path: Annotated[str, typer.Argument(metavar="PATH", help='A path of the API: "/api/v1/events?party=PRK&limit=5".')],
) -> None:
    """One answer of the API, without a server: JSON, CSV where the path ends in .csv, or a feed.

    CSV has every row unless the path gives a limit. Where there is more than is
    printed, the path of what follows is told on standard error.

    Examples:
        onrecord get korea.onrecord "/api/v1/events?status=planned" | jq '.events[].title'
        onrecord get korea.onrecord /api/v1/claims.csv > claims.csv
    """
    from onrecord.errors import MissingExtraError, UsageError

    if record.startswith(PREFIX):
        told = f"onrecord get {shlex.quote(path)} {shlex.quote(record)}"
        raise UsageError(f"the record comes first, then the path of the API: {told}")
    if not path.startswith(PREFIX):
        raise UsageError(f"'{path}' is no path of the API: they begin with /api/v1/, as in /api/v1/events?limit=5")
    try:
        from onrecord.serve.asking import all_wanted, answers
    except ImportError as error:
        raise MissingExtraError("The API", "serve") from error
    for given in answers(record, path):
        _write(sys.stdout if given.status < 400 else sys.stderr, given.body)
        if given.status >= 400:
            raise typer.Exit(WRONG_USAGE if given.status in (400, 414, 422) else FAILED)
        if given.following and not all_wanted(path):
            again = f"onrecord get {shlex.quote(record)} {shlex.quote(given.following)}"
            typer.echo(f"There is more than this; what follows: {again}", err=True)


def _write(out: TextIO, body: bytes) -> None:
    out.buffer.write(body if not body or body.endswith(b"\n") else body + b"\n")
    out.buffer.flush()
