"""What an outlet says of its own report: corrections, clarifications, retractions, editors' notes.

They repeat what is withdrawn, so they are taken out of the running text before datelines and furniture are, and
stand behind it as sections of their own. The words they go by are data: `knowledge/notes.toml`.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from onrecord.acquire.dates import MONTHS, day_near
from onrecord.knowledge import toml
from onrecord.model import NOTES, SectionKind

LONGEST = 2500
WHOLE = 4000  # characters that a report is at most to be one note, unless it says so of itself
DATE = rf"(?:(?:{MONTHS})\.? \d{{1,2}}|\d{{1,2}} (?:{MONTHS})|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
ON_OUR = re.compile(
    r"^\w+ (?:on|to|of|about|regarding|concerning) (?:our|a|an|the) (?:\w+ )?(?:report|story|article)\b", re.I
)
MARKS = r"[\s*•_>\[(]*"


class Note(NamedTuple):
    """A note: its kind, its label as printed ("Correction, June 5:"), the day it gives, and its text."""

    kind: SectionKind
    label: str
    at: str | None
    text: str

    def told(self) -> str:
        """The note in one line: "correction of 2024-06-05: An earlier version ..."."""
        return f"{NOTES[self.kind]}{f' of {self.at}' if self.at else ''}: {self.text}"


class _Patterns(NamedTuple):
    labels: dict[SectionKind, re.Pattern[str]]
    openings: dict[SectionKind, re.Pattern[str]]
    inside: re.Pattern[str]
    below: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    data = toml("notes.toml")
    piece = data["parts"]["piece"]
    parts = {"THIS": data["parts"]["this"], "EARLIER": data["parts"]["earlier"]}

    def any_of(these: Iterable[str]) -> str:
        joined = "|".join(f"(?:{one})" for one in these)
        whole = re.sub(r"THIS|EARLIER", lambda found: f"(?:{parts[found[0]]})", joined)
        return f"(?:{whole.replace('PIECE', piece)})"

    dated = rf"(?:[ ,(\[)\]|/–—-]|(?:appended|added|posted|on)\b|{DATE}|\d{{4}})*"
    label = rf"{dated}(?:[:.|–—]\s*|\s-+\s*|$)(?:{DATE}(?:,? \d{{4}})?\s*(?:[:.–—|-]\s*|$))?"
    every = any_of(one for these in data["labels"].values() for one in these)
    run_on = any_of(data["run_on"]["openings"])
    return _Patterns(
        {kind: re.compile(rf"^{MARKS}{any_of(these)}\b{label}", re.I) for kind, these in data["labels"].items()},
        {kind: re.compile(rf"^{MARKS}{any_of(these)}", re.I) for kind, these in data["openings"].items()},
        re.compile(rf"(?<=[.!?\"”’)])\s+(?={MARKS}(?:(?-i:(?=[A-Z])){every}{dated}:\s|{run_on}))", re.I),
        re.compile(any_of(data["below"]["patterns"]), re.I),
    )


def take(title: str, paragraphs: Sequence[str], published: str | None) -> tuple[list[str], list[Note]]:
    """The paragraphs that are the article's, and the notes among them; all are one note under a title that says so.

    `published` (ISO) places a label's date that has no year.
    """
    pieces = [piece for one in paragraphs for piece in _apart(one)]
    if whole := _of_title(title, pieces):
        own, rest = _until_below(pieces)
        return rest, _joined([Note(whole, "", None, ""), *(_note(one, published) or _bare(whole, one) for one in own)])
    kept: list[str] = []
    notes: list[Note] = []
    waiting: Note | None = None
    for one in pieces:
        note = _note(one, published)
        if waiting is not None and note is None:
            notes.append(waiting._replace(text=one))
            waiting = None
        elif note is None:
            kept.append(one)
        elif note.text:
            notes.append(note)
            waiting = None
        else:
            waiting = note
    if not kept and all(note.kind == "editors-note" for note in notes):
        return pieces, []  # an article that was run into the note above it
    return kept, notes


def _apart(paragraph: str) -> list[str]:
    """A paragraph, and a note that was run on at its end."""
    if len(paragraph) > 100_000 or not (found := _patterns().inside.search(paragraph)):
        return [paragraph]
    return [paragraph[: found.start()], paragraph[found.end() :]]


def _note(paragraph: str, published: str | None) -> Note | None:
    """The note that a paragraph is, by its label or its first words; without text if it is a label alone."""
    if len(paragraph) > LONGEST:
        return None
    for kind, pattern in _patterns().labels.items():
        if (found := pattern.match(paragraph)) and found[0].strip():
            text = paragraph[found.end() :].strip()
            if not text and not re.search(r"[:)\d]\s*$", paragraph) and len(paragraph.split()) > 4:
                continue
            return Note(kind, found[0].strip(), day_near(found[0], published), _closed(text))
    for kind, pattern in _patterns().openings.items():
        if found := pattern.match(paragraph):
            dated = re.search(rf"\bon ({DATE}(?:,? \d{{4}})?)", paragraph[: found.end() + 60])
            return Note(kind, "", day_near(dated[1], published) if dated else None, _closed(paragraph.lstrip("*• ")))
    return None


def _closed(text: str) -> str:
    """The text without a bracket that closes the whole note."""
    return text[1:-1].strip() if text[:1] == "(" and text[-1:] == ")" and text.count("(") == 1 else text


def _bare(kind: SectionKind, text: str) -> Note:
    return Note(kind, "", None, text)


def _of_title(title: str, pieces: Sequence[str]) -> SectionKind | None:
    """The kind of note that the whole report is by its title: "Retraction: report on ...", "Correction: Peru story"."""
    for kind, pattern in _patterns().labels.items():
        found = pattern.match(title) or (ON_OUR.match(title) if pattern.match(title.partition(" ")[0]) else None)
        if found and kind != "editors-note" and found[0].strip() and not re.match(r"\W*CORRECTED\b", title):
            said = any(_note(one, None) or _patterns().below.search(one) for one in pieces[:3])
            if said or sum(map(len, pieces)) < WHOLE:
                return kind
    return None


def _until_below(pieces: Sequence[str]) -> tuple[list[str], list[str]]:
    """What comes before and after the sentence that says that the corrected story is below."""
    for at, one in enumerate(pieces):
        if _patterns().below.search(one):
            return list(pieces[: at + 1]), list(pieces[at + 1 :])
    return list(pieces), []


def _joined(notes: Sequence[Note]) -> list[Note]:
    return [note for note in notes if note.text]
