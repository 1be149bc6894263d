"""`onrecord build`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import build_on, own_reader
from onrecord.cli.output import NOT_ALL_READ, AsJson, Letters, Model, Quiet, Wait, console, print_json, stopped
from onrecord.cli.progress import Bar

if TYPE_CHECKING:
    from onrecord.read.model_reader import ReaderSettings
    from onrecord.verbs.meanings import MeaningStep
    from onrecord.verbs.running import BuildResult, Step

MOST_PROBLEMS = 40
MOST_NAMES = 3


def command(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...", help="Files, folders, globs, URLs, tables of inputs, or - for standard input."
        ),
    ],
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="RECORD", help="The record to make or to add to.", show_default=False),
    ],
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", min=1, help="Processes that read; each takes up to 1 GB. 1, or all with --on."),
    ] = None,
    model: Model = None,
    again: Annotated[bool, typer.Option("--again", help="Read reports anew that the record knows already.")] = False,
    outlets: Letters = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar="DAY", help="The day of publication of reports that state none.")
    ] = None,
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help="The outlet of reports that name none.")
    ] = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="NAME", help="Who gives dates and outlets; otherwise your login name."),
    ] = None,
    reader: own_reader.Url = None,
    reader_model: own_reader.ModelName = None,
    reader_cache: own_reader.Folder = None,
    reader_scale: own_reader.ScaleFile = None,
    reader_parallel: own_reader.Parallel = 4,
    reader_timeout: own_reader.Timeout = 120.0,
    dry_run: own_reader.DryRun = False,
    price_in: own_reader.PriceIn = None,
    price_out: own_reader.PriceOut = None,
    wait: Wait = 30.0,
    quiet: Quiet = False,
    profile: Annotated[
        bool, typer.Option("--profile", help="Tell how many seconds each stage took; for one job.")
    ] = False,
    on: build_on.On = None,
    ray_address: build_on.RayAddress = None,
    record: build_on.ToRecord = None,
    as_json: AsJson = False,
) -> None:
    """Read reports into a record: a new one, or one to which they are added.

    It may be stopped at any moment and run again: what is recorded stays, known
    reports are passed over, changed ones become revisions. The exit code is 3 if
    some reports could not be read.

    A language model of yours can read in place of the built-in reader: --reader,
    with its key in the environment as ONRECORD_READER_KEY. What it quotes has to
    stand in the report letter for letter.

    With --on daft all cores read, or the machines of a Ray cluster, and what they
    find is written to a folder of claims, from which records are made.

    Examples:
        onrecord build reports/ -o korea.onrecord
        onrecord build 'crawl/*.warc.gz' https://example.org/a.html -o korea.onrecord
        curl -s https://example.org/a.html | onrecord build - -o korea.onrecord
        onrecord build notes.txt -o a.onrecord --date 2024-06-19 --outlet "The Lantern"
        onrecord build inputs.csv -o a.onrecord    # path, date, outlet, url, author
        onrecord build reports/ -o a.onrecord --profile   # seconds by stage
        onrecord build in/ -o a.onrecord --reader https://host/v1 --reader-model NAME
        onrecord build in/ -o a.onrecord --reader https://host/v1 --reader-model NAME
            --dry-run --price-in 0.15 --price-out 0.60
        onrecord build crawl/ -o claims/ --on daft --record a.onrecord
    """
    from onrecord import build
    from onrecord.verbs.settled import READING, settle

    if build_on.asked_for(on, ray_address, record):
        left_out = {"--again": again, "--reader": reader, "--dry-run": dry_run, "--profile": profile}
        build_on.refuse(left_out | {"--outlets": outlets and not record})
        facts = build_on.Facts(date, outlet, by)
        letters = letters_of(outlets) if outlets else None
        settings = own_reader.settings_with(model, None)
        build_on.run(
            inputs, output, build_on.Where(ray_address, jobs, record), facts, settings, letters,
            quiet=quiet, as_json=as_json,
        )  # fmt: skip
        return
    own = own_reader.asked_for(reader, reader_model, reader_cache, reader_scale, reader_parallel, reader_timeout)
    prices = (price_in, price_out)
    if dry_run:
        _price(inputs, output, own, prices, again=again, as_json=as_json)
        return
    settings = own_reader.settings_with(model, own)
    letters = letters_of(outlets) if outlets else None

    def tell(step: "Step") -> None:
        bar.move(step.done, bar.total, f"{step.report.id[:36]} {step.outcome}")

    def meant(step: "MeaningStep") -> None:
        bar.move(step.done, step.total, "what sentences mean")

    def waits() -> None:
        told = f"Waiting up to {wait:g} s for another build of {output} to end."
        console(stderr=True).print(told, markup=False, soft_wrap=True)

    settle(READING)
    with (
        stopped(f"{output} keeps what was recorded; run the same command to go on."),
        _bar(inputs, shown=not quiet and not as_json) as bar,
    ):
        result = build(
            inputs, output, progress=tell, jobs=jobs or 1, settings=settings, again=again, outlets=letters,
            date=date, outlet=outlet, by=by, profile=profile, wait=wait, waits=waits, meant=meant,
        )  # fmt: skip
    if as_json:
        lists = ("problems", "passed_over", "undated")
        told = {name: [one._asdict() for one in getattr(result, name)] for name in lists}
        print_json(result._asdict() | told)
    else:
        print_result(result, quiet=quiet)
        _print_stages(result)
        if own and not quiet:
            own_reader.print_counts(own, result.reader, prices)
    if not result.ok:
        raise typer.Exit(NOT_ALL_READ)


def _price(
    inputs: list[str],
    output: str,
    own: "ReaderSettings | None",
    prices: tuple[float | None, float | None],
    *,
    again: bool,
    as_json: bool,
) -> None:
    from onrecord import UsageError
    from onrecord.verbs.pricing import price

    if own is None:
        raise UsageError("--dry-run counts what a reader of your own would be asked: give --reader and --reader-model")
    own_reader.print_estimate(price(inputs, output, own, again=again), own, prices, as_json=as_json)


def letters_of(path: Path) -> dict[str, str]:
    """The user's letters for outlets. Raises UsageError for a file that is none."""
    import tomllib

    from onrecord import UsageError
    from onrecord.knowledge.paths import did_you_mean_path

    if not path.exists():
        raise UsageError(f"there is no file {path} for the outlets' letters{did_you_mean_path(path)}")
    try:
        with path.open("rb") as file:
            return {outlet: str(letter) for outlet, letter in tomllib.load(file).items()}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"cannot use {path} for the outlets' letters: {error}") from error


