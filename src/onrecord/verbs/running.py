"""One run on a record: what `build` and its like write for each report, and count."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from sqlalchemy import Connection, delete, insert, update
from sqlalchemy.exc import SQLAlchemyError

from onrecord import __version__
from onrecord.acquire import shown
from onrecord.model import Report
from onrecord.store import Record, schema
from onrecord.verbs.batches import SPARES_NOBODY, Found
from onrecord.verbs.concluding import conclude
from onrecord.verbs.intake import Incoming, Outcome
from onrecord.verbs.meanings import begin
from onrecord.verbs.obeying import Recording

if TYPE_CHECKING:
    from onrecord.acquire import PassedOver

AT_ONCE = 500  # reports after which what they bear on is worked out, so that no more wait than memory holds


class Problem(NamedTuple):
    """A report that was not read: its id, the input it came from, its status and the reason."""

    report: str
    input: str
    status: str
    reason: str


def problem(report: Report) -> Problem:
    """What is told of a report that was not read."""
    reason = report.reason or ("it is not in English" if report.status == "other-language" else report.status)
    return Problem(report.id, report.input, report.status, reason)


class Undated(NamedTuple):
    """A report that was read and states no day of publication, and the days between which it must have been."""

    report: str
    between: tuple[str, str] | None


class Step(NamedTuple):
    """One report dealt with: the `done`-th of this run, and what became of it."""

    report: Report
    outcome: Outcome
    done: int
    claims: int


class BuildResult(NamedTuple):
    """What a run did. `ok` if every report that came in was read, now or before.

    Attributes:
        record: the path or URL of the record.
        build: the number of this run in the record.
        counts: how many of the reports that came in have which status.
        outcomes: how many were new, revised, read again, known, or kept although they failed this time.
        claims: how many claims were read in this run.
        problems: the reports that were not read, in order.
        seconds: wall-clock time of the run.
        passed_over: the files of folders that hold no report by their nature, such as pictures, and what they are.
        undated: the reports that were read in this run and state no day of publication.
        reader: what a reader of the user's own counted: requests, answers from the cache, tokens, claims dropped for
            which reason, reports left to the built-in reader.
        stages: seconds by stage, the longest first, where they were asked for.
    """

    record: str
    build: int
    counts: dict[str, int]
    outcomes: dict[str, int]
    claims: int
    problems: tuple[Problem, ...]
    seconds: float
    passed_over: "tuple[PassedOver, ...]" = ()
    undated: tuple[Undated, ...] = ()
    reader: Mapping[str, int] = {}
    stages: Mapping[str, float] = {}

    @property
    def ok(self) -> bool:
        """Whether all reports were read."""
        return not self.problems


class Run:
    """One run on a record: what it wrote, counted."""

    def __init__(self, record: Record, inputs: Sequence[str | Path], progress: Callable[[Step], None] | None) -> None:
        self._record = record
        self._recording = Recording(record)
        self._progress = progress
        self._begun = perf_counter()
        self._counts: Counter[str] = Counter()
        self._outcomes: Counter[str] = Counter()
        self._claims = 0
        self._reader: Counter[str] = Counter()
        self._problems: list[Problem] = []
        self._passed: list[PassedOver] = []
        self._undated: list[Undated] = []
        begin(record)
        self._waiting = len(self._recording.recorder.unfinished())  # so that a run cut off sums up where it would have
        with record.transaction() as connection:
            row = {
                "started": _now(),
                "version": __version__,
                "inputs": msgspec.json.encode([shown(str(given)) for given in inputs]).decode(),
                "counts": "{}",
            }
            key = connection.execute(insert(schema.builds), row).inserted_primary_key
        self._build = int(key[0]) if key else 0
        record.shelf.build = self._build

    def pass_over(self, passed: "PassedOver") -> None:
        """Note a file that was not opened, for it can hold no report."""
        self._passed.append(passed)

    def take(self, incoming: Incoming, found: Found) -> None:
        """Write one report and what was read in it, whole or not at all."""
        report = found.report or incoming.report
        if found.failed:
            report = msgspec.structs.replace(report, status="unreadable", reason=found.failed)
        if incoming.wanted:
            report, found = self._keep(report, incoming.outcome, found)
            if self._waiting >= AT_ONCE:
                self._conclude()
        self._count(report, incoming.outcome, found)
        if incoming.wanted and report.status == "ok" and not report.published:
            self._undated.append(Undated(report.id, report.published_window))
        if self._progress:
            done = self._outcomes.total()
            self._progress(Step(report, incoming.outcome, done, len(found.claims)))

    def _keep(self, report: Report, outcome: Outcome, found: Found) -> tuple[Report, Found]:
        """Write in one transaction; a report that recording fails on is kept without claims, and says so.

        What follows from a report in the place of an earlier one is written with it: it is remembered in this process
        alone which ids its events had, and they are to keep them whenever this process is killed. New ones that wait
        go on waiting, and so does one that takes the place of such: so that a run cut off, in which some are read again
        by the next, meets them where it would have.
        """
        recorder = self._recording.recorder
        try:
            with self._recording.transaction() as connection:
                waits = outcome == "new" or recorder.waits(report.id)
                self._write(connection, report, outcome, found)
                if not waits:
                    recorder.finish(report.id, alone=True)
            self._waiting += outcome == "new"
        except (*SPARES_NOBODY, OSError, SQLAlchemyError):
            raise
        except Exception as error:
            self._recording.recorder.forget()
            failed = f"recording it failed: {type(error).__name__}: {error}"
            report, found = msgspec.structs.replace(report, status="unreadable", reason=failed), Found(failed=failed)
            with self._recording.transaction() as connection:
                self._write(connection, report, outcome, found)
            self._waiting += 1
        return report, found

    def _write(self, connection: Connection, report: Report, outcome: Outcome, found: Found) -> None:
        old = self._record.shelf.get(Report, report.id)
        if outcome == "revised" and old is not None and old.text:
            report = msgspec.structs.replace(report, revision=old.revision + 1)
            body = msgspec.json.encode(old).decode()
            row = {"report": old.id, "revision": old.revision, "hash": old.hash, "body": body}
            connection.execute(insert(schema.revisions), row)
        self._recording.recorder.take(report, found.claims, found.responses)
        c = schema.taken.c
        connection.execute(delete(schema.taken).where(c.build == self._build, c.report == report.id))
        connection.execute(insert(schema.taken), {"build": self._build, "report": report.id, "outcome": outcome})

    def _count(self, report: Report, outcome: Outcome, found: Found) -> None:
        self._counts[report.status] += 1
        self._outcomes[outcome] += 1
        self._claims += len(found.claims)
        self._reader.update(found.counts)
        if report.status != "ok":
            self._problems.append(problem(report))

    def _conclude(self) -> None:
        """Work out what the reports taken in bear on; those that this fails on are counted as unreadable."""
        for report in conclude(self._recording):
            self._counts["ok"] -= 1
            self._counts[report.status] += 1
            self._problems.append(Problem(report.id, report.input, report.status, report.reason or report.status))
        self._waiting = 0

    def finish(self) -> BuildResult:
        """Note that the run has ended, and give its counts."""
        self._conclude()
        self._record.shelf.hurry(False)
        counts = {**self._counts, **{f"reports {name}": count for name, count in self._outcomes.items()}}
        counts["claims"] = self._claims
        counts |= {"files passed over": len(self._passed)} if self._passed else {}
        with self._record.transaction() as connection:
            done = {"finished": _now(), "counts": msgspec.json.encode(counts, order="sorted").decode()}
            connection.execute(update(schema.builds).where(schema.builds.c.id == self._build).values(done))
        return BuildResult(
            record=self._record.name,
            build=self._build,
            counts=dict(sorted(self._counts.items())),
            outcomes=dict(sorted(self._outcomes.items())),
            claims=self._claims,
            problems=tuple(self._problems),
            seconds=perf_counter() - self._begun,
            passed_over=tuple(self._passed),
            undated=tuple(self._undated),
            reader=dict(sorted(self._reader.items())),
        )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
