"""Toponyms against a corpus in the form of LGL: how many are found, and how far off they are placed.

recall: the share of the gold's toponyms that have a position and overlap a toponym found. acc161: of those, the
share placed within 161 km (100 miles) of the gold's position. As LGL marks adjectives of countries ("Georgian") as
toponyms, `onrecord.read.places.adjectival` is counted with the places here. A report's outlet (domain) is given to
the reader, as a real report has it; nothing else about the article is.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from onrecord.model import Place, Report
from onrecord.read.gazetteer import kilometres
from onrecord.read.language import parse
from onrecord.read.places import adjectival, places
from onrecord.read.reading import Reading


class Gold(NamedTuple):
    """A marked toponym: characters of the text and its position in degrees."""

    start: int
    end: int
    name: str
    latitude: float
    longitude: float


class Article(NamedTuple):
    """An article: id, domain, text, toponyms with a position, and spans of those without."""

    id: str
    domain: str | None
    text: str
    gold: list[Gold]
    unplaced: list[tuple[int, int]]


def load(path: Path) -> list[Article]:
    """Read the articles of a corpus file."""
    articles: list[Article] = []
    for node in etree.parse(str(path)).getroot().iter("article"):
        gold, unplaced = [], []
        for top in node.iter("toponym"):
            start, end = int(top.findtext("start") or 0), int(top.findtext("end") or 0)
            latitude, longitude = top.findtext(".//lat"), top.findtext(".//lon")
            if latitude and longitude:
                gold.append(Gold(start, end, top.findtext("phrase") or "", float(latitude), float(longitude)))
            else:
                unplaced.append((start, end))
        id = node.get("docid") or str(len(articles))
        articles.append(Article(id, node.findtext("domain"), node.findtext("text") or "", gold, unplaced))
    return articles


def found(reading: Reading) -> list[Place]:
    """Places of a reading, adjectives of countries included."""
    read = places(reading)
    taken = {index for mention in read.places for index in range(mention.start, mention.end)}
    more = [m for m in adjectival(reading) if not taken.intersection(range(m.start, m.end))]
    return [mention.place for mention in (*read.places, *more)]


def readings(articles: list[Article]) -> Iterator[tuple[Article, Reading]]:
    """Each article with its parse."""
    reports = [Report(id=a.id, text=a.text, domain=a.domain) for a in articles]
    yield from zip(articles, parse(reports), strict=True)


def score(pairs: Iterable[tuple[Article, list[Place]]]) -> dict[str, float]:
    """acc161, recall and precision in percent, over all articles."""
    n: Counter[str] = Counter()
    for article, guesses in pairs:
        n["gold"] += len(article.gold)
        n["guesses"] += len(guesses)
        marked = [(g.start, g.end) for g in article.gold] + article.unplaced
        n["marked"] += sum(
            any(p.span.start < end and start < p.span.end for start, end in marked) for p in guesses if p.span
        )
        for gold in article.gold:
            guess = best(gold, guesses)
            n["found"] += guess is not None
            n["near"] += guess is not None and off(gold, guess) <= 161
    return {
        "acc161": round(100 * n["near"] / max(n["found"], 1), 1),
        "recall": round(100 * n["found"] / max(n["gold"], 1), 1),
        "precision": round(100 * n["marked"] / max(n["guesses"], 1), 1),
        "toponyms": n["gold"],
    }


def best(gold: Gold, guesses: list[Place]) -> Place | None:
    """The guess that shares most characters with a gold toponym."""
    shared = [(min(p.span.end, gold.end) - max(p.span.start, gold.start), p) for p in guesses if p.span]
    shared = [pair for pair in shared if pair[0] > 0]
    return max(shared, key=lambda pair: pair[0])[1] if shared else None


def off(gold: Gold, guess: Place) -> float:
    """Kilometres between a gold toponym and its guess; infinite if that has no position."""
    if guess.latitude is None or guess.longitude is None:
        return float("inf")
    return kilometres(gold.latitude, gold.longitude, guess.latitude, guess.longitude)


def main(argv: list[str] | None = None) -> int:
    """Score a corpus file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, help="corpus in LGL's XML")
    args = parser.parse_args(argv)
    articles = load(args.file)
    print(f"{len(articles)} articles", file=sys.stderr)
    print(json.dumps(score((article, found(reading)) for article, reading in readings(articles))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
