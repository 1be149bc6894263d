"""The paragraphs of the article itself; bylines, stamps, credits, notes and the dateline as data."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import NamedTuple

from onrecord.acquire import alerts, cards, characters, dates, wires
from onrecord.acquire.dating import Candidate, Role
from onrecord.acquire.entries import Part, Stamp, part
from onrecord.acquire.furniture import clean, once
from onrecord.acquire.notes import Note, take
from onrecord.knowledge.folding import letters
from onrecord.model import Dateline, Section, Span

HEAD, TAIL = 6, 4
WRITTEN_WITHIN = timedelta(14)


class Body(NamedTuple):
    """The article's paragraphs, and what was taken out; entries by their first and past their last paragraph."""

    paragraphs: list[str]
    dateline: Dateline | None
    credits: list[str]
    byline: tuple[str, ...]
    stated: tuple[Candidate, ...]
    entries: tuple[tuple[Stamp, int, int], ...] = ()
    notes: tuple[Note, ...] = ()

    def keeping(self, paragraphs: Sequence[str]) -> "Body":
        """The body with these in place of its paragraphs, one for each; what is empty goes, entries go with theirs."""
        at = list(accumulate((bool(one) for one in paragraphs), initial=0))
        entries = tuple((stamp, at[first], at[last]) for stamp, first, last in self.entries if at[last] > at[first])
        return self._replace(paragraphs=[one for one in paragraphs if one], entries=entries)

    def sections(self, at: int) -> Iterator[Section]:
        """Its entries where they stand in a text that has the paragraphs from `at` on."""
        starts = list(accumulate((len(one) + 1 for one in self.paragraphs), initial=at))
        for stamp, first, last in self.entries:
            yield Section("entry", Span(starts[first], starts[last] - 1), stamp.at, stamp.place, stamp.label)

    def written(self) -> tuple[str, str] | None:
        """When a report without a date was written whose entries have days: within two weeks from the last."""
        days = [stamp.at[:10] for stamp, _, _ in self.entries if stamp.at]
        return (max(days), (date.fromisoformat(max(days)) + WRITTEN_WITHIN).isoformat()) if days else None


class _Taken(NamedTuple):
    """What is taken out of the paragraphs while they are gone through."""

    credits: list[str]
    named: list[str]
    stated: list[Candidate]

    def credit(self, credit: str | None) -> bool:
        """Note a credit; whether there was one."""
        self.credits.extend([credit] if credit else [])
        return bool(credit)


def lines_of(raw: str) -> list[str]:
    """The lines of a body as readers see them."""
    return [tidy for one in characters.visible(raw).split("\n") if (tidy := characters.line(one))]


def labelled(lines: Sequence[str]) -> tuple[Candidate, ...]:
    """The days that lines at a body's edges call those of publication or change."""
    edges = lines if len(lines) <= HEAD + TAIL else [*lines[:HEAD], *lines[-TAIL:]]
    return tuple(_candidate(day, one) for one in edges for day in dates.all_stated(one) if day.labelled)


def body_of(lines: Sequence[str], title: str, people: tuple[str, ...], published: str | None) -> Body:
    """The article's own paragraphs among the lines, and what else they say."""
    lines, said = take(title, lines, published)
    parts = part(lines, published)
    taken = _Taken([], [], [])
    own = _own(parts, _folded_names(people), taken)
    kept = [[one for one in clean(mine) if letters(one) != letters(title)] for mine in own]
    for mine in kept:
        mine[:1] = [alerts.sentence(one) for one in mine[:1]]
    if len(kept) == 1:
        kept = [alerts.post(kept[0])]
    line = None
    if kept and parts[0].stamp is None:
        line, kept[0] = _dateline(kept[0], published)
    elif sum(each.stamp is not None for each in parts) == 1 and parts[0].stamp and parts[0].stamp.place:
        stamp = parts[0].stamp
        line = Dateline(stamp.label, place=stamp.place, date=stamp.at)
    if last := next((mine for mine in reversed(kept) if mine), None):
        credit, last[-1] = wires.trailing_credit(last[-1])
        taken.credit(credit)
    flat, stamped = _flat(parts, kept)
    return Body(flat, line, taken.credits, tuple(taken.named), tuple(taken.stated), stamped, tuple(said))


def _folded_names(people: Sequence[str]) -> frozenset[str]:
    return frozenset(letters(name) for name in (*people, ", ".join(people)))


def _own(parts: Sequence[Part], names: frozenset[str], taken: _Taken) -> Iterator[list[str]]:
    """The paragraphs of each part without bylines, credits, cards and lines that state a day, which are taken."""
    total = sum(len(each.paragraphs) for each in parts)
    index = 0
    for each in parts:
        mine = []
        for one in each.paragraphs:
            if not _is_data(one, index, total, names, taken):
                mine.append(one)
            index += 1
        yield mine


def _is_data(one: str, index: int, total: int, names: frozenset[str], taken: _Taken) -> bool:
    """Whether a paragraph is about the article and no part of it; what it says is taken."""
    if index < HEAD or index >= total - TAIL:
        if days := dates.all_stated(one):
            taken.stated.extend(_candidate(day, one) for day in days)
            taken.credit(wires.credit_line(one))
            return True
        if written_by := wires.byline(one):
            authors, credit = wires.authors(written_by)
            taken.named.extend(authors)
            taken.credit(credit)
            return True
        if taken.credit(wires.credit_line(one)):
            return True
    if index >= total // 2 and (taken.credit(wires.ending(one)) or wires.is_reporters(one)):
        return True
    if index >= total // 2 and cards.is_card(one, (*names, *taken.named)):
        return True
    return index < 3 and letters(one) in names


def _candidate(day: dates.Stated, line: str) -> Candidate:
    """A line of the text that states its day."""
    role: Role = "changed" if not day.first else "labelled" if day.labelled else "published"
    return Candidate(day.day, "text", "a line of the text", line, role)


def _dateline(paragraphs: list[str], published: str | None) -> tuple[Dateline | None, list[str]]:
    """The first dateline within the first paragraphs; captions may stand before it."""
    for index, one in enumerate(paragraphs[:HEAD]):
        line, rest = wires.dateline(one, published)
        if line and rest:
            return line, [*paragraphs[:index], rest, *paragraphs[index + 1 :]]
    return None, paragraphs


def _flat(parts: Sequence[Part], kept: Sequence[Sequence[str]]) -> tuple[list[str], tuple[tuple[Stamp, int, int], ...]]:
    """The paragraphs of all parts, each once, and which of them stand under which stamp."""
    left = once([one for mine in kept for one in mine if one])
    flat: list[str] = []
    stamped = []
    for each, mine in zip(parts, kept, strict=True):
        first = len(flat)
        for one in mine:
            if len(flat) < len(left) and left[len(flat)] is one:
                flat.append(one)
        if each.stamp and len(flat) > first:
            stamped.append((each.stamp, first, len(flat)))
    return flat, tuple(stamped)
