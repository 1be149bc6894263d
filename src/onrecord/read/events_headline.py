"""Headlines that the parser took for a noun phrase: "North Korea Fires Missile Over Japan".

Parsers trained on sentences read a headline's verb, capitalised and in the present, as one more noun. Where a word
that may be a verb in the third person follows an actor's name at once, it is read as one: what stands before it acts,
the words up to the next preposition are acted on, and each preposition has the name after it.
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from onrecord.read.events_parties import Parties, unique
from onrecord.read.frames import Frame, index
from onrecord.read.reading import Mention, Reading

ENDINGS = (("ies", "y"), ("shes", "sh"), ("ches", "ch"), ("sses", "ss"), ("xes", "x"), ("s", ""))
MORE = frozenset({"subject", "adverb", "comp_verbs", "comp_words", "needs_comp"})
CLAUSES = frozenset({"as", "after", "while", "before", "amid", "despite", "because", "when", "but"})
BREAKS = frozenset({":", ";", ",", "-", "–", "—", "'", "‘", "’", '"'})


def stem(word: str) -> str | None:
    """The verb of which the word may be the third person singular."""
    for ending, rest in ENDINGS:
        if word.endswith(ending):
            return word[: -len(ending)] + rest
    return None


def headline_verb(reading: Reading, token: Token) -> tuple[Frame, Parties, Parties] | None:
    """The event of a headline's verb that was tagged as a noun, with its parties; None if it is no such verb."""
    if token.pos_ not in {"NOUN", "PROPN", "ADJ"} or token.i == 0:
        return None
    doer = doer_before(reading, token)
    if doer is None or not verbless(token):
        return None
    lemma = stem(token.lower_) or token.lower_
    object_words, after = rest_of(token)
    for frame in index().get(("verb", lemma), ()):
        if frame.after or not fits(frame, object_words, after):
            continue
        recipients = unique(list(recipients_of(reading, frame, token, object_words, after)))
        return frame, (doer,), tuple(m for m in recipients if m.head != doer.head)
    return None


def doer_before(reading: Reading, token: Token) -> Mention | None:
    """The actor whose name ends right before the token, also where the phrase was taken to go on over it."""
    found = reading.mention_at(token.i - 1)
    if found is None or not found.codes:
        return None
    if found.end == token.i:
        return found
    if found.how == "name before noun" and found.start < token.i < found.end:
        words = reading.doc[found.start : token.i]
        return replace(found, end=token.i, head=token.i - 1, text=words.text, name=words.text)
    return None


def verbless(token: Token) -> bool:
    """Whether the sentence has no verb up to the next comma after the token."""
    for word in token.doc[token.sent.start : token.sent.end]:
        if word.pos_ in {"VERB", "AUX"}:
            return False
        if word.i > token.i and (word.text in BREAKS or word.lower_ in CLAUSES):
            return True
    return True


def rest_of(token: Token) -> tuple[list[Token], dict[str, list[Token]]]:
    """The words after the verb up to the first preposition, and those after each preposition."""
    words: list[Token] = []
    after: dict[str, list[Token]] = {}
    current = words
    for word in token.doc[token.i + 1 : token.sent.end]:
        if word.text in BREAKS or word.lower_ in CLAUSES or word.is_space:
            break
        if word.pos_ in {"ADP", "SCONJ"} or word.lower_ in {"over", "at", "on", "in", "into", "with", "to", "for"}:
            current = after.setdefault(word.lower_, [])
        else:
            current.append(word)
    return words, after


def fits(frame: Frame, words: list[Token], after: dict[str, list[Token]]) -> bool:
    """Whether the words acted on are of the frame's classes; other conditions are more than a headline tells."""
    lemmas = {word.lemma_.lower() for word in words} | {word.lower_.rstrip("s") for word in words}
    if MORE & frame.words.keys() or not frame.flags.isdisjoint({"needs_complement", "object_named", "negated"}):
        return False
    if "object" in frame.words and not lemmas & frame.words["object"]:
        return False
    if "not_object" in frame.words and lemmas & frame.words["not_object"]:
        return False
    return "needs_prep" not in frame.words or bool(set(after) & frame.words["needs_prep"])


def recipients_of(
    reading: Reading, frame: Frame, token: Token, words: list[Token], after: dict[str, list[Token]]
) -> Iterator[Mention]:
    """The actors named in the frame's recipient slots."""
    for slot in frame.recipient:
        for word in words if slot == "obj" else after.get(slot, []):
            mention = reading.mention_at(word)
            if mention is not None and mention.codes and mention.start > token.i:
                yield mention
