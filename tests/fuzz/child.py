"""The process that reads damaged input, within bounds: `python -m tests.fuzz.child FOLDER READER:FROM:COUNT...`.

It tells on standard output which input it begins and what it found, a line of JSON each. A call that takes longer than
ten seconds of processor time ends the process, by a signal that no library can hold up; the driver sees which it was.
"""

import json
import os
import resource
import shutil
import signal
import sys
import warnings
from pathlib import Path
from random import Random

from onrecord.errors import OnrecordError
from tests.fuzz.mutations import damaged, packed
from tests.fuzz.readers import READERS, Broken

SECONDS = float(os.environ.get("ONRECORD_FUZZ_SECONDS", "10"))
ROOM = 1 << 30  # bytes more than the process has when it begins


def content(reader: str, number: int, seeds: list[bytes]) -> tuple[str, bytes]:
    """Name and bytes of an input."""
    dice = Random(f"{reader}:{number}")
    name = dice.choice(READERS[reader].names)
    data = damaged(dice, seeds)
    return name, packed(dice, data) if name.endswith(".gz") else data


def fed(reader: str, path: Path) -> str | None:
    """What is wrong with how a reader takes a file; None if nothing is."""
    try:
        READERS[reader].read(path)
    except OnrecordError as error:
        return None if str(error).strip() else f"{type(error).__name__} says nothing"
    except Broken as error:
        return str(error)[:300]
    except BaseException as error:
        import traceback

        at = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__}: {str(error)[:200]} at {at.filename}:{at.lineno}"
    return None


def tell(**line: object) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def peak() -> int:
    """The most memory that the process has had, in MB."""
    with open("/proc/self/status", encoding="ascii") as file:  # rusage counts what the process was before, too
        return next(int(line.split()[1]) for line in file if line.startswith("VmHWM:")) // 1024


def bound() -> None:
    """From now on, the process may have so much memory more."""
    with open("/proc/self/statm", encoding="ascii") as file:
        now = int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    resource.setrlimit(resource.RLIMIT_AS, (now + ROOM, now + ROOM))


def main(folder: Path, jobs: list[str]) -> None:
    warnings.simplefilter("ignore")
    at_first, bounded = peak(), False
    place = folder / "given"
    shutil.rmtree(place, ignore_errors=True)  # what an input left that ended the process before
    place.mkdir()
    for job in jobs:
        reader, start, count = job.split(":")
        seeds = [path.read_bytes() for path in sorted((folder / "seeds" / reader).iterdir())]
        for number in range(int(start), int(start) + int(count)):
            name, data = content(reader, number, seeds)
            path = place / name
            path.write_bytes(data)
            if not bounded:
                fed(reader, path)  # loads what it needs
                at_first, bounded = peak(), True
                bound()
            tell(begins=number, reader=reader)
            before = os.times()
            signal.setitimer(signal.ITIMER_PROF, SECONDS)
            wrong = fed(reader, path)
            signal.setitimer(signal.ITIMER_PROF, 0)
            after = os.times()
            path.unlink(missing_ok=True)
            tell(ended=number, took=round(after.user + after.system - before.user - before.system, 2), wrong=wrong,
                 peak=peak() - at_first)  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
