"""How well reports are grouped into stories as they arrive, and whether copies are found.

usage: stories.py REPORTS STORIES.json [--scale 100000]

REPORTS holds dated reports, STORIES.json gives the story of each by file stem. Prints B-cubed F1 of the stories, the
share of the pairs of reports that share over 30 % of the shorter one's five-word shingles (page furniture apart) that
were found as copies, of one another or of one text, and the number of copies found between reports of different
stories. With --scale, also the milliseconds a report takes while so many short reports, made from those at hand under
other names, are added, and the ratio of last to first.
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

from msgspec import structs

from _gold import load_reports
from linking import bcubed
from onrecord.model import Report, Story
from onrecord.record import MemoryShelf, Recorder
from onrecord.record.copies import of_report
from onrecord.record.text import WORD, rarity, shingles, words

SHARED = 0.3
ORDERS = 5


def group(reports: Sequence[Report]) -> tuple[dict[str, str], set[tuple[str, str]]]:
    """Record the reports in this order: the story of each, and the pairs found as copies."""
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    found: set[tuple[str, str]] = set()
    for report in reports:
        changes = recorder.add(report, [])
        found |= {(min(report.id, other), max(report.id, other)) for other in changes.copies}
    # A report is compared with the first that has a text, which stands for all that have it.
    texts: dict[str, list[str]] = {}
    for report in reports:
        texts.setdefault(recorder.sources.texts.root(report.id), []).append(report.id)
    for alike in texts.values():
        found |= set(combinations(sorted(alike), 2))
    for pair in list(found):
        for one, other in (pair, pair[::-1]):
            found |= {(min(one, like), max(one, like)) for like in texts.get(other, ()) if like != one}
    return {id: story.id for story in shelf.all(Story) for id in story.reports}, found


def copied(reports: Sequence[Report], furniture: bool) -> set[tuple[str, str]]:
    """Pairs that share over 30 % of the shorter one's five-word shingles, by comparing all with all.

    With `furniture`, sign-up boxes and legal lines count too, which makes pairs of pages that have little else.
    """
    sets = {report.id: shingles(words(report.text)) if furniture else of_report(report).shingles for report in reports}
    return {
        (one, two)
        for one, two in combinations(sorted(sets), 2)
        if len(sets[one] & sets[two]) > SHARED * min(len(sets[one]), len(sets[two]))
    }


def measure(reports: Sequence[Report], story_of: dict[str, str]) -> dict[str, float]:
    """The figures for reports in order of publication, and the stories in other orders."""
    grouped, found = group(reports)
    expected, with_furniture = copied(reports, furniture=False), copied(reports, furniture=True)
    precision, recall, f1 = bcubed([(story_of[id], grouped[id]) for id in sorted(grouped)])
    other = []
    for seed in range(ORDERS):
        order = list(reports)
        random.Random(seed).shuffle(order)
        other.append(bcubed([(story_of[id], name) for id, name in sorted(group(order)[0].items())])[2])
        print(f"order {seed}: {other[-1]:.3f}", file=sys.stderr)
    return {
        "bcubed_f1": round(f1, 3),
        "bcubed_precision": round(precision, 3),
        "bcubed_recall": round(recall, 3),
        "any_order_f1": round(sum(other) / len(other), 3),
        "pairs": len(expected),
        "pairs_found": round(len(expected & found) / len(expected), 3) if expected else 1.0,
        "pairs_found_with_furniture": round(len(with_furniture & found) / max(1, len(with_furniture)), 3),
        "copies": len(found),
        "false_pairs": sum(story_of[one] != story_of[two] for one, two in found),
        "reports": len(reports),
    }


def renamed(report: Report, round_: int) -> Report:
    """The opening of a report as of another story: its telling words get an ending, its day moves on."""
    ending = "".join("abcdefghij"[int(digit)] for digit in str(round_))

    def name(text: str) -> str:
        return WORD.sub(lambda m: m[0] + ending if rarity(m[0].lower()) > 2.3 else m[0], text)

    moved = date.fromisoformat(report.published or "2020-01-01") + timedelta(days=round_ % 3650)
    opening = name(report.text[:600])
    return structs.replace(
        report, id=f"{report.id}-{round_}", title=name(report.title), text=opening, published=moved.isoformat()
    )


def many(reports: Sequence[Report], count: int) -> Iterator[Report]:
    """So many short reports, made from those at hand."""
    for at in range(count):
        yield renamed(reports[at % len(reports)], at // len(reports))


def scale(reports: Sequence[Report], count: int) -> dict[str, object]:
    """Milliseconds a report takes at each power of ten up to `count`."""
    recorder, per_report, start, mark, since = Recorder(MemoryShelf()), {}, time.process_time(), 1000, 0
    for at, report in enumerate(many(reports, count), 1):
        recorder.add(report, [])
        if at in (mark, count):
            now = time.process_time()
            per_report[str(at)] = round(1000 * (now - start) / (at - since), 3)
            print(f"{at} reports: {per_report[str(at)]} ms each", file=sys.stderr)
            start, since, mark = now, at, mark * 10
    figures = list(per_report.values())
    return {"ms_per_report": per_report, "growth": round(figures[-1] / figures[0], 2)}


def main(argv: Sequence[str] | None = None) -> None:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("stories", type=Path)
    parser.add_argument("--scale", type=int, default=0, help="also add so many short reports")
    args = parser.parse_args(argv)
    story_of = json.loads(args.stories.read_text(encoding="utf-8"))
    found = load_reports(args.reports)
    reports = sorted((found[id] for id in story_of if id in found), key=lambda r: (r.published or "", r.id))
    result: dict[str, object] = dict(measure(reports, story_of))
    if args.scale:
        result |= scale(reports, args.scale)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
