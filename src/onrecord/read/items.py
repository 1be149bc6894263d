"""Items: what is sent, sold, signed or tested, with the quantity as the report states it."""

from spacy.tokens import Token

from onrecord.model import Item, Span
from onrecord.read.arguments import expand, objects, prepositional, text_head
from onrecord.read.grammar import NOMINAL, grammar
from onrecord.read.reading import Mention, Reading

CARRYING = frozenset({"AID", "AGREE", "MOBILIZE", "COERCE", "SANCTION", "COOPERATE", "RETREAT"})


def items_at(reading: Reading, token: Token, type: str) -> tuple[Item, ...]:
    """The things that the token's event is about, as the words of the report."""
    if type not in CARRYING:
        return ()
    noun = token.pos_ in NOMINAL
    things = prepositional(token, "of") if noun else objects(token)
    if noun:
        things += [child for child in token.children if child.dep_ == "compound" and child.pos_ == "NOUN"]
    found = [item(reading, head) for thing in things for head in expand(thing)]
    return tuple(dict.fromkeys(one for one in found if one is not None))


def item(reading: Reading, noun: Token) -> Item | None:
    """The noun phrase's name without its quantity, and the quantity; None if it is an actor or a pronoun."""
    inner = text_head(noun)
    if inner.pos_ not in NOMINAL or not real_thing(reading, inner):
        return None
    words = [
        w for w in inner.subtree if w.i <= inner.i and w.dep_ in {"compound", "amod", "nmod"} and w.head.i <= inner.i
    ]
    start = min([inner.i, *(w.i for w in words)])
    name = reading.doc[start : inner.i + 1].text
    return Item(name, quantity(noun, inner), Span(reading.doc[start].idx, inner.idx + len(inner)))


def real_thing(reading: Reading, noun: Token) -> bool:
    """Whether the noun names a thing and not one of the parties."""
    mention = reading.mention_at(noun)
    return mention is None or mention.kind == "adjective" or is_thing(mention)


def is_thing(mention: Mention) -> bool:
    """Whether the words name a ship, a vehicle or a weapon: whose it is, they do not say."""
    return mention.text.lower().split()[-1].rstrip("s") in grammar()["craft"]


def quantity(noun: Token, inner: Token) -> str | None:
    """Numbers and measures before the thing: "300 tons of rice", "dozens of tanks", "1,000 shells"."""
    if noun.i != inner.i:
        counted = [
            c
            for c in noun.lefts
            if c.dep_ in {"nummod", "quantmod", "det", "amod", "advmod"} and c.lower_ not in {"the", "a", "an"}
        ]
        start = min([noun.i, *(c.left_edge.i for c in counted)])
        return noun.doc[start : noun.i + 1].text
    counted = [c for c in noun.lefts if c.dep_ == "nummod"]
    if not counted:
        return None
    last = counted[-1]
    return noun.doc[last.left_edge.i : last.i + 1].text
