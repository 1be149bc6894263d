"""The kinds of mistakes in claims read from annotated reports, the commonest first, with examples.

usage: errors.py REPORTS GOLD [--top 20] [--examples 2]

REPORTS  folder of reports
GOLD     folder of annotated claims, one <stem>.json a report
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import _scoring
from claims import read_claims

Mistake = tuple[str, str]
SHOWN = 120


def of_role(gold: _scoring.Row, guess: _scoring.Row, role: str) -> str | None:
    """How one role differs: missing, not wanted, or another's."""
    a, b = (_scoring.codes(row, role) - {_scoring.UNKNOWN} for row in (gold, guess))
    if a and not b:
        return f"{role} missing"
    if b and not a:
        return f"{role} where none are"
    return f"{role} wrong" if a and not a & b else None


def of_sources(gold: _scoring.Row, guess: _scoring.Row) -> str:
    """How the speakers differ."""
    if not guess.get("sources"):
        return "source missing"
    return "source wrong" if gold.get("sources") else "source where the report speaks itself"


def in_pair(gold: _scoring.Row, guess: _scoring.Row) -> Iterator[Mistake]:
    """The mistakes in the fields of a claim that was found."""
    quote = gold["quote"]
    if not _scoring.parties(gold, guess):
        for role in ("actors", "recipients"):
            kind = of_role(gold, guess, role)
            if kind:
                yield f"{gold['type']}: {kind}", f"{quote} ({gold[role]}, read as {guess[role]})"
    if gold["status"] != guess["status"]:
        yield f"status {gold['status']} read as {guess['status']}", quote
    if not _scoring.sources(gold, guess):
        yield of_sources(gold, guess), f"{quote} ({gold['sources']}, read as {guess['sources']})"
    if _scoring.dates(gold, guess) is False:
        yield ("time wrong" if guess.get("start") else "time missing"), f"{quote} ({gold['start']}, {guess['start']})"


def in_report(golds: Sequence[_scoring.Row], guesses: Sequence[_scoring.Row], text: str) -> Iterator[Mistake]:
    """All mistakes in one report."""
    pairs = _scoring.pair(golds, guesses, text)
    met = {id(row) for both in pairs for row in both}
    at = {id(row): _scoring.locate(row["quote"], text) for row in (*golds, *guesses)}
    for gold, guess in pairs:
        yield from in_pair(gold, guess)
    for gold in golds:
        if id(gold) not in met:
            near = [g["type"] for g in guesses if id(g) not in met and _scoring.overlap(at[id(g)], at[id(gold)])]
            kind = f"{gold['type']} read as {near[0]}" if near and near[0] != gold["type"] else f"{gold['type']} missed"
            yield kind, gold["quote"]
    for guess in guesses:
        if id(guess) not in met:
            near = [g for g in golds if _scoring.overlap(at[id(g)], at[id(guess)])]
            if not near:
                yield f"{guess['type']} where no claim is", guess["quote"]
            elif any(g["type"] == guess["type"] for g in near):
                yield f"{guess['type']} marked twice", guess["quote"]


def main(argv: Sequence[str] | None = None) -> None:
    """Print one JSON object: kind of mistake to its count and examples."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--top", type=int, default=20)
    parser.add_argument("--examples", type=int, default=2)
    args = parser.parse_args(argv)
    texts, gold = _scoring.texts(args.reports), _scoring.annotated(args.gold)
    found = read_claims(args.reports)
    kinds: dict[str, list[str]] = defaultdict(list)
    for stem in sorted(gold):
        for kind, words in in_report(gold[stem], found.get(stem, []), texts[stem]):
            kinds[kind].append(words[:SHOWN])
    commonest = sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0]))[: args.top]
    print(json.dumps({k: {"count": len(v), "examples": v[: args.examples]} for k, v in commonest}, ensure_ascii=False))


if __name__ == "__main__":
    main()
