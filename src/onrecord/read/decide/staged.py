"""What is told of a drill, a work of fiction or a match is no deed: "in the film, troops invade Norway"."""

import re
from functools import lru_cache

from spacy.tokens import Span, Token

from onrecord.knowledge import toml
from onrecord.read.reading import Reading
from onrecord.read.sentences import text_of, words_of
from onrecord.read.times.memo import once

FORCE = frozenset({"ASSAULT", "MOBILIZE"})
SCORE = re.compile(r"(?<![\d:–-])\d{1,2}[-–]\d{1,2}(?![\d–-])")
REVIEW = re.compile(r"\b(?:film|movie|book|game|theatre|theater|tv|opera|album|play) review\b|^review\b", re.I)
INVITES = re.compile(r"[\s“\"'‘]*(?:watch|listen|join us)\b[^:.\n]{0,24}:", re.IGNORECASE)
RESULTS = frozenset({"beat", "won", "lost", "drew"})
FEWEST = 2  # words of sport


@lru_cache(maxsize=8)
def known(name: str) -> frozenset[str]:
    """One list of `knowledge/staged.toml`."""
    return frozenset(toml("staged.toml")[name].split())


def staged(reading: Reading, token: Token, type: str) -> bool:
    """Whether the sentence, or the title of a review, says that what the token tells was played or imagined."""
    sent = token.sent
    if told_in_a_work(sent, token) or REVIEW.search(reading.report.text[: reading.title_end]):
        return True
    if type not in FORCE:
        return False
    mock = not words_of(sent).isdisjoint(known("unreal"))
    return (type == "ASSAULT" and (mock or in_a_drill(sent))) or in_a_match(sent)


def nowhere(reading: Reading, token: Token, type: str) -> bool:
    """Whether what the token tells was done in no world but that of a work or a match: then it is no claim at all.

    A verb for winning counts as one where another sentence of the report tells of a match: "France beat Belgium".
    """
    if told_in_a_work(token.sent, token) or in_traffic(token, type) or only_shown(reading, token, type):
        return True
    if type not in FORCE and type != "THREATEN":
        return False
    if in_a_match(token.sent):
        return True
    wins = token.lemma_.lower() in known("winning")
    return wins and once(reading, "_match", lambda: any(in_a_match(sent) for sent in reading.doc.sents))


def in_traffic(token: Token, type: str) -> bool:
    """Whether "by" names what drives, and no one in it, as what struck or killed: "a deer struck by a train"."""
    if type != "ASSAULT" or token.lemma_.lower() not in known("hits"):
        return False
    linked = [token, *token.conjuncts]
    by = [child for word in linked for child in word.children if child.dep_ == "agent" or child.lower_ == "by"]
    who = [below for one in by for below in one.children if below.dep_ == "pobj"]
    return bool(who) and all(one.lemma_.lower() in known("vehicles") and _bare(one) for one in who)


def _bare(noun: Token) -> bool:
    """Whether a noun has but an article, a number or a place: no "car | bomb", no "car | driven by a gunman"."""
    return all(
        child.dep_ in {"det", "nummod", "punct"} or child.is_space or child.lower_ in {"in", "on", "near", "along"}
        for child in noun.children
    )


def only_shown(reading: Reading, token: Token, type: str) -> bool:
    """Whether a line invites to watch a talk, which is no meeting of states: "Watch live: a conversation with"."""
    if type != "CONSULT" or token.lemma_.lower() not in known("shown"):
        return False
    text = reading.report.text
    return INVITES.match(text, text.rfind("\n", 0, token.idx) + 1) is not None


def told_in_a_work(sent: Span, token: Token) -> bool:
    """Whether the sentence tells what happens in a work, or what one shows: "the novel depicts a Chinese landing"."""
    if words_of(sent).isdisjoint(known("works")):
        return False
    for word in sent:
        if word.lower_ in known("works") and word.dep_ == "pobj" and word.head.lower_ in {"in", "throughout"}:
            return not _named_after(word)
        if word.lemma_.lower() in known("shows") and any(
            child.dep_ == "nsubj" and child.lower_ in known("works") for child in word.children
        ):
            return word.i == token.i or word in token.ancestors
    return False


def _named_after(word: Token) -> bool:
    """Whether the work is only said to be about something, or not to be one: "in a series of attacks", "in play"."""
    return any(child.lower_ == "of" for child in word.children) or not any(
        child.dep_ in {"det", "poss", "amod", "compound", "nummod"} for child in word.children
    )


def in_a_drill(sent: Span) -> bool:
    """Whether the sentence says that it tells of a drill: "in an exercise on Tuesday"."""
    return not words_of(sent).isdisjoint(known("exercises")) and any(
        word.lower_ in known("exercises")
        and word.dep_ == "pobj"
        and word.head.lower_ in {"in", "during", "of", "under"}
        for word in sent
    )


def in_a_match(sent: Span) -> bool:
    """Whether the sentence tells of a match, by its words or its score: "attacked from the start and won 3-1"."""
    words = words_of(sent)
    said = words & known("sport")
    if len(said) >= FEWEST:
        return True
    return bool(said or words & RESULTS) and SCORE.search(text_of(sent)) is not None
