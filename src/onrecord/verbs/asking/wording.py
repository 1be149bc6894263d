"""A question as the statement that it asks about: "Did Kim visit Moscow?" as "Kim visited Moscow"."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from onrecord.knowledge import toml
from onrecord.record.inflecting import past
from onrecord.verbs.asking.deeds import deed_done, deed_named
from onrecord.verbs.asking.opening import Opened, Slot, spoken, with_whom
from onrecord.verbs.asking.words import listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc, Token

Kind = Literal["whether", "who", "what", "when", "where"]
Outlook = Literal["did", "will", "may", "denied", "said"]

ASKING: dict[str, Kind] = {
    "who": "who", "whom": "who", "what": "what", "which": "what", "how": "what", "why": "what",
    "when": "when", "where": "where",
}  # fmt: skip
COMING = frozenset({"will", "would", "shall", "’ll", "'ll"})
MAYBE = frozenset({"may", "might", "could", "can"})
DONE = frozenset({"did", "do", "does", "has", "have", "had", "is", "are", "was", "were", "should"})
AUXILIARIES = COMING | MAYBE | DONE
TELLS = r"(?:says?|said|claims?|claimed|reports?|reported|alleges?|alleged|announce[sd]?|states?|stated|argues?|argued)"
FRAMES: tuple[tuple[re.Pattern[str], Kind, Outlook], ...] = (
    (re.compile(r"(?:is|was|has) it (?:been )?denied that (.+)", re.I), "whether", "denied"),
    (re.compile(r"(?:does|did|has) any(?:one|body) (?:deny|denied) that (.+)", re.I), "whether", "denied"),
    (re.compile(r"(?:is|was|has) it (?:been )?(?:said|reported|claimed|alleged) that (.+)", re.I), "whether", "said"),
    (re.compile(r"(?:does|did|has) any(?:one|body) (?:say|said|claim|claimed) that (.+)", re.I), "whether", "said"),
    (re.compile(r"who (?:denies|denied|has denied) that (.+)", re.I), "who", "denied"),
    (re.compile(rf"who (?:has |have )?{TELLS}(?: that)? (?!responsibility|victory|credit)(.+)", re.I), "who", "said"),
    (re.compile(r"according to (?:whom|who)(?: (?:did|has|have))? (.+)", re.I), "who", "said"),
    (re.compile(r"is it (?:true|known|certain|confirmed) that (.+)", re.I), "whether", "did"),
)


class Worded(NamedTuple):
    """The statement, what of it is asked, and how it is asked about.

    `verb` is where its verb begins, -1 if unknown; `made` says that its subject is no word of the question, `negated`
    that the question asks whether it is not so. `slot` is what is left open, `asked` the words for it ("which |
    sanctions"), `topic` the matter spoken of and `speaker` whose words on it are asked for.
    """

    statement: str
    kind: Kind
    outlook: Outlook
    verb: int = -1
    made: bool = False
    negated: bool = False
    slot: Slot = ""
    asked: str = ""
    topic: str = ""
    speaker: str = ""


@lru_cache(maxsize=1)
def bases() -> frozenset[str]:
    """Verbs that questions ask with, as they stand behind "did"."""
    return frozenset(word for row in toml("asking.toml")["verbs"] for word in row.partition(":")[0].split())


def worded(question: str, parse: "Callable[[str], Doc]") -> Worded:
    """The statement that a question asks about; the words as they stand where they are no question that is known.

    Args:
        question: as the user wrote it.
        parse: gives the grammar of a text (a spaCy pipeline).
    """
    words = " ".join(question.split()).rstrip("?!. ").strip()
    for frame, kind, outlook in FRAMES:
        if framed := frame.fullmatch(words):
            open_ = {"denied": "denier", "said": "speaker"}.get(outlook, "") if kind == "who" else ""
            return Worded(framed[1], kind, outlook, slot=cast("Slot", open_))
    if (opened := spoken(words)) is not None:
        return _spoken(opened, parse)
    if (sided := with_whom(words)) is not None:
        return _with_whom(sided, parse)
    every = [token for token in parse(f"{words}?") if token.text != "?"]
    tokens = [token for token in every if token.dep_ != "neg" or _inner(token)]
    if not tokens:
        return Worded(words, "whether", "did")
    first = tokens[0].lower_
    if first in ASKING:
        found = _asking(tokens, ASKING[first])
    elif first in AUXILIARIES:
        found = _turned(tokens[0], tokens[1:], "whether")
    else:
        return Worded(words, "whether", "did")
    return found._replace(negated=len(tokens) < len(every))


def _inner(token: "Token") -> bool:
    """Whether a "not" is of a deed within another: "promised | not to sell"."""
    at = token.i + 1
    return at < len(token.doc) and token.doc[at].lower_ == "to" and token.head.dep_ in ("xcomp", "ccomp")


def _spoken(opened: Opened, parse: "Callable[[str], Doc]") -> Worded:
    """A question for somebody's words, or for who denies a thing: that thing as a deed, where it is one."""
    if opened.slot != "denier":
        kind: Kind = "what" if opened.slot == "words" else "who"
        return Worded(opened.topic or opened.speaker, kind, "said", **opened._asdict())
    tokens = list(parse(opened.topic))
    deed = deed_done(tokens) or deed_named(tokens)
    if deed is None:
        return Worded(opened.topic, "who", "denied", **opened._asdict())
    subject, rest = deed
    found = Worded(f"{subject} {rest}", "who", "denied", len(subject) + 1, made=subject == "Somebody")
    return found._replace(**opened._asdict())


def _with_whom(sided: tuple[Slot, str, str], parse: "Callable[[str], Doc]") -> Worded:
    """Puts "With whom did Putin meet" as "Putin met with somebody"."""
    slot, rest, preposition = sided
    tokens = [token for token in parse(f"{rest}?") if token.text != "?"]
    if tokens[0].lower_ not in AUXILIARIES:
        return Worded(rest, "who", "did", slot=slot)
    found = _turned(tokens[0], tokens[1:], "who")
    return found._replace(statement=f"{found.statement} {preposition} somebody", slot=slot)


def _asking(tokens: "list[Token]", kind: Kind) -> Worded:
    """A question with "who", "what", "when": what is asked for stands as somebody or something, or not at all."""
    at = next((n for n, token in enumerate(tokens) if n and token.lower_ in AUXILIARIES), len(tokens))
    verb = next((n for n, token in enumerate(tokens) if n and token.pos_ in ("VERB", "AUX")), len(tokens))
    thing = "Somebody" if kind == "who" else "Something"
    counted = len(tokens) > 1 and tokens[0].lower_ == "how" and tokens[1].lower_ in ("many", "much")
    if verb < at or (at + 1 < len(tokens) and _is_verb(tokens, at)):  # it is the subject: "Who has attacked"
        asked = _joined(tokens[1 + counted : min(verb, at)])
        subject = f"Some {asked}" if asked else thing
        rest = tokens[min(verb, at) :]
        outlook = _outlook(tokens[at]) if at < len(tokens) and at <= verb else "did"
        if not counted and tokens[min(verb, at) - 1].lemma_.lower() in toml("asking.toml")["somebody"].split():
            kind = "who"
        slot: Slot = "number" if counted else "actor" if kind == "who" else "thing" if asked else ""
        told = f"{subject} {_joined(rest)}"
        return Worded(told, kind, outlook, len(subject) + 1, made=True, slot=slot, asked=asked)
    if at == len(tokens):
        return Worded(_joined(tokens), kind, "did")
    named = _joined(tokens[1 + counted : at])
    if not counted and named and tokens[at - 1].lemma_.lower() in toml("asking.toml")["somebody"].split():
        kind = "who"
    inner = _turned(tokens[at], tokens[at + 1 :], kind)._replace(slot=_open(kind, named, counted=counted), asked=named)
    if inner.verb < 0 or kind in ("when", "where") or (tokens[0].lower_ in ("how", "why") and not counted):
        return inner
    missing = f"some {named}" if named else thing.lower()
    head, _, behind = inner.statement[inner.verb :].partition(" ")
    return inner._replace(statement=f"{inner.statement[: inner.verb]}{head} {missing} {behind}".strip())


def _open(kind: Kind, named: str, *, counted: bool) -> Slot:
    """What a question leaves open whose subject is told: "whom did", "when did", "how many did"."""
    if kind in ("when", "where"):
        return "time" if kind == "when" else "place"
    return "number" if counted else "recipient" if kind == "who" else "thing" if named else ""


def _is_verb(tokens: "list[Token]", at: int) -> bool:
    """Whether the auxiliary is followed by its verb, with no subject between."""
    behind = tokens[at + 1]
    return behind.tag_ in ("VB", "VBN", "VBG", "VBD") or (
        behind.pos_ == "ADV" and at + 2 < len(tokens) and tokens[at + 2].tag_ in ("VB", "VBN", "VBG")
    )


def _turned(auxiliary: "Token", rest: "list[Token]", kind: Kind) -> Worded:
    """The auxiliary put back before its verb: "Has Kim visited" as "Kim has visited"."""
    outlook = _outlook(auxiliary)
    at = _verb(auxiliary, rest)
    if at is None:
        return Worded(_joined(rest), kind, outlook)
    subject, verb = _joined(rest[:at]), rest[at]
    if not subject:
        return Worded(_joined(rest), kind, outlook)
    if verb.lower_ in toml("asking.toml")["coming"].split() and at + 1 < len(rest) and rest[at + 1].lower_ == "to":
        told, outlook = f"will {_joined(rest[at + 2 :])}", "will"
        return Worded(f"{subject} {told}", kind, outlook, len(subject) + len(" will "))
    if auxiliary.lower_ in ("did", "do", "does"):
        planned = verb.lower_ in ("plan", "intend") and kind == "whether"
        if planned and at + 1 < len(rest) and rest[at + 1].lower_ == "to":
            told = f"will {_joined(rest[at + 2 :])}"
            return Worded(f"{subject} {told}", kind, "will", len(subject) + len(" will "))
        done = "had" if verb.lower_ == "have" else past(verb.lower_)
        told = _joined([verb, *rest[at + 1 :]]).replace(verb.text, done, 1)
        return Worded(f"{subject} {told}", kind, outlook, len(subject) + 1)
    before = f"{subject} {auxiliary.lower_} "
    return Worded(before + _joined(rest[at:]), kind, outlook, len(before))


def _verb(auxiliary: "Token", rest: "list[Token]") -> int | None:
    """Where its verb stands: as the grammar has it, else the first of the form that such an auxiliary takes."""
    form = {"has": "VBN", "have": "VBN", "had": "VBN"}.get(auxiliary.lower_)
    wanted = {form} if form else {"VBN", "VBG"} if auxiliary.lower_ in ("is", "are", "was", "were") else {"VB"}
    wanted |= {"VBD"} if "VBN" in wanted else set()
    places = {token.i: n for n, token in enumerate(rest)}
    head = auxiliary.head
    by_grammar = places[head.i] if head.i in places and places[head.i] and head.tag_ in wanted else None
    if "VB" in wanted:  # short questions are often parsed with the verb as a noun: "the Taliban attack"
        listed = next((n for n, token in enumerate(rest) if n and _may_be_verb(token, rest[n - 1])), None)
        if listed is not None and (by_grammar is None or listed < by_grammar):
            return listed
    if by_grammar is not None:
        return by_grammar
    return next((n for n, token in enumerate(rest) if n and token.tag_ in wanted), None)


def _may_be_verb(token: "Token", before: "Token") -> bool:
    if token.i + 1 < len(token.doc) and token.doc[token.i + 1].lower_ == "to" and token.text in listed("governs"):
        return True
    return token.text in bases() and before.pos_ not in ("DET", "ADJ", "ADP", "PART") and before.dep_ != "poss"


def _outlook(auxiliary: "Token") -> Outlook:
    word = auxiliary.lower_
    return "will" if word in COMING else "may" if word in MAYBE else "did"


def _joined(tokens: "list[Token]") -> str:
    return "".join(token.text_with_ws for token in tokens).strip()
