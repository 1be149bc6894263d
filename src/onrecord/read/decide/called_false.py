"""What is told of as false, or is what somebody declines to confirm: neither is told as fact, whoever told it first.

"Reports that Peru massed troops are untrue, Lima said" is Lima's word against it; "the ministry declined to say whether
it had sent them" is nobody's word for either.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.read.grammar import VERBAL
from onrecord.read.responses_declines import declines
from onrecord.read.responses_not import unreal
from onrecord.read.responses_words import statement, words
from onrecord.read.status_verbs import negation, no

FALSE = r"(?:false|fake|faked|untrue|baseless|unfounded|fabricated|doctored|staged|misleading|lies|not true|nonsense)"
# "A post claiming that … is false", "The army called fake a video that …"
ACCOUNT = re.compile(
    r"^\W*(?:(?:an?|the|these|those|such|this) )?(?:[\w-]+ ){0,2}?(?:post|video|image|photo|claim|report|rumou?r|story|"
    r"allegation|accusation|suggestion)s?\b",
    re.IGNORECASE,
)
FALSE_AT_END = re.compile(rf"\b(?:is|are|was|were) (?:\w+ly )?{FALSE}\W*$", re.IGNORECASE)
CALLED = re.compile(
    rf"\b(?:call|brand|label|dismiss|denounc|reject|describ)(?:s|es|ed|ing|led)? (?:as )?{FALSE} "
    r"(?:an? |the )?(?:[\w-]+ ){0,2}?"
    r"(?:post|video|image|photo|claim|report|rumou?r|story|stories|allegation|accusation)s?\b",
    re.IGNORECASE,
)
SHOWN = frozenset({"report", "video", "post", "image", "photo", "footage", "article", "headline", "tweet"})
SILENT = frozenset({"comment", "respond", "react", "reply"})
TRUE = frozenset({"true", "correct", "accurate", "so"})
TRUTH = frozenset({"truth", "substance", "basis", "foundation", "merit", "validity"})
SPOKEN_AGAINST = frozenset({"condemn", "denounce", "ridicule"})  # these blame more often than they deny
WRITTEN = frozenset({"request", "call", "query", "question", "inquiry", "enquiry", "email", "e-mail", "message"})
ASKED_FOR = frozenset({"comment", "comments", "response", "reaction", "statement", "clarification", "interview"})
TELLING = frozenset({"say", "disclose", "reveal", "specify"})


def called_false(token: Token) -> bool:
    """Whether the event is told in an account that the sentence says is false: "claims that it fired are baseless"."""
    return _a_lie(token) or any(_is_said_false(told) for told in _accounts(token))


def _a_lie(token: Token) -> bool:
    """As in "it is a lie that it had fired"."""
    head = token.head
    of = token.dep_ in {"acl", "relcl", "ccomp"} and head.pos_ == "NOUN" and head.lower_ in words("denies", "names")
    return of and head.dep_ == "attr" and head.head.lemma_ == "be" and negation(head.head) is None


def denied_by_another(token: Token) -> bool:
    """Whether somebody denies the account in which it is told: "dismissed as fabricated a report that it had fired"."""
    return any(_is_denied(told) for told in _accounts(token)) or _by_words(token)


def _by_words(token: Token) -> bool:
    """Whether the sentence's words call an account false around the event, whatever the parser makes of them."""
    sentence = token.sent
    before, after = sentence.doc[sentence.start : token.i].text, sentence.doc[token.i : sentence.end].text
    ends = ACCOUNT.match(before) is not None and FALSE_AT_END.search(after) is not None
    return ends or CALLED.search(before) is not None


def _accounts(token: Token) -> Iterator[Token]:
    """The words for what was said in which the event is told: "reports | that", "claims | of"."""
    for above in token.ancestors:
        if above.i < token.i and above.pos_ == "NOUN" and (statement(above) or above.lemma_ in SHOWN):
            yield above


def _is_said_false(told: Token) -> bool:
    head = told.head
    if told.dep_ == "nsubj" and head.lemma_ == "be":
        said = {child.lower_ for child in head.children if child.dep_ in {"acomp", "attr"}}
        return bool(said & (TRUE if negation(head) is not None else words("denies", "names")))
    if told.dep_ == "pobj" and head.head.lemma_ in TRUTH:  # "there is no truth in claims that"
        return no(head.head) is not None or negation(head.head.head) is not None
    return False


def _is_denied(told: Token) -> bool:
    verb = next((above for above in told.ancestors if above.pos_ in VERBAL), None)
    if verb is not None and verb.dep_ == "advcl" and verb.lower_ in words("denies", "names"):
        verb = verb.head  # "dismissed | as fabricated a report"
    if verb is None or negation(verb) is not None or unreal(verb):
        return False
    if told.dep_ not in {"dobj", "nsubjpass", "pobj"}:
        return False
    denying = words("denies", "verbs") | words("denies", "with_object")
    if verb.lemma_ in denying - SPOKEN_AGAINST:
        return True
    below = {part.i for part in told.subtree} - {told.right_edge.i, *(child.i for child in told.lefts)}
    false = any(part.lower_ in words("denies", "names") for part in verb.subtree if part.i not in below)
    return verb.lemma_ in words("denies", "naming") | denying and false


def withheld(token: Token) -> bool:
    """Whether the event is what somebody declines to say or confirm: "refused to say whether it had sent them"."""
    for clause in (token, *token.ancestors):
        above = clause.head
        if (
            clause.dep_ not in {"ccomp", "xcomp"}
            or above.i == clause.i
            or any(word.tag_ in {"WRB", "WP"} for word in clause.lefts)
        ):
            continue
        if above.dep_ == "xcomp" and above.head.lemma_ in words("declines", "verbs"):
            return above.lemma_ in words("declines", "answers")
        if _neither(above):
            return True
        whether = any(word.dep_ == "mark" and word.lower_ in {"whether", "if"} for word in clause.lefts)
        if negation(above) is not None and above.lemma_ in TELLING and whether:
            return True
    return False


def unanswered(token: Token) -> bool:
    """Whether it is told in what somebody says nothing on: "has yet to comment on reports that"."""
    for told in _accounts(token):
        above = told.head.head if told.dep_ == "pobj" else told
        if above.lemma_ in SILENT and (above.pos_ in VERBAL or no(above) is not None):
            return True
    return False


def _neither(verb: Token) -> bool:
    """Whether the verb is one of "neither confirmed nor denied", "would not confirm or deny"."""
    first = verb.head if verb.dep_ == "conj" else verb
    both = {first.lemma_, *(child.lemma_ for child in first.children if child.dep_ == "conj")}
    no_side = negation(first) is not None or any(child.lower_ == "neither" for child in first.children)
    return {"confirm", "deny"} <= both and no_side


def no_answer(token: Token, type: str) -> bool:
    """Whether what was read as a refusal is that of a comment: who says nothing denies nothing."""
    return type == "REJECT" and token.pos_ in VERBAL and declines(token) is not None


def for_comment(token: Token, type: str) -> bool:
    """Whether what is asked for is a comment, to a newsroom: "did not respond to a request for comment"."""
    if type != "REQUEST" or token.lemma_.lower() not in WRITTEN | {"ask", "reach", "contact", "seek"}:
        return False
    things = [child for child in token.children if child.dep_ == "dobj"]
    things += [word for child in token.children if child.lower_ == "for" for word in child.children]
    comments = any(child.lemma_ in {"comment", "respond"} for child in token.children if child.dep_ == "xcomp")
    return comments or any(thing.lower_ in ASKED_FOR for thing in things)
