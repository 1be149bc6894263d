"""The stretch of a sentence that carries an event: the trigger with its subject, its object and what completes them.

The shortest that can be cited by itself: "urged North Korea" without what it was urged to do says nothing. What only
gives time, reason or circumstance stays out, as does a relative clause.
"""

from spacy.tokens import Token

from onrecord.knowledge.plover import SPOKEN
from onrecord.read.arguments import complements, objects, surface_subject
from onrecord.read.grammar import NOMINAL, VERBAL, grammar
from onrecord.read.reading import Mention

COMPLETES = frozenset({"to", "with", "on", "against", "for", "of", "in", "at", "over", "into", "from", "by"})
NEAR = 25  # tokens between a party and the trigger
LONGEST = 45  # tokens
STOPS = frozenset('.?!”"')
JOINED = frozenset({"ADP", "DET", "ADJ", "NUM", "PART", *NOMINAL})
LINKS = frozenset({"ADP", "PUNCT"})
DEEPEST = 8  # steps down the parse


def quoted(
    token: Token, type: str, actors: tuple[Mention, ...], recipients: tuple[Mention, ...] = ()
) -> tuple[int, int]:
    """The first token of the quote and the one after its last.

    Whoever suffers what a noun tells is left out where a verb stands between: "Lavrov rejected | the accusations".
    """
    sent = token.sent
    places = [token.i, *own(token)]
    above = surface_subject(token) if token.pos_ in VERBAL else None
    # A party that stands before the clause's own subject was lent by another event of the sentence.
    first = above.left_edge.i if above is not None and above.i < token.i else sent.start
    of_subject = [m.start for m in actors if above is not None and m.start <= above.i < m.end]
    first = min([first, *of_subject])  # "Côte | d’Ivoire"
    parted = [m for m in recipients if token.pos_ in NOMINAL and _verb_between(token, m)]
    for mention in (*actors, *(m for m in recipients if m not in parted)):
        if mention.end > mention.start and first <= mention.start < sent.end and abs(mention.start - token.i) <= NEAR:
            places += [mention.start, whole(token.doc[mention.end - 1])]
    places += completed(token, type, min(places))
    places = [place for place in places if sent.start <= place < sent.end]
    return min(places), unbroken(token.doc[max(places)]) + 1


def unbroken(last: Token) -> int:
    """The last word with those that make one noun of it: "backs worker | dismissal", "backs pilot firing | over notes".

    In a headline a form in -ing right behind a noun may be the noun that it only describes, so the rest is kept.
    """
    end, sent = whole(last), last.sent
    if end + 1 >= sent.end or sent.text.rstrip()[-1:] in STOPS or last.doc[end].pos_ not in NOMINAL:
        return end
    after = last.doc[end + 1]
    behind = last.doc[end + 2] if end + 2 < sent.end else None
    object_ = behind is not None and not behind.is_space and behind.pos_ not in LINKS
    if after.tag_ != "VBG" or after.dep_ != "acl" or after.head.i != end or object_:
        return end
    end = max(i for i in range(end, after.right_edge.i + 1) if not last.doc[i].is_space)
    while end + 1 < sent.end and last.doc[end].pos_ in JOINED and last.doc[end + 1].pos_ in JOINED:
        end += 1  # "firing over | notes", which the parser may hang elsewhere
    return end


def _verb_between(token: Token, mention: Mention) -> bool:
    first, last = (mention.end, token.i) if mention.end <= token.i else (token.i + 1, mention.start)
    return any(word.pos_ in VERBAL for word in token.doc[first : max(first, last)])


def own(token: Token) -> list[int]:
    """The places of the trigger's auxiliaries, objects and modifiers."""
    if token.pos_ in NOMINAL:
        return [first_of(token)]
    if token.pos_ not in VERBAL:
        return []
    places = [child.i for child in token.children if child.dep_ in {"aux", "auxpass", "neg", "prt"}]
    return places + [place for thing in objects(token) for place in (thing.i, first_of(thing))]


def completed(token: Token, type: str, start: int) -> list[int]:
    """Where the subject begins, and where the objects, the complement or the noun phrase end."""
    places: list[int] = []
    ends = [token] if token.pos_ in NOMINAL else []
    if token.pos_ in VERBAL:
        subject = surface_subject(token)
        if subject is not None and token.i - NEAR <= subject.i < token.i:
            places += [subject.i, first_of(subject)]
        ends = [thing for thing in objects(token) if thing.i > token.i]
        if type in SPOKEN:
            ends += [clause for clause in complements(token) if clause.i > token.i]
        later = [child for child in token.children if child.i > token.i and child.dep_ in {"prep", "dative"}]
        ends += [child for child in later if child.lower_ in COMPLETES]
    return places + [last for end in ends if (last := end_of(end, start + LONGEST)) < start + LONGEST]


def end_of(word: Token, limit: int, depth: int = 0) -> int:
    """Where what belongs to a word's meaning ends."""
    last, links, aside = word.i, grammar()["core_links"], grammar()["circumstances"]
    for child in word.children:
        if child.i < word.i or child.dep_ not in links or child.lower_ in aside or depth > DEEPEST or child.i >= limit:
            continue
        if child.dep_ in {"conj", "cc"} and word.pos_ not in NOMINAL:
            continue
        last = max(last, end_of(child, limit, depth + 1))
    return last


def whole(last: Token) -> int:
    """Where the noun phrase ends in which the word is only an attribute: "on Chinese steel", not "on Chinese"."""
    while last.dep_ in {"amod", "compound", "nmod", "poss"} and last.head.i > last.i and last.head.pos_ in NOMINAL:
        last = last.head
    return last.i


def first_of(noun: Token) -> int:
    """Where the noun's own modifiers begin."""
    return min(
        [noun.i, *(c.left_edge.i for c in noun.children if c.i < noun.i and c.dep_ not in {"punct", "relcl", "cc"})]
    )
