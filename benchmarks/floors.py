"""Run the measuring sticks and hold them against floors.toml.

    python benchmarks/floors.py                      # check; a stick whose data is missing is skipped, saying so
    python benchmarks/floors.py --only claims,places
    python benchmarks/floors.py --record             # and write benchmarks/results/, with date, commit and machine

Prints a line a stick on standard error and one JSON object last on standard output. Exits 1 if any figure lies
below its floor (or above, for those listed under `at_most`), or if a stick fails to run.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent


def run(name: str, stick: dict[str, Any], data: Path) -> dict[str, Any]:
    """Run one stick; its last line of output is its result. A missing data path skips it."""
    paths = [data / arg for arg in stick.get("data", [])]
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        return {"skipped": f"no data at {', '.join(missing)}"}
    command = [sys.executable, str(HERE / f"{name}.py"), *map(str, paths), *stick.get("options", [])]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    if done.returncode:
        return {"failed": done.stderr.strip()[-2000:] or f"exit {done.returncode}"}
    result: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return result


def shortfalls(stick: dict[str, Any], result: dict[str, Any]) -> list[str]:
    """The figures that lie on the wrong side of their floor, in words."""
    if "skipped" in result:
        return []
    if "failed" in result:
        return [f"did not run: {result['failed']}"]
    low = [
        f"{key} {result.get(key)} is below {floor}"
        for key, floor in stick.get("at_least", {}).items()
        if (result.get(key) is None) or result[key] < floor
    ]
    high = [
        f"{key} {result.get(key)} is above {ceiling}"
        for key, ceiling in stick.get("at_most", {}).items()
        if (result.get(key) is None) or result[key] > ceiling
    ]
    return low + high


def record(name: str, result: dict[str, Any]) -> None:
    """Append the result to benchmarks/results/NAME.jsonl."""
    git = ["git", "-C", str(ROOT), "describe", "--always", "--dirty"]
    commit = subprocess.run(git, capture_output=True, text=True, check=False).stdout.strip()
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    row = {"date": datetime.now(UTC).date().isoformat(), "commit": commit, "machine": machine, **result}
    folder = HERE / "results"
    folder.mkdir(exist_ok=True)
    with (folder / f"{name}.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")


def main(argv: list[str] | None = None) -> int:
    """Check every stick, or those named by --only."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared", help="folder of the measuring sticks")
    parser.add_argument("--only", default="", help="sticks, separated by commas")
    parser.add_argument("--record", action="store_true", help="append to benchmarks/results/")
    parser.add_argument("--jobs", type=int, default=2, help="sticks to run side by side")
    args = parser.parse_args(argv)
    sticks: dict[str, Any] = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
    chosen = [name for name in sticks if not args.only or name in args.only.split(",")]
    with ThreadPoolExecutor(args.jobs) as pool:
        results = dict(zip(chosen, pool.map(lambda name: run(name, sticks[name], args.data), chosen), strict=True))
    bad = 0
    for name, result in results.items():
        short = shortfalls(sticks[name], result)
        bad += bool(short)
        verdict = "; ".join(short) or result.get("skipped") or "holds"
        print(f"{name}: {verdict}", file=sys.stderr)
        if args.record and not {"skipped", "failed"} & set(result):
            record(name, result)
    print(json.dumps(results))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
