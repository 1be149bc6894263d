"""The tables of what was read: claims and responses, with the report that each stands in."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from onrecord.export.columns import (
    Kind,
    Row,
    confidence_columns,
    item_columns,
    party_columns,
    place_columns,
    source_columns,
    table,
    time_columns,
)
from onrecord.model import Claim, Report, Response
from onrecord.record import Decisions
from onrecord.record.decisions import as_text
from onrecord.store import Record

T = TypeVar("T")
CONTEXT = 32  # characters of prefix and suffix, as Web Annotation's TextQuoteSelector is commonly given
AT_ONCE = 500

_Columns = tuple[tuple[str, Kind, str], ...]

WHO: _Columns = (
    ("actors", "list", "codes of those who do it: ISO 3166-1 alpha-3, or an organisation's or group's; `?` if unknown"),
    ("recipients", "list", "codes of those to whom or against whom it is done"),
    ("actor_names", "list", "names of the actors, as the record knows them"),
    ("actor_sectors", "list", "sectors of the actors (`GOV`, `MIL`, …), empty where unknown"),
    ("recipient_names", "list", "names of the recipients"),
    ("recipient_sectors", "list", "sectors of the recipients, empty where unknown"),
)
WHEN: _Columns = (
    ("start", "text", "first day, ISO 8601; empty if the text gives none"),
    ("end", "text", "last day; empty if it goes on or the text gives none"),
    ("time_precision", "text", "how fine the text is: day, week, month, season, year, decade, open"),
    ("time_text", "text", "the time expression, word for word"),
    ("time_how", "text", "stated, anchored (counted from another date) or inferred"),
)
WHERE: _Columns = (
    ("place", "text", "the place, as in the text"),
    ("place_country", "text", "the country of the place, ISO 3166-1 alpha-3"),
    ("place_precision", "text", "point, settlement, region or country: coordinates are no finer"),
    ("latitude", "number", "degrees north, WGS 84"),
    ("longitude", "number", "degrees east, WGS 84"),
)
WHAT: _Columns = (
    ("items", "list", "what is sent, sold, signed or tested"),
    ("item_quantities", "list", "quantities of the items as stated, empty where none is"),
)
SAID_BY: _Columns = (
    ("sources", "list", "names of the speakers, outermost to innermost; empty if in the report's own voice"),
    ("source_codes", "list", "codes of the speakers, empty where unknown"),
    ("source_kinds", "list", "kinds of the speakers: person, government, military, organisation, media, document, …"),
    ("distances", "list", "how each one's words are presented: neutral, distanced (claimed, alleged), committed"),
)
IN_REPORT: _Columns = (
    ("outlet", "text", "the report's outlet"),
    ("url", "text", "the report's address"),
    ("published", "text", "the report's date of publication, ISO 8601"),
)


class _Reports:
    """The report that rows are about: they come in order of report, so that one is held at a time."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._last: Report | None = None

    def of(self, id: str) -> Report:
        if self._last is None or self._last.id != id:
            self._last = self._record.report(id)
        return self._last


def batched(items: Iterable[T], size: int = AT_ONCE) -> Iterator[list[T]]:
    """The items, a list of up to `size` at a time."""
    waiting = iter(items)
    while batch := list(islice(waiting, size)):
        yield batch


def report_columns(report: Report) -> Row:
    """Where a row's report was published, and when."""
    return {"outlet": report.outlet, "url": report.url, "published": report.published}


def claim_row(claim: Claim, report: Report, event: str | None, origin: str | None) -> Row:
    """A claim as the claims table and JSON Lines have it."""
    start, end = claim.span.start, claim.span.end
    return {
        "id": claim.id,
        "report": claim.report,
        "quote": claim.quote,
        "start_char": start,
        "end_char": end,
        "type": claim.type,
        "mode": claim.mode,
        **party_columns("actors", claim.actors),
        **party_columns("recipients", claim.recipients),
        "status": claim.status,
        **source_columns(claim.sources),
        **time_columns(claim.time),
        **place_columns(claim.place),
        "event": event,
        "origin": origin,
        **item_columns(claim.items),
        "trigger": claim.trigger,
        **report_columns(report),
        "text_quote_prefix": report.text[max(0, start - CONTEXT) : start],
        "text_quote_suffix": report.text[end : end + CONTEXT],
        **confidence_columns(claim.confidence),
        "tier": claim.tier,
        "reader": claim.reader,
        "hearsay": claim.hearsay,
    }


def decided_columns(claim: Claim, decisions: Decisions) -> Row:
    """What people decided about a claim: the fields they corrected, each as it was read, and their verdict."""
    fields = sorted(decisions.corrections(claim))
    told = ["origin"] if decisions.origin(claim) else []
    return {
        "corrected": [*fields, *told],
        "as_read": [as_text(claim, field) for field in fields] + [""] * len(told),
        "verdict": decisions.verdict(claim),
    }


