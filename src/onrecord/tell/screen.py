"""The first screen: what each story is about, and what of it is firm, disputed, new and expected, by weight.

Each event stands in one block. What is new stands under "new" as far as there is room, and in its own block otherwise.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct, structs

from onrecord.model import Story
from onrecord.store.headings import headings
from onrecord.tell.books import Books
from onrecord.tell.kinds import Kind, alleged_by_title, came_to_nothing, came_true, foretold, kind, only_named, titled
from onrecord.tell.ledgers.coverage import repeats
from onrecord.tell.once import each_once
from onrecord.tell.quoted import Quotation
from onrecord.tell.support import origins_of
from onrecord.tell.telling import as_printed
from onrecord.tell.view import AccountView, EventView

Name = Literal["firm", "disputed", "new", "expected"]
# How many events a block lists unless asked for more: a handful each, so that all fit one screen.
ROOM: dict[Name, int] = {"firm": 4, "disputed": 3, "new": 3, "expected": 3}
ASKED = 8  # of what is new, where the reader says since when
QUOTED = 4  # of what is quoted, of a story told in full
DIGEST = 3  # events of each story where no story is the record's main one: the heaviest, and one that is not firm


class Line(Struct, frozen=True, kw_only=True):
    """An event on the first screen: `said` is who says so, and who says otherwise; `fate` what became of a plan.

    `view` is the event as the record has it, `told` with those alone whose words bear what is printed (`telling`).
    `named` says that its title is a sentence quoted which tells something else first: the words stand for themselves.
    """

    view: EventView
    told: EventView
    kind: Kind
    new: bool = False
    said: str = ""
    fate: str = ""
    named: bool = False

    @property
    def printed(self) -> str:
        """The day on which words that are only quoted were printed; "" if that is not known."""
        told = titled(self.told) if self.named else None
        return (told.report.published or "")[:10] if told else ""


class Block(Struct, frozen=True, kw_only=True):
    """Events that answer one question, the weightiest first; `more` are left out, `apart` stand under "new" instead."""

    name: Name
    lines: tuple[Line, ...]
    more: int = 0
    apart: int = 0


class Head(Struct, frozen=True, kw_only=True):
    """One story: what it is about, its days, what it rests on, and how many events are what.

    `repeating` reports bring nothing that an earlier one has not. `since` is the day from which on events are new; None
    where all was told on one day. `quoted` is what its reports say without its being clear of whom, and `room` for how
    much of that there is.
    """

    id: str | None
    heading: str
    first: str | None
    last: str | None
    reports: int
    outlets: int
    repeating: int
    origins: int
    counts: dict[Kind, int]
    new: int = 0
    since: str | None = None
    blocks: tuple[Block, ...] = ()
    background: tuple[Line, ...] = ()
    lines: tuple[Line, ...] = ()
    leads: int = 0
    quoted: tuple[Quotation, ...] = ()
    room: int = QUOTED

    @property
    def digest(self) -> tuple[Line, ...]:
        """A few events: the heaviest, and the heaviest of those that are not firm."""
        chosen = _each_once(self.lines)[:DIGEST]
        open_ = next((line for line in self.lines if line.kind != "firm"), None)
        if open_ is not None and open_ not in chosen:
            chosen[-1:] = [open_]
        return tuple(chosen)

    @property
    def events(self) -> int:
        """How many events are told of it."""
        return sum(self.counts.values())


def heads(
    books: Books,
    views: Sequence[EventView],
    since: str | None = None,
    most: int | None = None,
    quoted: Mapping[str | None, Sequence[Quotation]] | None = None,
) -> list[Head]:
    """The stories of a record, the largest first; those of which nothing firm is told are not among them.

    Args:
        books: the record's books, of firm claims.
        views: the events to be told.
        since: what is first told on this day or later is new; otherwise on the last day that brought something.
        most: list at most this many events in each block.
        quoted: what is to be quoted, by story.
    """
    again, named = only_repeating(books), called(books)
    leads = Counter(books.story_of(event) for event in books.lead_events)
    of_story: dict[str | None, list[EventView]] = {}
    for view in views:
        of_story.setdefault(books.story_of(view.event), []).append(view)
    found = []
    for id, listed in of_story.items():
        story = books.stories.get(id) if id else None
        head = _head(
            books,
            story,
            listed,
            called=named[id] if id else "Events of no story",
            again=again,
            leads=leads[id],
            since=since,
            most=most,
        )
        found.append(structs.replace(head, quoted=tuple((quoted or {}).get(id, ())), room=most or QUOTED))
    return sorted(found, key=lambda head: (-head.reports * (head.id is not None), -head.events, head.id or ""))


def called(books: Books) -> dict[str, str]:
    """The heading of each story of the record, by its id."""
    return headings(books.record, (*books.events, *books.lead_events))


def main(found: Sequence[Head], reports: int) -> Head | None:
    """The story that a record is about: the only one, or one with at least half of its reports; else None."""
    named = [head for head in found if head.id is not None]
    if len(named) == 1 or (named and 2 * named[0].reports >= reports):
        return named[0]
    return found[0] if len(found) == 1 else None


def _head(
    books: Books,
    story: Story | None,
    views: Sequence[EventView],
    *,
    called: str,
    again: set[str],
    leads: int,
    since: str | None,
    most: int | None,
) -> Head:
    reports = [report for report in books.reports_in(story.id if story else None) if report.status == "ok"]
    made = told(views, [report.published[:10] for report in reports if report.published], since=since, most=most)
    return structs.replace(
        made,
        id=story.id if story else None,
        heading=called,
        reports=len(reports),
        outlets=len({report.outlet or report.domain or report.id for report in reports}),
        repeating=len(again.intersection(report.id for report in reports)),
        leads=leads,
    )


def told(
    views: Sequence[EventView], published: Iterable[str], *, since: str | None = None, most: int | None = None
) -> Head:
    """What the events of one story, published on these days, tell first; its heading and reports are to be added."""
    days = sorted(published)
    day = since or _newest(views, days)
    apart = not all(view.weight.background for view in views)  # else what is long ago is what the story is about
    lines = sorted((_line(view, day, days[-1] if days else None, apart=apart) for view in views), key=_order)
    told = [line for line in lines if line.kind != "background"]
    return Head(
        id=None,
        heading="",
        first=days[0] if days else None,
        last=days[-1] if days else None,
        reports=0,
        outlets=0,
        repeating=0,
        origins=len(origins_of(view.event for view in views)),
        counts=dict(Counter(line.kind for line in lines)),
        new=sum(line.new for line in told),
        since=day,
        blocks=_blocks(told, most or {**ROOM, "new": ASKED if since else ROOM["new"]}),
        background=tuple(line for line in lines if line.kind == "background"),
        lines=tuple(told),
    )


def _blocks(lines: Sequence[Line], most: int | dict[Name, int]) -> tuple[Block, ...]:
    room = dict.fromkeys(ROOM, most) if isinstance(most, int) else most
    once = {id(line) for line in (lines if isinstance(most, int) else _each_once(lines))}
    fresh = [line for line in lines if line.new and id(line) in once][: room["new"]]
    kinds: dict[Name, tuple[Kind, ...]] = {
        "firm": ("firm",),
        "disputed": ("disputed", "alleged"),
        "new": (),
        "expected": ("expected",),
    }
    of = {name: [line for line in lines if line.kind in kinds[name]] for name in kinds}
    parts = {name: [line for line in part if line not in fresh] for name, part in of.items()} | {"new": fresh}
    counts = {name: len(part) for name, part in parts.items()} | {"new": sum(line.new for line in lines)}
    shown = {name: [line for line in part if id(line) in once][: room[name]] for name, part in parts.items()}
    return tuple(
        Block(
            name=name,
            lines=tuple(shown[name]),
            more=counts[name] - len(shown[name]),
            apart=0 if name == "new" else len(of[name]) - len(parts[name]),
        )
        for name in parts
        if shown[name]
    )


def _each_once(lines: Sequence[Line]) -> list[Line]:
    """The lines without those whose event is told by a sentence that stands above already, of another event."""
    kept = {view.event.id for view in each_once([line.told for line in lines])}
    return [line for line in lines if line.view.event.id in kept]


def _order(line: Line) -> tuple[float, int]:
    return -line.view.weight.total, line.view.number


def _line(view: EventView, since: str | None, last: str | None, *, apart: bool) -> Line:
    what, as_line = kind(view, background=apart), as_printed(view)
    named = only_named(as_line)
    return Line(
        view=view,
        told=as_line,
        kind=what,
        new=since is not None and what != "background" and any(day >= since for day in _told(view)),
        said=_printed_by(as_line) if what != "disputed" and _by_itself(as_line, named=named) else _said(as_line, what),
        fate="" if named else _fate(view, what, last),
        named=named,
    )


def _by_itself(view: EventView, *, named: bool) -> bool:
    """Whether what is quoted says itself on whose word it is: one report's sentence."""
    return named or (view.event.title.startswith("“") and titled(view) is not None and len(view.origins) == 1)


