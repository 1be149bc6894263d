"""Events in order of time, in the terminal: a small axis, who says so, origins and grades; and leads, apart."""

from typing import TYPE_CHECKING

from onrecord.store import Record
from onrecord.tell.books import Books
from onrecord.tell.marks import COLOURS, MARKS, day
from onrecord.tell.support import several
from onrecord.tell.timeline import Bar, timeline
from onrecord.tell.view import EventView, Views

if TYPE_CHECKING:
    from rich.table import Table

AXIS = 10


def in_time(record: Record, views: list[EventView], most: int) -> "Table":
    """The weightiest events in order of time, at most `most`."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 1, 0, 0), expand=True, show_edge=False)
    table.add_column("when", width=11, no_wrap=True)
    table.add_column("timeline", width=AXIS, no_wrap=True)
    table.add_column("what", ratio=5)
    table.add_column("who says so", ratio=3)
    table.add_column("o/r", width=5, no_wrap=True, justify="right")
    table.add_column("1-6", width=3, no_wrap=True, justify="right")
    bars = timeline(views, most).bars
    short = record.short(bar.view.event.id for bar in bars)
    for bar in bars:
        view = bar.view
        status = view.event.status
        what = Text(f"{MARKS[status]} ", style=COLOURS[status])
        what.append(view.event.title, style="default")
        if told := several(view.event):
            what.append(f" ({told})", style="dim")
        elif view.denied and status != "negated":
            what.append(" (denied)", style="red")
        what.append(f" [{short[view.event.id]}]", style="dim")
        table.add_row(
            day(view.event),
            Text(_axis(bar), style=COLOURS[status]),
            what,
            Text(_speakers_of(view), style="dim"),
            f"{len(view.origins)}/{view.reports}",
            str(view.event.grade.digit) if view.event.grade else "",
        )
    return table


def of_leads(books: Books, most: int) -> "Table":
    """Events that only leads tell of, in order of time: no timeline, no counts of origins, no grade."""
    from rich.table import Table
    from rich.text import Text

    views = lead_views(books)
    chosen = sorted(sorted(views, key=lambda v: (-v.reports, v.number))[:most], key=lambda v: v.number)
    short = books.record.short(view.event.id for view in chosen)
    table = Table(box=None, padding=(0, 1, 0, 0), expand=True, show_edge=False)
    table.add_column("when", width=11, no_wrap=True)
    table.add_column("lead", ratio=5)
    table.add_column("who is said to say so", ratio=3)
    for view in chosen:
        what = f"? {view.event.title} ({view.event.status}) [{short[view.event.id]}]"
        table.add_row(day(view.event), Text(what, style="dim"), Text(_speakers_of(view), style="dim"))
    if len(views) > most:
        table.add_row("", Text(f"the {most} that most reports carry of {len(views)}", style="dim"), "")
    return table


def lead_views(books: Books) -> list[EventView]:
    """The events that only leads tell of."""
    doubtful = books.of_leads()
    return Views(doubtful).events(doubtful.events)


def _speakers_of(view: EventView) -> str:
    speakers = list(dict.fromkeys(origin.first.speakers for origin in view.origins))
    return ", ".join(speakers[:2]) + (f" and {len(speakers) - 2} more" if len(speakers) > 2 else "")


def _axis(bar: Bar) -> str:
    """The timeline's bar and ticks in characters: "■" event time, "|" a day of publication."""
    cells = [" "] * AXIS

    def column(x: float) -> int:
        return min(AXIS - 1, max(0, int(x / 100 * AXIS)))

    if bar.earlier:
        cells[0] = "←"
    elif bar.later:
        cells[-1] = "→"
    elif bar.dated:
        hollow = "hollow" in bar.style
        for index in range(column(bar.x), column(bar.x + bar.width) + 1):
            cells[index] = "□" if hollow else "■"
    for tick in bar.ticks:
        if cells[column(tick)] == " ":
            cells[column(tick)] = "|"
    return "".join(cells).rstrip()