def _claims(record: Record) -> Iterator[Row]:
    reports, decisions = _Reports(record), record.in_force()
    for batch in batched(record.claims()):
        ids = [claim.id for claim in batch]
        events, origins = record.owners("event", ids), record.owners("origin", ids)
        for claim in batch:
            report, event, origin = reports.of(claim.report), events.get(claim.id), origins.get(claim.id)
            yield claim_row(decisions.corrected(claim), report, event, origin) | decided_columns(claim, decisions)


def _responses(record: Record) -> Iterator[Row]:
    reports = _Reports(record)
    for batch in batched(record.responses()):
        events = record.owners("answered", [response.id for response in batch])
        for response in batch:
            yield response_row(response, reports.of(response.report), events.get(response.id))


def response_row(response: Response, report: Report, event: str | None) -> Row:
    """A response as its table has it."""
    return {
        "id": response.id,
        "report": response.report,
        "quote": response.quote,
        "start_char": response.span.start,
        "end_char": response.span.end,
        "by": response.by.code,
        "by_name": response.by.name,
        "stance": response.stance,
        "about": response.about,
        "event": event,
        **source_columns(response.sources),
        **report_columns(report),
    }


CLAIMS = table(
    "a claim: one statement in one report that an event happened, goes on, is planned, may happen, or did not",
    _claims,
    ("id", "text", "the claim's id"),
    ("report", "text", "the id of the report it stands in"),
    ("quote", "text", "the words that carry the claim, letter for letter (W3C TextQuoteSelector `exact`)"),
    ("start_char", "whole", "where the quote begins in the report's text, in characters (W3C TextPositionSelector)"),
    ("end_char", "whole", "where it ends: the first character after it"),
    ("type", "text", "the event's type, one of PLOVER's sixteen"),
    ("mode", "text", "the type's mode, where PLOVER has one"),
    WHO[0],
    WHO[1],
    ("status", "text", "happened, ongoing, planned, possible or negated, as the innermost source presents it"),
    SAID_BY[0],
    *WHEN[:2],
    WHERE[0],
    ("event", "text", "the id of the event that the claim is part of, or that it may tell of if it is a lead"),
    ("origin", "text", "the id of the origin that a firm claim comes from: count these, not reports"),
    *WHO[2:],
    *WHAT,
    *WHEN[2:],
    ("trigger", "text", "the word or words that name the event"),
    *SAID_BY[1:],
    *WHERE[1:],
    *IN_REPORT,
    ("text_quote_prefix", "text", "up to 32 characters before the quote (TextQuoteSelector `prefix`)"),
    ("text_quote_suffix", "text", "up to 32 characters after the quote (TextQuoteSelector `suffix`)"),
    ("corrected", "list", "fields that a person corrected; the other columns have them as corrected"),
    ("as_read", "list", "for each of these, what reading had given; empty for the origin, which is worked out"),
    ("verdict", "text", "`right` or `wrong` where a person said so; wrong ones count in no event, right ones are firm"),
    ("confidence", "number", "probability that type, parties, status and sources are all read right; empty if unknown"),
    (
        "tier",
        "text",
        "`firm`, or `lead`: too doubtful to be told as fact, counted in no event of firm claims",
    ),
    ("reader", "text", "who read the claim: `built-in`, or a model and its host"),
    ("hearsay", "flag", 'whether it is told on the word of somebody unnamed: "reportedly", "is accused of"'),
    ("confidence_type", "number", "probability that the type is right"),
    ("confidence_actors", "number", "probability that the actors are"),
    ("confidence_recipients", "number", "probability that the recipients are"),
    ("confidence_status", "number", "probability that the status is"),
    ("confidence_sources", "number", "probability that the sources are"),
)

RESPONSES = table(
    "a party's reaction to a claim: it confirms, denies, or declines to comment",
    _responses,
    ("id", "text", "the response's id"),
    ("report", "text", "the id of the report it stands in"),
    ("quote", "text", "the words that carry it, letter for letter"),
    ("start_char", "whole", "where the quote begins in the report's text, in characters"),
    ("end_char", "whole", "where it ends: the first character after it"),
    ("by", "text", "the code of the party that responds"),
    ("by_name", "text", "its name"),
    ("stance", "text", "confirms, denies or declines"),
    (
        "about",
        "text",
        "the id of the claim that it answers, firm or lead; empty where it is not clear what is answered",
    ),
    ("event", "text", "the id of the event that it bears on"),
    *SAID_BY,
    *IN_REPORT,
)
