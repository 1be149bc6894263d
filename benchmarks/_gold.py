"""The annotated reports of the measuring stick as the project's own records."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.model import Claim, Party, Place, Report, Source, Span, TimeRange
from onrecord.record.text import fingerprint


def load_report(path: Path) -> Report:
    """A report from a news-please `.json` or a `.txt` file; title, description and text are put together."""
    raw = path.read_text(encoding="utf-8")
    if path.suffix == ".txt":
        return Report(id=path.stem, title=raw.strip().partition("\n")[0], text=raw, input=str(path))
    article: dict[str, Any] = json.loads(raw)
    text = "\n".join(article.get(key) or "" for key in ("title", "description", "text"))
    published = (article.get("date_publish") or "")[:10] or None
    domain = article.get("source_domain")
    return Report(
        id=path.stem,
        title=article.get("title") or "",
        text=text,
        outlet=domain,
        domain=domain,
        url=article.get("url"),
        published=published,
        published_how="metadata" if published else "unknown",
        input=str(path),
    )


def load_reports(folder: Path) -> dict[str, Report]:
    """All reports of a folder by file stem."""
    return {path.stem: load_report(path) for path in sorted(folder.iterdir()) if path.suffix in (".json", ".txt")}


def locate(quote: str, text: str, taken: set[int]) -> Span:
    """Where the quote stands, spacing, quotes and dashes aside: the first place not in `taken`, else the first."""
    letters = [(char.lower(), at) for at, char in enumerate(text) if char.isascii() and char.isalnum()]
    folded, needle = "".join(char for char, _ in letters), re.sub(r"[^0-9a-z]+", "", quote.lower())
    found = [match.start() for match in re.finditer(f"(?={re.escape(needle)})", folded)] if needle else []
    at = next((place for place in found if place not in taken), found[0] if found else None)
    if at is None:
        return Span(0, 0)
    taken.add(at)
    return Span(letters[at][1], letters[at + len(needle) - 1][1] + 1)


def to_claim(raw: dict[str, Any], report: Report, taken: set[int]) -> Claim:
    """One gold claim as a `Claim`; its time is taken for exact to the day."""
    span = locate(raw["quote"], report.text, taken)
    start, end = raw.get("start"), raw.get("end")
    return Claim(
        id=fingerprint(report.id, str(span.start), str(span.end), raw["type"], raw["quote"]),
        report=report.id,
        span=span,
        quote=raw["quote"],
        type=raw["type"],
        actors=tuple(Party(code=code, name=code) for code in raw.get("actors") or ()),
        recipients=tuple(Party(code=code, name=code) for code in raw.get("recipients") or ()),
        status=raw["status"],
        sources=tuple(Source(name=name) for name in raw.get("sources") or ()),
        time=TimeRange(start=start, end=end, precision="day") if start or end else None,
        place=Place(name=raw["place"]) if raw.get("place") else None,
        tier="firm",
    )


def load_gold(reports: dict[str, Report], folder: Path) -> Iterator[tuple[Report, list[tuple[Claim, str]]]]:
    """Each annotated report with its claims and the key of the event of each."""
    for path in sorted(folder.glob("*.json")):
        if path.stem in reports:
            taken: set[int] = set()
            report, raws = reports[path.stem], json.loads(path.read_text(encoding="utf-8"))["claims"]
            yield report, [(to_claim(raw, report, taken), raw["event"]) for raw in raws]
