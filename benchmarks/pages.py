"""How well the article text of HTML pages is found: precision, recall and F1 over shingles of four words.

The data's own measure (Zyte's article extraction benchmark): shingles are counted, each page weighs the same,
and F1 is taken of the mean precision and the mean recall.

    python benchmarks/pages.py FOLDER

FOLDER holds html/*.html.gz (or *.html) and ground-truth.json: page name to {"articleBody", "url"}.
"""

import argparse
import gzip
import json
import re
import sys
import time
from collections import Counter
from pathlib import Path
from statistics import mean

from onrecord.acquire import acquire
from onrecord.model import Report

SHINGLE = 4


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Runs of four words with their counts; a shorter text is one run."""
    words = re.findall(r"\w+", text)
    runs = (tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)))
    return Counter(run for run in runs if run)


def compare(truth: str, found: str) -> tuple[float | None, float | None]:
    """Precision and recall of one page; None where there is nothing to divide by."""
    wanted, got = shingles(truth), shingles(found)
    hits = sum((wanted & got).values())
    return (hits / got.total() if got else None), (hits / wanted.total() if wanted else None)


def body(report: Report) -> str:
    """The report's article body, which is what the truth holds: neither title nor description."""
    return "\n".join(section.span.of(report.text) for section in report.sections if section.kind == "body")


def main(argv: list[str] | None = None) -> None:
    """Score the pages of a folder and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="folder with html/ and ground-truth.json")
    parser.add_argument("--alone", action="store_true", help="score trafilatura alone, for comparison")
    args = parser.parse_args(argv)
    truth = json.loads((args.folder / "ground-truth.json").read_text(encoding="utf-8"))
    scores, statuses, seconds = [], Counter[str](), 0.0
    for number, (name, wanted) in enumerate(sorted(truth.items()), 1):
        path = next(args.folder.glob(f"html/{name}.html*"))
        start = time.perf_counter()
        if args.alone:
            found = _alone(path)
        else:
            report = next(acquire([path]))
            statuses[report.status] += 1
            found = body(report)
        seconds += time.perf_counter() - start
        scores.append(compare(wanted["articleBody"], found))
        if number % 50 == 0:
            print(f"{number} of {len(truth)} pages", file=sys.stderr)
    precision = mean(p for p, _ in scores if p is not None)
    recall = mean(r for _, r in scores if r is not None)
    result = {
        "f1": round(2 * precision * recall / (precision + recall), 4),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "pages": len(scores),
        "pages_per_second": round(len(scores) / seconds, 1),
        "statuses": dict(statuses),
    }
    print(json.dumps(result))


def _alone(path: Path) -> str:
    from trafilatura import extract

    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return extract(data.decode("utf-8", "replace"), include_comments=False) or ""


if __name__ == "__main__":
    main()
