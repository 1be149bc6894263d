"""The verb `brief`: an account of a record in sentences, the best supported first, each with what it rests on."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import structs

from onrecord.acquire.asked import day as asked_day
from onrecord.errors import UsageError
from onrecord.store import named
from onrecord.tell.brief.elements import DATES, function_words
from onrecord.tell.brief.evidence import tokens
from onrecord.tell.brief.grounds import Grounds
from onrecord.tell.brief.model import Brief, Chapter, Section, Sentence
from onrecord.tell.brief.quoting import WRITES
from onrecord.tell.brief.saying import sentence
from onrecord.tell.leads import NOTHING_FIRM
from onrecord.tell.screen import DIGEST, Head, Line, Name, days, in_words, main
from onrecord.tell.screen_text import TITLES, counts
from onrecord.tell.show import ORIGINS

SPARE = 5  # lines that are gone through beyond those wanted, for some say nothing more
SAYING = frozenset(["writes", "reported"])
LENGTH = 20  # sentences unless given
GRADES = (
    "The number behind a sentence or a part of it leads to the words of a report that it rests on. The grade is "
    "Admiralty credibility, 1 (confirmed by other sources) to 6 (truth cannot be judged), of what is told first. "
)
MANY = "What the reports say"
OF_PART = (
    "What is told here was chosen from the weightiest events of the story; the others are left out, as is what only "
    "leads tell of."
)


def made(grounds: Grounds, *, story: str | None = None, since: str | None = None, length: int = LENGTH) -> Brief:
    """A brief without its passages, which `numbered` adds.

    Args:
        grounds: the record's.
        story: tell of this story alone, by id, heading or title.
        since: what is first told on this day or later comes first.
        length: at most so many sentences.

    Raises:
        UsageError: the length is less than 1, or the day is none.
        NotFoundError: there is no such story; names the nearest.
    """
    if length < 1:
        raise UsageError(f"a brief has 1 sentence or more, not {length}")
    chapters, left = [], length
    for head, most in _wanted(grounds, story, length):
        if left > 0:
            chapters.append(_chapter(grounds, head, since, min(most, left)))
            left -= sum(len(part.sentences) for part in chapters[-1].sections)
    if not chapters:
        return Brief(title=_named(grounds, story), chapters=(), notes=(NOTHING_FIRM,))
    title = chapters[0].heading if len(chapters) == 1 else MANY
    told = sum(len(part.sentences) for chapter in chapters for part in chapter.sections)
    heads = [head for head, _ in _wanted(grounds, story, length)]
    notes = (GRADES + ORIGINS, *([left_out(heads)] if told < _events(heads) else []))
    return Brief(title=title, chapters=tuple(chapters), notes=notes)


def made_of_part(grounds: Grounds, heading: str, length: int = LENGTH) -> Brief:
    """The brief of a story of which no more than its weightiest events is at hand, without its passages."""
    (head,) = grounds.heads
    chapter = structs.replace(_chapter(grounds, head, None, length), heading=heading, basis=span(head))
    notes = (GRADES + ORIGINS, OF_PART) if chapter.sections else (NOTHING_FIRM,)
    return Brief(title=heading, chapters=(chapter,) if chapter.sections else (), notes=notes)


def since_day(since: str | None) -> str | None:
    """The day in ISO 8601, None for none. Raises UsageError."""
    return None if since is None else asked_day(since)[:10]


def left_out(heads: Sequence[Head]) -> str:
    """What a brief says of its choice, where it does not tell of every event of these stories."""
    held = f"{_events(heads):,} events" + (f" in {len(heads):,} stories" if len(heads) > 1 else "")
    return f"What is told here was chosen from {held}; the others are left out, as is what only leads tell of."


def _events(heads: Iterable[Head]) -> int:
    return sum(len(head.lines) for head in heads)


def _named(grounds: Grounds, story: str | None) -> str:
    return MANY if story is None else named.story(grounds.record, story).title or MANY


def _wanted(grounds: Grounds, story: str | None, length: int) -> list[tuple[Head, int]]:
    """The stories that are told, each with the most sentences that it may have.

    Beside a story that the record is about, a third is left to the others: what is best supported may be theirs.
    """
    if story is not None:
        id = named.story(grounds.record, story).id
        return [(head, length) for head in grounds.heads if head.id == id]
    read = sum(report.status == "ok" for report in grounds.books.reports.values())
    first = main(grounds.heads, read)
    others = [(head, DIGEST) for head in grounds.heads if head is not first]
    if first is None:
        return others
    spared = min(length // 3, sum(min(DIGEST, len(head.lines)) for head, _ in others))
    return [(first, length - spared), *others]


def _chapter(grounds: Grounds, head: Head, since: str | None, most: int) -> Chapter:
    said = _saying_more(head.lines[: most + SPARE], grounds)
    lines = [line for line in head.lines if line.view.event.id in said]
    fresh = [line for line in lines if line.new][:most] if since else []
    rest = [line for line in lines if line not in fresh][: most - len(fresh)]
    parts: list[tuple[Name, Sequence[Line]]] = [
        ("new", fresh),
        ("firm", [line for line in rest if line.kind == "firm"]),
        ("disputed", [line for line in rest if line.kind in ("disputed", "alleged")]),
        ("expected", [line for line in rest if line.kind == "expected"]),
    ]
    sections = [Section(heading=heading(name, since), sentences=_told(lines, said)) for name, lines in parts if lines]
    return Chapter(heading=head.heading, basis=basis(head), sections=tuple(sections))


def heading(name: Name, since: str | None) -> str:
    """The heading of a section: that of the first screen's block."""
    return f"{TITLES[name]} {in_words(since)}" if name == "new" and since else TITLES[name]


def basis(head: Head) -> str:
    """The days of a story and what it rests on."""
    return f"{span(head)} {counts(head)}."


def span(head: Head) -> str:
    """The days of a story."""
    return f"{days(head.first, head.last)}."


def _told(lines: Iterable[Line], said: Mapping[str, Sentence]) -> tuple[Sentence, ...]:
    """The sentences, that of the best grade first, and of one grade, that of the weightiest event."""
    ordered = sorted(lines, key=lambda line: (_digit(line), -line.view.weight.total, line.view.number))
    return tuple(said[line.view.event.id] for line in ordered)


def _saying_more(lines: Iterable[Line], grounds: Grounds) -> dict[str, Sentence]:
    """The sentences by event, without those of which an earlier one, or one that quotes nothing, has every word."""
    made = [sentence(line, grounds) for line in lines]
    words = [frozenset(tokens(DATES.sub(" ", one.pieces[0].text))) - function_words() - SAYING for one in made]
    quoting = [WRITES.search(one.pieces[0].text) is not None for one in made]
    found = {}
    for at, one in enumerate(made):
        others = [words[to] for to in range(len(made)) if to < at or (quoting[at] and not quoting[to])]
        if not any(words[at] <= other for other in others):
            found[one.event] = one
    return found


def _digit(line: Line) -> int:
    return line.view.event.grade.digit if line.view.event.grade else 9