def _printed_by(view: EventView) -> str:
    """The outlet of the words that are quoted: they say themselves who says what."""
    told = titled(view)
    return (told.report.outlet or told.report.domain or told.report.id) if told else ""


def _told(view: EventView) -> list[str]:
    """The first day on which each account of the event was told, of those that are known."""
    found = []
    for account in view.accounts:
        dated = [
            cite.report.published[:10]
            for origin in account.origins
            for cite in (origin.first, *origin.folded)
            if cite.report.published
        ]
        found += [min(dated)] if dated else []
    return found


def _newest(views: Iterable[EventView], days: Sequence[str]) -> str | None:
    """The last day that brought something; None if all came on the first."""
    brought = [day for view in views for day in _told(view)]
    last = max(brought, default="")
    return last if days and last > days[0] else None


def _said(view: EventView, what: Kind) -> str:
    """Who says what the event's status says, and who says otherwise: "John Kirby; denied by Dmitry Peskov"."""
    own, others = view.accounts[:1], view.accounts[1:]
    saying = _few(name for account in own for name in _speakers(account))
    hearsay = all(origin.first.claim.hearsay for account in own for origin in account.origins)
    spoken = any(origin.first.claim.sources for account in own for origin in account.origins)
    alone = what == "alleged" and spoken and not hearsay and not alleged_by_title(view.event)
    parts = [f"on the word of {saying} alone" if alone else saying]
    denying = [name for account in others if account.says == "negated" for name in _speakers(account)]
    if view.event.status != "negated" and not view.event.denied_by:
        denying += [r.response.by.name for r in view.responses if r.response.stance == "denies"]
    if denying:
        parts.append(f"denied by {_few(denying)}")
    if view.event.denied_by:
        parts.append(f"content denied by {_few(view.event.denied_by)}")
    if what == "disputed" and view.event.status == "negated":
        affirming = [name for account in others if account.says == "happened" for name in _speakers(account)]
        parts += [f"{_few(affirming)} {'says' if len(affirming) == 1 else 'say'} that it happened"] if affirming else []
    return "; ".join(part for part in parts if part)


