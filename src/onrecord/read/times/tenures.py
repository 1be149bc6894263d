"""Events dated by who ruled then: "during the administration of President George W. Bush", "under Gaddafi"."""

import re
from functools import lru_cache

from spacy.tokens import Token

from onrecord.knowledge import rows
from onrecord.model import TimeRange
from onrecord.read.reading import EventMention, Reading
from onrecord.read.times.dates import lexicon
from onrecord.read.times.tenses import VERBS


def in_tenure(reading: Reading, event: EventMention) -> TimeRange | None:
    """The years in office of the one under whom an event is said to have taken place."""
    trigger = reading.doc[event.head]
    verb = next((t for t in trigger.ancestors if t.pos_ in VERBS), trigger) if trigger.pos_ not in VERBS else trigger
    for word in (*_phrases(trigger), *_phrases(verb)):
        if found := _holder(word):
            since, until, name = found
            today = reading.anchor.isoformat() if reading.anchor else until
            if since > today:
                continue
            return TimeRange(since, until if until <= today else None, "year", name, "inferred")
    return None


def _phrases(trigger: Token) -> list[Token]:
    """The prepositions "during" and "under" below a trigger, in its own clause."""
    found, below = [], list(trigger.children)
    while below:
        token = below.pop()
        if token.dep_ == "prep" and token.lower_ in {"during", "under"}:
            found.append(token)
        elif token.dep_ in {"prep", "pobj", "dobj", "nsubjpass", "conj", "appos"}:
            below.extend(token.children)
    return found


def _holder(word: Token) -> tuple[str, str, str] | None:
    """When the one in office whom a phrase names held it, and the words."""
    noun = next((c for c in word.children if c.dep_ == "pobj"), None)
    if noun is None or not ((noun.pos_ == "PROPN" and word.lower_ == "under") or noun.lemma_ in lexicon("tenures")):
        return None
    text = word.doc[word.i + 1 : word.right_edge.i + 1].text
    named = _pattern().search(text)
    return (*_tenures()[named[0]], f"{word.text} {named[0]}") if named else None


@lru_cache(maxsize=1)
def _tenures() -> dict[str, tuple[str, str]]:
    """Days of taking and leaving office, by name."""
    return {name: (since, until) for names, since, until in rows("times_tenures.tsv") for name in names.split(";")}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    names = sorted(_tenures(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
