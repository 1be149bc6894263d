"""The record in the terminal: what each story is about, and what of it is firm, disputed, new and expected."""

from typing import TYPE_CHECKING, Any

from onrecord.model import NOTES, Section, Story
from onrecord.store import Record
from onrecord.tell import screen_text
from onrecord.tell.books import Books
from onrecord.tell.leads import LEADS, NOTHING_FIRM, not_shown
from onrecord.tell.published import published
from onrecord.tell.quoted import EXPLAINED, Quotation, listed, quotations
from onrecord.tell.screen import Head, heads, main
from onrecord.tell.summary import day_of, leads_left, not_read, notes_of, reports_of, speakers_of, views_of, without_day
from onrecord.tell.support import origins_of
from onrecord.tell.table import in_time, of_leads

if TYPE_CHECKING:
    from rich.console import Group
    from rich.table import Table

STORIES = 5  # stories that are told in a few lines where the record has no main one, and named where it has
SPARED = 3  # more than so many are not left out to save their lines
SILENT = 40  # stories of which nothing firm is told that --all names
IN_TIME = 40  # events of the timeline
ELSEWHERE = 8  # of what is quoted of stories of which nothing firm is told
ORIGINS = (
    "An origin is whose word it is: a person, a body, an outlet, a document or an image, one however often it speaks "
    "and however many repeat it. One report can carry several."
)
AXIS_LEGEND = "■ when it was, | when published, empty stretches left out"


def show(
    record: Record,
    *,
    story: str | None = None,
    entity: str | None = None,
    since: str | None = None,
    most: int | None = None,
    leads: bool = False,
    timeline: bool = False,
    everything: bool = False,
) -> "Group":
    """The record as a Rich renderable that fits 60 columns and more: print it with a `rich.console.Console`.

    Args:
        record: an open record.
        story: keep only the events of this story, by id, heading or title; one that is not there is a NotFoundError.
        entity: keep only the events that name this person, body, ship, place and so on, by id or name; likewise.
        since: what is first told on this day or later is new; otherwise on a story's last day that brought something.
        most: list at most this many events in each block, the weightiest; a handful unless given.
        leads: also list events that only leads tell of, apart.
        timeline: also events in order of time, and who spoke most.
        everything: all of it, whole: every story, every event, background and timeline.
    """
    from rich.console import Group
    from rich.constrain import Constrain
    from rich.text import Text

    books, views = views_of(record, story, entity, leads=leads)
    words = quotations(books)
    room = max(1, len(views), len(books.lead_events)) if everything else most
    found = heads(books, views, day_of(since), room, words)
    parts: list[Any] = _told(books, found, everything=everything)
    if not views and books.lead_events:
        parts.append(Text(NOTHING_FIRM))
    parts += _elsewhere(books, found, words, room)
    if views:
        parts += [Text(), Text(screen_text.LEGEND, style="dim"), Text(ORIGINS, style="dim")]
    if words:
        parts.append(Text(EXPLAINED, style="dim"))
    if leads and books.lead_events:
        most_leads = len(books.lead_events) if everything else IN_TIME
        table = Constrain(of_leads(books, most_leads), screen_text.WIDEST)
        parts += [Text(f"\n{LEADS} ({len(books.lead_events)})\n"), table]
    elif hidden := not_shown(leads_left(books, words)):
        parts.append(Text(hidden, style="dim"))
    if views and (timeline or everything):
        parts += [Text("\nIn order of time", style="bold")]
        parts += [
            Constrain(in_time(record, views, room or IN_TIME), screen_text.WIDEST),
            Text(AXIS_LEGEND, style="dim"),
        ]
        parts += [Text(), _speakers_table(books)]
    if notes := notes_of(books):
        parts.append(Text("\nWhat outlets say of their own reports", style="bold"))
        parts += [Text(f"  {r.id}: {_note(s)}: {s.span.of(r.text)}") for r, s in notes]
    if undated := without_day(books):
        parts += [Text("\nNo day of publication is stated", style="bold")]
        parts += [Text(f"  {report.id}: {published(report) or 'nothing tells when'}") for report in undated]
    if unread := not_read(books):
        parts += [Text("\nNot read", style="bold")]
        parts += [Text(f"  {report.id}: {report.status}; {report.reason or 'no reason given'}") for report in unread]
    return Group(*parts)


