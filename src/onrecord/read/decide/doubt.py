"""What keeps a claim from being told as fact, however sure the network is: hard limits, by words and grammar."""

import re

from spacy.tokens import Token

from onrecord.knowledge.plover import SPOKEN
from onrecord.model.kinds import DONE
from onrecord.read.arguments import agent, is_passive, surface_subject
from onrecord.read.claims import source
from onrecord.read.decide.accused import accused
from onrecord.read.decide.called_false import called_false, denied_by_another, no_answer, unanswered, withheld
from onrecord.read.decide.choose import Chosen
from onrecord.read.decide.mistaken import by_another, namesake
from onrecord.read.decide.staged import staged
from onrecord.read.grammar import VERBAL
from onrecord.read.reading import Mention, Reading
from onrecord.read.sentences import words_of
from onrecord.read.status_words import effects, words
from onrecord.read.times.news import of_history

ACCOUNTS = frozenset({"report", "claim", "rumour", "rumor", "allegation", "accusation", "suggestion", "story"})
COMING = frozenset({*DONE, "planned"})
BEFORE, AFTER = 4, 9  # words
CONDITIONS = frozenset({"if", "unless"})
TALKS = frozenset({"talks", "negotiations", "dialogue", "contacts", "discussions"})
BETWEEN = frozenset({"with", "between", "among"})
MAY_BE = re.compile(r"(?:[\w’'-]+ ){0,6}?(?:could|may|might|would) (?:be|amount to|constitute|have been)\b")
WANES = re.compile(
    r"(?:[\w’'-]+ ){0,8}?(?:drop|fall|fell|plung|plummet|wan|slip|slid|declin|erod|crumbl|fad|shrink|shrank|collaps)"
    r"(?:s|es|ed|d|ing|ped|ping|len)?\b"
)
PRO = re.compile(r"\bpro[-‑–]", re.IGNORECASE)
IN_THE_AIR = re.compile(
    r"[^.,;:]{0,60}?\b(?:is|are|was|were|remains?|hangs?) (?:\w+ ){0,2}[“\"‘']?"
    r"(?:up in the air|in doubt|uncertain|imperill?ed|at risk|in jeopardy|on hold|off the table|in question)\b",
    re.IGNORECASE,
)
UNLIKELY = frozenset({"unlikely", "doubtful", "downplay", "downplays"})


def doubtful(reading: Reading, one: Chosen) -> bool:
    """Whether a claim is asked or played, is of nobody known, or stands against grammar or the words about it."""
    token = reading.doc[one.event.head]
    return (
        ("?" in reading.report.text and "?" in words_of(token.sent))
        or not any(mention.codes for mention in (*one.event.actors, *one.event.recipients))
        or (one.fact.status != "ongoing" and staged(reading, token, one.event.type))
        or namesake(reading, one, token)
        or by_another(reading, one, token)
        or of_a_stranger(reading, one, token)
        or of_history(token)
        or suffers(reading, one)
        or only_says(reading, one)
        or of_another_clause(reading, one)
        or conditional(token)
        or of_one_side(one, token)
        or attribute(token)
        or (one.event.type == "SUPPORT" and wanes(token))
        or (one.fact.status == "possible" and judged(token))
        or any(not letters(mention) for mention in (*one.event.actors, *one.event.recipients) if mention.codes)
        or favoured(reading, one)
        or (one.fact.status in DONE and in_the_air(token))
        or (one.fact.status in COMING and unlikely(token))
        or (one.fact.status == "possible" and (unlikely(token) or averted(token)))
        or (one.fact.status == "negated" and forbidden(token))
        or withheld(token)
        or (not one.sources and accused(token) is not None)
        or unanswered(token)
        or no_answer(token, one.event.type)
        or (one.fact.status in COMING and denied_by_another(token))
        or (called_false(token) and said_to_be_so(reading, one))
        or (one.fact.status in DONE and one.event.type not in SPOKEN and undone(one, token))
    )


