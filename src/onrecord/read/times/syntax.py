"""How far a time expression is from dating a word, by the parse; some ways are barred."""

from spacy.tokens import Token

from onrecord.read.reading import TimeMention
from onrecord.read.times.dates import lexicon
from onrecord.read.times.tenses import VERBS

ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "oprd", "dative", "agent", "pobj", "prep", "compound",
                        "poss", "conj", "appos", "nmod", "amod", "acomp"})  # fmt: skip


_SHARED = frozenset({"advcl", "conj", "acl", "xcomp", "relcl", "ccomp", "pcomp", "dep", "prep", "parataxis"})


def cost_of(mention: TimeMention, anchor: Token, trigger: Token, past: bool) -> int | None:
    """How far the time expression, of days that are over or not, is from dating the trigger; None if it does not."""
    if mention.start <= trigger.i < mention.end:
        return 0
    if anchor.i == trigger.i:
        return 0
    up = _path(trigger, anchor)
    if up is not None:
        return _descend(up, anchor)
    down = _path(anchor, trigger)
    if down is not None:
        return None if _names(mention, anchor, trigger) else _ascend(down, past)
    if trigger.dep_ == "conj" and trigger.pos_ in VERBS and mention.end <= trigger.head.i:
        fronted = _path(anchor, trigger.head)
        cost = _ascend(fronted, past) if fronted else None
        return cost + 2 if cost is not None else None
    return None


def _names(mention: TimeMention, anchor: Token, trigger: Token) -> bool:
    """Whether an expression tells which thing is meant, not when the verb took place: "left the 2015 accord"."""
    return (
        mention.end <= anchor.i
        and anchor.pos_ in {"NOUN", "PROPN"}
        and (anchor.dep_ == "dobj" or (anchor.dep_ == "pobj" and anchor.head.lower_ in lexicon("naming")))
        and trigger.pos_ in VERBS
        and trigger.lemma_ not in lexicon("light")
    )


def _path(low: Token, high: Token) -> list[Token] | None:
    """The tokens from one up to, not including, another above it; None if it is not above."""
    path, token = [], low
    while token.i != high.i:
        path.append(token)
        if token.head.i == token.i:
            return None
        token = token.head
    return path


def _descend(path: list[Token], anchor: Token) -> int | None:
    """The trigger lies below the dated word: an argument or a dependent clause of it."""
    cost = 1
    if path[0].pos_ not in VERBS and anchor.pos_ in VERBS:
        return _noun_under(path, anchor)
    for token in path:
        if token.dep_ in {"ccomp", "parataxis"} or (token.dep_ == "xcomp" and _infinitive(token)):
            if token.head.i == anchor.i and anchor.lemma_ not in lexicon("telling") and token.dep_ == "ccomp":
                cost += 3
            elif token.dep_ == "xcomp" and token.head.lemma_ in lexicon("aspect"):
                cost += 1
            else:
                return None
        elif token.dep_ in {"relcl", "advcl", "acl", "pcomp"}:
            if _infinitive(token) or _barred(token):
                return None
            cost += 3 if token.tag_ in {"VBG", "VBN"} else 4
        elif token.dep_ in ARGUMENTS or token.dep_ in _SHARED:
            cost += 1
        else:
            return None
    return cost


def _barred(clause: Token) -> bool:
    """Whether a clause tells of another time than the one it hangs on: "after", "since", "if"."""
    marks = [clause.head, *clause.children] if clause.dep_ == "pcomp" else list(clause.children)
    return any(mark.lower_ in lexicon("barriers") for mark in marks if mark.i < clause.i)


def _noun_under(path: list[Token], verb: Token) -> int | None:
    """An event noun among a dated verb's arguments: dated with it if the verb is light and the noun is its own."""
    top = path[-1]
    nested = [t for t in path if t.dep_ not in {"conj", "compound", "amod", "poss", "nmod"}]
    if top.dep_ in {"ccomp", "advcl", "relcl", "xcomp"} or top.dep_ not in ARGUMENTS:
        return None
    if top.dep_ == "prep":
        nested = nested[:-1]
    if any(t.pos_ in VERBS for t in path):
        return None
    if len(nested) > 1 or _about(verb.lemma_) or (top.dep_ == "prep" and verb.lemma_ not in lexicon("light")):
        return None
    return 1 + len(path)


def _about(verb: str) -> bool:
    """Whether a verb is about its object's event rather than that event taking place."""
    return verb in lexicon("about") or (verb in lexicon("telling") and verb not in {"hear", "see"})


def _ascend(path: list[Token], past: bool) -> int | None:
    """The dated word lies below the trigger: one of its arguments, or a clause that shares its time."""
    cost = 1
    for index, token in enumerate(path):
        more = _clause_up(token, index + 1 == len(path), past) if token.pos_ in VERBS else None
        if token.pos_ not in VERBS and token.dep_ in ARGUMENTS and not _gives_reason(token):
            more = 2
        if more is None:
            return None
        cost += more
    return cost


def _gives_reason(word: Token) -> bool:
    """Whether a preposition leads from a noun to another event: "a revenge attack for strikes this month"."""
    return word.dep_ == "prep" and word.head.pos_ == "NOUN" and word.lower_ in lexicon("reasons")


def _clause_up(verb: Token, last: bool, past: bool) -> int | None:
    """What it costs a time to leave its clause for the one above; None if it stays there.

    Days that are over are not those of an intention: in "joined the mission to escort ships on Monday" they are the
    joining's.
    """
    if _infinitive(verb) and verb.dep_ in {"acl", "relcl", "advcl", "xcomp"}:
        if verb.dep_ == "xcomp" and verb.head.lemma_ in lexicon("aspect"):
            return 3
        return 4 if past else None
    if verb.dep_ in {"relcl", "acl"}:
        return 1 if last and (verb.lemma_ in lexicon("light") or verb.tag_ == "VBN") else None
    if verb.dep_ in {"xcomp", "conj"}:
        return 3
    if verb.dep_ == "prep" and verb.lower_ == "following":
        return 2
    if verb.dep_ == "ccomp" and verb.tag_ == "VB" and verb.head.lemma_ in lexicon("letting"):
        return 2
    if verb.dep_ == "advcl" and verb.i < verb.head.i and not _barred(verb):
        words = {child.lower_ for child in verb.children}
        return 4 if words & lexicon("meanwhile") or verb.tag_ == "VBG" else None
    if verb.dep_ == "pcomp" and verb.head.lower_ in lexicon("meanwhile"):
        return 2
    return None


def _infinitive(token: Token) -> bool:
    return any(child.tag_ == "TO" for child in token.children)
