"""The actors that a noun phrase refers to or that a thing belongs to, and those who speak."""

from functools import lru_cache

from spacy.tokens import Token

from onrecord.read.arguments import KEPT, agent, expand, prepositional, text_head
from onrecord.read.frames import grammar
from onrecord.read.reading import Mention, Reading

OFFICIAL = frozenset({"GOV", "MIL", "IGO", "LEG", "PTY", "REB", "COP", "OPP", None})
MODIFIERS = frozenset({"poss", "compound", "amod", "nmod", "nummod", "npadvmod"})
PERSONAL = frozenset({"it", "he", "she", "they", "we", "i"})
Parties = tuple[Mention, ...]
NOBODY: frozenset[str] = frozenset()


def unique(mentions: list[Mention]) -> Parties:
    """Without repetitions of the same codes or words, in order."""
    found: dict[tuple[tuple[str, ...], str], Mention] = {}
    for mention in mentions:
        found.setdefault((mention.codes, "" if mention.codes else mention.text.lower()), mention)
    return tuple(found.values())


def parties_of(reading: Reading, token: Token | None, depth: int = 0) -> Parties:
    """The actors that a noun phrase refers to, or, if it is a thing, those that it belongs to."""
    if token is None or depth > 3:
        return ()
    token = teller(reading, token)
    found: list[Mention] = []
    for head in expand(token):
        found += mentioned(reading, head, depth)
    if depth == 0 and token.dep_.startswith("nsubj"):
        found = [*before_comma(reading, token), *found]
    return unique(found)


def before_comma(reading: Reading, subject: Token) -> list[Mention]:
    """The first of two that a headline joins by a comma: "Colombia, ELN agree to a truce"."""
    at = subject.left_edge.i - 1
    if at <= subject.sent.start or reading.doc[at].text != ",":
        return []
    first = reading.mention_at(at - 1)
    own = reading.mention_at(subject)
    alone = first is not None and first.start == subject.sent.start and first.end == at and bool(first.codes)
    return [first] if first is not None and alone and own is not None and own.codes else []


def teller(reading: Reading, token: Token) -> Token:
    """For a pronoun that stands for nobody yet, who says so: "Riyadh said it would not" is about Riyadh."""
    if token.lower_ not in PERSONAL or token.dep_ not in {"nsubj", "nsubjpass"}:
        return token
    mention = reading.mention_at(token)
    clause = token.head
    if (mention is not None and mention.codes) or clause.dep_ != "ccomp":
        return token
    above = next((child for child in clause.head.children if child.dep_ == "nsubj" and child.i < token.i), None)
    return above if above is not None else token


def mentioned(reading: Reading, head: Token, depth: int) -> list[Mention]:
    """The mention that the head word stands in, else those of what it belongs to."""
    mention = reading.mention_at(head)
    if mention is not None and (mention.codes or depth):
        return [mention]
    belongs: list[Mention] = []
    inner = text_head(head)
    if inner.i != head.i:
        belongs += parties_of(reading, inner, depth + 1)
    if not belongs:
        for child in head.children:
            if (child.dep_ in MODIFIERS and child.pos_ != "PRON") or child.dep_ == "poss":
                belongs += mentioned(reading, child, depth + 1) if depth < 3 and not detached(reading, child) else []
    if not belongs:
        for below in behind(head):
            belongs += parties_of(reading, below, depth + 1)
    if not belongs:
        for name in ("of", "between", "by", "from"):
            for below in prepositional(head, name):
                if reading.mention_at(below) is not None:
                    belongs += parties_of(reading, below, depth + 1)
            if belongs:
                break
    known = [m for m in belongs if m.codes]
    return known or ([mention] if mention is not None else belongs)


def detached(reading: Reading, word: Token) -> bool:
    """Whether the name only tells where a thing was made or goes: "an American-made jet" is not America's."""
    mention = reading.mention_at(word)
    return mention is not None and mention.how == "detached"


def behind(thing: Token) -> list[Token]:
    """Whose a thing is by the participle after it: "drones launched by the Houthis", "hackers working for Kim"."""
    found: list[Token] = []
    for clause in thing.children:
        if clause.dep_ == "acl" and clause.tag_ in {"VBN", "VBG"}:
            maker = agent(clause) if clause.lemma_.lower() in grammar()["making"] else None
            found += [maker] if maker is not None else []
            if clause.lemma_.lower() in grammar()["belonging"]:
                found += [t for name in ("to", "for", "with") for t in prepositional(clause, name)]
    return found


def speakers_of(reading: Reading, token: Token) -> Parties:
    """The innermost speaker to whom the token's words are attributed, where it is an actor."""
    around = [a for a in reading.attributions if any(start <= token.i < end for start, end in a.content)]
    around = [a for a in around if a.source is not None]
    if not around:
        return ()
    inner = min(around, key=lambda a: sum(end - start for start, end in a.content))
    start, end = inner.source or (0, 0)
    return unique([m for m in reading.mentions if start <= m.head < end and m.codes and m.sector in OFFICIAL])


def codes(parties: Parties) -> frozenset[str]:
    """The codes of all parties."""
    if len(parties) < 2:
        return frozenset(parties[0].codes) if parties else NOBODY
    return frozenset(code for mention in parties for code in mention.codes)


@lru_cache(maxsize=KEPT)
def sentence_of(token: Token) -> int:
    """Where the token's sentence begins."""
    return int(token.sent.start)
