"""Whether one report more costs about the same however many there are.

usage: growth.py [--most 100000] [--store] [--plain] [--keep RECORD]

Adds made-up reports with claims to a record, a few on each of the events of their day, and prints what a report took
before 100, 1,000, 10,000 and 100,000 reports: milliseconds of processor time, and function calls, Python's and those
that it makes of C. `ratio` and `calls_ratio` are the last to the one at 1,000: that of times differs by a third from
one run to the next on a busy machine, that of calls hardly. Before each mark, 500 reports are added one by one, by
tens in turn timed and counted; the others a hundred at a time, as `build` does up to five hundred: what one of those
took since the mark before is in `together_ms`. Events are looked for within about two months, which the reports fill
after 2,400.

Then the same for one piece of news that everybody carries, in a record of its own: `hot` has the figures before
100, 1,000 and 10,000 reports of one event, every third of them the agency's text, the rest in words of their own.
`peak_mb` is the most memory that the process held, at each mark. With --plain the hot record is left out. With --store
the records are on disk, in temporary files, `record_mb` is how large the first is, and `one_more_seconds` what one
report more takes on the full record, opened anew; with --keep the first record stays in that file, and where it is
there, only that is measured.
"""

import argparse
import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from cProfile import Profile
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from msgspec import structs

from onrecord.model import Claim, Party, Report, Source, Span, TimeRange
from onrecord.record import MemoryShelf, Recorder
from onrecord.record.text import fingerprint, frequencies

