"""Claims read from one part of the annotated short and middle reports: the figures of `claims.py`, on other news.

usage: claims_dev.py FOLDER [--part dev]

FOLDER  holds reports.jsonl.gz and claims.jsonl, a report a line
"""

import argparse
import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlparse

import claims


def written(folder: Path, out: Path, part: str) -> tuple[Path, Path]:
    """The part's reports and claims as `claims.py` takes them: a file each."""
    lines = (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    marks = {row["id"]: row["claims"] for row in map(json.loads, lines)}
    for name in ("reports", "claims"):
        (out / name).mkdir()
    with gzip.open(folder / "reports.jsonl.gz", "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            if row["split"] == part:
                put(out / "reports" / f"{row['id']}.json", article(row))
                put(out / "claims" / f"{row['id']}.json", {"claims": [annotated(mark) for mark in marks[row["id"]]]})
    return out / "reports", out / "claims"


def put(path: Path, data: dict[str, Any]) -> None:
    """Write JSON."""
    path.write_text(json.dumps(data), encoding="utf-8")


def article(row: dict[str, Any]) -> dict[str, Any]:
    """A report in the form of news-please."""
    return {
        "title": row["title"], "description": "", "text": row["text"], "date_publish": f"{row['published']} 12:00:00",
        "language": "en", "source_domain": urlparse(row["url"] or "").netloc, "url": row["url"],
    }  # fmt: skip


def annotated(mark: dict[str, Any]) -> dict[str, Any]:
    """An annotated claim under the names that the guide gives its fields."""
    start, end = mark.get("d") or (None, None)
    return {
        "quote": mark["q"], "event": mark["e"], "type": mark["t"], "actors": [code for code, _ in mark["a"]],
        "recipients": [code for code, _ in mark.get("r") or ()], "status": mark["s"], "sources": mark.get("src") or [],
        "start": start, "end": end, "place": mark.get("p"),
    }  # fmt: skip


def main(argv: Sequence[str] | None = None) -> None:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", default="dev")
    args = parser.parse_args(argv)
    with TemporaryDirectory() as made:
        reports, gold = written(args.folder, Path(made), args.part)
        claims.main([str(reports), str(gold)])


if __name__ == "__main__":
    main()
