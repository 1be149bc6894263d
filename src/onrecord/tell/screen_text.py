"""The first screen in the terminal."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from onrecord.tell.kinds import Kind
from onrecord.tell.marks import COLOURS, MARKS, day
from onrecord.tell.marks import QUOTED as NAMED
from onrecord.tell.quoted import Quotation
from onrecord.tell.screen import Block, Head, Line, Name, days, in_words

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

WIDEST = 120
TITLES: dict[Name, str] = {
    "firm": "Firm: no report here disputes it",
    "disputed": "Disputed, or on one side's word alone",
    "new": "New since",
    "expected": "Expected, and what came to nothing",
}
QUOTED = "Also reported, in the reports' own words"
QUOTED_ELSEWHERE = "Reported elsewhere, in the reports' own words"
LEGEND = (
    "● happened ◐ goes on ○ planned ◌ possible ✗ said not to be “ in a sentence that tells something else first, as "
    "printed; ~ day inferred; o/r: independent origins that say so / reports that carry them; 1-6: grade, 1 is best; "
    "[e…]: for explain, decide and cite"
)


def counts(head: Head) -> str:
    """What the story rests on and how many events are what: "13 reports, 2 of them repeat others; …"."""
    reports = f"{head.reports} report{'' if head.reports == 1 else 's'}"
    if head.repeating:
        reports += f", {head.repeating} of which only repeat{'s' if head.repeating == 1 else ''} others"
    events = f"{head.events} event{'' if head.events == 1 else 's'}: {', '.join(_kinds(head))}"
    return f"{reports}; {_origins(head)}; {events}"


def counts_of_part(head: Head, firm: int) -> str:
    """The same of a story of `firm` events, of which the head has but the weightiest."""
    tell = f"report{' tells' if head.reports == 1 else 's tell'}"
    reports = f"{head.reports:,} {tell} of {firm:,} event{'' if firm == 1 else 's'}"
    chosen = f"Told first are the {head.events} weightiest, from {_origins(head)}: {', '.join(_kinds(head))}"
    return f"{reports}. {chosen}"


def _origins(head: Head) -> str:
    return f"{head.origins} independent origin{'' if head.origins == 1 else 's'}"


def _kinds(head: Head) -> list[str]:
    """How many events are what: "23 firm", "7 on one side's word"."""
    words: dict[Kind, str] = {
        "firm": "firm",
        "disputed": "disputed",
        "alleged": "on one side's word",
        "expected": "expected",
    }
    told = [f"{head.counts[kind]} {word}" for kind, word in words.items() if head.counts.get(kind)]
    if head.background:
        told.append(f"{len(head.background)} of background")
    return told


def story(head: Head, short: Mapping[str, str], *, background: bool = False) -> list[Any]:
    """A story in full: its head, then its blocks; background as a number, or in full."""
    from rich.constrain import Constrain
    from rich.text import Text

    parts: list[Any] = [*_head(head, short)]
    for at, block in enumerate(head.blocks):
        table = _table(block.lines, short, _title(block, head), columns=not at, fresh=block.name != "new")
        parts.append(Constrain(table, WIDEST))
    if head.quoted:
        parts.append(quotations(head.quoted, head.room, short))
    if background and head.background:
        title = Text(f"Background ({len(head.background)})", style="bold")
        parts.append(Constrain(_table(head.background, short, title), WIDEST))
    elif head.background:
        parts.append(Text(f"{_events(len(head.background))} of background: --all lists every event", "dim"))
    return parts


def digest(head: Head, short: Mapping[str, str]) -> list[Any]:
    """A story in few lines: its head and its weightiest events, whatever they are."""
    from rich.constrain import Constrain
    from rich.text import Text

    more = head.events - len(head.digest)
    left = [Text(f"{_events(more)} more: --all", "dim")] if more else []
    words = [quotations(head.quoted, 1, short)] if head.quoted else []
    return [*_head(head, short), Constrain(_table(head.digest, short), WIDEST), *left, *words]


def quotations(found: Sequence[Quotation], room: int, short: Mapping[str, str], title: str = QUOTED) -> Any:
    """What reports say, quoted: the words, who printed them, and when."""
    from rich.constrain import Constrain
    from rich.table import Table
    from rich.text import Text

    head = Text(title, style="bold")
    if len(found) > room:
        head.append(f" ({len(found) - room} more: --all)", style="dim not bold")
    table = Table(box=None, padding=(0, 1, 0, 0), expand=True, show_edge=False, header_style="dim")
    table.add_column(head, ratio=1)
    table.add_column("", width=11, no_wrap=True)
    for one in found[:room]:
        row = Table.grid(padding=(0, 1, 0, 0))
        what = Text(f"{one.words}”")
        what.append(f" – {printed(one)} [{short[one.event.id]}]", style="dim")
        row.add_row(Text("“", style="dim"), what)
        table.add_row(row, f" {one.day}")
    return Constrain(table, WIDEST)


def printed(one: Quotation) -> str:
    """Who printed the words: "The Daily", "The Daily and 2 reports more"."""
    more = f" and {one.alike} report{'' if one.alike == 1 else 's'} more" if one.alike else ""
    return one.outlet + more


def named(head: Head, short: Mapping[str, str]) -> "Text":
    """A story in a line: its heading, and how much there is of it."""
    text = _called(head, short)
    text.append(f" – {_events(head.events)} in {head.reports} report{'' if head.reports == 1 else 's'}")
    return text


def shown(heads: Sequence[Head]) -> list[str]:
    """The ids of these stories and of all their events."""
    events = [line.view.event.id for head in heads for line in (*head.lines, *head.background)]
    events += [one.event.id for head in heads for one in head.quoted]
    return events + [head.id for head in heads if head.id]


def _head(head: Head, short: Mapping[str, str]) -> "list[Text]":
    from rich.text import Text

    return [_called(head, short), Text(f"{days(head.first, head.last)}. {counts(head)}.")]


def _called(head: Head, short: Mapping[str, str]) -> "Text":
    from rich.text import Text

    called = Text(head.heading, style="bold")
    if head.id:
        called.append(f" [{short[head.id]}]", style="dim not bold")
    return called


def _title(block: Block, head: Head) -> "Text":
    from rich.text import Text

    words = TITLES[block.name]
    if block.name == "new" and head.since:
        words += f" {in_words(head.since)}"
    text = Text(words, style="bold")
    where = ", marked (new)" if block.name == "new" else ": --all"
    beside = [f"{block.more} more{where}"] if block.more else []
    beside += [f"{block.apart} under New"] if block.apart else []
    if beside:
        text.append(f" ({'; '.join(beside)})", style="dim not bold")
    return text


def _table(
    lines: Iterable[Line],
    short: Mapping[str, str],
    title: "Text | str" = "",
    *,
    columns: bool = False,
    fresh: bool = True,
) -> "Table":
    from rich.table import Table

    table = Table(box=None, padding=(0, 1, 0, 0), expand=True, show_edge=False, header_style="dim")
    table.show_header = bool(title)
    table.add_column(title, ratio=1)
    for name, width in (("when", 11), ("o/r", 5), ("1-6", 3)):
        justify: Any = "left" if name == "when" else "right"
        table.add_column(name if columns else "", width=width, no_wrap=True, justify=justify)
    for line in lines:
        event = line.told.event
        table.add_row(
            _what(line, short, fresh=fresh),
            f" {line.printed}" if line.named else day(event),
            # How many say that it took place, and how sure that is, is not said of what a sentence tells beside it.
            "" if line.named else f"{len(line.told.origins)}/{line.told.reports}",
            str(event.grade.digit) if event.grade and not line.named else "",
        )
    return table


def _what(line: Line, short: Mapping[str, str], *, fresh: bool) -> "Table":
    """The event with its mark before it, under which its further lines hang."""
    from rich.table import Table
    from rich.text import Text

    event = line.told.event
    what = Text(event.title.removeprefix(NAMED) if line.named else event.title)
    if line.fate:
        what.append(f" ({line.fate})", style=COLOURS["planned"])
    if line.said:
        what.append(f" – {line.said}", style="red" if line.kind == "disputed" else "dim")
    if line.new and fresh:
        what.append(" (new)", style="bold")
    what.append(f" [{short[event.id]}]", style="dim")
    row = Table.grid(padding=(0, 1, 0, 0))
    colour = {"disputed": "red", "alleged": "yellow"}.get(line.kind, COLOURS[event.status])
    row.add_row(Text(NAMED if line.named else MARKS[event.status], style="dim" if line.named else colour), what)
    return row


def _events(count: int) -> str:
    return f"{count} event{'' if count == 1 else 's'}"
