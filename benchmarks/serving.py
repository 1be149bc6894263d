"""How fast a large record is served: every page and API call, with eight readers at once while a build writes.

usage: serving.py RECORD [--reports N] [--seconds S] [--readers 8] [--pause S] [--workers N]

Where there is no RECORD yet, one of N made-up reports and ten times as many claims is written there, and stays. The
server is a process of its own, with as many workers as `onrecord serve` takes by itself. Three things are measured:

first: milliseconds of the first call of every route after the start, when nothing is at hand yet;
alone: one reader, no build; `cpu` is the processor time that the server takes for an answer, which does not depend on
  what else the machine does, and `ratio` that time over that of a static file from the same server;
together: the readers ask for one route after another by chance, with another id each time, while a build commits a few
  reports a second and ends: p50 and p95 of each route, of all answers, and the worst, in milliseconds. Without --pause
  each asks again as soon as it is answered, which is the most that so many readers can ask.
"""

import argparse
import http.client
import json
import multiprocessing
import os
import random
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from _made_store import make
from _serving_paths import STATIC, Ask, Known, paths
from _serving_writer import build

TIMEOUT = 300
WRITES = 0.3  # seconds between two transactions of the build


class Served(NamedTuple):
    """A server that runs."""

    process: "subprocess.Popen[str]"
    port: int

    def cpu(self) -> float:
        """Seconds that it has run, and its workers, threads that have ended among them."""
        times = [(Path("/proc") / pid / "stat").read_text().rpartition(")")[2].split()[11:13] for pid in self._pids()]
        return sum(int(ticks) for used in times for ticks in used) / os.sysconf("SC_CLK_TCK")

    def _pids(self) -> list[str]:
        pid = str(self.process.pid)
        return [pid, *(Path("/proc") / pid / "task" / pid / "children").read_text().split()]

    def peak_mb(self) -> int:
        """The most memory that it and its workers held, each by itself."""
        lines = [line for pid in self._pids() for line in (Path("/proc") / pid / "status").read_text().splitlines()]
        return sum(int(line.split()[1]) // 1000 for line in lines if line.startswith("VmHWM"))


class Reader:
    """Asks over one connection, and keeps how long answers took, by route."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
        self.taken: dict[str, list[float]] = defaultdict(list)
        self.errors: list[str] = []

    def ask(self, route: str, path: str) -> float:
        """One question; a redirect is followed, and counts with what it leads to."""
        start = time.perf_counter()
        for _ in range(3):
            self.connection.request("GET", path)
            answer = self.connection.getresponse()
            answer.read()
            if not 300 <= answer.status < 304:
                break
            path = answer.headers["location"]
        took = 1000 * (time.perf_counter() - start)
        self.taken[route].append(took)
        if answer.status != 200:
            self.errors.append(f"{answer.status} {path}")
        return took


@contextmanager
def served(record: Path, workers: int | None) -> Iterator[Served]:
    """The record, served by as many processes as `onrecord serve` takes by itself, or by so many."""
    command = [sys.executable, "-m", "onrecord", "serve", str(record), "--port", "0"]
    command += ["--workers", str(workers)] if workers else []
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        line = next(line for line in process.stderr if "Open http" in line)
        threading.Thread(target=process.stderr.read, daemon=True).start()
        yield Served(process, int(line.strip().rstrip("/").rpartition(":")[2]))
    finally:
        process.terminate()
        process.wait()


def first(server: Served, asks: Mapping[str, Ask]) -> dict[str, float]:
    """The first call of every route."""
    reader = Reader(server.port)
    return {route: round(reader.ask(route, ask()), 1) for route, ask in asks.items()}


def alone(server: Served, asks: Mapping[str, Ask], times: int) -> dict[str, dict[str, float]]:
    """One reader."""
    reader, found = Reader(server.port), dict[str, dict[str, float]]()
    for route, ask in asks.items():
        before = server.cpu()
        for _ in range(times):
            reader.ask(route, ask())
        cpu = 1000 * (server.cpu() - before) / times
        found[route] = {**spread(reader.taken[route]), "cpu": round(cpu, 1)}
    base = max(found["static"]["cpu"], 0.1)  # too little for the clock, where there are few calls
    return {route: {**one, "ratio": round(one["cpu"] / base, 1)} for route, one in found.items()}


def together(
    server: Served, record: Path, asks: Mapping[str, Ask], known: Known, args: argparse.Namespace
) -> dict[str, Any]:
    """So many readers, while a build writes; it ends when three quarters of the time are over."""
    ends = time.monotonic() + args.seconds
    readers = [Reader(server.port) for _ in range(args.readers)]
    written = multiprocessing.get_context("spawn").Pool(1)
    busy = written.apply_async(build, (record, 0.75 * args.seconds, WRITES, known.events))

    def read(reader: Reader, seed: int) -> None:
        chance, routes = random.Random(seed), list(asks)
        while time.monotonic() < ends:
            route = chance.choice(routes)
            reader.ask(route, asks[route]())
            time.sleep(args.pause and chance.uniform(0, 2 * args.pause))

    before = server.cpu()
    threads = [threading.Thread(target=read, args=(one, seed)) for seed, one in enumerate(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    cpu, reports = server.cpu() - before, busy.get(TIMEOUT)
    written.close()
    taken: dict[str, list[float]] = defaultdict(list)
    for reader in readers:
        for route, times in reader.taken.items():
            taken[route] += times
    every = [one for times in taken.values() for one in times]
    routes = {route: spread(taken[route]) for route in asks if taken[route]}
    over = sorted(route for route, one in routes.items() if one["p95"] >= args.limit)
    errors = [error for reader in readers for error in reader.errors]
    return {
        "routes": routes, "p50": spread(every)["p50"], "p95": spread(every)["p95"], "worst": round(max(every)),
        "answers": len(every), "answers_per_second": round(len(every) / args.seconds, 1),
        "cpu_per_answer": round(1000 * cpu / len(every), 1), "over": over, "written": reports,
        "errors": len(errors), "some_errors": errors[:5],
    }  # fmt: skip


def spread(times: Sequence[float]) -> dict[str, float]:
    """The middle and the 95th percentile."""
    ordered = sorted(times)
    return {"p50": round(median(ordered), 1), "p95": round(ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))], 1)}


def main(argv: Sequence[str] | None = None) -> None:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", type=Path, help="the record; made where there is none")
    parser.add_argument("--reports", type=int, default=100_000, help="reports of a record that is made")
    parser.add_argument("--seconds", type=float, default=90, help="how long readers read together")
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--pause", type=float, default=0.0, help="seconds, on average, that a reader looks at a page")
    parser.add_argument("--workers", type=int, help="processes that serve, where not as many as `onrecord serve` takes")
    parser.add_argument("--times", type=int, default=15, help="calls of each route alone")
    parser.add_argument("--only", default="", help="routes that have this in their names alone")
    parser.add_argument("--limit", type=float, default=150, help="milliseconds that a 95th percentile should be under")
    args = parser.parse_args(argv)
    if not args.record.exists():
        make(args.record, args.reports)
    known = Known(args.record, random.Random(os.getpid()))
    name = args.record.name.removesuffix(".onrecord")
    asks = {r: ask for r, ask in paths(known, name).items() if args.only in r} | {"static": lambda: STATIC}
    with served(args.record, args.workers) as server:
        Reader(server.port).ask("static", STATIC)
        found: dict[str, Any] = {"first": first(server, asks), "alone": alone(server, asks, args.times)}
        found["together"] = together(server, args.record, asks, known, args) if args.seconds else None
        found["peak_mb"] = server.peak_mb()
    print(json.dumps({"reports": known.counts["reports"], "claims": known.counts["claims"], **found}))


if __name__ == "__main__":
    main()