def said_to_be_so(reading: Reading, one: Chosen) -> bool:
    """Whether the account that is called false is taken for who says that it is: "the report that … was false"."""
    said = source(reading, one.sources[-1]).name.split() if one.sources else []
    return bool(said) and said[-1].lower().removesuffix("s") in ACCOUNTS


def of_a_stranger(reading: Reading, one: Chosen, token: Token) -> bool:
    """Whether the subject is a person of whom no state is known, and is taken for one of a state named elsewhere.

    "Captain Israel Boone accused Malik of theft" is no accusation by India, whoever else is in the report.
    """
    who = surface_subject(token) if token.pos_ in VERBAL and not is_passive(token) else None
    named = reading.mention_headed(who.i) if who is not None else None
    if named is None or named.what != "person" or named.codes:
        return False
    sent, own = token.sent, range(named.start, named.end)
    beside = (actor for actor in one.event.actors if sent.start <= actor.start < actor.end <= sent.end)
    return all(actor.start in own for actor in beside)


def suffers(reading: Reading, one: Chosen) -> bool:
    """Whether it is done to the one who is named as doing it: "the prime minister accused of bribery".

    Forces that were deployed, and missiles that were fired, are those of who deployed and fired them.
    """
    token = reading.doc[one.event.head]
    if token.pos_ not in VERBAL or not is_passive(token) or one.event.type == "MOBILIZE":
        return False
    subject = surface_subject(token)
    mention = reading.mention_at(subject) if subject is not None else None
    actors, recipients = (
        {code for party in side for code in party.codes} for side in (one.event.actors, one.event.recipients)
    )
    return mention is not None and bool(actors & set(mention.codes)) and not recipients & set(mention.codes)


def only_says(reading: Reading, one: Chosen) -> bool:
    """Whether who says it is taken for who did what nobody is said to have done: "was killed by bombs, Hamas says"."""
    token = reading.doc[one.event.head]
    if token.pos_ not in VERBAL or not is_passive(token) or agent(token) is not None:
        return False
    said = {code for chain in one.sources if (code := source(reading, chain).code)}
    return bool(said & {code for party in one.event.actors for code in party.codes})


def of_another_clause(reading: Reading, one: Chosen) -> bool:
    """Whether a noun's clause names one who acts, and the one taken for it stands in another clause of the sentence.

    As Israel does in "since Hamas killed 1,400 people in a rampage, Israel has pounded Gaza".
    """
    token = reading.doc[one.event.head]
    verb = next((word for word in token.ancestors if word.pos_ in VERBAL), None)
    while verb is not None and verb.dep_ == "conj" and surface_subject(verb) is None:
        verb = verb.head
    subject = surface_subject(verb) if verb is not None and token.pos_ not in VERBAL else None
    mention = reading.mention_at(subject) if subject is not None else None
    if verb is None or mention is None or not mention.codes:
        return False
    clause = range(verb.left_edge.i, verb.right_edge.i + 1)
    inside = range(token.sent.start, token.sent.end)
    actors = [actor for actor in one.event.actors if actor.end > actor.start]
    return bool(actors) and all(
        actor.start in inside and actor.start not in clause and not set(actor.codes) & set(mention.codes)
        for actor in actors
    )


def conditional(token: Token) -> bool:
    """Whether a verb stands in a condition, which nobody asserts: "if Kyiv takes the town, the war will be over"."""
    verb = token
    while verb.dep_ in {"conj", "xcomp"} and verb.head.pos_ in VERBAL:
        verb = verb.head
    marked = any(child.dep_ == "mark" and child.lower_ in CONDITIONS for child in verb.children)
    return token.pos_ in VERBAL and marked


def of_one_side(one: Chosen, token: Token) -> bool:
    """Whether talks are named with one of those who hold them, and nobody else: "amid bank loan talks"."""
    if token.lower_ not in TALKS or any(child.lower_ in BETWEEN for child in token.children):
        return False
    known = [mention for mention in (*one.event.actors, *one.event.recipients) if mention.codes]
    before = all(token.left_edge.i <= mention.start < mention.end <= token.i for mention in known)
    return before and len({code for mention in known for code in mention.codes}) == 1


