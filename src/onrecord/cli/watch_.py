"""`onrecord watch`."""

import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from types import FrameType
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.alert_ import print_message, print_undelivered
from onrecord.cli.output import NOT_ALL_READ, STOPPED, AsJson, Model, console, stopped
from onrecord.cli.own_reader import settings_with

if TYPE_CHECKING:
    from onrecord import Round

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
MOST = 40

AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Also ask addresses in private networks, such as this machine's.")
]


def command(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE...", help="Addresses of feeds or site maps, OPML files, folders."),
    ],
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="RECORD", help="The record to make or to add to.", show_default=False),
    ],
    once: Annotated[bool, typer.Option("--once", help="One round, as for cron.")] = False,
    every: Annotated[
        str, typer.Option("--every", metavar="TIME", help="From round to round: 90s, 15m, 2h, 1d.")
    ] = "15m",
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DAY", help="Only articles of this day or later, by what their list says."),
    ] = None,
    delay: Annotated[
        float, typer.Option("--delay", metavar="SECONDS", min=0, help="Between two requests to one host.")
    ] = 2.0,
    of_host: Annotated[
        int, typer.Option("--of-host", metavar="N", min=1, help="Articles of one host in a round.")
    ] = 50,
    allow_private: AllowPrivate = False,
    model: Model = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No line for each round; alerts and failures are still told.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Record the articles of feeds, site maps and folders, again and again.

    It asks politely: robots.txt, one thing at a time of a host, only what has
    changed, later where a site asks for that or fails. What it goes on from is in
    the record: stop it at any moment with Ctrl-C, and run it again. Edited articles
    become revisions. After each batch, alerts are told: onrecord alert.

    RSS and Atom need pip install 'onrecord[watch]'. The exit code is 3 if the last
    round could not have, read or tell something; what, and why, is listed.

    Examples:
        onrecord watch feeds.opml inbox/ -o korea.onrecord
        onrecord watch https://example.org/rss -o korea.onrecord --once
        onrecord watch https://example.org/sitemap.xml -o a.onrecord --every 1h
    """
    from msgspec import structs

    from onrecord import Manners, watch
    from onrecord.acquire.feeds.manners import LIMITS
    from onrecord.verbs.settled import READING, settle

    settle(READING)
    stop = Event()

    def tell(one: "Round") -> None:
        if as_json:
            _print_json(one)
        else:
            _print(one, quiet=quiet)

    with _stopping(stop):
        done = watch(
            sources,
            output,
            every=None if once else seconds(every),
            since=since,
            settings=settings_with(model, None),
            manners=Manners(delay=delay, of_host=of_host),
            limits=structs.replace(LIMITS, allow_private=allow_private),
            stop=stop,
            progress=tell,
            tell=lambda message: print_message(message, as_json=as_json),
        )
    if once and done.last.stopped:
        raise typer.Exit(STOPPED)
    if not done.ok:
        raise typer.Exit(NOT_ALL_READ)


def seconds(given: str) -> float:
    """A time such as 90s, 15m, 2h or 1d, in seconds. Raises UsageError for what is none."""
    from onrecord import UsageError

    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([smhd])", given.strip().lower())
    if not found or not float(found[1]):
        raise UsageError(f"'{given}' is no time from round to round: write 90s, 15m, 2h or 1d")
    return float(found[1]) * UNITS[found[2]]


@contextmanager
def _stopping(stop: Event) -> Iterator[None]:
    """Ctrl-C and SIGTERM end it after the batch in hand; a second one ends it at once."""

    def heed(number: int, _: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()
        if number == signal.SIGINT:
            console(stderr=True).print("Stopping after the batch in hand; Ctrl-C once more stops at once.")

    before: dict[int, Any] = {number: signal.signal(number, heed) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        with stopped("The record keeps what was recorded; run the same command to go on."):
            yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _print_json(one: "Round") -> None:
    """A round as a line of JSON."""
    import msgspec

    lists = {name: [each._asdict() for each in getattr(one, name)] for name in ("missed", "problems", "undelivered")}
    typer.echo(msgspec.json.encode(one._asdict() | lists).decode())


def _print(one: "Round", *, quiet: bool) -> None:
    if not quiet:
        did = ", ".join(f"{count} {outcome}" for outcome, count in one.outcomes.items()) or "nothing new"
        lists = (
            f"{one.lists} list{'s' if one.lists != 1 else ''} asked ({one.unchanged} unchanged), " if one.lists else ""
        )
        waits = f", {one.waiting} wait" if one.waiting else ""
        line = (
            f"{one.started[:16].replace('T', ' ')} UTC: {lists}{did}, {one.claims} claims, {one.alerts} alerts{waits}"
        )
        console().print(line, markup=False, soft_wrap=True)
    errors = console(stderr=True)
    if one.missed or one.problems:
        count = len(one.missed) + len(one.problems)
        errors.print(f"{count} could not be had or read:")
    told = [(missed.what, f"{missed.reason}; {_again(missed.again)}") for missed in one.missed]
    told += [(problem.report, problem.reason) for problem in one.problems]
    for what, reason in told[:MOST]:
        errors.print(f"  {what}: {reason}", markup=False, soft_wrap=True)
    if len(told) > MOST:
        errors.print(f"  and {len(told) - MOST} more: --json lists them all")
    print_undelivered(one.undelivered)


def _again(at: str) -> str:
    return f"again after {at[:16].replace('T', ' ')} UTC" if at else "not tried again"