def _told(books: Books, found: list[Head], *, everything: bool) -> list[Any]:
    """The stories: in full the one that the record is about, or all; of many, each in a few lines."""
    from rich.text import Text

    short = books.record.short(screen_text.shown(found))
    read = sum(report.status == "ok" for report in reports_of(books))
    first = main(found, read)
    whole = found if everything else [first] if first else []
    others = [head for head in found if head is not first]
    brief = [] if everything else others[: STORIES if len(others) > STORIES + SPARED else None]
    parts: list[Any] = []
    if len(found) > 1 and not first:
        count = len(origins_of(books.events))
        origins = f"{count} independent origin{'' if count == 1 else 's'}"
        parts += [Text(f"{len(found)} stories in {read} reports, the largest first; {origins}", style="bold"), Text()]
    for at, head in enumerate(whole):
        parts += [Text()] if at else []
        parts += screen_text.story(head, short, background=everything)
    if first and brief:
        parts += [Text("\nOther stories", style="bold"), *(screen_text.named(head, short) for head in brief)]
    for at, head in enumerate([] if first else brief):
        parts += [Text()] if at else []
        parts += screen_text.digest(head, short)
    return parts + _left_out(books, found, len(whole) + len(brief), everything=everything)


def _left_out(books: Books, found: list[Head], told: int, *, everything: bool) -> list[Any]:
    from rich.text import Text

    lines = []
    if len(found) > told:
        lines.append(f"{len(found) - told} more stories: --all lists them, --story STORY shows one")
    known = {head.id for head in found}
    silent = [story for story in books.stories.values() if story.id not in known]
    if not silent or books.story is not None:
        return [Text(line, style="dim") for line in lines]
    count = f"{len(silent)} {'story' if len(silent) == 1 else 'stories'} of which nothing was read with confidence"
    lines.append(count + (", by the first headline of each:" if everything else ": --all names them"))
    if everything:
        silent.sort(key=lambda story: (-len(story.reports), story.title or "", story.id))
        lines += [f"  {story.title or story.id} ({_several(story)})" for story in silent[:SILENT]]
        lines += [f"  and {len(silent) - SILENT} more"] if len(silent) > SILENT else []
    return [Text(line, style="dim") for line in lines]


def _several(story: Story) -> str:
    return f"{len(story.reports)} report{'' if len(story.reports) == 1 else 's'}"


def _elsewhere(
    books: Books, found: list[Head], words: dict[str | None, list[Quotation]], room: int | None
) -> list[Any]:
    """What is quoted of stories of which nothing firm is told, the latest first."""
    told = {head.id for head in found}
    rest = listed({id: some for id, some in words.items() if id not in told})
    if not rest:
        return []
    short = books.record.short(one.event.id for one in rest)
    title = screen_text.QUOTED if not found else screen_text.QUOTED_ELSEWHERE
    return ["", screen_text.quotations(rest, room or ELSEWHERE, short, title)]


def _note(note: Section) -> str:
    return NOTES[note.kind] + (f" of {note.at[:10]}" if note.at else "")


def _speakers_table(books: Books) -> "Table":
    from rich.table import Table

    table = Table(box=None, padding=(0, 1, 0, 0), title="Who spoke most", title_justify="left", title_style="bold")
    table.add_column("speaker")
    table.add_column("claims", justify="right")
    table.add_column("reports", justify="right")
    for speaker in speakers_of(books)[:8]:
        table.add_row(
            f"{speaker.name}{f' ({speaker.code})' if speaker.code else ''}", str(speaker.claims), str(speaker.reports)
        )
    return table
