"""How well questions are answered: the right events found, the right verdict, and how often a "yes" is wrong.

usage: asking.py RECORD_OR_REPORTS... [--questions FILE]

Each RECORD_OR_REPORTS is a record, or a folder of reports of which one is built. FILE has a question a line: its words,
`in` (the id of a report of the record it is asked of), `half` ("tune": the reading of questions was made looking at it,
or "held"), `verdict` (those that a reader of the reports accepts) and `right`: the events that answer it, each as the
places of its claims, a report's id with the first and last character. Questions whose record is not given are skipped.

Questions of who, when, where and how many also have `answer`: groups of words of which one each must stand in what is
answered, and `never`: words that must not, for they would be a wrong name. `named` is the share of questions with such
groups that have a word of each in the answer, or in the sentences quoted for want of one (`named_firm`: in the answer
alone), `invented` how many have a word that must not be there.

Prints one JSON object: of the questions with right events, the share in which all of them are among the answer's
(`events_all`), and in which the answer's first is one of them (`events_first`); the share of all with a right verdict,
and how many are answered "yes", or "no", where that is wrong. The same for each half. What the record's reader does not
hold for firm cannot be told: `events_of_firm` is the share found of the right events that the record has as firm ones,
and `said` that of questions with right events that are answered otherwise than "does not say".
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from onrecord import NotFoundError, ask, build, open_record
from onrecord.store import Record

QUESTIONS = Path(__file__).resolve().parent / "questions" / "questions.jsonl"
Row = dict[str, Any]
Place = tuple[str, int, int]


def answered(record: Record, row: Row, firm: Sequence[Sequence[Place]]) -> Row:
    """What the record answers, held against what is right; `firm` are the places of its firm events."""
    answer = ask(record, row["question"])
    events = [_places(record, event) for event in answer.events]
    told_of = list(events)
    events += [list(given.places) for given in answer.answers]
    events += [[(one.report, one.start, one.end)] for one in answer.quoted] if answer.verdict == "quoted" else []
    right = [[tuple(place) for place in event] for event in row["right"]]
    told = " ".join((answer.words, *(given.text for given in answer.answers))).lower()
    printed = " ".join((told, *(one.words.lower() for one in answer.quoted)))
    groups = [[word.lower() for word in group] for group in row.get("answer", ())]
    found = [any(_meet(mine, event) for mine in events) for event in right]
    return {
        "question": row["question"],
        "half": row["half"],
        "answer": answer.verdict,
        "right": answer.verdict in row["verdict"],
        "expected": row["verdict"],
        "asks": bool(groups),
        "named": bool(groups) and all(any(word in printed for word in group) for group in groups),
        "named_firm": bool(groups) and all(any(word in told for word in group) for group in groups),
        "invented": any(word.lower() in told for word in row.get("never", ())),
        "events": len(right),
        "firm": sum(any(_meet(event, held) for held in firm) for event in right),
        "found": sum(found),
        "firm_found": sum(any(_meet(mine, event) for mine in told_of) for event in right),
        "all": bool(right) and all(found),
        "first": bool(events) and any(_meet(events[0], event) for event in right),
    }


def _places(record: Record, event: str) -> list[Place]:
    return [(claim.report, claim.span.start, claim.span.end) for claim in record.claims(event=event)]


def _meet(one: Sequence[Place], other: Sequence[Place]) -> bool:
    """Whether a claim of one overlaps one of the other."""
    return any(a[0] == b[0] and a[1] < b[2] and b[1] < a[2] for a in one for b in other)


def measure(rows: Sequence[Row]) -> dict[str, Any]:
    """The figures over these answers."""
    with_events = [row for row in rows if row["events"]]
    count, events = max(1, len(rows)), max(1, len(with_events))
    asking = [row for row in rows if row.get("asks")]
    wrong = Counter(row["answer"] for row in rows if not row["right"])
    return {
        "questions": len(rows),
        "verdict": round(sum(row["right"] for row in rows) / count, 3),
        "events_all": round(sum(row["all"] for row in with_events) / events, 3),
        "events_first": round(sum(row["first"] for row in with_events) / events, 3),
        "events_of_firm": round(sum(row["firm_found"] for row in rows) / max(1, sum(row["firm"] for row in rows)), 3),
        "said": round(sum(row["answer"] != "does not say" for row in with_events) / events, 3),
        "named": round(sum(row["named"] for row in asking) / max(1, len(asking)), 3),
        "named_firm": round(sum(row["named_firm"] for row in asking) / max(1, len(asking)), 3),
        "invented": sum(row.get("invented", False) for row in rows),
        "wrong_yes": wrong["yes"],
        "wrong_no": wrong["no"],
    }


def asked(path: Path, rows: Sequence[Row]) -> list[Row]:
    """The answers of one record, or of one built of reports, to the questions that are asked of it."""
    with tempfile.TemporaryDirectory() as folder:
        if path.is_dir():
            build([path], Path(folder) / "asked.onrecord")
            path = Path(folder) / "asked.onrecord"
        with open_record(path) as record:
            firm = [_places(record, event.id) for event in record.events()]
            return [answered(record, row, firm) for row in rows if _holds(record, row["in"])]


def _holds(record: Record, report: str) -> bool:
    try:
        record.report(report)
    except NotFoundError:
        return False
    return True


def main(argv: Sequence[str] | None = None) -> None:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="+", metavar="RECORD_OR_REPORTS")
    parser.add_argument("--questions", type=Path, default=QUESTIONS)
    parser.add_argument("--half", choices=["tune", "held"], help="this half alone")
    args = parser.parse_args(argv)
    rows = [json.loads(line) for line in args.questions.read_text(encoding="utf-8").splitlines() if line]
    rows = [row for row in rows if args.half in (None, row["half"])]
    answers = [answer for path in args.paths for answer in asked(path, rows)]
    for row in answers:
        if (
            not row["right"]
            or (row["events"] and not row["all"])
            or (row["asks"] and not row["named"])
            or row["invented"]
        ):
            events = f"{row['found']} of {row['events']} events, {row['firm']} firm"
            events += "; a wrong name" * row["invented"] + "; not named" * (row["asks"] and not row["named"])
            print(f"{row['question']} {row['answer']}, not {row['expected']}; {events}", file=sys.stderr)
    halves = {half: measure([row for row in answers if row["half"] == half]) for half in ("tune", "held")}
    print(json.dumps(measure(answers) | halves))


if __name__ == "__main__":
    main()
