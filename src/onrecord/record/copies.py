"""Which reports carry another's text: whole, shortened, reordered or lightly rewritten.

The five-word shingles of the opening, and every sixth of the rest, chosen by its hash, are posted on the shelf:
Broder's sketch for containment ("On the resemblance and containment of documents", 1997), which unlike MinHash also
finds a short copy of a long report.
Reports that share sampled shingles are candidates; each is verified on all shingles and sentence by sentence.
A report is compared with those written before it, whichever came first to the record. Once it is found to be nearly all
another's, no more are asked, so that the forty-first copy costs what the second did.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from onrecord.knowledge import lines
from onrecord.model import Report, Span
from onrecord.record.order import place
from onrecord.record.shelf import Shelf
from onrecord.record.text import quotations, sentences, shingles, words

INDEX, QUOTES = "copies", "copies.quotes"
SAMPLE = 6
OPENING = 40
SHORT = 60
CANDIDATES = 40
ENOUGH = 2 * CANDIDATES
COPIED = 0.2
FOLDED = 0.5
NEARLY_ALL = 0.9
LEAST_SHARED = 8
LEAST_WORDS = 8
LEAST_COPIED = 2
REWRITTEN = 85.0
SAID = re.compile(r"[“\"][^“”\"\n]+[”\"]|(?<!\w)[‘'](?:[^‘’'\n]|(?<=\w)[’'](?=\w))+(?:[’'](?!\w)|\n)")


class Text(NamedTuple):
    """A report's text as copies compare it; `passages` are its sentences with their words, a space between them."""

    shingles: frozenset[int]
    opening: frozenset[int]
    passages: tuple[tuple[Span, str], ...]
    quotes: tuple[tuple[Span, str], ...]


class Copy(NamedTuple):
    """What a report shares with another: the share of the shorter one's shingles, and this one's sentences."""

    other: str
    share: float
    own_share: float
    passages: tuple[Span, ...]
    pairs: tuple[tuple[Span, Span], ...]


@lru_cache(maxsize=1024)  # twice as many as are taken in at once; ten kilobytes and more each
def text_of(title: str, text: str) -> Text:
    """A report's text as copies compare it; a title that is part of the text counts once."""
    heading = "" if text.startswith(title) else title
    spans = [span for span in sentences(text) if not is_furniture(span.of(text))]
    passages = [(span, words(span.of(text))) for span in spans]
    everything = [*words(heading), *(word for _, found in passages for word in found)]
    return Text(
        frozenset(shingles(everything)),
        frozenset(shingles(everything[:OPENING])),
        tuple((span, " ".join(found)) for span, found in passages if len(found) >= LEAST_WORDS),
        tuple(quotations(text)),
    )


@lru_cache(maxsize=1)
def furniture() -> re.Pattern[str]:
    """The phrases of `knowledge/boilerplate.txt`, any of them."""
    return re.compile("|".join(map(re.escape, lines("boilerplate.txt"))))


def is_furniture(sentence: str) -> bool:
    """Whether a sentence belongs to the page or the agency, not to the report."""
    return furniture().search(sentence.lower().replace("’", "'")) is not None


def of_report(report: Report) -> Text:
    """A report's text as copies compare it."""
    return text_of(report.title, report.text)


def compare(own: Text, other: Text) -> tuple[float, float, int]:
    """Share of the shorter one's shingles that are common, of this one's, and how many."""
    shared = len(own.shingles & other.shingles)
    return shared / max(1, min(len(own.shingles), len(other.shingles))), shared / max(1, len(own.shingles)), shared


def copied_passages(own: Text, other: Text) -> tuple[tuple[Span, Span], ...]:
    """Sentences of this report that stand, the same or lightly rewritten, in the other."""
    exact = {found: span for span, found in reversed(other.passages)}
    pairs = []
    for span, found in own.passages:
        match = exact.get(found)
        if match is None:
            match = _rewritten(found, other)
        if match is not None:
            pairs.append((span, match))
    return tuple(pairs)


def _rewritten(found: str, other: Text) -> Span | None:
    near = shingles(found.split())
    if not near & other.shingles:
        return None
    best, where = REWRITTEN, None
    for span, theirs in other.passages:
        score = fuzz.token_sort_ratio(found, theirs)
        if score >= best:
            best, where = score, span
    if where is None and len(near & other.shingles) >= 0.6 * len(near):
        where = max(other.passages, key=lambda passage: len(near & shingles(passage[1].split())))[0]
    return where


