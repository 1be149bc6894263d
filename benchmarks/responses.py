"""How often a party's reaction is tied to the event that it answers.

usage: responses.py REPORTS GOLD

REPORTS holds reports, GOLD one file of annotated claims and responses for each. A response found counts if its words
overlap an annotated one of the same stance; it is tied right if the claim it is about, or most of the annotated claims
in its event, are of the event that the annotators say it answers; one left untied is right (`left_right`) if no claim
read tells of that event. Prints this for the responses as read (`found`, `by_right`, `tied`, `tied_right`), and
for the annotators' own claims and responses given (`given`, `given_right`); responses to what no claim tells are left
out of both.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import _scoring
from _gold import load_gold, load_reports, locate
from onrecord.acquire import acquire
from onrecord.model import Claim, Event, Party, Report, Response
from onrecord.read import read
from onrecord.record import MemoryShelf, Recorder

Row = dict[str, Any]


def annotated(gold: Path) -> dict[str, list[Row]]:
    """The annotated responses of each report that answer an event which a claim of that report tells of."""
    found = {}
    for path in sorted(gold.glob("*.json")):
        raw = json.loads(path.read_text(encoding="utf-8"))
        told = {claim["event"] for claim in raw["claims"]}
        found[path.stem] = [one for one in raw.get("responses", ()) if one["about"] in told]
    return found


def answered(shelf: MemoryShelf, keys: dict[str, str]) -> dict[str, str | None]:
    """What each response is tied to, by the annotators' key: of the claim it is about, else of most of its event."""
    events = {claim: event for event in shelf.all(Event) for claim in (*event.claims, *event.leads)}
    tied = {response: most(event, keys) for event in shelf.all(Event) for response in event.responses}
    for response in shelf.all(Response):
        if response.about:
            tied[response.id] = keys.get(response.about) or most(events.get(response.about), keys) or "?"
    return tied


def most(event: Event | None, keys: dict[str, str]) -> str | None:
    """The annotators' key of most claims of an event."""
    told = (*event.claims, *event.leads) if event else ()
    counted = Counter(keys[claim] for claim in told if claim in keys)
    return counted.most_common(1)[0][0] if counted else None


def given(reports: Path, gold: Path) -> tuple[int, int]:
    """How many annotated responses there are, and how many are tied right, the annotators' claims given."""
    shelf, keys, about = MemoryShelf(), {}, {}
    recorder, wanted = Recorder(shelf), annotated(gold)
    for report, claims in load_gold(load_reports(reports), gold):
        keys.update({claim.id: key for claim, key in claims})
        responses = [_given(report, one) for one in wanted[report.id]]
        about.update({response.id: one["about"] for response, one in zip(responses, wanted[report.id], strict=True)})
        recorder.add(report, [claim for claim, _ in claims], responses)
    tied = answered(shelf, keys)
    for id, key in about.items():
        if tied.get(id) != key:
            print(f"given: {id} is about {key}, not {tied.get(id)}", file=sys.stderr)
    return len(about), sum(tied.get(id) == key for id, key in about.items())


def _given(report: Report, raw: Row) -> Response:
    span = locate(raw["quote"], report.text, set())
    id = f"{report.id[:24]}-{span.start}-{raw['by']}"
    party = Party(raw["by"], raw["by"])
    return Response(id=id, report=report.id, span=span, quote=raw["quote"], by=party, stance=raw["stance"])


def as_read(reports: Path, gold: Path) -> dict[str, int]:
    """The same for claims and responses as read."""
    shelf, wanted, texts = MemoryShelf(), annotated(gold), _scoring.texts(reports)
    recorder, claims, responses = Recorder(shelf), {}, {}
    for found in read(acquire([reports])):
        recorder.add(found.report, found.claims, found.responses)
        claims[found.report.id], responses[found.report.id] = found.claims, found.responses
    keys = {}
    for stem, raws in _scoring.annotated(gold).items():
        keys.update(keyed(raws, [_row(claim) for claim in claims.get(stem, ())], texts[stem]))
    return _compare(wanted, responses, texts, answered(shelf, keys), keys)


def keyed(raws: Sequence[Row], rows: Sequence[Row], text: str) -> dict[str, str]:
    """The annotators' key of claims as read: of the claim matched, if parties agree; else of that of the same words.

    Of several annotated claims of the same words, that which agrees in most (type, actors, recipients); the shortest.
    "Iranian involvement in the Hamas attack" is not the attack by Hamas, whatever type it was read as.
    """
    found = {two["id"]: str(one["event"]) for one, two in _scoring.pair(raws, rows, text) if _scoring.parties(one, two)}
    places = [(raw, _scoring.locate(raw["quote"], text)) for raw in raws]
    for row in rows:
        at = _scoring.locate(row["quote"], text)
        same = [raw for raw, place in places if _scoring.overlap(at, place)]
        same = [raw for raw in same if raw["type"] != "REJECT" or row["type"] == "REJECT"]
        if same and row["id"] not in found:
            agreed = [(_agreed(raw, row), -len(raw["quote"])) for raw in same]
            found[row["id"]] = str(same[agreed.index(max(agreed))]["event"])
    return found


def _agreed(raw: Row, row: Row) -> float:
    """In how much an annotated claim and one as read agree."""
    sides = sum(
        bool(_scoring.codes(raw, side) & _scoring.codes(row, side) - {"?"}) for side in ("actors", "recipients")
    )
    return sides + (1.5 if raw["type"] == row["type"] else 0.0)


def _row(claim: Claim) -> Row:
    return {
        "id": claim.id,
        "quote": claim.quote,
        "type": claim.type,
        "actors": [party.code for party in claim.actors],
        "recipients": [party.code for party in claim.recipients],
        "status": claim.status,
        "sources": [source.name for source in claim.sources],
        "start": claim.time.start if claim.time else None,
        "end": claim.time.end if claim.time else None,
    }


def _compare(
    wanted: dict[str, list[Row]],
    responses: Mapping[str, Sequence[Response]],
    texts: dict[str, str],
    tied: dict[str, str | None],
    keys: dict[str, str],
) -> dict[str, int]:
    counts = Counter(annotated=0, found=0, by_right=0, told=0, tied=0, tied_right=0, left_right=0)
    for stem, raws in wanted.items():
        free = list(responses.get(stem, ()))
        for raw in raws:
            counts["annotated"] += 1
            at = _scoring.locate(raw["quote"], texts[stem])
            match = [r for r in free if r.stance == raw["stance"]]
            match = [r for r in match if _scoring.overlap(at, _scoring.locate(r.quote, texts[stem]))]
            if not match:
                print(f"not found: {raw['quote'][:80]}", file=sys.stderr)
                continue
            best = max(match, key=lambda r: r.by.code == raw["by"])
            free.remove(best)
            counts["found"] += 1
            counts["by_right"] += best.by.code == raw["by"]
            counts["told"] += raw["about"] in keys.values()
            answers = tied.get(best.id)
            counts["tied"] += answers is not None
            counts["tied_right"] += answers == raw["about"]
            counts["left_right"] += answers is None and raw["about"] not in keys.values()
            if answers != raw["about"]:
                print(f"about {raw['about']}, not {answers}: {best.quote[:80]}", file=sys.stderr)
    return dict(counts)


def main(argv: Sequence[str] | None = None) -> None:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("gold", type=Path)
    args = parser.parse_args(argv)
    there, right = given(args.reports, args.gold)
    print(json.dumps({"given": there, "given_right": right, **as_read(args.reports, args.gold)}))


if __name__ == "__main__":
    main()