def _fate(view: EventView, what: Kind, last: str | None) -> str:
    """What became of a plan, as far as the reports tell."""
    if came_true(view):
        before = {says: foretold(view, says) for says in ("planned", "possible")}
        if view.event.type == "ASSAULT" and not any(one.first.claim.sources for of in before.values() for one in of):
            return ""  # that papers wrote of fighting to come is no plan of anybody's
        expected, thought = ([one.first.speakers for one in of] for of in before.values())
        return f"as expected by {_few(expected)}" if expected else f"thought possible by {_few(thought)}"
    if came_to_nothing(view):
        expecting = [name for a in view.accounts[1:] if a.says in ("planned", "possible") for name in _speakers(a)]
        return f"did not come about; expected by {_few(expecting)}"
    end = _planned_for(view)
    if what == "expected" and last and end and end < last:
        return "its day is past; nothing firm says what came of it"
    return ""


def _planned_for(view: EventView) -> str | None:
    """The last day on which a plan is told to be: none that is inferred, nor one over when it was first told."""
    time = view.event.time
    if time is None or time.how == "inferred":
        return None
    return None if time.end and view.published and time.end < min(view.published)[:10] else time.end


def _speakers(account: AccountView) -> list[str]:
    return [origin.first.speakers for origin in account.origins]


def _few(names: Iterable[str], most: int = 2) -> str:
    listed = list(dict.fromkeys(names))
    return ", ".join(listed[:most]) + (f" and {len(listed) - most} more" if len(listed) > most else "")


def only_repeating(books: Books) -> set[str]:
    """Reports that tell of every event on the word of somebody whom an earlier report already cited for it.

    The books are to hold all events of which they tell, be they of another story.
    """
    again, carried = repeats(books), dict[str, set[bool]]()
    for claim in books.claims.values():
        carried.setdefault(claim.report, set()).add(claim.id in again)
    return {report for report, found in carried.items() if found == {True}}


def days(first: str | None, last: str | None) -> str:
    """The days of a story in words: "30 August 2023 to 19 June 2024"."""
    if first is None or last is None:
        return "No day of publication known"
    return in_words(first) if first == last else f"{in_words(first)} to {in_words(last)}"


def in_words(day: str) -> str:
    """A day in words: "19 June 2024"."""
    found = date.fromisoformat(day)
    return f"{found.day} {found:%B %Y}"