class CopyIndex:
    """Finds and posts copies on a shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    def find(self, report: Report) -> list[Copy]:
        """Reports on the shelf, written before this one, that share text with it, the most alike first."""
        own, found = of_report(report), []
        earlier = [other for other in self.sharing(report) if place(other) < place(report)]
        for other in earlier[:CANDIDATES]:
            if copy := self._verify(report, own, other):
                found.append(copy)
                if copy.own_share >= NEARLY_ALL:
                    break
        return sorted(found, key=lambda copy: (-copy.share, copy.other))

    def sharing(self, report: Report) -> list[Report]:
        """Reports on the shelf that may share text with this one: those with the most in common first."""
        own = of_report(report)
        hits = self.shelf.find(INDEX, _sampled(own))
        hits.pop(report.id, None)
        least = 1 if len(own.shingles) < SHORT else 2
        likely = (self.shelf.get(Report, name) for name in hits if hits[name] >= least)
        return sorted((one for one in likely if one), key=lambda one: (-hits[one.id], place(one)))

    def quoting(self, report: Report) -> list[Report]:
        """Reports on the shelf that have a quoted passage of this one word for word."""
        others = self.shelf.find(QUOTES, [said for _, said in of_report(report).quotes])
        return [one for id in sorted(others) if id != report.id and (one := self.shelf.get(Report, id)) is not None]

    def _verify(self, report: Report, own: Text, other: Report) -> Copy | None:
        theirs = of_report(other)
        share, own_share, count = compare(own, theirs)
        if count < LEAST_SHARED and (count < LEAST_SHARED / 2 or share < 1.5 * COPIED):
            return None
        pairs = copied_passages(own, theirs)
        if report.domain and report.domain == other.domain and share < FOLDED:
            return None  # a publisher's background paragraphs, used again under other news
        turned = tuple((two, one) for one, two in pairs)
        if share < COPIED and min(_own_words(report, pairs), _own_words(other, turned)) < LEAST_COPIED:
            return None
        return Copy(other.id, share, own_share, tuple(span for span, _ in pairs), pairs)

    def quoted(self, report: Report) -> dict[Span, str]:
        """Quoted passages of this report that an earlier one has word for word, and which one that is: the first."""
        found = {}
        for span, said in of_report(report).quotes:
            others = (self.shelf.get(Report, id) for id in self.shelf.find(QUOTES, [said]))
            earlier = [place(other) for other in others if other is not None and place(other) < place(report)]
            if earlier:
                found[span] = min(earlier)[1]
        return found

    def post(self, report: Report) -> None:
        """Post the report's shingles and quotes."""
        own = of_report(report)
        self._post(INDEX, report.id, _sampled(own))
        self._post(QUOTES, report.id, [said for _, said in own.quotes])

    def _post(self, index: str, report: str, keys: list[str]) -> None:
        """Post keys, less those that lead to enough reports already, so that no list grows for ever."""
        crowded = self.shelf.crowded(index, keys, ENOUGH)
        self.shelf.post(index, report, [key for key in keys if key not in crowded])

    def drop(self, report: str) -> None:
        """Take a report's shingles and quotes off the shelf."""
        self.shelf.post(INDEX, report, ())
        self.shelf.post(QUOTES, report, ())


def _own_words(report: Report, pairs: tuple[tuple[Span, Span], ...]) -> int:
    """How many of the shared sentences are not for the most part somebody's words, that anyone may quote."""
    said = _quoted(report.text)
    return sum(
        sum(min(span.end, q.end) - max(span.start, q.start) for q in said if q.overlaps(span))
        < (span.end - span.start) / 2
        for span, _ in pairs
    )


def _quoted(text: str) -> list[Span]:
    """Passages between quotation marks of any kind, single ones included."""
    return [Span(match.start(), match.end()) for match in SAID.finditer(text)]


def _sampled(text: Text) -> list[str]:
    """The shingles a report is found by: all of its opening, a sixth of the rest."""
    return sorted(str(value) for value in text.shingles if value % SAMPLE == 0 or value in text.opening)
