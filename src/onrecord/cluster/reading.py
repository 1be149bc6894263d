"""The verb `read_to_claims`: reports are read by many workers, into a folder of claims."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from msgspec import json

from onrecord import __version__
from onrecord.acquire import Facts, PassedOver
from onrecord.acquire.limits import Limits
from onrecord.acquire.reading import read_input
from onrecord.cluster.engine import Engine
from onrecord.cluster.folder import ClaimsFolder, key_of
from onrecord.cluster.passing import Outcome, Read, Task
from onrecord.cluster.tasks import tasks_of
from onrecord.cluster.work import Work
from onrecord.errors import OnrecordError, UsageError
from onrecord.verbs.build import facts_given
from onrecord.verbs.running import Problem, problem

if TYPE_CHECKING:
    from onrecord.read import Settings

REPORTS_AT_ONCE, SECONDS_AT_ONCE = 20_000, 300.0  # after which what was read is written
MOST_PROBLEMS = 10_000  # that are named; all are counted
TRIES = 2  # that may fail one after another with nothing read


class ClaimsStep(NamedTuple):
    """One batch read: how many reports and claims this run has read, and how many inputs of how many are through."""

    label: str
    reports: int
    claims: int
    inputs: int
    of_inputs: int


class ClaimsResult(NamedTuple):
    """What a run did. `ok` if every report that the folder holds was read.

    Attributes:
        claims_folder: where the claims are.
        reports: how many reports were read in this run.
        claims: how many claims were read in them.
        inputs: how many inputs were read in this run.
        known: how many inputs had been read before.
        counts: how many reports of the whole folder have which status.
        problems: reports of this run that were not read, up to 10,000; the table `reports` has them all.
        passed_over: files that hold no report by their nature.
        seconds: wall-clock time of the run.
    """

    claims_folder: str
    reports: int
    claims: int
    inputs: int
    known: int
    counts: Mapping[str, int]
    problems: tuple[Problem, ...]
    passed_over: tuple[PassedOver, ...]
    seconds: float

    @property
    def ok(self) -> bool:
        """Whether all reports were read."""
        return not set(self.counts) - {"ok"}


def read_to_claims(
    inputs: str | Path | Iterable[str | Path],
    claims: str | Path,
    *,
    ray_address: str | None = None,
    jobs: int | None = None,
    settings: "Settings | None" = None,
    date: str | None = None,
    outlet: str | None = None,
    by: str | None = None,
    progress: Callable[[ClaimsStep], None] | None = None,
) -> ClaimsResult:
    """Read reports with Daft, on all cores of this machine or on a Ray cluster, into a folder of claims.

    Each report is read as `build` reads it. It may be stopped at any moment: what was written stays, and the same call
    goes on from there. A batch whose worker fails is read again, report by report; a report that a worker fails on
    twice is set aside: kept, with status and reason, like any other that cannot be read.

    Args:
        inputs: files, folders, globs, URLs of pages, tables of inputs; and files, folders and globs in object stores:
            `s3://…`. A file that has changed since it was read is read anew.
        claims: the folder: a path, or an address in an object store. It is made, or added to.
        ray_address: of a Ray cluster, as `10.0.0.1:6379`; this machine reads if None. Paths must lead to the same
            files on all of its machines.
        jobs: how many read at a time, each in up to a gigabyte of memory; as many as there are cores if None.
        settings: which spaCy pipeline parses.
        date: the day of publication of reports that state none.
        outlet: the outlet of reports that name none.
        by: who gives date and outlet; otherwise the login name.
        progress: called after each batch.

    Raises:
        UsageError: no inputs, standard input, fewer than one job, a reader of your own, no cluster at the address.
        InputError: none of the inputs is there.
        StoreError: the folder cannot be used; what was written before stays.
        MissingExtraError: Daft, Ray or Arrow is not installed.
    """
    given = (inputs,) if isinstance(inputs, str | Path) else tuple(inputs)
    if not given:
        raise UsageError("nothing to read: name files, folders or addresses")
    if jobs is not None and jobs < 1:
        raise UsageError(f"jobs must be 1 or more, not {jobs}")
    if settings is not None and settings.reader is not None:
        raise UsageError("a reader of your own is asked from one machine: leave out --on daft, or --reader")
    facts = facts_given(date, outlet, by)
    return read_with(Work(settings), given, claims, Engine(ray_address, jobs), facts, progress)


def read_with(
    work: Work,
    inputs: tuple[str | Path, ...],
    claims: str | Path,
    engine: Engine,
    facts: Facts,
    progress: Callable[[ClaimsStep], None] | None = None,
) -> ClaimsResult:
    """As `read_to_claims`, with the work as it is given."""
    begun = perf_counter()
    folder = ClaimsFolder(claims, create=True)
    folder.tidy()
    passed: list[PassedOver] = []
    tasks = list(tasks_of(inputs, facts, passed.append))
    ended = folder.ended()
    pending = [task for task in tasks if key_of(task.input.label, task.stamp) not in ended]
    run = _Run(folder, len(pending), progress)
    failed = 0
    while left := run.left(pending):
        before, why = run.batches, "workers gave nothing back"
        try:
            with run.writing():
                run.take(_refused(left))
                run.take(map(_outcome, engine.outcomes([task for task in left if not task.input.refusal], work)))
        except OnrecordError:
            raise
        except Exception as error:  # of Daft, or of Ray: a machine of the cluster was lost, perhaps
            why = f"{type(error).__name__}: {' '.join(str(error).split())[-300:]}"
        failed = failed + 1 if run.batches == before else 0
        if failed == TRIES:
            raise OnrecordError(
                f"reading with Daft failed {TRIES} times with nothing read ({why}); what was read before is kept: see "
                "to the machines, then run the same command to go on"
            )
    return ClaimsResult(
        claims_folder=folder.name,
        reports=run.reports,
        claims=run.claims,
        inputs=len(pending),
        known=len(tasks) - len(pending),
        counts=dict(sorted(folder.statuses().items())),
        problems=tuple(run.problems),
        passed_over=tuple(passed),
        seconds=perf_counter() - begun,
    )


def _refused(tasks: Iterable[Task]) -> Iterator[Outcome]:
    """What is to be said of inputs that cannot be opened; no worker is needed for that."""
    for task in tasks:
        if task.input.refusal:
            reports = tuple(Read(report) for report in read_input(task.input, None, Limits(), False, task.facts))
            yield Outcome(task.input.label, task.stamp, 0, True, __version__, reports)


def _outcome(raw: bytes) -> Outcome:
    """What a worker sends back. Raises what it met, and UsageError for a worker of another version."""
    found = json.decode(raw, type=Outcome)
    if found.version != __version__:
        raise UsageError(
            f"a worker runs onrecord {found.version} and this machine {__version__}, which may read otherwise: "
            "install the same version on all machines"
        )
    if found.fault:
        raise found.fault.error()
    return found


class _Run:
    """One run: what was read and not yet written, and what it all comes to."""

    def __init__(self, folder: ClaimsFolder, inputs: int, progress: Callable[[ClaimsStep], None] | None) -> None:
        self._folder, self._inputs, self._progress = folder, inputs, progress
        self._waiting: dict[tuple[str, int], Outcome] = {}
        self._held = 0
        self._written = perf_counter()
        self._through: set[str] = set()
        self._seen: set[tuple[str, int]] = set()
        self.batches = self.reports = self.claims = 0
        self.problems: list[Problem] = []

    def left(self, tasks: Iterable[Task]) -> list[Task]:
        """The tasks that are not through, each with the batches that it needs no more."""
        done, ended = self._folder.done(), self._folder.ended()
        keys = ((task, key_of(task.input.label, task.stamp)) for task in tasks)
        return [task._replace(done=frozenset(done.get(key, ()))) for task, key in keys if key not in ended]

    def take(self, outcomes: Iterable[Outcome]) -> None:
        """Take what comes, and write it a part at a time. A batch that comes twice counts once."""
        for outcome in outcomes:
            key = key_of(outcome.label, outcome.stamp)
            if (key, outcome.number) in self._seen:
                continue
            self._seen.add((key, outcome.number))
            self._waiting[key, outcome.number] = outcome
            self._count(key, outcome)
            self._held += len(outcome.read)
            if self._held >= REPORTS_AT_ONCE or perf_counter() - self._written > SECONDS_AT_ONCE:
                self.write()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write what was taken, also where taking ends early."""
        try:
            yield
        finally:
            self.write()

    def write(self) -> None:
        """Write what waits."""
        if self._waiting:
            self._folder.write(self._waiting.values())
        self._waiting.clear()
        self._held = 0
        self._written = perf_counter()

    def _count(self, key: str, outcome: Outcome) -> None:
        self.batches += 1
        self.reports += len(outcome.read)
        self.claims += sum(len(read.claims) for read in outcome.read)
        if outcome.last:
            self._through.add(key)
        for report in (read.told for read in outcome.read):
            if report.status != "ok" and len(self.problems) < MOST_PROBLEMS:
                self.problems.append(problem(report))
        if self._progress:
            self._progress(ClaimsStep(outcome.label, self.reports, self.claims, len(self._through), self._inputs))
