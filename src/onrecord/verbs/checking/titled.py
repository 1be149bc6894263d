"""Sentences that hold a title of the record word for word, and besides it only who says so and when."""

from collections.abc import Sequence
from functools import lru_cache

from onrecord.knowledge.folding import fold
from onrecord.model import Event
from onrecord.record.title_marks import PREFIX
from onrecord.tell.brief.elements import DATES, capitalised, function_words
from onrecord.tell.brief.evidence import Evidence, tokens
from onrecord.tell.brief.grounds import Grounds
from onrecord.tell.brief.saying import sentence

Segment = tuple[str, tuple[str, ...]]


def titled(segments: Sequence[Segment], evidence: Evidence, grounds: Grounds) -> bool:
    """Whether a sentence tells of the one event that it cites in the words of its title.

    What stands besides these has to be in the record's own sentence about it, or to tell who speaks; and who speaks has
    to be of those whom that part of the sentence cites.
    """
    if len(evidence.events) != 1:
        return False
    event = evidence.events[0]
    said, title = tokens("".join(words for words, _ in segments)), tokens(_bare(event))
    at = _within(title, said)
    if at is None:
        return False
    outside = [*said[:at], *said[at + len(title) :]]
    known = {*_own(event, grounds), *_telling()}
    return set(outside) <= known and all(_speak(words, Evidence(grounds, ids), title) for words, ids in segments if ids)


def reordered(text: str, evidence: Evidence, grounds: Grounds) -> bool:
    """Whether a sentence has the words of the record's own about an event, and of nothing else, in another order."""
    said = tokens(text)
    for event in evidence.events:
        own = [word for word in _own(event, grounds) if word in said]
        if sorted(own) == sorted(said) and _told(own, evidence) != _told(said, evidence):
            if _within(tokens(_bare(event)), said) is not None:
                continue
            return True
    return False


def _told(words: list[str], evidence: Evidence) -> list[str]:
    """The words without those that tell who says so, which may stand before or behind."""
    speaking = {word for name in evidence.tellers for word in tokens(name)} | _telling()
    return [word for word in words if word not in speaking]


def own_words(evidence: Evidence, grounds: Grounds) -> frozenset[str]:
    """The words by which the record's own sentences about the events tell who says what, besides their titles."""
    return frozenset(word for event in evidence.events for word in set(_own(event, grounds)) - set(tokens(event.title)))


def _own(event: Event, grounds: Grounds) -> list[str]:
    """The words of the record's own sentence about an event, without its figures."""
    return tokens("".join(piece.text for piece in sentence(grounds.lines[event.id], grounds).pieces[:-1]))


def _bare(event: Event) -> str:
    return next(
        (event.title.removeprefix(label) for label in PREFIX.values() if event.title.startswith(label)), event.title
    )


def _within(title: list[str], said: list[str]) -> int | None:
    starts = range(len(said) - len(title) + 1)
    return next((at for at in starts if said[at : at + len(title)] == title), None) if title else None


def _speak(text: str, evidence: Evidence, title: list[str]) -> bool:
    """Whether the names of a part of a sentence are its title's or those of who says so."""
    speaking = {word for name in evidence.speakers for word in tokens(name)}
    names = {fold(word) for word in capitalised(DATES.sub(" ", text))} - set(title) - function_words()
    return names <= speaking


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    return function_words() | frozenset(["says", "say", "said", "reported", "reports", "that", "who", "told", "tells"])
