"""Search by meaning: how many of the first five reports answer, by words, by meaning, and by both.

    benchmarks/meaning.py ../shared --questions benchmarks/questions/meaning.jsonl

The questions are an analyst's, in words that differ from the texts'. For each, passages are kept with a mark: the first
five that each of nine ways of finding gave (full text with all words, with any, two kinds of vectors, joins of these),
mixed, and marked by one reader before it was known which way had given which. A report answers if a passage of it does
that was marked so; what nobody looked at counts as wrong. One half of the questions ("chosen") chose the floor of
likeness, and later that of faint answers; the other ("checked") was looked at twice for that.
The reports are those of `gold/reports`, of `bench/stories/reports`, and those of
`train/pool.jsonl.gz` whose ids stand in `questions/meaning_reports.txt`. Marks are places in a
report's title, a newline and its text.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from onrecord import open_record
from onrecord.model import Report
from onrecord.read import meaning
from onrecord.store import Record
from onrecord.store.search import By
from onrecord.verbs.meanings import fill

FIRST = 5
HERE = Path(__file__).parent / "questions"
WAYS: tuple[tuple[str, By, float | None], ...] = (
    ("words", "words", None),
    ("meaning", "meaning", None),
    ("meaning without a floor", "meaning", -1.0),
    ("both", "both", None),
)


def reports(data: Path) -> Iterator[Report]:
    """The reports that are searched."""
    for prefix, folder in (("gold/", data / "gold" / "reports"), ("stories/", data / "bench" / "stories" / "reports")):
        for file in sorted(folder.glob("*.json")):
            yield _report(prefix + file.stem, json.loads(file.read_text(encoding="utf-8")))
    wanted = set((HERE / "meaning_reports.txt").read_text(encoding="utf-8").split())
    with gzip.open(data / "train" / "pool.jsonl.gz", "rt", encoding="utf-8") as lines:
        for told in map(json.loads, lines):
            if told["id"] in wanted:
                yield _report(told["id"], told)


def _report(id: str, told: dict[str, Any]) -> Report:
    return Report(id=id, title=told["title"] or "", text=f"{told['title'] or ''}\n{told['text'] or ''}")


def measured(record: Record, questions: list[dict[str, Any]]) -> dict[str, Any]:
    """By way and part: reports shown, those that answer, questions with an answer, and those rightly left without."""
    found: dict[str, dict[str, Counter[str]]] = {}
    for asked in questions:
        right = {report for report, _, _, mark in asked["judged"] if mark}
        for way, by, least in WAYS:
            hits = record.search(asked["query"], "report", FIRST, by=by, least=least)
            count = found.setdefault(way, {}).setdefault(asked["part"], Counter())
            good = sum(hit.id in right for hit in hits)
            told = {"shown": len(hits), "right": good, "questions": 1, "answered": bool(good)}
            told |= {"unanswerable": not right, "said so": not right and not hits}
            count.update({name: int(value) for name, value in told.items()})
    return {way: {part: dict(count) for part, count in parts.items()} for way, parts in found.items()}


def main() -> None:
    """Measure, and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the folder with gold/, bench/ and train/")
    parser.add_argument("--questions", type=Path, default=HERE / "meaning.jsonl", help="questions with marks")
    given = parser.parse_args()
    questions = [json.loads(line) for line in given.questions.read_text(encoding="utf-8").splitlines()]
    with TemporaryDirectory() as folder, open_record(Path(folder) / "m.onrecord", create=True) as record:
        with record.transaction():
            for report in reports(given.data):
                record.shelf.put(report)
        begun = process_time()
        done = fill(record, meaning.model())
        spent = process_time() - begun
        result = {"reports": done.reports, "sentences": done.sentences, "per_second": round(done.sentences / spent)}
        print(json.dumps(result | {"floor": meaning.model().floor} | measured(record, questions)))


if __name__ == "__main__":
    main()
