"""Finite verbs: whether words hold one, and a clause's verb as its sentence has it."""

from functools import lru_cache

from onrecord.model import Status
from onrecord.record.grammar import PUNCTUATION, closed, marker, plural
from onrecord.record.inflecting import base_of, third_person, told
from onrecord.record.outlook import as_said
from onrecord.record.text import irregular

AUXILIARY = frozenset(
    {"is", "are", "was", "were", "has", "have", "had", "will", "would", "may", "might", "could", "can", "should",
     "must", "shall", "do", "does", "did", "cannot", "won't", "won’t", "didn't", "didn’t", "doesn't", "doesn’t",
     "isn't", "isn’t"}
)  # fmt: skip

# Behind these stands what they govern, no finite verb.
GOVERNING = frozenset({"of", "over", "against", "for", "with", "at", "from", "about", "between", "under", "near"})
DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "this", "these", "those", "of", "new"})


def finite(words: list[str], start: int = 0) -> bool:
    """Whether one of the words from `start` on is, or in a headline stands for, a finite verb."""
    return verb_at(words, start) is not None


def verb_at(words: list[str], start: int = 0) -> int | None:
    """Which word, from `start` on, is the last finite verb; None if none is."""
    bare = [word.strip(PUNCTUATION).lower() for word in words]
    found = [
        at
        for at in range(start, len(bare))
        if _finite(bare[at], bare[at - 1] if at else "", words[at - 1] if at else "")
    ]
    return found[-1] if found else None


def _finite(low: str, before: str, written: str) -> bool:
    if low in AUXILIARY:
        return True
    if before in GOVERNING:
        return False  # "over | Met criticism"
    if low in irregular() or low in closed("pasts"):
        return True
    determined = before in DETERMINERS or written.lower().endswith(("’s", "'s", "s’", "s'"))
    if determined:
        return False
    if low.endswith("ed") and len(low) > 4 and "-" not in low:
        return low not in closed("adjectives")
    if low in closed("headline_verbs"):
        return plural(before) or (before.endswith("s") and not before.endswith("ss"))
    return low not in closed("nouns") and low in _present()


@lru_cache(maxsize=1)
def _present() -> frozenset[str]:
    return frozenset(third_person(verb) for verb in closed("headline_verbs"))


def clause(subject: str, verb: str, right: str, status: Status, way: str = "") -> str:
    """The clause, its verb finite: "Beijing denouncing the launch" as "Beijing denounced the launch".

    `way` is how it is put where it has not happened (`outlook`): of what others want, the infinitive stays.
    """
    form = as_said(status, way)
    words = subject.split()
    before = words[-1].lower() if words else ""
    if verb.lower().endswith("ing") and before not in closed("auxiliaries") | closed("prepositions"):
        while words and (words[-1].endswith("ly") or words[-1] == "and"):
            words.pop()
        if words and not finite(words, 1) and status != "negated":
            verb = told(base_of(verb), form, plural(subject) or " and " in " ".join(words))
    elif (
        before == "to"
        and "".join(words[-2:-1]).lower() not in ("not", "likely", "unlikely", "able", "ready")
        and "to" not in words[:-1]
        and status in ("planned", "possible")
        and not _says(status, words)
        and not finite(words[:-1], 1)
    ):
        subject = " ".join(words[:-1])
        verb = told(verb, form, plural(subject) or " and " in subject)
    return f"{subject} {verb} {right}"


def _says(status: Status, words: list[str]) -> bool:
    """Whether words say themselves that something is to come: "plans to", "set to"."""
    said = marker(status)
    return said is not None and bool(said.search(" ".join(words)))
