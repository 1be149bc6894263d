"""`onrecord record`."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from onrecord.cli import build_
from onrecord.cli.output import NOT_ALL_READ, AsJson, Letters, Model, Quiet, Wait, print_json, stopped
from onrecord.cli.own_reader import settings_with
from onrecord.cli.progress import Bar

if TYPE_CHECKING:
    from onrecord.read import Settings
    from onrecord.verbs.running import BuildResult, Step


class Part(NamedTuple):
    """Which reports of a folder are recorded: of which days, and of which parties."""

    since: str | None = None
    until: str | None = None
    parties: tuple[str, ...] = ()


ALL = Part()


def command(
    claims: Annotated[
        str, typer.Argument(metavar="CLAIMS", help="A folder of claims that build --on daft made, or its address.")
    ],
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="RECORD", help="The record to make or to add to.", show_default=False),
    ],
    since: Annotated[
        str | None, typer.Option("--since", metavar="DAY", help="Only reports published on this day or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="Only reports published on this day or before.")
    ] = None,
    party: Annotated[
        list[str] | None,
        typer.Option("--party", metavar="PARTY", help="Only reports of claims by or to this party; may be repeated."),
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Record reports anew that the record knows already.")] = False,
    outlets: Letters = None,
    model: Model = None,
    wait: Wait = 30.0,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Record from a folder of claims that build --on daft has read.

    The record is that which build makes of the same reports; they are not read
    again. A folder that has grown is recorded from by the same command: known
    reports are passed over. The exit code is 3 if some reports could not be read.

    Examples:
        onrecord record claims/ -o korea.onrecord
        onrecord record s3://bucket/2024-06 -o postgresql://team@db.example/june
        onrecord record claims/ -o korea.onrecord --party PRK --since 2024-06-01
    """
    letters = build_.letters_of(outlets) if outlets else None
    part = Part(since, until, tuple(party or ()))
    settings = settings_with(model, None)
    result = recorded(claims, output, letters, settings, part, quiet=quiet, as_json=as_json, again=again, wait=wait)
    if as_json:
        print_json(as_data(result))
    if not result.ok:
        raise typer.Exit(NOT_ALL_READ)


def recorded(
    claims: str,
    output: str,
    letters: Mapping[str, str] | None,
    settings: "Settings | None" = None,
    part: Part = ALL,
    *,
    quiet: bool,
    as_json: bool,
    again: bool = False,
    wait: float = 30.0,
) -> "BuildResult":
    """Record, and print what was done unless JSON is to come."""
    from onrecord import record_claims

    with (
        stopped(f"{output} keeps what was recorded; onrecord record {claims} -o {output} goes on."),
        Bar(shown=not quiet and not as_json, first="opening the claims") as bar,
    ):

        def tell(step: "Step") -> None:
            bar.move(step.done, bar.total, f"{step.report.id[:36]} {step.outcome}")

        result = record_claims(
            claims, output, since=part.since, until=part.until, parties=part.parties,
            again=again, outlets=letters, settings=settings, progress=tell, wait=wait,
        )  # fmt: skip
    if not as_json:
        build_.print_result(result, quiet=quiet)
    return result


def as_data(result: "BuildResult") -> dict[str, Any]:
    """The result as JSON has it."""
    return result._asdict() | {
        name: [one._asdict() for one in getattr(result, name)] for name in ("problems", "passed_over", "undated")
    }
