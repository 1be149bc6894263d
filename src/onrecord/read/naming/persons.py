"""Persons: the names that the mentions of a report have, without titles, and the fullest form of each."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from onrecord.knowledge.actors import codes_for, is_state
from onrecord.knowledge.folding import fold
from onrecord.model import Span
from onrecord.read.naming.found import Found, in_headline, listed
from onrecord.read.reading import Mention, Reading
from onrecord.read.ways import How

ALIKE = 60  # likeness, of 100, of two spellings of one name: "Sergey", "Sergei"
LONGEST = 5
WORD = re.compile(r"[^\W\d_][\w’'.-]*$")
NO_PERSONS = frozenset({"state", "adjective", "people", "organisation", "organ", "bloc", "group", "party", "region",
                        "not", "capital", "metonym"})  # fmt: skip
KNOWN: frozenset[How] = frozenset({"office holder", "family name of office holder"})
SURE: frozenset[How] = KNOWN | {"title before name", "role before name"}


def persons(reading: Reading) -> Iterator[Found]:
    """The persons that a report names in full, or by a family name that is known for whose it is."""
    small = frozenset(re.findall(r"\b[a-z]{3,}\b", reading.report.text))
    for mention in reading.mentions:
        if mention.kind != "name" or mention.what != "person":
            continue
        span = _name(reading, mention)
        text = span.of(reading.report.text)
        full = mention.name if " " in mention.name.strip() else text
        if not _stands(text, full, mention) or reading.report.text[: span.start].endswith(("-", "–")):
            continue
        if mention.how not in SURE and (_common(full, small) or in_headline(reading.report.text, span.start)):
            continue
        code = mention.codes[0] if len(mention.codes) == 1 and mention.how in SURE else None
        yield Found("person", span, text, full, code, of=reading.chars(mention.start, mention.end), chain=mention.chain)


def _name(reading: Reading, mention: Mention) -> Span:
    """The words of a mention that are its name: as many of the last as are alike to its known form, at least one."""
    whole = reading.chars(mention.start, mention.end)
    text = whole.of(reading.report.text)
    if text.endswith(mention.name):
        return Span(whole.end - len(mention.name), whole.end)
    parts = fold(mention.name).replace("-", " ").split()
    start = mention.end - 1
    while start > mention.start:
        before = reading.doc[start - 1]
        word = fold(before.text)
        if word in {"-", "–"} or any(fuzz.ratio(word, part) >= ALIKE for part in parts) or _initial(before.text):
            start -= 1
        else:
            break
    return reading.chars(start, mention.end)


def _initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1 and word[0].isupper()


def _stands(text: str, full: str, mention: Mention) -> bool:
    """Whether the words are a person's name; a family name alone must be known for whose it is, or have a title."""
    words = text.split()
    if not words or len(words) > LONGEST or "\n" in text:
        return False
    if not all(WORD.match(word) and (word[0].isupper() or _particle(word)) for word in words):
        return False
    if any(word.strip(".,’'") in listed("no_person") for word in words) or _shouted(text):
        return False
    if text in listed("no_person_alone"):
        return False
    if mention.how in KNOWN:
        return " " in text or all(map(is_state, mention.codes))
    if any((facts := codes_for(part)) is not None and facts.kind in NO_PERSONS for part in (text, *words)):
        return False
    return " " in full.strip() or (mention.how in SURE and len(text) > 2)


def _common(full: str, small: frozenset[str]) -> bool:
    """Whether the report has a word of the name as a common one, too: "his Nuclear Button" beside "the button"."""
    words = full.split()
    return any(word.lower() in small for word in words if not _particle(word)) or not words[0][0].isupper()


def _particle(word: str) -> bool:
    return word.lower().partition("-")[0] in listed("particles")


def _shouted(text: str) -> bool:
    """Whether all is in capitals, as in headlines, where anything may be a name."""
    return text.isupper() and len(text) > 3
