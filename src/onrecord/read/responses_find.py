"""Where a party answers a claim: confirms, denies, declines. Knowledge: `knowledge/cues_responses.toml`."""

import itertools
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Doc, Token

from onrecord.model import Stance
from onrecord.read.attribution_frames import subject
from onrecord.read.responses_not import appoints, rules, unreal, withheld, yields
from onrecord.read.responses_words import statement, words
from onrecord.read.status_verbs import negation, no

CLAUSES = frozenset({"ccomp", "xcomp"})
OWN = frozenset({"it", "its", "he", "his", "she", "her", "they", "their", "we", "our", "my", "i"})
TRUTH = frozenset({"truth", "substance", "basis", "foundation", "merit", "validity"})
LONGEST_NAME, LONGEST_LINE = 5, 14  # tokens of a headline before and behind its colon
NEAR = 6  # tokens behind a phrasal verb in which its object stands


@dataclass(frozen=True, slots=True)
class Answer:
    """A response before it is put together: the head of who answers, the trigger, the stance, the rule.

    `passive` says that who answers stands behind "by", and what is answered before it; `phrasal` that the trigger is
    a verb with a particle, behind which it stands ("hit back at").
    """

    by: int
    trigger: int
    stance: Stance
    rule: str
    passive: bool = False
    phrasal: bool = False


def answers(doc: Doc) -> list[Answer]:
    """Every response of a document, in order."""
    found = []
    for token in doc:
        if (said := headline(token)) is not None:
            found.append(said)
        if token.pos_ in {"VERB", "AUX"}:
            answer = confirms(token) or denies(token) or innocent(token) or disclaims(token) or declines(token)
        elif token.pos_ == "NOUN":
            answer = silence(token) or denial(token)
        else:
            continue
        if answer is not None:
            found.append(answer)
    return found


def headline(colon: Token) -> Answer | None:
    """As in "Moscow: no arms deal", "Beijing: We did not hack ministry": a line of its own, of who speaks and a "no".

    What is refused until something comes, or without it, is no denial: "Hamas: no talks until ceasefire".
    """
    if colon.text != ":" or colon.i == 0 or colon.i + 2 >= len(colon.doc):
        return None
    doc, by = colon.doc, colon.doc[colon.i - 1]
    start = next((n + 1 for n in range(colon.i - 1, -1, -1) if "\n" in doc[n].text_with_ws), 0)
    end = next((n for n in range(colon.i, len(doc)) if "\n" in doc[n].text_with_ws), len(doc) - 1)
    if by.pos_ != "PROPN" or colon.i - start > LONGEST_NAME or end - colon.i > LONGEST_LINE or doc[end].text == ".":
        return None
    line = [word for word in doc[colon.i + 1 : end + 1] if not word.is_punct and not word.is_space]
    if len(line) < 2 or {word.lower_ for word in line} & words("denies", "conditions"):
        return None
    first, things = line[0], {word.lemma_.lower() for word in line[1:4]}
    if first.lower_ == "no" and things & (words("disclaims", "parts") | words("denies", "none")):
        return Answer(by.i, first.i, "denies", "headline")
    verb = next((word for word in line[1:5] if word.dep_ == "neg"), None)
    return Answer(by.i, verb.i, "denies", "headline") if first.lower_ == "we" and verb is not None else None


def confirms(token: Token) -> Answer | None:
    """As in "the Pentagon confirmed the news", "has acknowledged that"."""
    if token.lemma_ not in words("confirms", "verbs") or negation(token) is not None or unreal(token):
        return None
    if not any(child.dep_ in CLAUSES | {"dobj"} for child in token.children):
        return None
    if token.lemma_ == "own" and not any(child.lower_ == "up" for child in token.children):
        return None
    if yields(token) or appoints(token):
        return None
    return _answer(token, "confirms", "verb")


def denies(token: Token) -> Answer | None:
    """As in "denied the charge", "rejected the claims", "called the reports baseless"."""
    if token.lemma_ not in denying() or negation(token) is not None or unreal(token):
        return None
    if token.tag_ == "VBN" and (agent := _agent(token)) is not None and _told_of(token):
        return None if rules(agent) else Answer(agent.i, token.i, "denies", "verb and agent", passive=True)
    if token.lemma_ in words("denies", "verbs"):
        kind = next((child for child in token.children if child.dep_ in CLAUSES | {"dobj"}), None)
        return _answer(token, "denies", "verb") if kind is not None and not withheld(token, kind) else None
    said = next(
        (c for c in token.children if c.dep_ in {"dobj", "nsubj", "pobj"} and (statement(c) or _report_that(c))), None
    )
    if token.lemma_ in words("denies", "with_object") and _as_false(token):
        return _answer(token, "denies", "dismissed as false")
    if token.lemma_ in words("denies", "with_object") and ((said is not None and said.dep_ == "dobj") or _which(token)):
        found = _answer(token, "denies", "verb and object")
        return None if found is not None and rules(token.doc[found.by]) else found
    if token.lemma_ in words("denies", "phrasal") and _pushed_back(token):
        found = _answer(token, "denies", "phrasal verb")
        return None if found is None else replace(found, phrasal=True)
    if token.lemma_ in words("denies", "naming") and _called_false(token):
        return _answer(token, "denies", "naming")
    return None


