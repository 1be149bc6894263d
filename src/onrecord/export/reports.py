"""The table of reports: what each tells of itself, what a user said of it, and what became of it."""

from collections import Counter
from collections.abc import Iterator

from onrecord.export.claims import batched
from onrecord.export.columns import Row, table
from onrecord.model import Claim, Report
from onrecord.store import Record


def _reports(record: Record) -> Iterator[Row]:
    affirmed = record.affirmed()
    counts: Counter[str] = Counter()
    doubtful: Counter[str] = Counter()
    for claim in record.claims():
        counts[claim.report] += 1
        doubtful[claim.report] += not _is_firm(claim, affirmed)
    for batch in batched(record.reports()):
        stories = record.owners("story", [report.id for report in batch])
        for report in batch:
            yield report_row(report, counts[report.id], doubtful[report.id], stories.get(report.id))


def report_row(report: Report, claims: int, leads: int, story: str | None) -> Row:
    """A report as its table has it; `claims` were read in it, `leads` of them leads."""
    first, last = report.published_window or (None, None)
    return {
        "id": report.id,
        "title": report.title,
        "outlet": report.outlet,
        "domain": report.domain,
        "url": report.url,
        "byline": list(report.byline),
        "published": report.published,
        "published_how": report.published_how,
        "published_first": first,
        "published_last": last,
        "given": [one.field for one in report.given],
        "given_by": [one.by for one in report.given],
        "dateline": report.dateline.text if report.dateline else None,
        "credit": report.credit,
        "language": report.language,
        "status": report.status,
        "reason": report.reason,
        "notes": list(report.notes),
        "revision": report.revision,
        "hash": report.hash,
        "fetched": report.fetched,
        "input": report.input,
        "characters": len(report.text),
        "claims": claims,
        "leads": leads,
        "story": story,
    }


def _is_firm(claim: Claim, affirmed: frozenset[str]) -> bool:
    return claim.tier == "firm" or claim.id in affirmed


REPORTS = table(
    "a report: one article as one outlet published it, also where it could not be read",
    _reports,
    ("id", "text", "the report's id: the input file's stem, or its URL, with a number where that was taken"),
    ("title", "text", "its title"),
    ("outlet", "text", "the outlet"),
    ("domain", "text", "the outlet's domain"),
    ("url", "text", "its address"),
    ("byline", "list", "its authors"),
    ("published", "text", "when it was published, ISO 8601"),
    ("published_how", "text", "how that is known: given (by a user), metadata, page, text, inferred, unknown"),
    ("published_first", "text", "first day of the window in which it was published, where only that is inferred"),
    ("published_last", "text", "last day of that window"),
    ("given", "list", "what a user said of it: published, outlet, url, byline"),
    ("given_by", "list", "who said so, for each of these"),
    ("dateline", "text", "what stood before its first sentence, taken out of the text"),
    ("credit", "text", "the wire service that it credits"),
    ("language", "text", "its language, ISO 639-1"),
    ("status", "text", "ok, other-language, empty, noise, no-article, unreadable, too-large"),
    ("reason", "text", "why it could not be read"),
    ("notes", "list", "what acquiring it had to settle, such as a date in the future"),
    ("revision", "whole", "1, and one more for each time that its text has changed"),
    ("hash", "text", "the hash of its content"),
    ("fetched", "text", "when it was fetched, ISO 8601"),
    ("input", "text", "the file or URL that it came from"),
    ("characters", "whole", "the length of its text"),
    ("claims", "whole", "how many claims were read in it, leads among them"),
    ("story", "text", "the id of the story that it belongs to"),
    ("leads", "whole", "how many of its claims are leads"),
)
