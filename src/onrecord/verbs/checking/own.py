"""Sentences and lines that are the record's own: as `brief` puts them, word for word."""

import re
from functools import cached_property

from onrecord.acquire.asked import day
from onrecord.errors import UsageError
from onrecord.tell.brief.grounds import Grounds
from onrecord.tell.brief.making import GRADES, MANY, OF_PART, basis, left_out, span
from onrecord.tell.brief.model import Sentence
from onrecord.tell.brief.saying import sentence, sure
from onrecord.tell.leads import NOTHING_FIRM
from onrecord.tell.screen_text import TITLES
from onrecord.tell.show import ORIGINS
from onrecord.verbs.checking.text import Unit

REWRITTEN = re.compile(
    r"\d+ sentences? (?:was|were) written by a model and passed the check; \d+ stayed plain(?: \([\w ;]+\))?\."
)


class Own:
    """What a record itself says: its sentences about events, headings and figures of its stories."""

    def __init__(self, grounds: Grounds) -> None:
        self._grounds = grounds
        self._sentences: dict[str, Sentence] = {}
        self._fresh: dict[str, frozenset[str]] = {}

    def says(self, unit: Unit, ids: tuple[str, ...]) -> Sentence | None:
        """The record's own sentence, where a sentence is that, word for word, and rests on the same passages."""
        for event in self._grounds.events(ids):
            made = self._sentence(event.id)
            if made.words == unit.text and set(made.rests_on) == set(ids):
                return made
        return None

    def figures(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """How many say what and how sure it is, of each event that the passages are of."""
        return tuple(sure(self._grounds.lines[event.id]) for event in self._grounds.events(ids))

    def figured(self, figures: str, ids: tuple[str, ...]) -> bool:
        """Whether these figures are those of an event that all of the passages are of."""
        return any(
            sure(self._grounds.lines[event.id]) == figures and set(ids) <= {*event.claims, *event.responses}
            for event in self._grounds.events(ids)
        )

    def misplaced(self, unit: Unit, ids: tuple[str, ...]) -> bool:
        """Whether a sentence stands among what is new since a day on which its event was not."""
        found = re.fullmatch(rf"{re.escape(TITLES['new'])} (.+)", unit.under)
        if not found:
            return False
        fresh = self._new(found[1])
        return not any(event.id in fresh for event in self._grounds.events(ids))

    def heads(self, unit: Unit) -> bool:
        """Whether a heading or a line aside is one that the record gives."""
        if unit.kind == "heading":
            return unit.text in self._headings or self._is_new(unit.text)
        return unit.text in self._asides or REWRITTEN.fullmatch(unit.text) is not None

    def _is_new(self, heading: str) -> bool:
        found = re.fullmatch(rf"{re.escape(TITLES['new'])} (.+)", heading)
        return found is not None and bool(self._new(found[1]))

    def _new(self, words: str) -> frozenset[str]:
        if words not in self._fresh:
            try:
                self._fresh[words] = self._grounds.new_since(day(words)[:10])
            except UsageError:
                self._fresh[words] = frozenset()
        return self._fresh[words]

    def _sentence(self, event: str) -> Sentence:
        if event not in self._sentences:
            self._sentences[event] = sentence(self._grounds.lines[event], self._grounds)
        return self._sentences[event]

    @cached_property
    def _headings(self) -> frozenset[str]:
        titles = {words for name, words in TITLES.items() if name != "new"}
        stories = {story.title for story in self._grounds.record.stories()}
        return frozenset({MANY, *titles, *stories, *(head.heading for head in self._grounds.heads)})

    @cached_property
    def _asides(self) -> frozenset[str]:
        heads = self._grounds.heads
        chosen = {left_out(heads), *(left_out([head]) for head in heads)}
        own = {words for head in heads for words in (basis(head), span(head))}
        return frozenset({GRADES + ORIGINS, NOTHING_FIRM, OF_PART, *chosen, *own})