@lru_cache(maxsize=1)
def denying() -> frozenset[str]:
    """The lemmas of which one denies, whatever stands with it."""
    return frozenset().union(*(words("denies", kind) for kind in ("verbs", "with_object", "phrasal", "naming")))


def _agent(token: Token) -> Token | None:
    """Who does it, after "by": also in "was dismissed as fabricated by the ministry"."""
    called = [child for child in token.children if child.dep_ == "advcl" and _names_false(child)]
    below = [child for verb in (token, *called) for child in verb.children if child.dep_ == "agent"]
    return next((part for child in below for part in child.children), None)


def _told_of(token: Token) -> bool:
    """Whether a participle denies: "a claim denied by the government", "the charges were rejected by Tehran"."""
    if token.lemma_ not in words("denies", "verbs") | words("denies", "with_object"):
        return False
    of = token.head if token.dep_ == "acl" else None
    of = next((child for child in token.children if child.dep_ == "nsubjpass"), of)
    called = any(child.dep_ == "advcl" and _names_false(child) for child in token.children)
    return of is not None and (statement(of) or (called and of.lemma_ == "report") or _report_that(of))


def _report_that(token: Token) -> bool:
    """Whether it is a report of something: "reports that it had fired"; a report on it is a document."""
    return token.lemma_ == "report" and any(child.dep_ in {"acl", "relcl", "ccomp"} for child in token.children)


def _as_false(token: Token) -> bool:
    """As in "dismissed as fabricated a report", where the parser gives the object to the adjective."""
    called = [child for child in token.children if child.dep_ in {"advcl", "prep"} and _names_false(child)]
    return any(statement(part) or part.lemma_ == "report" for child in called for part in child.subtree)


def _names_false(child: Token) -> bool:
    return any(part.lower_ in words("denies", "names") for part in (child, *child.children))


def _which(token: Token) -> bool:
    """Whether what is rejected is a statement told of before: "an accusation that New Delhi rejects"."""
    if token.dep_ != "relcl" or not any(c.dep_ == "dobj" and c.lower_ in {"which", "that"} for c in token.children):
        return False
    of = [token.head, *token.head.ancestors]
    return any(statement(part) for part in itertools.takewhile(lambda part: part.pos_ not in {"VERB", "AUX"}, of))


def _pushed_back(token: Token) -> bool:
    """As in "pushed back on claims", "batted away criticism"."""
    if not any(
        c.dep_ in {"prt", "advmod", "prep"} and c.lower_ in {"back", "off", "away", "aside"} for c in token.children
    ):
        return False
    return any(statement(part) for part in token.subtree if part.i > token.i and part.i - token.i < NEAR)


def denial(token: Token) -> Answer | None:
    """As in "Iran has issued denials", "denials by the ministry", "the Kremlin's denial"."""
    if token.lemma_ != "denial" or no(token) is not None:
        return None
    if any(
        c.lower_ == "of" and any(p.lemma_ in words("denies", "withheld") for p in c.children) for c in token.children
    ):
        return None
    head = token.head
    if (
        token.dep_ == "dobj"
        and head.lemma_ in words("denies", "making")
        and not unreal(head)
        and negation(head) is None
    ):
        return _answer(head, "denies", "denial made")
    for child in token.children:
        by = child if child.dep_ == "poss" else _agent(child) if child.dep_ == "acl" else None
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "from"}:
            by = next((part for part in child.children if part.dep_ == "pobj"), None)
        if by is not None:
            return Answer(by.i, token.i, "denies", "denial of whom")
    return None


def innocent(token: Token) -> Answer | None:
    """As in "maintains his innocence", "pleaded not guilty", "protested her innocence before the court"."""
    pleading = token.lemma_ in words("denies", "pleading")
    if not pleading and token.lemma_ not in words("denies", "standing"):
        return None
    if (negation(token) is not None and not pleading) or unreal(token):
        return None
    if pleading:
        below = list(token.subtree)
        pleads = any(part.lower_ == "guilty" and token.doc[part.i - 1].lower_ == "not" for part in below if part.i)
        return _answer(token, "denies", "pleaded not guilty") if pleads else None
    whose = [child for child in token.children if child.dep_ == "dobj" and child.lemma_ == "innocence"]
    own = any(part.dep_ == "poss" and part.lower_ in OWN for thing in whose for part in thing.children)
    return _answer(token, "denies", "innocence") if own else None


