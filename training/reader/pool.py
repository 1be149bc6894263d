"""Our own annotations of reports in the pool: kept as offsets and ids, joined with the texts where those lie.

`pool.py keep POOL BATCH… -o FILE` turns annotations in the form of `../shared/train/ANNOTATE.md` into offsets; a claim
whose words are not in its report is said and left out. `texts` and `claims` join them with the pool again.

A line is a report: its id, and a list of claims, each `[type, status, quote, trigger, actors, recipients, sources,
days, place, event]`. Words are `[start, end]` in title, newline, text; a party is `[code, words or null]`; days are ISO
dates or null; `event` is a number within the report.
"""

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "annotations"


def whole(report):
    """What the offsets count in."""
    return f"{report['title']}\n{report['text']}"


def find(text, words, near=0, within=None):
    """Where the words stand, nearest to `near`; inside `within` if given; None where they do not."""
    if not words:
        return None
    low, high = within or (0, len(text))
    found, at = [], low - 1
    while (at := text.find(words, at + 1, high)) >= 0:
        found.append((abs(at - near), at))
    return [min(found)[1], min(found)[1] + len(words)] if found else None


def kept(text, claim, events):
    """One claim as offsets, or None if its quote or trigger is not in the text."""
    quote = find(text, claim["q"])
    trigger = quote and find(text, claim["w"], quote[0], quote)
    if not trigger:
        return None
    at = trigger[0]
    side = lambda key: [[code, find(text, words, at)] for code, words in claim.get(key) or ()]  # noqa: E731
    sources = [found for words in claim.get("src") or () if (found := find(text, words, at))]
    event = events.setdefault(claim["e"], len(events))
    return [claim["t"], claim["s"], quote, trigger, side("a"), side("r"), sources, claim.get("d"),
            find(text, claim.get("p"), at), event]  # fmt: skip


def expanded(text, row):
    """A kept claim in the form of the annotated reports."""
    type, status, quote, trigger, actors, recipients, sources, days, place, event = row
    words = lambda at: text[at[0] : at[1]] if at else None  # noqa: E731
    side = lambda parties: [[code, words(at)] for code, at in parties]  # noqa: E731
    return {"q": words(quote), "w": words(trigger), "t": type, "a": side(actors), "r": side(recipients), "s": status,
            "src": [words(at) for at in sources], "d": days, "p": words(place), "e": str(event)}  # fmt: skip


def pool(path):
    """The pool's reports by id."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return {row["id"]: row for row in map(json.loads, file)}


def annotated(folder, pool_path, names="*.jsonl"):
    """(report, claims) for every report of the pool that files of these names mark; none where the pool is not."""
    if not Path(pool_path).exists():
        return
    reports = pool(pool_path)
    for path in sorted(Path(folder).glob(names)):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if (report := reports.get(row["id"])) is not None:
                yield report, [expanded(whole(report), claim) for claim in row["claims"]]


def main():
    """Keep annotations."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("keep", choices=["keep"])
    parser.add_argument("pool", type=Path)
    parser.add_argument("batches", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    args = parser.parse_args()
    reports, lines, told = pool(args.pool), {}, Counter()
    for path in args.batches:
        for line in filter(str.strip, path.read_text(encoding="utf-8").splitlines()):
            row, events = json.loads(line), {}
            text = whole(reports[row["id"]])
            claims = [kept(text, claim, events) for claim in row["claims"]]
            told.update(claims=len(claims), lost=claims.count(None), reports=1)
            kept_row = {"id": row["id"], "claims": [c for c in claims if c]}
            lines[row["id"]] = json.dumps(kept_row, separators=(",", ":"))
    args.output.write_text("\n".join(lines[id] for id in sorted(lines)) + "\n", encoding="utf-8")
    print(dict(told))


if __name__ == "__main__":
    main()
