"""Which reports bear on which stories others are of, one leading to the next: known in memory, found out when asked.

Each report that comes only adds to what is known, so it costs about the same however many there are. What a removal
parts is found out anew.
"""

from bisect import insort
from collections.abc import Callable, Iterable

from onrecord.record.order import Place


class Part:
    """Reports that hang together, by id, and in the order in which they were written."""

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self.places: list[Place] = []

    def add(self, place: Place) -> None:
        """Add a report, once."""
        if place[1] not in self.ids:
            self.ids.add(place[1])
            insort(self.places, place)

    def last(self, but: Iterable[str]) -> Place | None:
        """The last report but for these."""
        left_out = set(but)
        return next((place for place in reversed(self.places) if place[1] not in left_out), None)


class Parts:
    """What is known of which reports hang together.

    Args:
        beside: the reports that one leads to.
        place: where a report stands in the order; None if there is none of that id.
        most: how many reports are gone through; of those that more hang together with, not all are found.
    """

    def __init__(self, beside: Callable[[str], set[str]], place: Callable[[str], Place | None], most: int) -> None:
        self._beside = beside
        self._place = place
        self._most = most
        self._of: dict[str, Part] = {}

    def forget(self) -> None:
        """Forget all: a report was taken out."""
        self._of.clear()

    def of(self, seed: str) -> Part:
        """All that a report hangs together with."""
        if (known := self._of.get(seed)) is not None:
            return known
        part, ask, asked = Part(), [seed], {seed}
        later = list[str]()  # whom they lead to need not be asked once more are known to hang together than may
        while ask or (later and len(part.ids) <= self._most):
            if not ask:
                led = self._beside(later.pop()) - asked
                ask += sorted(led)
                asked |= led
                continue
            id = ask.pop()
            other = self._of.get(id)
            if other is not None:
                part = self._merged(part, other)
            elif (place := self._place(id)) is not None:
                part.add(place)
                self._of[id] = part
                later.append(id)
        return part

    def join(self, ids: Iterable[str]) -> None:
        """Reports that were put into one story hang together."""
        known = {id(part): part for one in ids if (part := self._of.get(one)) is not None}
        first, *others = known.values() if known else (Part(),)
        for part in others:
            first = self._merged(first, part)

    def _merged(self, one: Part, other: Part) -> Part:
        if one is other:
            return one
        small, large = sorted((one, other), key=lambda part: len(part.ids))
        for place in small.places:
            large.add(place)
            self._of[place[1]] = large
        return large


class Within:
    """The stories whose reports are of a part: asked for one by one."""

    def __init__(self, part: Part, first: Callable[[str], str | None]) -> None:
        self._part = part
        self._first = first

    def __contains__(self, story: object) -> bool:
        """Whether a story, by its id, is one of these."""
        return isinstance(story, str) and self._first(story) in self._part.ids