def attribute(token: Token) -> bool:
    """Whether a form in "ing" is the end of a compound that says of what kind somebody is: "reform-backing members"."""
    joined = token.i > token.sent.start and token.nbor(-1).text in {"-", "–"} and not token.nbor(-1).whitespace_
    return joined and token.tag_ == "VBG"


def judged(token: Token) -> bool:
    """Whether only what a deed that is named amounts to is possible: "the raids on the port may be a crime"."""
    return token.pos_ not in VERBAL and MAY_BE.match(token.doc[token.i + 1 : token.sent.end].text) is not None


def wanes(token: Token) -> bool:
    """Whether support that is named is told to be lost: "support for the president among farmers dropped"."""
    return token.pos_ not in VERBAL and WANES.match(token.doc[token.i + 1 : token.sent.end].text) is not None


def letters(mention: Mention) -> bool:
    """Whether somebody is told of by words: a hyphen or a number is nobody's name."""
    return mention.how == "unsaid" or any(char.isalpha() for char in mention.text)


def favoured(reading: Reading, one: Chosen) -> bool:
    """Whether those against whom it is done are named only in a word for who sides with them: "pro-Peruvian bias"."""
    text = reading.report.text
    starts = [reading.chars(to.start, to.end).start for to in one.event.recipients if to.codes and to.end > to.start]
    return bool(starts) and all(PRO.search(text[max(0, start - 4) : start + 4]) is not None for start in starts)


def in_the_air(token: Token) -> bool:
    """Whether a deed that is only named is said to be in doubt, and so has not come about: "the trip is on hold"."""
    return token.pos_ not in VERBAL and IN_THE_AIR.match(token.doc[token.i + 1 : token.sent.end].text) is not None


def undone(one: Chosen, token: Token) -> bool:
    """Whether grammar presents a deed as not done or not yet, or a word near it keeps it from being done.

    "Helped police foil an alleged attack", "not ready for talks", "attack on parade thwarted": by the words
    themselves, since headlines are often parsed wrongly. What goes on does so whatever is thought, feared or not willed
    in its sentence: "fear adds to war risk", "unwillingness to de-escalate the war".
    """
    if one.told.status not in DONE and (one.fact.status != "ongoing" or token.pos_ in VERBAL):
        return True
    before = token.doc[max(token.sent.start, token.i - BEFORE) : token.i]
    after = token.doc[token.i + 1 : min(token.sent.end, token.i + 1 + AFTER)]
    stopped = token.pos_ not in VERBAL and any(word.tag_ == "VBN" and prevents(word) for word in after)
    return stopped or any(prevents(word) or word.lower_ in negations() for word in before)


def negations() -> frozenset[str]:
    """The words that deny what follows them: "not", "never", "without"."""
    return words("adverbs", "negative") | words("prepositions", "negative")


def prevents(word: Token) -> bool:
    """Whether the word is one for keeping things from being done, whatever the parser takes it for."""
    effect = effects("objects").get(word.lower_) or effects("objects").get(word.lemma_.lower())
    return effect is not None and effect.name == "fails"


def forbidden(token: Token) -> bool:
    """Whether a deed is told only as not to be done, which says nothing of whether it was: "urged Iran not to sell"."""
    before = [word.lower_ for word in token.doc[max(token.sent.start, token.i - 2) : token.i]]
    return len(before) == 2 and before[0] in negations() and before[1] == "to"


def averted(token: Token) -> bool:
    """Whether a deed is told only as what something is to keep from being done: "to prevent another attack"."""
    return any(prevents(word) for word in token.doc[max(token.sent.start, token.i - BEFORE) : token.i])


def unlikely(token: Token) -> bool:
    """Whether the sentence calls what comes after it unlikely: "is very unlikely to keep a pledge to provide"."""
    before = token.doc[token.sent.start : token.i]
    return any(word.lower_ in UNLIKELY or word.lemma_.lower() in UNLIKELY for word in before)