def disclaims(token: Token) -> Answer | None:
    """As in "said the claim was baseless", "said it had no role in it", "insists that its flights carry only food"."""
    told = token.head
    if token.dep_ != "ccomp" or told.pos_ != "VERB" or negation(told) is not None or unreal(told):
        return None
    if told.tag_ == "VBG" and told.dep_ == "advcl":
        return None  # "denied any link, insisting that it has none" is one answer
    future = any(child.tag_ == "MD" for child in token.children)
    if told.lemma_ in words("disclaims", "insisting"):
        least = any(part.lower_ in {"only", "merely", "purely", "solely"} for part in token.subtree)
        own = any(child.dep_.startswith("nsubj") and _own(child) for child in token.children)
        said = own and not future and (least or negation(token) is not None or any(no(c) for c in token.children))
        return _answer(told, "denies", "insisted") if said else None
    if told.lemma_ not in words("disclaims", "telling") or future:
        return None
    if _is_false(token):
        return _answer(told, "denies", "said to be false")
    who = next((child for child in token.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if who is None or who.lower_ not in {"it", "he", "she", "they", "we", "i"}:
        return None
    return _answer(told, "denies", "disclaimed") if _not_ours(token) else None


def _own(subject: Token) -> bool:
    """Whether a subject is the speaker or the speaker's: "it", "its flights"."""
    return subject.lower_ in OWN or any(child.dep_ == "poss" and child.lower_ in OWN for child in subject.children)


def _is_false(clause: Token) -> bool:
    """As in "the claims are baseless", "it was not true"."""
    if clause.lower_ in words("denies", "names") and any(child.dep_ == "auxpass" for child in clause.children):
        of = next((child for child in clause.children if child.dep_ == "nsubjpass"), None)
        return of is None or statement(of) or of.lower_ in {"it", "this", "that", "which", "they"}
    if clause.lemma_ != "be":
        return False
    if any(child.lemma_ in TRUTH and no(child) is not None for child in clause.children if child.dep_ == "attr"):
        return True  # "there is no truth in these claims"
    thing = any(
        child.dep_ == "nsubj" and (statement(child) or child.lower_ in {"it", "this", "that", "which", "they"})
        for child in clause.children
    )
    told = [child for child in clause.children if child.dep_ in {"acomp", "attr"}]
    if negation(clause) is not None:
        return thing and any(child.lower_ in {"true", "correct", "accurate", "so"} for child in told)
    return thing and any(child.lower_ in words("denies", "names") for child in told)


def _not_ours(clause: Token) -> bool:
    """As in "it had no role", "had nothing to do with it", "was not involved", "did not know"."""
    things = [child for child in clause.children if child.dep_ == "dobj"]
    if clause.lemma_ in {"have", "play"}:
        if any(thing.lower_ == "nothing" and any(c.lemma_ == "do" for c in thing.children) for thing in things):
            return True
        return any(thing.lemma_ in words("disclaims", "parts") and no(thing) is not None for thing in things)
    if negation(clause) is None:
        return False
    told = [child.lower_ for child in clause.children if child.dep_ in {"acomp", "prep", "attr"}]
    known = clause.lemma_ == "know" and bool(things)
    return known or clause.lemma_ == "involve" or bool({"involved", "behind", "responsible", "aware"} & set(told))


def _called_false(token: Token) -> bool:
    thing = any(statement(child) or child.lower_ in {"it", "that", "this", "them"} for child in token.children)
    complements = [child for child in token.children if child.dep_ in {"oprd", "prep", "ccomp", "xcomp"}]
    below = [part for child in complements for part in child.subtree]
    below += [part for child in token.children if statement(child) for part in [child.right_edge]]  # "… nonsense"
    return thing and any(part.lower_ in words("denies", "names") for part in below)


def declines(token: Token) -> Answer | None:
    """As in "declined to comment", "did not respond to a request", "would neither confirm nor deny"."""
    if token.lemma_ in words("declines", "verbs") and negation(token) is None and not unreal(token):
        what = [c for c in token.children if c.dep_ == "xcomp" and _tells(c)]
        what += [c for c in token.children if c.dep_ == "dobj" and c.lemma_ in words("declines", "nouns")]
        return _answer(token, "declines", "verb") if what else None
    if token.lemma_ in words("declines", "dodging") and negation(token) is None and not unreal(token):
        asked = any(child.dep_ == "dobj" and child.lemma_ == "question" for child in token.children)
        return _answer(token, "declines", "dodged") if asked else None
    not_ = negation(token)
    if not_ is not None and token.lemma_ in words("declines", "negated") and _asked(token):
        return _answer(token, "declines", "negated verb")
    would = any(child.lower_ in {"would", "wo", "’d", "'d"} for child in token.children if child.tag_ == "MD")
    if not_ is not None and would and token.lemma_ in words("declines", "closed"):  # "would not say whether"
        return _answer(token, "declines", "would not say")
    if not_ is not None and token.lemma_ in words("declines", "unreached") and token.tag_ == "VBN":
        return _answer(token, "declines", "not reached", passive=True)
    if token.lemma_ in {"confirm", "claim"} and any(child.lower_ == "neither" for child in token.children):
        return _answer(token, "declines", "neither confirmed nor denied")
    if token.lemma_ in {"have", "offer", "give", "make", "provide", "issue", "be"}:
        return _nothing_said(token)
    return None


def _tells(token: Token) -> bool:
    """Whether it is told what was asked: "to comment"; "to provide them with water" is not."""
    goods = (
        part for child in token.children if child.dep_ == "prep" and child.lower_ == "with" for part in child.children
    )
    handed = token.lemma_ in {"provide", "identify"} and any(part.pos_ in {"NOUN", "PROPN"} for part in goods)
    return token.lemma_ in words("declines", "answers") and not handed


def _asked(token: Token) -> bool:
    below = {part.lower_ for part in token.subtree}
    if token.lemma_ in {"return", "answer", "respond", "reply"}:
        return bool(below & words("declines", "requests")) or token.lemma_ in {"respond", "reply"}
    return token.lemma_ != "confirm" or "deny" in below or "would" in below


def _nothing_said(token: Token) -> Answer | None:
    """As in "had no comment", "had nothing to say", "was not available for comment"."""
    for child in token.children:
        nothing = child.dep_ == "dobj" and child.lemma_ in words("declines", "nouns") and child.lower_ != "words"
        if nothing and no(child) is not None:
            return _answer(token, "declines", "no comment")
        if (
            child.dep_ == "dobj"
            and child.lower_ == "nothing"
            and any(c.lemma_ in {"say", "add"} for c in child.children)
        ):
            return _answer(token, "declines", "nothing to say")
        told_so = token.tag_ != "VBG" and not unreal(token)
        if (
            token.lemma_ == "be"
            and told_so
            and child.dep_ == "acomp"
            and child.lower_ in words("declines", "adjectives")
        ):
            denied = child.lower_ in {"available", "reachable"}
            asked = any(part.lower_ in words("declines", "requests") for part in child.subtree)
            if denied == (negation(token) is not None) and (asked or child.lower_ in {"silent", "mum", "tight-lipped"}):
                return _answer(token, "declines", "unavailable")
    return None


def silence(token: Token) -> Answer | None:
    """As in "there was no immediate comment from Pyongyang"."""
    if token.lemma_ not in {"comment", "response", "reaction", "reply", "word"} or no(token) is None:
        return None
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in {"from", "by"}:
            party = next((part for part in child.children if part.dep_ == "pobj"), None)
            if party is not None:
                return Answer(party.i, token.i, "declines", "silence")
    return None


def _blamed(token: Token) -> Token | None:
    """Who answers where somebody is blamed or thanked for it: "criticized the party for denying it"."""
    if token.dep_ != "pcomp" or token.head.lower_ != "for" or token.head.head.pos_ != "VERB":
        return None
    verb = token.head.head
    at = (child for child in verb.children if child.dep_ == "prep" and child.lower_ in {"at", "against", "on"})
    whom = [part for child in at for part in child.children if part.dep_ == "pobj"]
    whom += [child for child in verb.children if child.dep_ == "dobj"]
    return next((one for one in whom if one.i < token.i), None)


def _answer(token: Token, stance: Stance, rule: str, *, passive: bool = False) -> Answer | None:
    if not passive and any(child.dep_ in {"nsubjpass", "auxpass"} for child in token.children):
        agent = next((part for child in token.children if child.dep_ == "agent" for part in child.children), None)
        return Answer(agent.i, token.i, stance, rule) if agent is not None else None
    reached = next((child.i for child in token.children if child.dep_ == "nsubjpass"), None)
    blamed = _blamed(token)
    by = blamed.i if blamed is not None else reached if passive else subject(token)
    return None if by is None else Answer(by, token.i, stance, rule)
