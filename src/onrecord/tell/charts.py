"""Small charts of the page: the waterfall of a grade, who spoke most, coverage by outlet and day."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from msgspec import Struct

from onrecord.model import Claim, Grade, Report
from onrecord.tell.voices import Voices

MOST_DAYS = 62
EMPTY = (0, 0)


class Step(Struct, frozen=True):
    """One term of a grade: a bar from `left` over `width`, in per cent of the drawing, and its sign."""

    name: str
    value: float
    reason: str
    left: float
    width: float
    sign: str


class Waterfall(Struct, frozen=True):
    """The terms of a grade one after the other; `zero` is where even odds lie, in per cent."""

    steps: tuple[Step, ...]
    zero: float
    total: float


def waterfall(grade: Grade) -> Waterfall:
    """The running sum of a grade's terms in log-odds, as Splink draws match weights."""
    sums = [0.0]
    for term in grade.terms:
        sums.append(sums[-1] + term.value)
    low, high = min(sums), max(sums)
    scale = 100 / ((high - low) or 1)
    steps = [
        Step(
            name=term.name,
            value=term.value,
            reason=term.reason,
            left=round((min(a, b) - low) * scale, 1),
            width=round(max(abs(b - a) * scale, 0.6), 1),
            sign="plus" if term.value >= 0 else "minus",
        )
        for term, a, b in zip(grade.terms, sums, sums[1:], strict=False)
    ]
    return Waterfall(tuple(steps), round(-low * scale, 1), grade.log_odds)


class Speaker(Struct, frozen=True):
    """A speaker, with how many claims rest on them and in how many reports."""

    name: str
    code: str
    claims: int
    reports: int
    share: float


def speakers(claims: Iterable[Claim], most: int = 15) -> tuple[Speaker, ...]:
    """The innermost speakers by number of claims, each by one name; `share` is relative to the first, in per cent."""
    known = list(claims)
    voices = Voices(known)
    said: Counter[str] = Counter()
    reports: dict[str, set[str]] = defaultdict(set)
    codes: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in known:
        if claim.sources:
            source = claim.sources[-1]
            name = voices.name(source, claim.report)
            generic = not any(char.isupper() for char in name)
            key = voices.told(source, claim.report) if generic else name
            said[key] += 1
            reports[key].add(claim.report)
            codes[key][source.code or ""] += 1
    top = sorted(said.items(), key=lambda pair: (-pair[1], pair[0]))[:most]
    return tuple(
        Speaker(
            name.partition(" (")[0],
            max(codes[name], key=lambda code: (codes[name][code], bool(code), code)),
            count,
            len(reports[name]),
            round(100 * count / top[0][1], 1),
        )
        for name, count in top
    )


class Coverage(Struct, frozen=True):
    """Reports by outlet (rows) and day (columns); a cell has the number and its shade from 0 to 4."""

    days: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[int, int], ...], int], ...]
    undated: int


def coverage_grid(reports: Iterable[Report]) -> Coverage:
    """Only days with reports; from the first, months instead of days once there are more than `MOST_DAYS`."""
    kept = [report for report in reports if report.status == "ok"]
    dated = [
        (report.outlet or report.domain or "unknown", report.published[:10]) for report in kept if report.published
    ]
    if len({day for _, day in dated}) > MOST_DAYS:
        dated = [(outlet, day[:7]) for outlet, day in dated]
    days = sorted({day for _, day in dated})
    cells = Counter(dated)
    totals = Counter(outlet for outlet, _ in dated)
    shaded = {key: (count, min(4, count)) for key, count in cells.items()}
    rows = [
        (outlet, tuple(shaded.get((outlet, day), EMPTY) for day in days), total)
        for outlet, total in sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    return Coverage(tuple(days), tuple(rows), len(kept) - len(dated))
