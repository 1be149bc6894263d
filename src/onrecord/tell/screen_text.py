"""The first screen in the terminal."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from onrecord.tell.marks import COLOURS, MARKS, day
from onrecord.tell.screen import DIGEST, Block, Head, Line, Name, days, in_words

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

WIDEST = 120
TITLES: dict[Name, str] = {
    "firm": "Firm: happened or goes on, and no report here disputes it",
    "disputed": "Disputed, or on one side's word alone",
    "new": "New since",
    "expected": "Expected, and what came to nothing",
}
LEGEND = (
    "● happened ◐ goes on ○ planned ◌ possible ✗ said not to be; ~ day inferred; o/r: independent origins that say so / "
    "reports; 1-6: grade, 1 is best, and a single origin is never better than 3; [e…]: for explain, decide and cite"
)


def counts(head: Head) -> str:
    """What the story rests on and how many events are what: "13 reports, 2 of them repeat others; …"."""
    reports = f"{head.reports} report{'' if head.reports == 1 else 's'}"
    if head.repeating:
        reports += f", {head.repeating} of which only repeat{'s' if head.repeating == 1 else ''} others"
    origins = f"{head.origins} independent origin{'' if head.origins == 1 else 's'}"
    words = {"firm": "firm", "disputed": "disputed", "alleged": "on one side's word", "expected": "expected"}
    told = [f"{head.counts[kind]} {word}" for kind, word in words.items() if head.counts.get(kind)]  # type: ignore[index]
    if head.background:
        told.append(f"{len(head.background)} of background")
    events = f"{head.events} event{'' if head.events == 1 else 's'}: {', '.join(told)}"
    return f"{reports}; {origins}; {events}"


def story(head: Head, short: Mapping[str, str], *, background: bool = False) -> list[Any]:
    """A story in full: its head, then its blocks; background as a number, or in full."""
    from rich.constrain import Constrain
    from rich.text import Text

    parts: list[Any] = [*_head(head)]
    for block in head.blocks:
        parts += [_title(block, head), Constrain(_table(block.lines, short), WIDEST)]
    if background and head.background:
        title = Text(f"Background ({len(head.background)})", style="bold")
        parts += [title, Constrain(_table(head.background, short), WIDEST)]
    elif head.background:
        parts.append(Text(f"{_events(len(head.background))} of background not shown: --all lists every event", "dim"))
    return parts


def digest(head: Head, short: Mapping[str, str]) -> list[Any]:
    """A story in few lines: its head and its weightiest events, whatever they are."""
    from rich.constrain import Constrain

    return [*_head(head), Constrain(_table(head.lines[:DIGEST], short), WIDEST)]


def shown(heads: Sequence[Head]) -> list[str]:
    """The ids of all events of these stories."""
    return [line.view.event.id for head in heads for line in (*head.lines, *head.background)]


def _head(head: Head) -> "list[Text]":
    from rich.text import Text

    called = Text(head.heading, style="bold")
    if head.id:
        called.append(f"  [{head.id[:8]}]", style="dim not bold")
    return [called, Text(f"{days(head.first, head.last)}. {counts(head)}")]


def _title(block: Block, head: Head) -> "Text":
    from rich.text import Text

    words = TITLES[block.name]
    if block.name == "new" and head.since:
        words += f" {in_words(head.since)}"
    text = Text(words, style="bold")
    if block.more:
        text.append(f" ({block.more} more: --all)", style="dim not bold")
    return text


def _table(lines: Iterable[Line], short: Mapping[str, str]) -> "Table":
    from rich.table import Table

    table = Table(box=None, padding=(0, 1, 0, 0), expand=True, show_edge=False, show_header=False)
    table.add_column("mark", width=2, no_wrap=True, justify="right")
    table.add_column("what", ratio=1)
    table.add_column("when", width=11, no_wrap=True)
    table.add_column("o/r", width=5, no_wrap=True, justify="right")
    table.add_column("1-6", width=1, no_wrap=True, justify="right")
    for line in lines:
        _row(table, line, short)
    return table


def _row(table: "Table", line: Line, short: Mapping[str, str]) -> None:
    from rich.text import Text

    event = line.view.event
    what = Text(event.title)
    if line.fate:
        what.append(f" ({line.fate})", style=COLOURS["planned"])
    if line.said:
        what.append(f" – {line.said}", style="red" if line.kind == "disputed" else "dim")
    if line.new:
        what.append(" new", style="bold")
    what.append(f" [{short[event.id]}]", style="dim")
    table.add_row(
        Text(MARKS[event.status], style=COLOURS[event.status]),
        what,
        day(event),
        f"{len(line.view.origins)}/{line.view.reports}",
        str(event.grade.digit) if event.grade else "",
    )


def _events(count: int) -> str:
    return f"{count} event{'' if count == 1 else 's'}"
