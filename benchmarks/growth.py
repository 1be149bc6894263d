"""Whether one report more costs about the same however many there are.

usage: growth.py [--most 100000] [--store]

Adds made-up reports with claims to a record, a few on each of the events of their day, and prints the milliseconds of
processor time that a report took before 100, 1,000, 10,000 and 100,000 reports, and the ratio of the last to the first
and to the one at 1,000; on a busy machine, times differ by a third from one run to the next. Events are looked for
within about two months, which the reports fill after 2,400.

Then the same for one piece of news that everybody carries, in a record of its own: `hot` has the milliseconds before
100, 1,000 and 10,000 reports of one event, every third of them the agency's text, the rest in words of their own.
With --store the records are on disk, in temporary files.
"""

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from datetime import date, timedelta
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


def vocabulary() -> list[str]:
    """Words of middling rarity, to write with."""
    return sorted(word for word, zipf in frequencies().items() if 3.2 <= zipf <= 4.4 and len(word) > 4)


def reports(count: int, seed: int = 7) -> Iterator[tuple[Report, list[Claim]]]:
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


def hot_reports(count: int, seed: int = 11) -> Iterator[tuple[Report, list[Claim]]]:
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
    recorder: Recorder, reports: Iterator[tuple[Report, list[Claim]]], most: int, transaction: Callable[[], Any]
) -> dict[str, float]:
    """Milliseconds a report, over the last five hundred before each power of ten."""
    marks, taken, since = [10**power for power in range(2, 9) if 10**power <= most], {}, 0.0
    for at, (one, claims) in enumerate(reports, 1):
        start = time.process_time()
        with transaction():
            recorder.add(one, claims)
        since += time.process_time() - start
        if any(mark - min(WINDOW, mark // 2) == at for mark in marks):
            since = 0.0
        if at in marks:
            taken[str(at)] = round(1000 * since / min(WINDOW, at // 2), 2)
            print(f"{at} reports: {taken[str(at)]} ms each", file=sys.stderr)
    return taken


def run(reports: Iterator[tuple[Report, list[Claim]]], most: int, stored: bool) -> dict[str, float]:
    """`grow` with a record in memory, or on disk."""
    if not stored:
        return grow(Recorder(MemoryShelf()), reports, most, nullcontext)
    from onrecord.store import open_record

    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "g.onrecord", create=True) as record:
        return grow(Recorder(record.shelf), reports, most, record.shelf.transaction)


def main(argv: Sequence[str] | None = None) -> None:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=100_000, help="reports to add (default 100000)")
    parser.add_argument("--store", action="store_true", help="record on disk")
    args = parser.parse_args(argv)
    taken = run(reports(args.most), args.most, args.store)
    hot = run(hot_reports(args.most // 10), args.most // 10, args.store)
    print(json.dumps({"ms_per_report": taken, **ratios(taken), "hot_ms_per_report": hot, **ratios(hot, "hot_")}))


def ratios(taken: dict[str, float], prefix: str = "") -> dict[str, float]:
    """The last figure to the first, and to the one at 1,000."""
    figures = list(taken.values())
    if not figures:
        return {}
    base = taken.get("1000", figures[0])
    return {f"{prefix}ratio": round(figures[-1] / figures[0], 2), f"{prefix}ratio_1000": round(figures[-1] / base, 2)}


if __name__ == "__main__":
    main()