def _bar(inputs: list[str], *, shown: bool) -> Bar:
    from onrecord.acquire import count

    seen = shown and console(stderr=True).is_terminal
    return Bar(shown=shown, first="loading the language model", total=count(inputs) if seen else None)


def print_result(result: "BuildResult", *, quiet: bool) -> None:
    """What a run did, and what it could not read."""
    out = console()
    if result.problems:
        errors = console(stderr=True)
        plural = "s were" if len(result.problems) != 1 else " was"
        errors.print(f"{len(result.problems)} report{plural} not read:")
        for problem in result.problems[:MOST_PROBLEMS]:
            errors.print(f"  {problem.report}: {problem.reason}", markup=False, soft_wrap=True)
        if len(result.problems) > MOST_PROBLEMS:
            errors.print(f"  and {len(result.problems) - MOST_PROBLEMS} more: onrecord info lists them all")
    if result.passed_over and not quiet:
        _print_passed(result)
    if result.undated and not quiet:
        _print_undated(result)
    if not quiet:
        did = ", ".join(f"{count} {outcome}" for outcome, count in result.outcomes.items())
        total = sum(result.counts.values())
        out.print(f"{total} report{'s' if total != 1 else ''} ({did}), {result.claims} claims, {result.seconds:.1f} s")
        out.print(f"The record: {result.record}", markup=False, soft_wrap=True)


def _print_stages(result: "BuildResult") -> None:
    """Where the time went, if that was asked for."""
    for stage, seconds in result.stages.items():
        console().print(f"{stage:>14} {seconds:8.2f} s {seconds / result.seconds:6.1%}")


def _print_undated(result: "BuildResult") -> None:
    """Which reports state no day, with the days between which they must have been published."""
    errors = console(stderr=True)
    plural = "s state" if len(result.undated) != 1 else " states"
    errors.print(f"{len(result.undated)} report{plural} no day of publication (give it with --date or a table):")
    for one in result.undated[:MOST_NAMES]:
        between = f"{one.between[0]} to {one.between[1]}, inferred" if one.between else "nothing tells when"
        errors.print(f"  {one.report}: {between}", markup=False, soft_wrap=True)
    if len(result.undated) > MOST_NAMES:
        errors.print(f"  and {len(result.undated) - MOST_NAMES} more: onrecord show lists them all")


def _print_passed(result: "BuildResult") -> None:
    """Which files were not opened: a line for each nature, with the first few of its files."""
    errors = console(stderr=True)
    plural = "s were" if len(result.passed_over) != 1 else " was"
    errors.print(f"{len(result.passed_over)} file{plural} passed over (--json names them all):")
    natures: dict[str, list[str]] = {}
    for passed in result.passed_over:
        natures.setdefault(passed.reason, []).append(passed.input)
    for nature, names in natures.items():
        more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
        errors.print(f"  {nature}: {', '.join(names[:MOST_NAMES])}{more}", markup=False, soft_wrap=True)
