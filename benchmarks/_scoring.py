"""How claims found are compared with claims annotated: the rules of the annotation guide's own scorer.

A claim found may match an annotated one of the same report and type where their quotes overlap in the report's
text, letters and digits only; each is used once, pairs that agree in most fields first.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Pair = tuple[Row, Row]
MUTUAL = ("CONSULT", "AGREE", "COOPERATE")
UNKNOWN = "?"
WEEK = 7


def fold(text: str) -> str:
    """Letters and digits only, lower case."""
    return re.sub(r"[^0-9a-z]+", "", text.lower())


def texts(folder: Path) -> dict[str, str]:
    """The folded text of every report by file stem; of an article title, description and text."""
    found = {}
    for path in sorted(folder.iterdir()):
        if path.suffix == ".txt":
            found[path.stem] = fold(path.read_text(encoding="utf-8"))
        elif path.suffix == ".json":
            article = json.loads(path.read_text(encoding="utf-8"))
            found[path.stem] = fold("\n".join(article.get(key) or "" for key in ("title", "description", "text")))
    return found


def annotated(folder: Path) -> dict[str, list[Row]]:
    """The annotated claims of each report."""
    return {p.stem: json.loads(p.read_text(encoding="utf-8"))["claims"] for p in sorted(folder.glob("*.json"))}


def found_in(lines: Iterable[str]) -> dict[str, list[Row]]:
    """The claims of each report from JSON lines."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for line in lines:
        if line.strip():
            row = json.loads(line)
            rows[row["report"]].append(row)
    return rows


def locate(quote: str, text: str) -> list[tuple[int, int]]:
    """Every place where the quote stands in the folded text."""
    needle = fold(quote)
    return [(m.start(), m.start() + len(needle)) for m in re.finditer(f"(?={needle})", text)] if needle else []


def overlap(a: Sequence[tuple[int, int]], b: Sequence[tuple[int, int]]) -> bool:
    """Whether any two of the places share a letter."""
    return any(max(s, u) < min(e, v) for s, e in a for u, v in b)


def codes(row: Row, key: str) -> set[str]:
    """The codes of one role."""
    return set(row.get(key) or ())


def parties(gold: Row, guess: Row) -> bool:
    """Whether actors and recipients agree: at least one shared code each, or both empty."""

    def same(key: str) -> bool:
        a, b = codes(gold, key) - {UNKNOWN}, codes(guess, key) - {UNKNOWN}
        return bool(a & b) if a and b else not a and not b

    everyone = codes(gold, "actors") | codes(gold, "recipients")
    mutual = gold["type"] in MUTUAL and len(everyone) > 1
    return (same("actors") and same("recipients")) or (
        mutual and everyone == codes(guess, "actors") | codes(guess, "recipients")
    )


def sources(gold: Row, guess: Row) -> bool:
    """Whether the same speakers are named: each contains, or is contained in, one of the other side's."""
    a = {name for raw in gold.get("sources") or () if (name := fold(raw))}
    b = {name for raw in guess.get("sources") or () if (name := fold(raw))}
    if not a or not b:
        return not a and not b
    return all(any(x in y or y in x for y in b) for x in a) and all(any(x in y or y in x for x in a) for y in b)


def days(start: str, end: str) -> int:
    """Days from one ISO date to another."""
    return (date.fromisoformat(end[:10]) - date.fromisoformat(start[:10])).days


def dates(gold: Row, guess: Row) -> bool | None:
    """Whether the days found lie within those annotated, or hold them and are at most a week longer."""
    if not gold.get("start"):
        return None
    if not guess.get("start"):
        return False
    g = gold["start"], gold.get("end") or gold["start"]
    p = guess["start"], guess.get("end") or guess["start"]
    inside = bool(g[0] <= p[0] and p[1] <= g[1])
    return inside or bool(p[0] <= g[0] and g[1] <= p[1] and days(*p) - days(*g) <= WEEK)


def pair(golds: Sequence[Row], guesses: Sequence[Row], text: str) -> list[Pair]:
    """The matches of one report, those that agree in most fields first."""
    at = {id(row): locate(row["quote"], text) for row in (*golds, *guesses)}
    candidates = []
    for i, gold in enumerate(golds):
        for j, guess in enumerate(guesses):
            if gold["type"] == guess["type"] and overlap(at[id(gold)], at[id(guess)]):
                agreed = (
                    2 * parties(gold, guess)
                    + (gold["status"] == guess.get("status"))
                    + sources(gold, guess)
                    + bool(dates(gold, guess))
                )
                candidates.append((-agreed, abs(len(gold["quote"]) - len(guess["quote"])), i, j))
    used_gold: set[int] = set()
    used_guess: set[int] = set()
    out = []
    for _, _, i, j in sorted(candidates):
        if i not in used_gold and j not in used_guess:
            used_gold.add(i)
            used_guess.add(j)
            out.append((golds[i], guesses[j]))
    return out


def same_place(gold: Row, guess: Row) -> bool:
    """Whether the place of a claim found is within the words annotated for it, or around them."""
    told = [re.sub(r"[^0-9a-z]+", " ", (row.get("place") or "").lower()).strip() for row in (gold, guess)]
    one, two = (f" {words.removeprefix('the ')} " for words in told)
    return bool(one.strip() and two.strip()) and (one in two or two in one)


