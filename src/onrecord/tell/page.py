"""The page: one self-contained HTML file that works offline and asks no other host for anything.

All text of reports passes through Jinja2's autoescape; styles and script are part of the file, and its content
security policy forbids everything else.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from msgspec import structs

from onrecord.acquire.asked import day
from onrecord.knowledge.names import label
from onrecord.model import Claim, Story
from onrecord.store import Record
from onrecord.tell.books import Books
from onrecord.tell.chances import FILTERS as CHANCES
from onrecord.tell.chances import FORECAST_WORDS
from onrecord.tell.charts import coverage_grid, speakers, waterfall
from onrecord.tell.entities import EntityRow, entities, identified
from onrecord.tell.leads import LEADS, not_shown
from onrecord.tell.ledgers import LEDGERS, Ledger, with_leads
from onrecord.tell.marked import labels, paragraphs
from onrecord.tell.network import network
from onrecord.tell.next import coming, past
from onrecord.tell.published import known_by, published
from onrecord.tell.quoted import listed, quotations
from onrecord.tell.screen import QUOTED, Head, called, days, heads, in_words, main
from onrecord.tell.screen_text import TITLES, counts, printed
from onrecord.tell.show import ORIGINS, SPARED
from onrecord.tell.support import origins_of
from onrecord.tell.timeline import timeline
from onrecord.tell.view import Views

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")

WITH_LEADS = "a page made with “onrecord page --leads” has"
DIGESTS = 6  # stories that are told in a few lines at the head of a page that is about none of them

STATUS_WORDS = {
    "happened": "happened",
    "ongoing": "going on",
    "planned": "planned",
    "possible": "possible",
    "negated": "said not to be",
}


@lru_cache(maxsize=1)
def _template() -> "Template":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("onrecord.tell"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["label"] = label
    environment.filters["identified"] = identified
    environment.filters["dated"] = dated
    environment.filters["published"] = published
    environment.filters["known_by"] = known_by
    environment.filters |= CHANCES
    return environment.get_template("page.html.j2")


def dated(text: str) -> "Markup":
    """The text, escaped, with no line break within a day."""
    from markupsafe import Markup, escape

    return Markup(DAY.sub(r'<span class="nb">\g<0></span>', str(escape(text))))


def used(ledger: Ledger) -> tuple[str, ...]:
    """The ledger's columns in which any row holds something."""
    return tuple(name for name in ledger.columns if any(row.cells[name] for row in (*ledger.rows, *ledger.leads)))


def _asset(name: str) -> str:
    return files("onrecord.tell").joinpath("templates", name).read_text(encoding="utf-8")


def page(
    record: Record,
    *,
    title: str | None = None,
    story: str | None = None,
    since: str | None = None,
    leads: bool = False,
) -> str:
    """The record, or one story of it, as a self-contained HTML page.

    Args:
        record: an open record.
        title: the heading; by default that of the story that the record is about.
        story: keep only the events and reports of this story, by id, heading or title.
        since: what is first told on this day or later is new; otherwise on a story's last day that brought something.
        leads: also what only leads carry, hidden until the reader asks for it; without, their number alone.

    Raises:
        NotFoundError: there is no such story; names the nearest.
    """
    books = Books(record, story=story)
    doubtful = books.of_leads()
    known = books.claims | doubtful.claims if leads else books.claims
    stories = sorted(record.stories(), key=lambda s: (-len(s.reports), s.id))
    if books.story is not None:
        stories = [kept for kept in stories if kept.id == books.story]
    views = Views(books, doubtful if leads else None)
    events = views.events(books.events)
    wanted = {id for kept in stories for id in kept.reports} if story is not None else set(books.reports)
    reports = [report for id, report in sorted(books.reports.items()) if id in wanted]
    read = [report for report in reports if report.status == "ok"]
    read.sort(key=lambda report: (books.moment(report.id), report.id))
    found, names = heads(books, events, day(since)[:10] if since else None), called(books)
    words = listed(quotations(books))
    at = {report.id: number for number, report in enumerate(read, 1)}
    first, shown = main(found, len(read)), DIGESTS if len(found) > DIGESTS + SPARED else len(found)
    return _template().render(
        title=title or _heading(first, found, stories, names, len(read)),
        first=first,
        heads=[] if first else found[:shown],
        more_heads=0 if first else len(found[shown:]),
        titles=TITLES,
        counted=counts,
        days=days,
        in_words=in_words,
        stories=stories,
        called=names,
        known=known,
        leads=Views(doubtful).events(doubtful.events) if leads else [],
        lead_claims=doubtful.claims if leads else {},
        hidden="" if leads else not_shown(len(doubtful.events) - len(words), WITH_LEADS),
        words_quoted=words,
        room_for_words=QUOTED,
        printed=printed,
        to_report=lambda one: f"#r-{at.get(one.report.id, 0)}",
        warned=LEADS,
        events=events,
        by_id={view.event.id: view for view in events},
        reports=read,
        problems=[report for report in reports if report.status != "ok"],
        origins=len(origins_of(view.event for view in events)),
        explained=ORIGINS,
        claims=sum(view.claims for view in events),
        timeline=timeline(events),
        entities=_entities(record, {view.event.id for view in events}),
        network=network([view.event for view in events]),
        speakers=speakers(
            books.claims.values()
            if story is None
            else [books.claims[id] for id in books.event_of if id in books.claims]
        ),
        coverage=coverage_grid(read),
        ledgers=[made for name in LEDGERS if (made := with_leads(name, books, leads=leads)).rows or made.leads],
        texts=[
            (report, paragraphs(report, _marked(report.id, books, doubtful, leads=leads)), labels(report))
            for report in read
        ],
        coming=coming(record, books.events if books.story else None, books.story),
        past=past(record, books.story),
        forecast_words=FORECAST_WORDS,
        waterfall=waterfall,
        used=used,
        words=STATUS_WORDS,
        to_event=lambda event: f"#e-{event}",
        to_claim=lambda claim: f"#c-{claim.id}",
        event_of={claim: event.id for claim, event in (doubtful.event_of | books.event_of).items()} | _linked(books),
        style=_asset("page.css"),
        script=_asset("page.js"),
        made=datetime.now(UTC).date().isoformat(),
    )


def _entities(record: Record, shown: set[str]) -> dict[str, list[EntityRow]]:
    """By kind, the entities of the events on the page, each with those of its events that are there."""
    found: dict[str, list[EntityRow]] = {}
    for row in entities(record):
        if events := tuple(id for id in row.events if id in shown):
            found.setdefault(row.kind, []).append(structs.replace(row, events=events))
    return found


def _marked(report: str, books: Books, doubtful: Books, *, leads: bool) -> list[Claim]:
    """The claims that are marked in a report's text; where they cover the same words, a firm one is the last."""
    more = doubtful.in_report(report) if leads else []
    return [*more, *books.in_report(report)]


def _linked(books: Books) -> dict[str, str]:
    """The firm event that a lead may tell of, by the lead's id."""
    return {id: event.id for event in books.events for id in event.leads}


def _heading(
    first: Head | None, found: Sequence[Head], stories: Sequence[Story], names: Mapping[str, str], reports: int
) -> str:
    """The heading of the story that the record is about, else how many there are."""
    if first:
        return first.heading
    if not stories:
        return "An empty record"
    if len(stories) == 1:
        return names[stories[0].id]
    return f"{len(found or stories)} stories in {reports} reports"
