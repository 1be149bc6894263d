"""How many of the lines that a record shows first may be cited as they stand: sheets for a reader to mark, and counts.

usage: citable.py sheet RECORD -o S.csv [--top 40]
       citable.py count S.csv [--events N] [--top 40]
       citable.py strip S.csv -o MARKS.csv

`sheet` writes a line for each event that `onrecord show` lists first, with its fields and the sentences that it is
cited from; and, as far as there is room behind these, for what it quotes in the reports' own words, with outlet and
day. A reader who did not build the record writes in the column `mark`: right (every word of title and fields follows
from the sentences; of a quotation: it tells of an event and can be understood by itself), half (the event is there, a
field is wrong), wrong, or opposite (the contrary of what its source says). In the column `told`, `firm` is what the
record says in its own voice, `sentence` an event that is told by a sentence quoted, with outlet and day of printing,
and `quoted` a lead.

`count` prints how many lines there are of each, and how many of all are quotations, and right (`quoted`,
`quoted_right`). Where fewer than --top lines stand there, the missing ones count as wrong, up to the number of events
that a reader of the reports lists (--events).

`strip` keeps ids, offsets and marks, without the reports' text.
"""

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord import open_record
from onrecord.model import Report, Span
from onrecord.store import Record
from onrecord.tell.books import Books
from onrecord.tell.kinds import only_named, titled
from onrecord.tell.once import each_once
from onrecord.tell.quoted import Quotation, listed, quotations
from onrecord.tell.telling import as_printed
from onrecord.tell.timeline import timeline
from onrecord.tell.view import EventView, Views

MARKS = ("right", "half", "wrong", "opposite")
KEPT = ("line", "told", "event", "cited", "mark", "note")
FIELDS = ("line", "told", "event", "when", "title", "status", "type", "actors", "recipients", "place", "grade",
          "origins", "sentences", "cited", "mark", "note")  # fmt: skip


def sheet(record: Record, top: int) -> Iterator[dict[str, Any]]:
    """The lines that `show` lists first, in its order, each with what a reader needs to mark it."""
    books = Books(record)
    views = sorted(Views(books).events(books.events), key=lambda view: (-view.weight.total, view.number))
    bars = timeline(each_once([as_printed(view) for view in views]), top).bars
    for number, bar in enumerate(bars, 1):
        yield {"line": number, **fields(bar.view), **cited(bar.view)}
    for number, one in enumerate(listed(quotations(books))[: top - len(bars)], len(bars) + 1):
        yield {"line": number, **quoted(one)}


def quoted(one: Quotation) -> dict[str, Any]:
    """What a line says that quotes a report: who printed it on which day, and nothing of who did what."""
    span = one.claim.span
    return {
        "told": "quoted",
        "event": one.event.id,
        "title": f"{one.outlet}, {one.day or 'no date'}: “{one.words}”",
        "sentences": f"[{one.report.published or 'no date'}] {around(one.report, span)}",
        "cited": f"{one.report.id}:{span.start}-{span.end}",
    }


def fields(view: EventView) -> dict[str, Any]:
    """What the line says; of an event that a quoted sentence only names, the sentence with its outlet and day."""
    event = view.event
    if only_named(view) and (told := titled(view)):
        printed = f"{told.report.outlet or told.report.domain}, {(told.report.published or 'no date')[:10]}"
        return {
            "told": "sentence",
            "event": event.id,
            "title": f"{printed}: {event.title}",
            "origins": len(view.origins),
        }
    days = sorted({day for day in (event.time and event.time.start, event.time and event.time.end) if day})
    return {
        "told": "firm",
        "event": event.id,
        "when": ("since " if event.time and event.time.start and not event.time.end else "")
        + " to ".join(days)
        + (" (inferred)" if event.time and event.time.how == "inferred" else ""),
        "title": event.title + (" (denied)" if view.denied and event.status != "negated" else ""),
        "status": event.status,
        "type": event.type,
        "actors": " ".join(party.code for party in event.actors),
        "recipients": " ".join(party.code for party in event.recipients),
        "place": event.place.name if event.place else "",
        "grade": event.grade.digit if event.grade else "",
        "origins": len(view.origins),
    }


def cited(view: EventView) -> dict[str, str]:
    """The sentences that the line is cited from, and where its quotes stand."""
    cites = [cite for origin in view.origins for cite in (origin.first, *origin.folded)]
    told = [
        f"[{cite.report.published or 'no date'}, {cite.speakers}] {around(cite.report, cite.claim.span)}"
        for cite in cites
    ]
    places = [f"{cite.report.id}:{cite.claim.span.start}-{cite.claim.span.end}" for cite in cites]
    return {"sentences": "\n".join(dict.fromkeys(told)), "cited": " ".join(places)}


def around(report: Report, span: Span) -> str:
    """The line of a report that a quote stands in, the quote marked."""
    start = report.text.rfind("\n", 0, span.start) + 1
    end = report.text.find("\n", span.end)
    end = len(report.text) if end < 0 else end
    return f"{report.text[start : span.start]}«{span.of(report.text)}»{report.text[span.end : end]}"


def count(rows: Sequence[dict[str, str]], top: int, events: int) -> dict[str, Any]:
    """How many of the first lines are right, half, wrong and opposite; missing ones are wrong."""
    marks = [row["mark"].strip().lower() for row in rows[:top]]
    if bad := sorted({mark for mark in marks if mark not in MARKS}):
        raise SystemExit(f"error: marks must be one of {', '.join(MARKS)}; found {', '.join(map(repr, bad))}")
    found = Counter(marks)
    missing = max(0, min(top, events) - len(marks))
    lines = len(marks) + missing
    told: dict[str, Any] = {mark: found[mark] for mark in MARKS} | {"missing": missing, "lines": lines}
    quoted = Counter(row["mark"].strip().lower() for row in rows[:top] if row.get("told") in ("quoted", "sentence"))
    told |= {"quoted": quoted.total(), "quoted_right": quoted["right"]}
    return told | {"share_right": round(found["right"] / lines, 3) if lines else None}


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a sheet."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, names: Sequence[str], rows: Iterator[dict[str, Any]] | Sequence[dict[str, Any]]) -> int:
    """Write rows of these columns; how many."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, names, extrasaction="ignore", restval="")
        table.writeheader()
        rows = list(rows)
        table.writerows(rows)
    return len(rows)


def main(argv: Sequence[str] | None = None) -> None:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("verb", choices=["sheet", "count", "strip"])
    parser.add_argument("path", type=Path, metavar="RECORD|S.csv")
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--top", type=int, default=40, help="so many lines of the record")
    parser.add_argument("--events", type=int, default=0, help="how many events a reader of the reports lists")
    args = parser.parse_args(argv)
    if args.verb == "count":
        print(json.dumps(count(read(args.path), args.top, args.events)))
        return
    if args.output is None:
        parser.error(f"{args.verb} needs -o FILE")
    if args.verb == "strip":
        lines = write(args.output, KEPT, read(args.path))
    else:
        with open_record(args.path) as record:
            lines = write(args.output, FIELDS, sheet(record, args.top))
    print(json.dumps({"lines": lines, "written": str(args.output)}))


if __name__ == "__main__":
    main()
