"""What is cited, and what every form says of it. What a report does not tell is said to be missing, never made up."""

import re
from datetime import date

from msgspec import Struct

from onrecord.model import NOTES, GivenField, Report, Span, Status

UNTITLED = "[untitled]"
UNDATED = "n.d."
TOLD: dict[Status, str] = {
    "ongoing": "told as going on",
    "planned": "told as planned",
    "possible": "told as possible",
    "negated": "told as not so",
}

GIVEN: dict[GivenField, str] = {"published": "date", "outlet": "outlet", "url": "address", "byline": "author"}

Day = tuple[int, ...]


class Citation(Struct, frozen=True, kw_only=True):
    """A report, or words in it.

    `id` is that of the claim, response or report. `said` says whose words they are, `doubt` why they are no firm claim.
    """

    id: str
    report: Report
    quote: str = ""
    span: Span | None = None
    said: str = ""
    status: Status = "happened"
    doubt: str = ""

    @property
    def title(self) -> str:
        """The report's headline."""
        return plain(self.report.title) or UNTITLED

    @property
    def outlet(self) -> str:
        """Who published the report, or on which site; "" if that is not known."""
        return plain(self.report.outlet or self.report.domain or "")

    @property
    def published(self) -> Day:
        """Year, month and day of publication, as many as the report gives: none that were only inferred."""
        return day(self.report.published) if self.report.published_how != "inferred" else ()

    @property
    def note(self) -> str:
        """The words cited with what is to be known of them: "“quote” (characters 3–40; said by Kim)"."""
        told = "; ".join(self._details())
        quote = f"“{plain(self.quote)}”" if self.quote else ""
        return f"{quote} ({told})" if quote and told else quote or told

    def _details(self) -> list[str]:
        found = [] if self.report.url else [f"file {self._file()}"]
        if self.span:
            found.append(f"characters {self.span.start}–{self.span.end}")
        if self.said:
            found.append(f"said by {plain(self.said)}")
        if self.status in TOLD:
            found.append(TOLD[self.status])
        if self.doubt:
            found.append(self.doubt)
        if not self.published and self.report.published_window:
            first, last = self.report.published_window
            found.append(f"no date given, inferred between {first} and {last}")
        for by in dict.fromkeys(one.by for one in self.report.given):
            fields = ", ".join(GIVEN[one.field] for one in self.report.given if one.by == by)
            found.append(f"{fields} given by {plain(by) or 'a user'}")
        marked = dict.fromkeys(section.kind for section in self.report.sections if section.kind in NOTES)
        return found + [f"the outlet has added a note: {NOTES[kind]}" for kind in marked]

    def _file(self) -> str:
        where = self.report.input or self.report.path or self.report.id
        return re.split(r"[/\\]", where.rstrip("/\\"))[-1] or self.report.id


def day(stamp: str | None) -> Day:
    """Year, month and day of an ISO 8601 date, as many as it has; none where there is no such day."""
    found = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", stamp or "")
    parts = tuple(int(part) for part in found.groups() if part) if found else ()
    return parts if parts and _exists(parts) else ()


def _exists(parts: Day) -> bool:
    try:
        date(*(*parts, 1, 1)[:3])
    except ValueError:
        return False
    return True


def plain(words: str) -> str:
    """Words on one line."""
    return " ".join(words.split())