def bcubed(pairs: Sequence[Pair]) -> float | None:
    """B-cubed F1 of the grouping of the claims found into events (Bagga and Baldwin 1998), times 100."""
    rows = [(gold["event"], guess["event"]) for gold, guess in pairs if guess.get("event")]
    if not rows:
        return None
    golds, guesses, both = Counter(g for g, _ in rows), Counter(p for _, p in rows), Counter(rows)
    precision = sum(both[g, p] / guesses[p] for g, p in rows) / len(rows)
    recall = sum(both[g, p] / golds[g] for g, p in rows) / len(rows)
    return round(200 * precision * recall / (precision + recall), 1)


def strict(gold: Row, guess: Row) -> bool:
    """Whether type, status and the sets of codes on both sides are equal; for mutual types their unions."""
    if gold["type"] != guess["type"] or gold["status"] != guess["status"]:
        return False
    sides = [[codes(row, side) - {UNKNOWN} for side in ("actors", "recipients")] for row in (gold, guess)]
    return sides[0] == sides[1] or (gold["type"] in MUTUAL and set.union(*sides[0]) == set.union(*sides[1]))


def firm_right(golds: Sequence[Row], guesses: Sequence[Row], text: str) -> int:
    """How many firm claims of one report an annotated one matches strictly, each used once."""
    at = {id(row): locate(row["quote"], text) for row in (*golds, *guesses)}
    left, right = list(golds), 0
    for guess in (row for row in guesses if row.get("tier") == "firm"):
        match = next((g for g in left if strict(g, guess) and overlap(at[id(g)], at[id(guess)])), None)
        if match is not None:
            left.remove(match)
            right += 1
    return right


def ece(pairs: Sequence[tuple[float, bool]], bins: int = 10) -> float | None:
    """Expected calibration error (Naeini et al. 2015): how far stated confidence lies from the share that is right."""
    if not pairs:
        return None
    total = 0.0
    for number in range(bins):
        inside = [p for p in pairs if number / bins <= p[0] < (number + 1) / bins or (number + 1 == bins and p[0] >= 1)]
        if inside:
            stated, right = sum(p for p, _ in inside), sum(r for _, r in inside)
            total += abs(stated - right)
    return round(total / len(pairs), 3)


def _sure(matched: Sequence[Pair], found: Sequence[Row]) -> list[tuple[float, bool]]:
    """The stated confidence of each claim found, and whether it is right as a whole."""
    whole = {id(p) for g, p in matched if parties(g, p) and g["status"] == p.get("status") and sources(g, p)}
    return [(row["confidence"], id(row) in whole) for row in found if row.get("confidence") is not None]


def stated(
    reports: Mapping[str, str], gold: Mapping[str, Sequence[Row]], guess: Mapping[str, Sequence[Row]]
) -> list[tuple[float, bool]]:
    """The stated confidence of every claim found, and whether it is right in type, parties, status and sources."""
    return [
        one
        for stem in sorted(gold)
        for one in _sure(pair(gold[stem], guess.get(stem, ()), reports[stem]), guess.get(stem, ()))
    ]


def score(
    reports: Mapping[str, str], gold: Mapping[str, Sequence[Row]], guess: Mapping[str, Sequence[Row]]
) -> dict[str, Any]:
    """All figures: in per cent, but for those of the firm claims and of confidence, between 0 and 1.

    firm_precision: of the firm claims, the share that an annotated one matches strictly. firm_share: the share of
    annotated claims so matched. places_right: of the places given for claims found, the share that is the annotated
    one; places_found: of the annotated ones, the share so given. ece: of the stated confidence that a claim is right in
    type, parties, status, sources.
    """
    pairs: list[Pair] = []
    golds = guesses = lost = firm = firm_hits = 0
    sure: list[tuple[float, bool]] = []
    for stem in sorted(gold):
        found = guess.get(stem, ())
        lost += sum(not locate(row["quote"], reports[stem]) for row in found)
        golds, guesses = golds + len(gold[stem]), guesses + len(found)
        matched = pair(gold[stem], found, reports[stem])
        pairs += matched
        firm += sum(row.get("tier") == "firm" for row in found)
        firm_hits += firm_right(gold[stem], found, reports[stem])
        sure += _sure(matched, found)

    def f1(hits: int) -> float:
        return round(200 * hits / (golds + guesses), 1) if golds + guesses else 0.0

    def share(hits: int, of: int) -> float | None:
        return round(100 * hits / of, 1) if of else None

    right = [(g, p) for g, p in pairs if parties(g, p)]
    full = [(g, p) for g, p in right if g["status"] == p.get("status") and sources(g, p)]
    dated = [right_days for g, p in pairs if (right_days := dates(g, p)) is not None]
    return {
        "gold": golds,
        "predicted": guesses,
        "event": f1(len(pairs)),
        "event_precision": share(len(pairs), guesses),
        "event_recall": share(len(pairs), golds),
        "claim": f1(len(right)),
        "record": f1(len(full)),
        "status": share(sum(g["status"] == p.get("status") for g, p in pairs), len(pairs)),
        "sources": share(sum(sources(g, p) for g, p in pairs), len(pairs)),
        "dates": share(sum(dated), len(dated)),
        "places_right": share(sum(same_place(g, p) for g, p in pairs), sum(bool(p.get("place")) for _, p in pairs)),
        "places_found": share(sum(same_place(g, p) for g, p in pairs), sum(bool(g.get("place")) for g, _ in pairs)),
        "link": bcubed(pairs),
        "quotes_not_in_report": lost,
        "firm": firm,
        "firm_precision": round(firm_hits / firm, 3) if firm else None,
        "firm_share": round(firm_hits / golds, 3) if golds else None,
        "ece": ece(sure),
    }
