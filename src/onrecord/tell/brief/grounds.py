"""What a brief is put together from and checked against: a record's firm events, with who says what of each."""

from collections.abc import Iterable
from typing import Any

from onrecord.model import Claim, Event, Response, Span
from onrecord.store import Record
from onrecord.tell.books import Books
from onrecord.tell.quoted import sentence
from onrecord.tell.screen import Head, Line, heads
from onrecord.tell.view import Views


class Grounds:
    """A record's firm events as the first screen has them, and by which claims and responses they are told.

    Args:
        record: an open record.
        since: what is first told on this day or later is new.
        part: the books of some events alone, with the head of the story that these are of; the whole record's else.
    """

    def __init__(self, record: Record, since: str | None = None, *, part: tuple[Books, Head] | None = None) -> None:
        self.record = record
        self.books = part[0] if part else Books(record)
        self._views = [] if part else Views(self.books).events(self.books.events)
        self.heads: list[Head] = [part[1]] if part else heads(self.books, self._views, since)
        self.lines: dict[str, Line] = {
            line.view.event.id: line for head in self.heads for line in (*head.lines, *head.background)
        }
        self.responses: dict[str, Response] = {
            told.response.id: told.response for line in self.lines.values() for told in line.view.responses
        }
        self.kept: dict[tuple[str, ...], Any] = {}  # what was worked out of claims, by their ids
        self._sentences: dict[tuple[str, Span], str] = {}
        self._answered = {told.response.id: id for id, line in self.lines.items() for told in line.view.responses}

    def new_since(self, day: str) -> frozenset[str]:
        """The events of which something was first told on that day or later."""
        found = heads(self.books, self._views, day)
        return frozenset(line.view.event.id for head in found for line in head.lines if line.new)

    def claims(self, ids: Iterable[str]) -> list[Claim]:
        """The firm claims of these ids."""
        return [self.books.claims[id] for id in ids if id in self.books.claims]

    def answers(self, ids: Iterable[str]) -> list[Response]:
        """The responses of these ids."""
        return [self.responses[id] for id in ids if id in self.responses]

    def passages(self, ids: Iterable[str]) -> list[Claim | Response]:
        """The claims of these ids, then the responses."""
        listed = tuple(ids)
        found: list[Claim | Response] = list(self.claims(listed))
        found += self.answers(listed)
        return found

    def sentence(self, one: Claim | Response) -> str:
        """The sentence that a passage stands in, as printed."""
        key = one.report, one.span
        if key not in self._sentences:
            self._sentences[key] = sentence(self.books.reports[one.report], one.span)
        return self._sentences[key]

    def knows(self, id: str) -> bool:
        """Whether a firm claim, or a response to a firm event, has that id."""
        return id in self.books.claims or id in self.responses

    def events(self, ids: Iterable[str]) -> list[Event]:
        """The firm events that these claims carry and these responses answer, each once."""
        found: dict[str, Event] = {}
        for id in ids:
            event = self.books.event_of.get(id)
            if event is None and (answered := self._answered.get(id)):
                event = self.lines[answered].view.event
            if event is not None and event.id in self.lines:
                found[event.id] = event
        return list(found.values())
