"""Annotated claims by report and position, for marks that keep no text: reports and annotations lie elsewhere."""

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

from msgspec import structs

from _gold import load_report, to_claim
from onrecord.model import Claim, Report

Row = dict[str, Any]
ANNOTATIONS = Path(__file__).resolve().parents[1] / "training" / "annotations"


def claims_of(data: Path, wanted: Iterable[str]) -> dict[str, tuple[Report, list[Claim]]]:
    """The reports with these ids, each with its annotated claims in the order of their file; none where one lacks."""
    ids = frozenset(wanted)
    texts = dict(_reports(data / "train", ids))
    found = {id: (_gold_report(data / "gold", id), rows) for id, rows in _gold(data / "gold", ids)}
    found |= {id: (texts[id], rows) for id, rows in _train(data / "train", ids) if id in texts}
    found |= {id: (texts[id], rows) for id, rows in _own(texts, ids) if id in texts}
    return {id: (report, _claims(report, rows)) for id, (report, rows) in found.items()}


def _claims(report: Report, rows: Iterable[Row]) -> list[Claim]:
    taken: set[int] = set()
    return [structs.replace(to_claim(row, report, taken), trigger=row.get("trigger", "")) for row in rows]


def _reports(folder: Path, ids: frozenset[str]) -> Iterator[tuple[str, Report]]:
    for name in ("reports.jsonl.gz", "pool.jsonl.gz"):
        if not (folder / name).is_file():
            continue
        with gzip.open(folder / name, "rt", encoding="utf-8") as file:
            for row in map(json.loads, file):
                if row["id"] in ids:
                    yield row["id"], _report(row)


def _report(row: Row) -> Report:
    domain = urlparse(row.get("url") or "").netloc or None
    text = f"{row['title']}\n{row['text']}"
    return Report(
        id=row["id"],
        title=row["title"],
        text=text,
        outlet=domain,
        domain=domain,
        published=row["published"],
        published_how="metadata" if row["published"] else "unknown",
    )


def _gold(folder: Path, ids: frozenset[str]) -> Iterator[tuple[str, list[Row]]]:
    for path in sorted((folder / "claims").glob("*.json")):
        if path.stem in ids:
            yield path.stem, json.loads(path.read_text(encoding="utf-8"))["claims"]


def _gold_report(folder: Path, id: str) -> Report:
    return load_report(next(path for path in (folder / "reports").iterdir() if path.stem == id))


def _train(folder: Path, ids: frozenset[str]) -> Iterator[tuple[str, list[Row]]]:
    path = folder / "claims.jsonl"
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines() if path.is_file() else ()):
        if row["id"] in ids:
            yield row["id"], [_marked(mark) for mark in row["claims"]]


def _marked(mark: Row) -> Row:
    start, end = mark.get("d") or (None, None)
    return {
        "quote": mark["q"],
        "trigger": mark["w"],
        "type": mark["t"],
        "actors": [code for code, _ in mark["a"]],
        "recipients": [code for code, _ in mark.get("r") or ()],
        "status": mark["s"],
        "sources": mark.get("src") or [],
        "start": start,
        "end": end,
        "place": mark.get("p"),
    }


def _own(texts: dict[str, Report], ids: frozenset[str]) -> Iterator[tuple[str, list[Row]]]:
    """Our own annotations, whose words are offsets in the report's text."""
    for path in sorted(ANNOTATIONS.glob("*.jsonl")):
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            if row["id"] in ids and row["id"] in texts:
                yield row["id"], [_expanded(texts[row["id"]].text, kept) for kept in row["claims"]]


def _expanded(text: str, kept: list[Any]) -> Row:
    type, status, quote, trigger, actors, recipients, sources, days, place, _ = kept
    start, end = days or (None, None)
    return {
        "quote": text[slice(*quote)],
        "trigger": text[slice(*trigger)],
        "type": type,
        "actors": [code for code, _ in actors],
        "recipients": [code for code, _ in recipients],
        "status": status,
        "sources": [text[slice(*at)] for at in sources],
        "start": start,
        "end": end,
        "place": text[slice(*place)] if place else None,
    }
