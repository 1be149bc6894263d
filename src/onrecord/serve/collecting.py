"""Reports that pages are given, read into the record by a thread of the server, one lot after the other.

What fails is told and takes nothing else with it. The thread ends with the server: a build may be stopped at any
moment, and goes on where it was when the same is given again.
"""

import logging
import secrets
import shutil
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple
from urllib.parse import urlsplit

from onrecord.errors import OnrecordError, UsageError
from onrecord.serve.opened import Opened
from onrecord.verbs.build import build
from onrecord.verbs.running import BuildResult, Step

WAITING, KEPT = 20, 50  # lots that may wait, and that are remembered
ADDRESSES = 200  # of one lot
LONGEST = 120  # characters of a name of a file, fewer than any file system takes
FOLDER = "collected"  # where files lie that came without one: a report's id and place do not depend on the upload
LOG = logging.getLogger(__name__)
State = Literal["waiting", "reading", "done", "failed"]


class Unread(NamedTuple):
    """What could not be read, and why."""

    name: str
    reason: str


NO_ADDRESS = "is no address: give addresses that begin with https:// or http://"


@dataclass
class Lot:
    """What was given at once, and how far it has come."""

    record: str
    author: str
    folder: Path
    files: int
    addresses: tuple[str, ...]
    refused: tuple[Unread, ...] = ()
    id: str = field(default_factory=lambda: secrets.token_hex(8))
    state: State = "waiting"
    done: int = 0
    claims: int = 0
    latest: str = ""
    failed: str = ""
    unread: tuple[Unread, ...] = ()
    outcomes: tuple[tuple[str, int], ...] = ()

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in ("done", "failed")


class Collector:
    """Builds lots, one at a time, in the order in which they came."""

    def __init__(self, builder: Callable[..., BuildResult] = build) -> None:
        self._build = builder
        self._lots: dict[str, Lot] = {}
        self._queue: deque[tuple[Lot, Opened]] = deque()
        self._lock = threading.Lock()
        self._running = False

    def take(self, opened: Opened, lot: Lot) -> None:
        """Take a lot into the queue. Raises UsageError where too many wait."""
        with self._lock:
            if len(self._queue) >= WAITING:
                raise UsageError(f"{WAITING} lots are waiting to be read: give this one when some have been")
            self._queue.append((lot, opened))
            self._lots[lot.id] = lot
            ended = [id for id, one in self._lots.items() if one.ended]
            for id in ended[: max(0, len(self._lots) - KEPT)]:
                del self._lots[id]
            if not self._running:
                self._running = True
                threading.Thread(target=self._run, name="onrecord-collect", daemon=True).start()

    def lot(self, record: str, id: str) -> Lot | None:
        """One lot of a record."""
        found = self._lots.get(id)
        return found if found is not None and found.record == record else None

    def lots(self, record: str) -> list[Lot]:
        """Those of a record, the latest first."""
        with self._lock:
            return [lot for lot in reversed(self._lots.values()) if lot.record == record]

    def _run(self) -> None:
        while True:
            with self._lock:
                if not self._queue:
                    self._running = False
                    return
                lot, opened = self._queue.popleft()
            try:
                self._read(lot, opened)
            except OnrecordError as error:
                _fail(lot, str(error).replace(str(opened.where), opened.name))
            except Exception as error:
                LOG.exception("a lot could not be read")
                _fail(lot, f"reading went wrong ({type(error).__name__}): what was read before is in the record")
            finally:
                shutil.rmtree(lot.folder, ignore_errors=True)

    def _read(self, lot: Lot, opened: Opened) -> None:
        def progress(step: Step) -> None:
            lot.done, lot.claims = step.done, lot.claims + step.claims
            lot.latest = step.report.title or step.report.id

        inputs: list[str | Path] = [lot.folder] if lot.files else []
        with opened.alone():
            lot.state = "reading"
            result = self._build([*inputs, *lot.addresses], opened.where, progress=progress, by=lot.author)
        lot.unread = (*lot.refused, *_unread(result, lot.folder))
        lot.outcomes = tuple(result.outcomes.items())
        lot.state = "done"


def _fail(lot: Lot, why: str) -> None:
    lot.failed, lot.state = why, "failed"


def _unread(result: BuildResult, folder: Path) -> Iterable[Unread]:
    for problem in result.problems:
        yield Unread(_plain(problem.input, folder) or problem.report, _plain(problem.reason, folder))
    for passed in result.passed_over:
        yield Unread(_plain(passed.input, folder), _plain(passed.reason, folder))


def _plain(text: str, folder: Path) -> str:
    """Without the folder in which files lay for the while."""
    return text.replace(f"{folder}/{FOLDER}/", "").replace(f"{folder}/", "").replace(str(folder), "what was given")


def addresses(text: str) -> tuple[tuple[str, ...], tuple[Unread, ...]]:
    """The addresses in a text, one a line, and what is none: nothing that would be a file of the server's.

    Raises UsageError for too many.
    """
    given = tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))
    if len(given) > ADDRESSES:
        raise UsageError(f"{len(given)} addresses are too many: at most {ADDRESSES} at once")
    found = tuple(one for one in given if _of_the_web(one))
    return found, tuple(Unread(one[:80], NO_ADDRESS) for one in given if one not in found)


def _of_the_web(address: str) -> bool:
    try:
        parts = urlsplit(address) if address.isprintable() else None
    except ValueError:  # "http://[broken"
        return False
    return parts is not None and parts.scheme.lower() in ("http", "https") and bool(parts.hostname)


def lay(files: Sequence[tuple[str, BinaryIO]]) -> tuple[Path, int]:
    """Lay files into a new folder under names that stay in it; gives the folder and how many they are."""
    folder = Path(tempfile.mkdtemp(prefix="onrecord-"))
    try:
        for name, content in files:
            with _free(folder, name).open("xb") as file:
                shutil.copyfileobj(content, file)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder, len(files)


def _free(folder: Path, name: str) -> Path:
    """A path in the folder for a file of that name, with the last of the folders that it came with."""
    *above, last = [part for part in name.replace("\\", "/").split("/") if part.strip(" .")] or ["unnamed"]
    within = Path(_safe(above[-1]) if above else FOLDER, _safe(last))
    number, path = 1, folder / within
    while path.exists():
        number += 1
        path = folder / f"{number}" / within
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _safe(part: str) -> str:
    """A name of a file without what systems take for more than a name; its ending stays."""
    plain = "".join("_" if char in '<>:"|?*' or not char.isprintable() else char for char in part).strip(" ")
    plain = plain.lstrip(".") or "unnamed"
    stem, dot, ending = plain.rpartition(".")
    if len(plain.encode()) > LONGEST and dot and len(ending) < 12:
        return f"{stem.encode()[: LONGEST - 12].decode(errors='ignore')}.{ending}"
    return plain.encode()[:LONGEST].decode(errors="ignore")
