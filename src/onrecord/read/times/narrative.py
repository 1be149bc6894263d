"""The days that a story carries on: from the clause above, and from the sentence before.

A report that dates a clause by last month and goes on in the past tense ("She was taken to the capital, where she met
the president") still tells of last month.
"""

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from onrecord.model import TimeRange
from onrecord.read.reading import EventMention, Reading
from onrecord.read.times.attach import range_for
from onrecord.read.times.dates import lexicon
from onrecord.read.times.mentions import STALE_DAYS, is_fresh, is_told, width_of
from onrecord.read.times.tenses import VERBS, tense

_CLAUSES = frozenset({"relcl", "advcl", "acl", "pcomp"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "him", "her", "them"})


def from_clause_above(reading: Reading, event: EventMention) -> TimeRange | None:
    """The date of the clause that an event's clause or phrase hangs on: "killed last week when jets flew a raid"."""
    if not is_told(reading, event):
        return None
    token = reading.doc[event.head]
    while token.head.i != token.i:
        if token.dep_ in {"ccomp", "parataxis", "xcomp"} or _barred(token):
            return None
        if token.dep_ in _CLAUSES and (tense(token) != "past" or any(c.tag_ == "TO" for c in token.children)):
            return None
        if token.dep_ == "relcl" and token.head.dep_ in {"nsubj", "nsubjpass"}:
            # "On Friday the man who engineered the opening argued": who he is, not what he did that day.
            return None
        token = token.head
        if token.pos_ in VERBS and (days := range_for(reading, token)):
            return days if width_of(days) <= STALE_DAYS and not is_fresh(reading, days, 0) else None
    return None


def _barred(token: Token) -> bool:
    """Whether a clause or phrase is of another time than what it hangs on: "after", "since", "for the attack"."""
    if token.dep_ == "prep":
        return token.lower_ in lexicon("barriers") or token.lower_ in lexicon("reasons")
    return any(c.lower_ in lexicon("barriers") for c in token.children if c.dep_ in {"mark", "prep"} and c.i < token.i)


def from_sentence_before(reading: Reading, event: EventMention) -> TimeRange | None:
    """The date that the sentence before has, where this one goes on from it in the simple past.

    It goes on if its subject is a pronoun, or is spoken of in that sentence; and has no days of its own.
    """
    trigger = reading.doc[event.head]
    sent = trigger.sent
    before = _sentence_before(reading, sent)
    if not is_told(reading, event) or before is None or not _goes_on(sent, before) or _perfect(trigger):
        return None
    if any(m.range and sent.start <= m.start < sent.end for m in reading.times):
        return None
    days = range_for(reading, before.root)
    return days if days and width_of(days) <= STALE_DAYS else None


def _sentence_before(reading: Reading, sent: TokenSpan) -> TokenSpan | None:
    """The sentence before in the same paragraph."""
    index = sent.start - 1
    if index < 0 or reading.doc[index].is_space:
        return None
    found: TokenSpan = reading.doc[index].sent
    return found


def _goes_on(sent: TokenSpan, before: TokenSpan) -> bool:
    if tense(sent.root) != "past" or _perfect(sent.root):
        return False
    subject = next((c for c in sent.root.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None:
        return False
    if subject.lower_ in _PRONOUNS:
        return True
    known = {token.lemma_.lower() for token in before if token.pos_ in {"NOUN", "PROPN"}}
    return subject.pos_ in {"NOUN", "PROPN"} and subject.lemma_.lower() in known


def _perfect(token: Token) -> bool:
    return any(c.lower_ in {"has", "have", "had", "'ve", "’ve", "'d"} and c.dep_ == "aux" for c in token.children)
