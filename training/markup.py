"""Reads the marked sentences under `training/sentences/`: triggers with type and status, and who does what to whom.

The marks are described in `training/sentences/README.md`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent / "sentences"
TYPES = {
    "AGR": "AGREE",
    "CON": "CONSULT",
    "SUP": "SUPPORT",
    "CNC": "CONCEDE",
    "COO": "COOPERATE",
    "AID": "AID",
    "RET": "RETREAT",
    "REQ": "REQUEST",
    "ACC": "ACCUSE",
    "REJ": "REJECT",
    "THR": "THREATEN",
    "PRO": "PROTEST",
    "SAN": "SANCTION",
    "MOB": "MOBILIZE",
    "COE": "COERCE",
    "ASS": "ASSAULT",
}
STATUS = {"": "happened", "~": "ongoing", "+": "planned", "?": "possible", "!": "negated"}
MARK = re.compile(
    r"(?P<type>" + "|".join(TYPES) + r")(?P<status>[~+?!]?)\{(?P<trigger>[^{}<>]+)\}"
    r"|_\{(?P<left>[^{}<>]+)\}"
    r"|(?<![A-Za-z])(?P<roles>(?:[ar]\d*)+)<(?P<party>[^{}<>]+)>"
)
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """One marked event: the trigger and the parties as character ranges of the sentence without marks."""

    type: str
    status: str
    trigger: Stretch
    actors: tuple[Stretch, ...]
    recipients: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without its marks, its events, and the words that training leaves out."""

    text: str
    events: tuple[Marked, ...]
    left_out: tuple[Stretch, ...]
    file: str = ""


def parse(line: str, file: str = "") -> Sentence:
    """Take the marks out of a line; ValueError if one is malformed or names an event that is not there."""
    text, at = "", 0
    triggers: list[tuple[str, str, Stretch]] = []
    left: list[Stretch] = []
    parties: list[tuple[str, int, Stretch]] = []
    for mark in MARK.finditer(line):
        text += line[at : mark.start()]
        at = mark.end()
        words = mark["trigger"] or mark["left"] or mark["party"]
        where = (len(text), len(text) + len(words))
        text += words
        if mark["trigger"]:
            triggers.append((TYPES[mark["type"]], STATUS[mark["status"]], where))
        elif mark["left"]:
            left.append(where)
        else:
            for role, numbers in re.findall(r"([ar])(\d*)", mark["roles"]):
                parties += [(role, int(number), where) for number in numbers or "1"]
    text += line[at:]
    if set(text) & set("{}<>"):
        raise ValueError(f"{file}: malformed mark in: {line}")
    if any(number > len(triggers) for _, number, _ in parties):
        raise ValueError(f"{file}: a party of an event that is not there: {line}")
    events = tuple(
        Marked(
            kind,
            status,
            where,
            tuple(span for role, n, span in parties if role == "a" and n == number),
            tuple(span for role, n, span in parties if role == "r" and n == number),
        )
        for number, (kind, status, where) in enumerate(triggers, 1)
    )
    return Sentence(text, events, tuple(left), file)


def sentences(folder: Path = HERE) -> Iterator[Sentence]:
    """Every marked sentence of the folder's .txt files, comments and empty lines skipped."""
    found = [
        parse(line.strip(), file.name)
        for file in sorted(folder.glob("*.txt"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]
    marked = Counter(s.text[slice(*e.trigger)].lower() for s in found for e in s.events)
    there = Counter(word.lower() for s in found if s.events for word in re.findall(r"\w+", s.text))
    often = {word for word, count in marked.items() if count > 1 and count >= there[word] / 2}
    yield from (with_doubts(sentence, often) for sentence in found)


def with_doubts(sentence: Sentence, often: set[str]) -> Sentence:
    """Leave out unmarked words of a sentence with events that are triggers elsewhere: they may just not be marked."""
    if not sentence.events:
        return sentence
    marked = {event.trigger for event in sentence.events}
    doubts = [word.span() for word in re.finditer(r"\w+", sentence.text) if word.group().lower() in often]
    left = tuple(span for span in doubts if span not in marked)
    return Sentence(sentence.text, sentence.events, (*sentence.left_out, *left), sentence.file)
