"""Time expressions against TimeML: spans strict and relaxed, and values, as TempEval-3 scores them (task A).

A gold TIMEX3 of <TEXT> counts; the document creation time is given and, as in TempEval-3, not scored. Strict: same
first and last character, quotation marks and punctuation at the edges apart. Relaxed: at least one character in
common. Value F1 is relaxed F1 times the share of the matched whose value attribute is letter for letter right.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from onrecord.model import Report
from onrecord.read.language import parse
from onrecord.read.times import times


class Gold(NamedTuple):
    """A marked expression: characters of the text, type and value."""

    start: int
    end: int
    timex: str
    value: str


class Article(NamedTuple):
    """A TimeML file: its creation time, its text with layout breaks as spaces, and its expressions."""

    name: str
    created: str | None
    text: str
    gold: list[Gold]


def load(path: Path) -> Article:
    """Read one TimeML file."""
    root = etree.parse(str(path)).getroot()
    created = next(
        (t.get("value") for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME"), None
    )
    parts: list[str] = []
    gold: list[Gold] = []
    for body in root.iter("TEXT"):
        _walk(body, parts, gold)
    text = re.sub(r"(?<!\n)\n(?!\s*\n)", " ", "".join(parts))
    return Article(path.name, created, text, gold)


def _walk(element: "etree._Element", parts: list[str], gold: list[Gold]) -> None:
    start = sum(map(len, parts))
    parts.append(element.text or "")
    for child in element:
        _walk(child, parts, gold)
        parts.append(child.tail or "")
    if element.tag == "TIMEX3":
        gold.append(Gold(start, sum(map(len, parts)), element.get("type") or "", element.get("value") or ""))


def day(created: str | None) -> str | None:
    """The ISO day of a creation time such as 1998-02-27T16:30 or 19980227."""
    if not created:
        return None
    digits = re.match(r"(\d{4})-?(\d{2})-?(\d{2})", created)
    return "-".join(digits.groups()) if digits else None


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space and punctuation at its edges."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def guesses(articles: list[Article]) -> Iterator[tuple[Article, list[Gold]]]:
    """What the reader finds in each article."""
    reports = [Report(id=a.name, text=a.text, published=day(a.created)) for a in articles]
    for article, reading in zip(articles, parse(reports), strict=True):
        found = []
        for time in times(reading).times:
            span = reading.chars(time.start, time.end)
            found.append(Gold(span.start, span.end, time.timex, time.value))
        yield article, found


def score(pairs: Iterable[tuple[Article, list[Gold]]]) -> dict[str, float]:
    """Strict, relaxed and value F1 over all articles."""
    n: Counter[str] = Counter()
    for article, found in pairs:
        n["gold"] += len(article.gold)
        n["found"] += len(found)
        free = list(found)
        exact = {trim(article.text, *guess[:2]) for guess in found}
        n["strict"] += sum(trim(article.text, *gold[:2]) in exact for gold in article.gold)
        for gold in article.gold:
            match = best(gold, free)
            if match:
                free.remove(match)
                n["relaxed"] += 1
                n["value"] += match.value == gold.value
                n["type"] += match.timex == gold.timex
    return {
        "strict_f1": f1(n["strict"], n["found"], n["gold"]),
        "relaxed_f1": f1(n["relaxed"], n["found"], n["gold"]),
        "value_f1": f1(n["value"], n["found"], n["gold"]),
        "type_f1": f1(n["type"], n["found"], n["gold"]),
        "relaxed_precision": round(100 * n["relaxed"] / max(n["found"], 1), 1),
        "relaxed_recall": round(100 * n["relaxed"] / max(n["gold"], 1), 1),
        "expressions": n["gold"],
    }


def best(gold: Gold, free: list[Gold]) -> Gold | None:
    """The free guess that shares most with a gold expression."""
    shared = [(min(g.end, gold.end) - max(g.start, gold.start), g) for g in free]
    shared = [pair for pair in shared if pair[0] > 0]
    return max(shared, key=lambda pair: pair[0])[1] if shared else None


def f1(right: int, found: int, gold: int) -> float:
    """F1 in percent."""
    return round(200 * right / max(found + gold, 1), 1)


def main(argv: list[str] | None = None) -> int:
    """Score a folder of TimeML files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="+", help="folder of .tml files, at any depth, or one file")
    args = parser.parse_args(argv)
    files = [path for f in args.folder for path in ([f] if f.is_file() else sorted(f.rglob("*.tml")))]
    print(f"{len(files)} files", file=sys.stderr)
    print(json.dumps(score(guesses([load(path) for path in files]))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
