"""Forecasts as the terminal shows them."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from onrecord.tell.chances import (
    OUTCOMES,
    WARNED,
    Line,
    between,
    left_out,
    lines,
    percent,
    planned_for,
    signed,
    within,
)

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.model import Outlook, Precedent, Scored, WhatIf
    from onrecord.verbs.forecast_train import TrainResult

MOST_IDS = 5


def print_trained(out: "Console", found: "TrainResult") -> None:
    """What a model was made from."""
    span = f", {found.first} to {found.last}" if found.first else ""
    _say(out, f"{_counted(found.events, 'event')} of {_counted(found.relations, 'relation')}{span}")
    for name, count in found.questions.items():
        _say(out, f"{name}: {_counted(count, 'question')}", 2)
    _say(out, f"The model: {found.model}, {found.bytes / 1e6:.1f} MB")


def print_outlook(out: "Console", found: "Outlook", short: Mapping[str, str]) -> None:
    """What may be next, each line with what it rests on."""
    _say(out, found.question or f"What may be next in {found.source}")
    _say(out, WARNED)
    span = f", {found.first} to {found.last}" if found.first else ""
    _say(out, f"As of {found.on}, by {found.model}, from {_counted(found.events, 'dated event')}{span}.")
    if found.no_basis:
        _say(out, f"\n{_large(found.no_basis)}.")
    for line in lines(found.forecasts):
        _print_line(out, line, short)
    more = [*found.notes, *([f"Left out: {left_out(found.left_out.items())}."] if found.left_out else [])]
    if found.kept:
        more.append(f"{_counted(found.kept, 'forecast')} kept; onrecord forecast score says what becomes of them.")
    if more:
        out.print()
    for note in more:
        _say(out, note)


def _print_line(out: "Console", line: Line, short: Mapping[str, str]) -> None:
    out.print()
    _say(out, line.words)
    for one in line.forecasts:
        _say(
            out,
            f"{within(one)}, to {one.until}: {percent(one.probability)} ({between(one)}); "
            f"base rate {percent(one.base_rate)}",
            2,
        )
    for why in dict.fromkeys(reason for one in line.forecasts for reason in one.reasons):
        _say(out, f"moved by: {why}", 4)
    for precedent in line.last.precedents:
        _say(out, f"before: {precedent.words}{_cited(precedent, short)}", 4)
    for plan in line.last.planned:
        _say(out, f"planned, which is not happened: {plan.title}, {planned_for(plan)}{_ids([plan.event], short)}", 4)


def _cited(precedent: "Precedent", short: Mapping[str, str]) -> str:
    days = f": {', '.join(precedent.days[-MOST_IDS:])}" if precedent.days else ""
    return days + _ids(precedent.events[:MOST_IDS], short)


def _ids(events: Iterable[str], short: Mapping[str, str]) -> str:
    listed = [short[id] for id in events if id in short]
    return f" [{', '.join(listed)}]" if listed else ""


def print_whatif(out: "Console", found: "WhatIf") -> None:
    """What would change, and what may follow week by week."""
    _say(out, f"If {' and '.join(found.given)}")
    _say(out, f"As of {found.on}, from {found.source}. {WARNED}")
    if found.no_basis:
        _say(out, f"\n{_large(found.no_basis)}.")
    for shift in found.shifts:
        one = shift.assumed
        out.print()
        _say(out, f"{one.words}, {within(one)}")
        change = f"{percent(shift.without.probability)} without it, {percent(one.probability)} with it"
        _say(out, f"{change} ({100 * shift.difference:+.1f} points; {between(one)})", 2)
    if found.ahead:
        _print_ahead(out, found)
    if found.notes:
        out.print()
    for note in found.notes:
        _say(out, note)


def _print_ahead(out: "Console", found: "WhatIf") -> None:
    from onrecord.cli.tables import print_table

    out.print(
        f"\nWeek by week, in {found.draws:,} draws (seed {found.seed}): without it / with it, in per cent\n",
        markup=False,
    )
    steps = sorted({(one.step, one.first) for one in found.ahead})
    names = {step: f"from {first}" for step, first in steps}
    rows: dict[str, dict[str, str]] = {}
    for one in found.ahead:
        row = rows.setdefault(one.words, {"what": one.words})
        row[names[one.step]] = f"{100 * one.without:.1f} / {100 * one.assumed:.1f}"
    print_table(out, ["what", *names.values()], list(rows.values()))
    out.print()
    _say(out, found.decay_words)
    for week in found.decay:
        _say(
            out,
            f"week {week.step}: said {percent(week.said)} on average, {percent(week.came)} came about; "
            f"Brier {week.brier:.3f}, skill against base rates {signed(week.skill)} ({week.count})",
            2,
        )


def print_score(out: "Console", found: "Scored", short: Mapping[str, str]) -> None:
    """The score, its reliability, and what became of each forecast."""
    from onrecord.cli.tables import print_table

    total = len(found.forecasts)
    if not total:
        _say(out, "No forecast is kept: onrecord forecast next RECORD makes some.")
        return
    _say(
        out,
        f"{_counted(total, 'forecast')}: {found.resolved} resolved, {found.happened} of them came about, "
        f"{found.open} open.",
    )
    if found.brier is not None and found.reference is not None and found.error is not None:
        _say(
            out, f"Brier score {found.brier:.4f}; of the base rates {found.reference:.4f}; skill {signed(found.skill)}."
        )
        _say(out, f"What was said differs from what came about by {100 * found.error:.1f} points on average.")
        if found.afterwards:
            _say(out, f"{found.afterwards} were made when their days were over, as of a day before them.")
        out.print("\nWhat was said, and how often it came about\n")
        print_table(
            out,
            ("said", "forecasts", "on average", "came about"),
            [
                {
                    "said": f"{100 * one.low:.0f} to {100 * one.high:.0f} %",
                    "forecasts": str(one.count),
                    "on average": percent(one.said),
                    "came about": f"{100 * one.came:.0f} %",
                }
                for one in found.bins
            ],
        )
    out.print("\nEach of them\n")
    rows = [
        {
            "as of": one.forecast.on,
            "what": f"{one.forecast.words}, by {one.forecast.until}",
            "said": percent(one.forecast.probability),
            "became": one.why or OUTCOMES[one.outcome],
            "events": ", ".join(short.get(id, id) for id in one.events),
        }
        for one in found.forecasts
    ]
    print_table(out, ("as of", "what", "said", "became", "events"), rows)


def _say(out: "Console", text: str, indent: int = 0) -> None:
    from rich.padding import Padding
    from rich.text import Text

    out.print(Padding(Text(text), (0, 0, 0, indent), expand=False))


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _large(text: str) -> str:
    return text[:1].upper() + text[1:]
