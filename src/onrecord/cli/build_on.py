"""`onrecord build --on daft`: reading on many cores or machines, into a folder of claims."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from onrecord.cli.output import NOT_ALL_READ, console, print_json, stopped
from onrecord.cli.progress import Bar

if TYPE_CHECKING:
    from onrecord.cluster.reading import ClaimsResult, ClaimsStep
    from onrecord.read import Settings

MOST_PROBLEMS = 40
PLACES = ("daft",)

On = Annotated[
    str | None,
    typer.Option("--on", metavar="daft", help="Read with Daft, into a folder of claims that --output names."),
]
RayAddress = Annotated[
    str | None,
    typer.Option("--ray-address", metavar="HOST:PORT", help="With --on daft: the Ray cluster that reads."),
]
ToRecord = Annotated[
    str | None,
    typer.Option("--record", metavar="RECORD", help="With --on daft: also record from the claims."),
]


class Facts(NamedTuple):
    """What the user says of all reports."""

    date: str | None
    outlet: str | None
    by: str | None


class Where(NamedTuple):
    """Where reading is done, by how many, and which record is made of it."""

    ray_address: str | None
    jobs: int | None
    record: str | None


def asked_for(on: str | None, ray_address: str | None, record: str | None) -> bool:
    """Whether reading is to be done with Daft. Raises UsageError for another place, or for what needs it."""
    from onrecord import UsageError
    from onrecord.knowledge.choices import chosen

    if on is not None:
        return bool(chosen("place to read on", on, PLACES))
    for option, given in (("--ray-address", ray_address), ("--record", record)):
        if given:
            raise UsageError(f"{option} goes with --on daft: without that, one machine reads straight into --output")
    return False


def refuse(options: Mapping[str, object]) -> None:
    """Raise UsageError for options that do nothing here."""
    from onrecord import UsageError

    whys = {
        "--again": "give another folder to read anew",
        "--outlets": "letters are kept in records, so give --record, or the letters to onrecord record",
        "--reader": "a reader of your own is asked from one machine",
    }
    for option, given in options.items():
        if given:
            why = f": {whys[option]}" if option in whys else ""
            raise UsageError(f"{option} does not go with --on daft{why}")


def run(
    inputs: list[str],
    output: str,
    where: Where,
    facts: Facts,
    settings: "Settings | None",
    letters: Mapping[str, str] | None,
    *,
    quiet: bool,
    as_json: bool,
) -> None:
    """Read, and record if that was asked for; print what was done."""
    from onrecord import read_to_claims
    from onrecord.cli import record_

    with (
        stopped(f"{output} keeps what was read; run the same command to go on."),
        _bar(inputs, shown=not quiet and not as_json) as bar,
    ):

        def tell(step: "ClaimsStep") -> None:
            bar.move(step.reports, bar.total, f"{step.inputs} of {step.of_inputs} inputs, {step.claims} claims")

        result = read_to_claims(
            inputs, output, ray_address=where.ray_address, jobs=where.jobs, settings=settings,
            date=facts.date, outlet=facts.outlet, by=facts.by, progress=tell,
        )  # fmt: skip
    if not as_json:
        _print(result, quiet=quiet)
    done = (
        record_.recorded(output, where.record, letters, settings, quiet=quiet, as_json=as_json)
        if where.record
        else None
    )
    if as_json:
        lists = {name: [one._asdict() for one in getattr(result, name)] for name in ("problems", "passed_over")}
        print_json(result._asdict() | lists | {"recorded": record_.as_data(done) if done else None})
    if not result.ok or (done and not done.ok):
        raise typer.Exit(NOT_ALL_READ)


def _bar(inputs: list[str], *, shown: bool) -> Bar:
    """The line of progress; how many reports there are is guessed where all inputs lie on this machine."""
    from onrecord.acquire import count

    there = shown and console(stderr=True).is_terminal and not any("://" in one for one in inputs)
    return Bar(shown=shown, first="starting workers", total=count(inputs) if there else None)


def _print(result: "ClaimsResult", *, quiet: bool) -> None:
    errors = console(stderr=True)
    lost = sum(count for status, count in result.counts.items() if status != "ok")
    if lost:
        errors.print(f"{lost} report{_s(lost)} in {result.claims_folder} {'were' if lost > 1 else 'was'} not read:")
        told = ", ".join(f"{count} {status}" for status, count in result.counts.items() if status != "ok")
        errors.print(f"  {told}", markup=False, soft_wrap=True)
        for problem in result.problems[:MOST_PROBLEMS]:
            errors.print(f"  {problem.report}: {problem.reason}", markup=False, soft_wrap=True)
        if lost > len(result.problems[:MOST_PROBLEMS]):
            errors.print("  the table reports in the folder has them all, with status and reason")
    if quiet:
        return
    if result.passed_over:
        errors.print(f"{len(result.passed_over)} file{_s(len(result.passed_over))} passed over (--json names them all)")
    before = f" ({result.known} read before)" if result.known else ""
    out = console()
    out.print(
        f"{result.inputs} input{_s(result.inputs)}{before}, {result.reports} report{_s(result.reports)}, "
        f"{result.claims} claims, {result.seconds:.1f} s"
    )
    out.print(f"The claims: {result.claims_folder}", markup=False, soft_wrap=True)


def _s(count: int) -> str:
    return "" if count == 1 else "s"
