"""Whose text a report has: that of the first report, by the day of writing, of which it is for the most part a copy.

Reports of one text have one voice: that of the agency which the first credits, else of the first agency that another
of them credits, else of the first report's outlet.
"""

from collections.abc import Iterable, Iterator

from onrecord.model import Evidence, Report, Span
from onrecord.record.copies import FOLDED, Copy, CopyIndex
from onrecord.record.order import place
from onrecord.record.outlets import agency_of, voice
from onrecord.record.shelf import Shelf
from onrecord.record.who import Speaker

TEXTS = "texts"
MOST_KNOWN = 20_000
PARTED = "\n"  # between the ids of two reports, which may hold whatever an address does


class Texts:
    """Keeps up on a shelf which reports have which other's text."""

    def __init__(self, shelf: Shelf, copies: CopyIndex) -> None:
        self.shelf = shelf
        self.copies = copies
        self._copies: dict[str, list[Copy]] = {}
        self._quoted: dict[str, dict[Span, str]] = {}
        self._voices: dict[str, Speaker] = {}

    def settled(self) -> None:
        """Forget what was remembered for one pass, and what is too much."""
        self._voices.clear()
        if len(self._copies) > MOST_KNOWN:
            self.restart()

    def restart(self) -> None:
        """Forget all that was remembered: a report was taken out."""
        self._copies.clear()
        self._quoted.clear()
        self._voices.clear()

    def copies_of(self, report: Report) -> list[Copy]:
        """What earlier reports share text with this one."""
        if report.id not in self._copies:
            self._copies[report.id] = self.copies.find(report) if report.text else []
        return self._copies[report.id]

    def quoted(self, report: Report) -> dict[Span, str]:
        """The passages that an earlier report has word for word, and which one that is."""
        if report.id not in self._quoted:
            self._quoted[report.id] = self.copies.quoted(report) if report.text else {}
        return self._quoted[report.id]

    def later(self, report: Report) -> Iterator[Report]:
        """Reports written after this one that may have words of it."""
        for other in (*self.copies.sharing(report), *self.copies.quoting(report)):
            if place(other) > place(report):
                yield other

    def compare(self, reports: Iterable[Report]) -> set[str]:
        """Find anew whose texts these reports have; ids of all whose text may now come from elsewhere."""
        waiting = {report.id: report for report in reports if report.text}
        again, spoke = set[str](), dict[str, str]()
        self._voices.clear()
        for id in waiting:
            self._copies.pop(id, None)
            self._quoted.pop(id, None)
        while waiting:
            report = min(waiting.values(), key=place)
            del waiting[report.id]
            again.add(report.id)
            before, now = self._first(report.id), self._folded_into(report)
            if before != now:
                for first in (before, now):
                    if first is not None and first not in spoke:
                        spoke[first] = self._key(first)
                self._move(report.id, before, now)
                waiting |= {one.id: one for one in self.later(report) if one.id not in again}
        self._voices.clear()
        changed = [first for first, key in sorted(spoke.items()) if key != self._key(first)]
        return again | {id for first in changed for id in self._bearing(first)}

    def forget(self, report: Report) -> set[str]:
        """Take a report out; ids of the reports whose words may now come from elsewhere."""
        before = self._first(report.id)
        found = self._bearing(before or report.id)
        self._move(report.id, before, None)
        self.restart()
        return found - {report.id}

    def voice(self, report: Report) -> Speaker:
        """Who speaks where a report names nobody."""
        first = self._first(report.id) or report.id
        if first not in self._voices:
            self._voices[first] = self._voice(self.shelf.get(Report, first) or report)
        return self._voices[first]

    def _voice(self, first: Report) -> Speaker:
        if not agency_of(first):
            members = (self.shelf.get(Report, id) for id in self._members(first.id))
            crediting = [one for one in members if one is not None and agency_of(one)]
            if crediting:
                return voice(min(crediting, key=place))
        return voice(first)

    def _key(self, first: str) -> str:
        report = self.shelf.get(Report, first)
        return self._voice(report).key if report is not None else ""

    def _bearing(self, first: str) -> set[str]:
        """The reports of a text, and those that may have words of one of these."""
        reports = [one for id in {first, *self._members(first)} if (one := self.shelf.get(Report, id)) is not None]
        return {report.id for report in reports} | {one.id for report in reports for one in self.later(report)}

    def _folded_into(self, report: Report) -> str | None:
        """The report that has this one's text first; None if it is no copy."""
        copies = self.copies_of(report)
        first = next((copy.other for copy in copies if copy.share >= FOLDED), None)
        other = self.shelf.get(Report, first) if first else None
        return (self._folded_into(other) or other.id) if other else None

    def root(self, report: str) -> str:
        """The report whose text this one has: itself if it is the first."""
        return self._first(report) or report

    def _first(self, report: str) -> str | None:
        return next((id.partition(PARTED)[2] for id in sorted(self.shelf.find(TEXTS, [f"<{report}"]))), None)

    def _members(self, first: str) -> set[str]:
        """The reports that have the text of this one."""
        return {id.partition(PARTED)[0] for id in self.shelf.find(TEXTS, [f">{first}"])}

    def _move(self, report: str, before: str | None, now: str | None) -> None:
        if before is not None:
            self.shelf.post(TEXTS, f"{report}{PARTED}{before}", ())
        if now is not None:
            self.shelf.post(TEXTS, f"{report}{PARTED}{now}", [f"<{report}", f">{now}"])


def copied(report: Report, copy: Copy) -> Evidence:
    """What shows that a report has text of another."""
    longest = max(copy.passages, key=lambda span: (span.end - span.start, -span.start), default=None)
    words = " ".join(longest.of(report.text).split()) if longest else ""
    count = len(copy.passages)
    detail = (
        f"{round(100 * copy.share)} % of the shorter text is shared; {count} sentence{'s' * (count != 1)} in common"
    )
    return Evidence(
        kind="copied", detail=f"{detail}: “{words[:240]}”" if words else detail, reports=(copy.other, report.id)
    )
