"""The verb `build`: acquire, read, record, store. It may be stopped at any moment and goes on where it was."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.acquire import Facts, check_there
from onrecord.errors import UsageError
from onrecord.model import Report
from onrecord.store import Record, open_record
from onrecord.store.turns import WAIT, turn
from onrecord.verbs.batches import read_batches
from onrecord.verbs.intake import Intake
from onrecord.verbs.meanings import MeaningStep, keep_up
from onrecord.verbs.obeying import check_letters, grade_anew, set_outlets
from onrecord.verbs.ports import check_together
from onrecord.verbs.running import BuildResult, Run, Step

if TYPE_CHECKING:
    from onrecord.acquire import PassedOver
    from onrecord.read import Settings


def build(
    inputs: str | Path | Iterable[str | Path],
    output: str | Path,
    *,
    progress: Callable[[Step], None] | None = None,
    jobs: int = 1,
    settings: "Settings | None" = None,
    again: bool = False,
    outlets: Mapping[str, str] | None = None,
    date: str | None = None,
    outlet: str | None = None,
    by: str | None = None,
    profile: bool = False,
    wait: float = WAIT,
    waits: Callable[[], None] | None = None,
    meant: Callable[[MeaningStep], None] | None = None,
) -> BuildResult:
    """Read reports into a record: a new one, or one that is there, to which they are added.

    A report is committed whole or not at all. One that the record holds already is not read again; one that has
    changed becomes a revision, its older text kept. One that cannot be read is kept with the reason. One build at a
    time writes a record; people may decide meanwhile, and the build obeys them.

    Args:
        inputs: files, folders, globs, URLs, "-" for standard input, or tables of inputs: CSV with a column `path`, and
            `date`, `outlet`, `url` or `author` for what you say of each file. That goes before what it says itself.
        output: where the record is or shall be: a path, or the URL of a PostgreSQL database.
        progress: called after each report.
        jobs: how many processes read; each takes up to a gigabyte of memory.
        settings: how to read: the spaCy pipeline, or a reader of your own.
        again: read known reports anew, as after an upgrade; ids of events and decisions are kept.
        outlets: Admiralty letters A to F by outlet or domain; kept in the record, and events are graded anew.
        date: the day of publication of reports that state none: 2024-06-19. It is kept as given, with `by`.
        outlet: the outlet of reports that name none.
        by: who gives date and outlet, here or in tables; otherwise the login name.
        profile: count the seconds that each stage takes; for one job.
        wait: seconds to wait for another build of the record to end.
        waits: called once, before waiting for another build.
        meant: called as what the sentences mean is worked out, which comes last, if the record keeps that.

    Raises:
        UsageError: no inputs, fewer than one job, a profile of several, or a date that is no day or still to come.
        InputError: none of the inputs is there; names what is near.
        InUseError: another build of the record did not end in time; nothing was read.
        StoreError: the record cannot be opened or written; what was committed before stays.
    """
    given = (inputs,) if isinstance(inputs, str | Path) else tuple(inputs)
    if not given:
        raise UsageError("nothing to build from: name files, folders or URLs, or - for standard input")
    if jobs < 1:
        raise UsageError(f"jobs must be 1 or more, not {jobs}")
    check_letters(outlets or {})
    if jobs > 1:
        check_together("jobs")
    if profile and jobs > 1:
        raise UsageError("a profile tells of one process: leave jobs at 1 for it")
    facts = facts_given(date, outlet, by)
    check_there(given)
    from onrecord.read.timing import spent_on_each, timed

    with turn(output, wait, waits), open_record(output, create=True) as record, timed() as seconds:
        grade_anew(record)
        if outlets is not None:
            set_outlets(record, outlets)
        record.shelf.hurry(True)  # told at the end that all is done, its user can run it again until then
        run = Run(record, given, progress)
        reports = spent_on_each("acquire", _acquire(given, run.pass_over, facts))
        done = _taken_in(record, run, reports, settings, jobs=jobs, again=again, meant=meant)
        return done._replace(stages=dict(sorted(seconds.items(), key=lambda one: -one[1]))) if profile else done


def take_in(
    record: Record,
    reports: Iterable[Report],
    named: Sequence[str],
    settings: "Settings | None" = None,
    *,
    progress: Callable[[Step], None] | None = None,
) -> BuildResult:
    """As `build`, with reports that were acquired already; `named` is what the record says they come from."""
    return _taken_in(record, Run(record, named, progress), reports, settings)


def _taken_in(
    record: Record,
    run: "Run",
    reports: Iterable[Report],
    settings: "Settings | None",
    *,
    jobs: int = 1,
    again: bool = False,
    meant: Callable[[MeaningStep], None] | None = None,
) -> BuildResult:
    from onrecord.read.timing import spent

    intake = Intake(record, again=again)
    for incoming, found in read_batches(intake.batches(reports), settings, jobs):
        with spent("record"):
            run.take(incoming, found)
            intake.written(incoming)
    with spent("record"):
        done = run.finish()
    keep_up(record, jobs=jobs, progress=meant)
    return done


def facts_given(date: str | None, outlet: str | None, by: str | None) -> Facts:
    """What the user says of all reports. Raises UsageError for a date that is no day or still to come."""
    from getpass import getuser

    from onrecord.acquire.asked import past_day

    if by is None:
        try:
            by = getuser()
        except (KeyError, OSError, ImportError):  # a container whose user has no name
            by = ""
    options = ", ".join(option for option, value in (("--date", date), ("--outlet", outlet)) if value)
    return Facts(date=past_day(date) if date else None, outlet=outlet, by=by, where=options)


def _acquire(inputs: Sequence[str | Path], passed: "Callable[[PassedOver], None]", facts: Facts) -> Iterable[Report]:
    from onrecord.acquire import acquire

    return acquire(inputs, passed=passed, apart=False, facts=facts)
