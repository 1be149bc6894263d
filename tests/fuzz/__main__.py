"""`python -m tests.fuzz [READER...] [--from NUMBER] [--count COUNT] [--keep FOLDER]`: feeds readers, tells findings."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.fuzz.child import content
from tests.fuzz.driver import run
from tests.fuzz.readers import READERS
from tests.fuzz.seeds import laid


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("readers", nargs="*", help=f"of {', '.join(READERS)}; all if none is named")
    parser.add_argument("--from", type=int, default=0, dest="start")
    parser.add_argument("--count", type=int, help="inputs of each; as in the long form if it is not given")
    parser.add_argument("--keep", type=Path, help="lay the inputs of findings there")
    given = parser.parse_args()
    begun, found, inputs = time.monotonic(), 0, 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = laid(Path(temporary))
        for reader in given.readers or READERS:
            ran = run(folder, [(reader, given.start, given.count or READERS[reader].count)])
            inputs, found = inputs + ran.inputs, found + len(ran.findings)
            took, which = ran.slowest
            sys.stdout.write(
                f"{reader}: {ran.inputs} inputs in {ran.seconds:.0f} s of processor time, the slowest in {took} s "
                f"({which}), {ran.peak} MB more at most\n"
            )
            for one in ran.findings:
                sys.stdout.write(f"  {one.reader}:{one.number} {one.what}\n")
                if given.keep:
                    seeds = [path.read_bytes() for path in sorted((folder / "seeds" / reader).iterdir())]
                    name, data = content(reader, one.number, seeds)
                    given.keep.mkdir(parents=True, exist_ok=True)
                    (given.keep / f"{reader}-{one.number}-{name}").write_bytes(data)
            sys.stdout.flush()
    sys.stdout.write(f"{inputs} inputs in {time.monotonic() - begun:.0f} s, {found} findings\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
