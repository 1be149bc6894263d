"""Source, cue and content by syntax: what each kind of cue governs in the parse.

Every function takes a token and gives a `Found`, or None where the word is no cue in its place. Dependency
labels are spaCy's English ones (ClearNLP).
"""

from dataclasses import dataclass, replace

from spacy.tokens import Token

from onrecord.read.arguments_lost import joined_on
from onrecord.read.attribution_cues import Cue, accusing, verbs, words

SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
CLAUSES = frozenset({"ccomp"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution before it has a name: heads and sets of token indices. `source` is the head's index.

    `verbal` tells a cue that is a verb.
    """

    source: int | None
    cue: frozenset[int]
    content: frozenset[int]
    kind: Cue
    rule: str
    head: int
    verbal: bool = False


def subtree(token: Token) -> set[int]:
    """The indices of a token and all that depends on it."""
    return {part.i for part in token.subtree}


def verb(token: Token) -> Found | None:
    """A cue verb with its complements, active or passive, or as a parenthesis within its content."""
    lemma = token.lemma_.lower()
    cue = verbs().get(lemma) or verbs().get(f"{lemma}e")  # the lemmatiser strips "hopes" to "hop"
    if cue is None or token.tag_ in {"JJ", "NN", "NNS"} or token.dep_ in {"amod", "compound", "aux", "auxpass"}:
        return None
    if _is_passive(token):
        return _quoted_as(token, cue) or _passive(token, cue)
    if (of := accused_of(token)) is not None:
        return _accused(token, of, cue)
    if token.tag_ == "VBN" and token.dep_ == "acl":
        return _revealed_by(token, cue)
    content = _complements(token, cue)
    rule = "clause"
    if not content and "quote" in cue.frames and cue.speaks and cue.kind != "resume" and not _acts_on(token):
        content, rule = _host(token), "parenthesis"
    speaker = _made_known_by(token, subject(token))
    if _nobody(token, speaker):
        cue, speaker = replace(cue, speaks=False), None
    return Found(speaker, _chain(token), frozenset(content), cue, f"verb {cue.kind} {rule}", token.i, True)


def accused_of(token: Token) -> Token | None:
    """The preposition right behind a participle of accusing: "men accused | of | theft", "charged with fraud"."""
    known = accusing().get(token.lemma_.lower())
    if known is None or token.tag_ not in {"VBN", "VBD"} or token.i + 1 >= len(token.doc):
        return None
    if token.lemma_ == "charge" and token.tag_ == "VBD" and token.doc[token.i + 1].lower_ != "with":
        return None  # "the police | charged in"
    after = token.doc[token.i + 1]
    return after if after.lower_ in known and after.head.i == token.i and after.dep_ == "prep" else None


def _accused(token: Token, of: Token, cue: Cue) -> Found | None:
    """What somebody is accused of, on the word of whoever stands behind "by", if anybody does."""
    agent = next((part for child in token.children if child.dep_ == "agent" for part in child.children), None)
    content = frozenset(subtree(of) - {of.i})
    if not content:
        return None
    return Found(agent.i if agent else None, _chain(token), content, cue, "verb passive", token.i, True)


def _quoted_as(token: Token, cue: Cue) -> Found | None:
    """As in "The strike killed two, the governor was quoted as saying": what stands before is what he said."""
    who = next((child for child in token.children if child.dep_ == "nsubjpass"), None)
    link = next((child for child in token.children if child.lower_ == "as" and child.dep_ == "prep"), None)
    saying = next((child for child in link.children if child.tag_ == "VBG"), None) if link is not None else None
    if token.lemma_ not in {"quote", "cite"} or who is None or link is None or saying is None:
        return None
    first, start = who.left_edge.i, token.sent.start
    if saying.right_edge.i != saying.i or first - start < 3 or token.doc[first - 1].text != ",":
        return None  # "was quoted as saying | that"
    marks = _chain(token) | {link.i, saying.i}
    content, speech = frozenset(range(start, first - 1)), replace(cue, speaks=True)
    return Found(who.i, marks, content, speech, "quoted as", token.i, True)


def _made_known_by(token: Token, speaker: int | None) -> int | None:
    """Whose they are, of findings and disclosures that show something: "revelations from British intelligence show"."""
    if speaker is None or token.doc[speaker].lemma_.lower() not in {"revelation", "finding", "disclosure", "leak"}:
        return speaker
    by = (
        child for child in token.doc[speaker].children if child.dep_ == "prep" and child.lower_ in {"from", "by", "of"}
    )
    named = (part.i for child in by for part in child.children if part.dep_ == "pobj" and part.pos_ in NOUNS)
    return next(named, speaker)


def _acts_on(token: Token) -> bool:
    """Whether the verb has a thing as object, as in "as it was carrying fuel", rather than someone who is told."""
    thing = next((child for child in token.children if child.dep_ == "dobj"), None)
    return thing is not None and token.lemma_.lower() in {"carry", "run", "air", "read", "post", "publish"}


def _nobody(token: Token, speaker: int | None) -> bool:
    """As in "it is worth noting that", "to say that": an infinitive that nobody in the text performs."""
    if token.tag_ in {"VB", "VBG"} and token.dep_ in {"xcomp", "ccomp", "csubj", "advcl", "acl"}:
        head = token.head
        impersonal = speaker is not None and token.doc[speaker].lower_ in {"it", "this", "that"}
        return (head.pos_ == "ADJ" or head.lemma_ == "be") and (impersonal or speaker is None)
    return False


def _complements(token: Token, cue: Cue) -> set[int]:
    content: set[int] = set()
    clause = False
    for child in token.children:
        if _is_clause(child, token, cue):
            content |= subtree(child) - _strays(child, token)
            clause = True
        elif child.dep_ == "prep" and child.lower_ in cue.prepositions and not _only_a_day(child):
            content |= subtree(child) - {child.i}
    if not clause and _takes_object(token, cue):
        for child in token.children:
            if child.dep_ in {"dobj", "oprd"} and child.lower_ not in {"who", "that", "which", "what"}:
                content |= subtree(child)
    return content


def _only_a_day(preposition: Token) -> bool:
    """Whether a preposition leads to a day, which is nothing that is said: "spoke on Tuesday"."""
    return any(child.dep_ == "pobj" and child.ent_type_ in {"DATE", "TIME"} for child in preposition.children)


def _strays(clause: Token, cue: Token) -> set[int]:
    """Verbs of the cue's own subject that the parser joined to the content: "said it will wait and proposed talks".

    A past tense without a subject, joined to a verb that is no past tense, goes with a cue that is one.
    """
    strays: set[int] = set()
    if cue.tag_ not in {"VBD", "VBN"}:
        return strays
    for part in clause.subtree:
        joined = part.dep_ == "conj" and part.tag_ == "VBD" and part.head.tag_ in {"VB", "VBG", "VBZ", "VBP"}
        joined = joined or (part.dep_ == "conj" and part.tag_ == "VBN" and part.head.tag_ == "VB")
        if joined and not any(child.dep_ in SUBJECTS | PASSIVE_SUBJECTS for child in part.children):
            strays |= subtree(part)
    return strays


def _is_clause(child: Token, token: Token, cue: Cue) -> bool:
    if child.dep_ == "advcl" and "clause" in cue.frames:
        return any(part.dep_ == "mark" and part.lower_ == "that" for part in child.children)
    if child.dep_ in CLAUSES:
        return "clause" in cue.frames and not _is_cue_parenthesis(child, token)
    return child.dep_ == "xcomp" and (frames_infinitive(cue) or (child.tag_ == "VBG" and "clause" in cue.frames))


def frames_infinitive(cue: Cue) -> bool:
    """Whether an infinitive after the cue is its content."""
    return "infinitive" in cue.frames or "raised" in cue.frames


def _takes_object(token: Token, cue: Cue) -> bool:
    if "object" in cue.frames:
        return True
    if "object_document" in cue.frames:
        return any(child.dep_ == "nsubj" and is_document(child) for child in token.children)
    return "object_fact" in cue.frames


def is_document(token: Token) -> bool:
    """Whether a noun names something that shows rather than somebody who says: a poll, a study, an image."""
    from onrecord.read.attribution_sources import kinds

    return kinds().get(token.lemma_.lower()) in {"document", "image"}


def _is_cue_parenthesis(child: Token, token: Token) -> bool:
    """A second cue verb that the parser hung as a clause under the first although it only interrupts it."""
    return child.lemma_.lower() in {"say", "add"} and child.i > token.i and not any(True for _ in child.children)


def _host(token: Token) -> set[int]:
    """The clause that a parenthetical cue stands in: "It is, the general said, grave"."""
    head = token.head
    if head == token or token.dep_ not in {"parataxis", "ccomp", "advcl", "conj", "dep", "relcl"}:
        return set()
    if _added(token):
        return subtree(token.sent.root) - subtree(token)
    if any(child.dep_ == "mark" for child in token.children) and not _as_clause(token):
        return set()
    if token.dep_ in {"advcl", "conj", "relcl"} and not _as_clause(token):
        return set()
    return subtree(head) - subtree(token)


def _added(token: Token) -> bool:
    """As in "..., state media reported on Sunday", which parsers hang on the noun before it."""
    if token.dep_ not in {"relcl", "advcl", "conj"} or token.tag_ not in {"VBD", "VBZ", "VBP"}:
        return False
    own = next((child for child in token.children if child.dep_ == "nsubj"), None)
    if own is None or own.tag_ in {"WDT", "WP"} or own.i > token.i:
        return False
    if any(child.dep_ in {"mark", "dobj", "ccomp", "xcomp", "cc"} for child in token.children):
        return False
    left = own.left_edge.i
    return left > 0 and token.doc[left - 1].text == "," and token.i - left < 8


def _as_clause(token: Token) -> bool:
    return any(child.lower_ == "as" and child.dep_ in {"mark", "advmod"} for child in token.children)


def _is_passive(token: Token) -> bool:
    return token.tag_ == "VBN" and any(child.dep_ in {"auxpass", "nsubjpass", "csubjpass"} for child in token.children)


def _passive(token: Token, cue: Cue) -> Found | None:
    """As in "Kim is believed to have ...", "it was reported that", "was accused by X of"."""
    agent = next((part for child in token.children if child.dep_ == "agent" for part in child.children), None)
    if agent is None and token.lemma_.lower() not in words("passives"):
        return None
    content = _complements(token, cue)
    subjects = [child for child in token.children if child.dep_ in PASSIVE_SUBJECTS]
    infinitive = any(child.dep_ == "xcomp" for child in token.children)
    told = token.lemma_.lower() in {"tell", "ask", "inform", "remind", "assure", "warn", "notify", "advise"}
    if subjects and subjects[0].lower_ != "it" and not told and (infinitive or agent is not None):
        content |= subtree(subjects[0])
    if not content:
        return None
    return Found(agent.i if agent else None, _chain(token), frozenset(content), cue, "verb passive", token.i, True)


def _revealed_by(token: Token, cue: Cue) -> Found | None:
    """As in "a launch, revealed by the military": the noun is what is said."""
    agent = next((part for child in token.children if child.dep_ == "agent" for part in child.children), None)
    if agent is None or ("object" not in cue.frames and "clause" not in cue.frames):
        return None
    content = subtree(token.head) - subtree(token)
    return Found(agent.i, _chain(token), frozenset(content), cue, "verb participle", token.i, True)


def _chain(token: Token) -> frozenset[int]:
    """The cue with its auxiliaries, negation and particle."""
    return frozenset({token.i} | {c.i for c in token.children if c.dep_ in {"aux", "auxpass", "neg", "prt"}})


def _behind_its_object(own: Token, token: Token) -> Token:
    """Who says so where the parser took him for what another is: "freed John Camara, the justice minister | said"."""
    before = any(child.dep_ in CLAUSES and child.i < own.i for child in token.children)
    for word in own.children:
        closed = word.right_edge.i + 1 != token.i or token.doc[word.left_edge.i - 1].text != ","
        if before and word.dep_ == "appos" and not closed:
            return word
    return own


def subject(token: Token, depth: int = 0) -> int | None:
    """The index of the head of a verb's subject: its own, or the one that it shares or is controlled by."""
    for child in token.children:
        if child.dep_ in SUBJECTS and child.dep_ != "expl":
            if child.tag_ in {"WDT", "WP"} and token.dep_ == "relcl":
                return token.head.i
            return _behind_its_object(child, token).i
    other = joined_on(token)
    if other is not None:
        return other.i
    if depth > 4 or token.head == token:
        return None
    if token.dep_ in {"acl", "relcl"} and token.head.pos_ in NOUNS:
        return token.head.i
    if token.dep_ == "pcomp" and token.head.lower_ == "as":
        quoted = next((child for child in token.head.head.children if child.dep_ == "dobj"), None)
        if quoted is not None:
            return quoted.i
    if token.dep_ in {"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "parataxis", "dep"}:
        passive = [child for child in token.head.children if child.dep_ in PASSIVE_SUBJECTS]
        if passive and not any(child.dep_ == "agent" for child in token.head.children):
            return passive[0].i
        return subject(token.head, depth + 1)
    return None
