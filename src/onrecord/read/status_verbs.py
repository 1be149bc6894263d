"""How a verb is presented by its own clause: auxiliaries, negation, tense, mood, conditional marks."""

from spacy.tokens import Token

from onrecord.read.status_views import HAPPENED, View, negated, ongoing, planned, possible
from onrecord.read.status_words import words

DURATIONS = frozenset({"days", "weeks", "months", "years", "decades", "hours", "generations"})
DAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "tomorrow", "next", "tonight"}
)
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


def auxiliaries(token: Token) -> list[Token]:
    """The auxiliaries of a verb; a later conjunct without its own takes those of the first."""
    own = [child for child in token.children if child.dep_ in {"aux", "auxpass"}]
    if [aux.tag_ for aux in own] == ["VB"] and token.dep_ == "conj" and token.head.tag_ == "VB":
        return [*(aux for aux in auxiliaries(token.head) if aux.dep_ == "aux"), *own]  # "will have ... and be banned"
    if own or token.dep_ != "conj" or (has_subject(token) and token.tag_ != "VBN"):
        return own
    first = token.head
    if first.pos_ not in {"VERB", "AUX"} or first.tag_ != token.tag_:
        return own
    return auxiliaries(first)


def has_subject(token: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return any(child.dep_ in SUBJECTS for child in token.children)


def negation(token: Token) -> Token | None:
    """The word that negates a verb: "not", "never", a subject with "no", "neither ... nor"."""
    for child in token.children:
        if child.dep_ == "neg" or (child.dep_ in {"advmod", "preconj", "cc"} and _negative(child)):
            if child.lower_ == "no" and child.dep_ != "neg":
                continue
            if child.lower_ == "not" and any(
                part.lower_ == "only" and abs(part.i - child.i) == 1 for part in token.children
            ):
                continue
            return child
        if child.dep_ == "dobj" and child.lower_ in {"none", "nobody"}:
            return child
        if child.dep_ in {"nsubj", "nsubjpass"} and (
            child.lower_ in {"none", "nobody", "nothing", "neither"} or no(child)
        ):
            return child
    if token.dep_ == "conj" and not has_subject(token) and not auxiliaries_own(token):
        cc = [child for child in token.head.children if child.dep_ == "cc"]
        if any(child.lower_ == "but" for child in cc) or token.head.pos_ not in {"VERB", "AUX"}:
            return None
        return negation(token.head) if any(child.lower_ in {"or", "nor"} for child in cc) else None
    return None


def auxiliaries_own(token: Token) -> bool:
    """Whether a verb has auxiliaries of its own."""
    return any(child.dep_ in {"aux", "auxpass"} for child in token.children)


def _negative(token: Token) -> bool:
    return token.lower_ in words("adverbs", "negative")


def no(token: Token) -> Token | None:
    """The determiner "no" or "neither" of a noun, if it has one."""
    return next(
        (c for c in token.children if c.dep_ in {"det", "neg"} and c.lower_ in words("determiners", "negative")), None
    )


def clause(token: Token, *, headline: bool, reported: bool) -> View:
    """The view of a verb by its own clause alone.

    Args:
        token: the verb.
        headline: whether it stands in a headline, where the present tells of the past.
        reported: whether somebody is said to say it, so that "would" is the future of the past.
    """
    marks = auxiliaries(token)
    not_ = negation(token)
    condition = conditional(token)
    modal = next((aux for aux in marks if aux.tag_ == "MD"), None)
    if condition is not None:
        return possible("condition", condition.text, "underspecified", "condition")
    if modal is not None:
        return _modal(token, modal, not_, marks, reported=reported)
    if not_ is not None:
        return negated("negation", not_.text, form="negation")
    adverb = next((c for c in token.children if c.dep_ == "advmod" and c.lower_ in words("adverbs", "possible")), None)
    if adverb is not None:
        return possible("adverb", adverb.text)
    return _tense(token, marks, headline=headline)


def conditional(token: Token) -> Token | None:
    """The mark of a condition or an open question: "if", "unless", "whether", "had Japan shot"."""
    for child in token.children:
        if child.dep_ in {"mark", "advmod"} and child.lower_ in words("conjunctions", "possible"):
            return child
        if child.lower_ in words("conjunctions", "until") and _simple_present(token):
            return child
    subject = next((c for c in token.children if c.dep_ in SUBJECTS), None)
    if token.dep_ == "advcl" and subject is not None:
        return next(
            (
                c
                for c in token.children
                if c.dep_ == "aux" and c.i < subject.i and c.lower_ in {"had", "should", "were"}
            ),
            None,
        )
    if token.dep_ == "conj" and not has_subject(token) and token.head.pos_ in {"VERB", "AUX"}:
        return conditional(token.head)
    return None


def _simple_present(token: Token) -> bool:
    marks = [child for child in token.children if child.dep_ in {"aux", "auxpass"}] or [token]
    return all(mark.tag_ in {"VBZ", "VBP"} for mark in marks)


def _modal(token: Token, modal: Token, not_: Token | None, marks: list[Token], *, reported: bool) -> View:
    word = modal.lower_
    if not_ is not None and word not in {"may", "might", "could"}:
        return negated("negated modal", f"{modal.text} {not_.text}", "future", "negated modal")
    if word in words("auxiliaries", "planned"):
        return planned("future", modal.text)
    if word in words("auxiliaries", "conditional"):
        perfect = any(aux.lemma_ == "have" for aux in marks)
        if reported and not perfect and not _has_condition(token):
            return planned("future of the past", modal.text, "probable", "future of the past")
        return possible("conditional", modal.text, "probable", "conditional")
    if word in words("auxiliaries", "obligation"):
        return possible("obligation", modal.text, "underspecified", "obligation")
    if not_ is None:
        return possible("modal", modal.text, form="modal")
    return View("possible", "negative", "future", "possible", "negated modal", modal.text, "negated modal")


def _has_condition(token: Token) -> bool:
    return any(child.dep_ == "advcl" and conditional(child) is not None for child in token.children)


def _tense(token: Token, marks: list[Token], *, headline: bool) -> View:
    first = marks[0] if marks else token
    if token.tag_ == "VBG" and any(aux.lemma_ == "be" for aux in marks):
        return ongoing("progressive", " ".join(aux.text for aux in marks))
    if any(aux.lower_ == "being" for aux in marks) and token.dep_ != "pcomp":
        return ongoing("progressive", "being")
    if marks and any(aux.lower_ == "to" for aux in marks):
        return planned("headline infinitive", "to") if headline and has_subject(token) else HAPPENED
    lasting = _lasting(token, marks)
    if lasting is not None:
        return ongoing("lasting", lasting.text)
    if headline and not any(child.dep_ == "mark" and child.lower_ in {"as", "while"} for child in token.children):
        return HAPPENED
    if token.tag_ in {"VBZ", "VBP"} and first == token and has_subject(token) and not _past_time(token):
        if token.lemma_ in words("states", "scheduled") and _coming(token):
            return planned("timetable", token.text)
        return View("certain", "positive", "present", "ongoing", "present tense", token.text, "present tense")
    if token.tag_ == "VBN" and first.lower_ in {"is", "are"} and first.dep_ == "auxpass" and not _past_time(token):
        return View("certain", "positive", "present", "ongoing", "present passive", first.text, "present passive")
    still = next((c for c in token.children if c.dep_ == "advmod" and c.lower_ in words("adverbs", "ongoing")), None)
    if still is not None and (first.tag_ in {"VBZ", "VBP"} or token.tag_ == "VBG"):
        return ongoing("adverb", still.text)
    return HAPPENED


def _past_time(token: Token) -> bool:
    """Whether the clause names a time that has gone: "last week", "earlier this month", "three days ago"."""
    return any(
        part.lower_ in {"last", "ago", "earlier", "yesterday"} and part.dep_ in {"amod", "advmod", "npadvmod"}
        for part in token.subtree
    )


def _coming(token: Token) -> bool:
    """Whether the clause names a day, as timetables do: "begins on Monday", "meet next week"."""
    return any(part.lower_ in DAYS for part in token.subtree)


def _lasting(token: Token, marks: list[Token]) -> Token | None:
    """With a perfect: "for years", "since May", unless the object is counted ("three tests since May")."""
    if not any(aux.lemma_ == "have" for aux in marks) and token.tag_ != "VBG":
        return None
    if any(aux.lower_ == "had" for aux in marks):
        return None  # "had been held for nine days": over when it was told
    things = [child for child in token.children if child.dep_ in {"dobj", "nsubjpass"}]
    counted = any(part.dep_ == "nummod" or part.like_num for thing in things for part in thing.children)
    for child in token.children:
        if child.dep_ != "prep" or counted:
            continue
        if child.lower_ == "since":
            return child
        if child.lower_ == "for" and any(part.lower_ in DURATIONS for part in child.children):
            return child
    return None