STATES = [
    "USA",
    "RUS",
    "CHN",
    "PRK",
    "KOR",
    "JPN",
    "UKR",
    "IRN",
    "ISR",
    "SAU",
    "TUR",
    "IND",
    "PAK",
    "FRA",
    "DEU",
    "GBR",
    "POL",
    "EGY",
    "SYR",
    "YEM",
    "NGA",
    "ETH",
    "SDN",
    "MLI",
    "VEN",
]
TYPES = [
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
EVENTS_A_DAY = 12
REPORTS_A_DAY = 40
CLAIMS = 2
WINDOW = 500
TURN = 10  # reports that are timed, then as many that are counted
AT_ONCE = 100
Told = tuple[Report, list[Claim]]


def vocabulary() -> list[str]:
    """Words of middling rarity, to write with."""
    return sorted(word for word, zipf in frequencies().items() if 3.2 <= zipf <= 4.4 and len(word) > 4)


def reports(count: int, seed: int = 7) -> Iterator[Told]:
    """Made-up reports in order of publication; each states some of its day's and the day before's events."""
    chance, words = random.Random(seed), vocabulary()
    days: list[list[dict[str, Any]]] = []
    for at in range(count):
        day, slot = divmod(at, REPORTS_A_DAY)
        if slot == 0:
            today = date(2010, 1, 1) + timedelta(days=day)
            days.append([event(chance, words, today) for _ in range(EVENTS_A_DAY)])
        yield report(chance, words, f"r{at:06}", days[-2:], date(2010, 1, 1) + timedelta(days=day))


def event(chance: random.Random, words: Sequence[str], day: date) -> dict[str, Any]:
    """What happens: who, what, to whom, and the words it is told with."""
    actor, recipient = chance.sample(STATES, 2)
    told = chance.sample(words, 12)
    return {"type": chance.choice(TYPES), "actor": actor, "recipient": recipient, "words": told, "day": day.isoformat()}


def report(
    chance: random.Random, words: Sequence[str], name: str, days: list[list[dict[str, Any]]], published: date
) -> tuple[Report, list[Claim]]:
    """One report of a few related events, half of its words the events' own."""
    open_ones = [event for day in days for event in day][-EVENTS_A_DAY - 6 :]
    happened = chance.sample(open_ones, min(CLAIMS, len(open_ones)))
    parts, claims, at = [], [], 0
    for one in happened:
        quote = " ".join([one["actor"], *chance.sample(one["words"], 5), one["recipient"], *chance.sample(words, 2)])
        source = (Source(chance.choice(STATES), code=chance.choice(STATES), kind="government"),) if at % 2 else ()
        claims.append(
            Claim(
                id=fingerprint(name, str(at), one["type"]),
                report=name,
                span=Span(at, at + len(quote)),
                quote=quote,
                type=one["type"],
                actors=(Party(one["actor"], one["actor"]),),
                recipients=(Party(one["recipient"], one["recipient"]),),
                sources=source,
                time=TimeRange(one["day"], one["day"], "day"),
                tier="firm",
            )
        )
        filler = " ".join(chance.sample(words, 25))
        parts.append(f"{quote}. {filler.capitalize()}.")
        at += len(parts[-1]) + 1
    text = "\n".join(parts)
    domain = f"outlet{chance.randrange(90)}.example"
    return Report(id=name, title=claims[0].quote, text=text, domain=domain, published=published.isoformat()), claims


def hot_reports(count: int, seed: int = 11) -> Iterator[Told]:
    """Made-up reports of one event, over two days; every third carries the same text."""
    chance, words = random.Random(seed), vocabulary()
    day = date(2020, 3, 2)
    one = event(chance, words, day) | {"type": "ASSAULT"}
    wire, wired = report(chance, words, "h", [[one]], day)
    for at in range(count):
        name = f"h{at:06}"
        if at % 3 == 0:
            claims = [structs.replace(claim, id=fingerprint(name, claim.id), report=name) for claim in wired]
            yield structs.replace(wire, id=name, domain=f"outlet{at}.example"), claims
        else:
            found, claims = report(chance, words, name, [[one]], day + timedelta(days=at % 2))
            yield structs.replace(found, domain=f"outlet{at}.example"), claims


def grow(
    recorder: Recorder, reports: Iterator[Told], most: int, transaction: Callable[[], Any]
) -> dict[str, dict[str, float]]:
    """Milliseconds a report and function calls a report, over the last five hundred before each power of ten."""
    found = {name: dict[str, float]() for name in ("ms_per_report", "calls_per_report", "together_ms", "peak_mb")}
    done = 0
    for mark in (10**power for power in range(2, 9) if 10**power <= most):
        window, start, first = min(WINDOW, mark // 2), time.process_time(), done
        while done < mark - window:
            some = list(islice(reports, min(AT_ONCE, mark - window - done)))
            with transaction():
                recorder.add_all((one, claims, ()) for one, claims in some)
            done += len(some)
        together = round(1000 * (time.process_time() - start) / max(1, done - first), 2)
        milliseconds, calls = add(recorder, list(islice(reports, window)), transaction)
        done = mark
        for name, figure in zip(found, (milliseconds, calls, together, peak_mb()), strict=True):
            found[name][str(mark)] = figure
        told = f"{milliseconds} ms, {calls} calls each; {together} ms each a hundred at a time; {peak_mb()} MB"
        print(f"{mark} reports: {told}", file=sys.stderr)
    return found


def add(recorder: Recorder, reports: Sequence[Told], transaction: Callable[[], Any]) -> tuple[float, float]:
    """Milliseconds a report, and function calls a report: by turns, for whoever counts calls slows them down."""
    seconds, profile, counted = 0.0, Profile(), 0
    for at, (one, claims) in enumerate(reports):
        counts = at // TURN % 2 == 1
        counted += counts
        start = time.process_time()
        if counts:
            profile.enable()
        with transaction():
            recorder.add(one, claims)
        profile.disable()
        seconds += 0 if counts else time.process_time() - start
    calls = sum(entry.callcount for entry in profile.getstats())
    return round(1000 * seconds / (len(reports) - counted), 2), round(calls / max(1, counted))


def run(reports: Iterator[Told], most: int, path: Path | None) -> dict[str, Any]:
    """`grow` with a record in memory, or on disk, to which one report more is added in the end."""
    if path is None:
        return grow(Recorder(MemoryShelf()), reports, most, nullcontext)
    from onrecord.store import open_record

    with open_record(path, create=True) as record:
        grown = grow(Recorder(record.shelf), reports, most, record.shelf.transaction)
    size = round(path.stat().st_size / 1_000_000)
    return {**grown, "record_mb": size, "one_more_seconds": one_more(path, next(reports))}


def one_more(path: Path, told: Told) -> float:
    """Seconds that one report takes on a record, opening it included."""
    from onrecord.store import open_record

    start = time.perf_counter()
    with open_record(path) as record, record.shelf.transaction():
        Recorder(record.shelf).add(*told)
    return round(time.perf_counter() - start, 3)


def kept(path: Path) -> dict[str, Any]:
    """What one report more takes on a record made before."""
    from onrecord.store import open_record

    with open_record(path) as record:
        held = sum(1 for _ in record.shelf.all(Report))
    return {"reports": held, "one_more_seconds": one_more(path, next(islice(reports(held + 1), held, None)))}


def main(argv: Sequence[str] | None = None) -> None:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=100_000, help="reports to add (default 100000)")
    parser.add_argument("--store", action="store_true", help="records on disk")
    parser.add_argument("--plain", action="store_true", help="the first record alone")
    parser.add_argument("--keep", type=Path, metavar="RECORD", help="the first record on disk, and where it stays")
    args = parser.parse_args(argv)
    if args.keep and args.keep.exists():
        print(json.dumps(kept(args.keep)))
        return
    with tempfile.TemporaryDirectory() as folder:
        stored = Path(folder) if args.store or args.keep else None
        plain = run(reports(args.most + 1), args.most, args.keep or (stored and stored / "plain.onrecord"))
        told = plain | ratios(plain)
        if not args.plain:
            hot = run(hot_reports(args.most // 10 + 1), args.most // 10, stored and stored / "hot.onrecord")
            told |= {f"hot_{name}": figures for name, figures in (hot | ratios(hot)).items()}
    print(json.dumps(told))


def peak_mb() -> int:
    """The most memory that this process held so far."""
    unit = 1_000_000 if sys.platform == "darwin" else 1000  # Linux counts in kilobytes, macOS in bytes
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit)


def ratios(grown: dict[str, Any]) -> dict[str, float]:
    """The last figures to those at 1,000, or to the first if there are none."""
    found = {}
    for name, of in (("ratio", "ms_per_report"), ("calls_ratio", "calls_per_report")):
        figures = list(grown[of].values())
        if figures:
            found[name] = round(figures[-1] / grown[of].get("1000", figures[0]), 2)
    return found


if __name__ == "__main__":
    main()
