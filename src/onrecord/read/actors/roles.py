"""Nouns for actors and the state they belong to by the words around them: "Russian officials", "police in Kabul"."""

from typing import NamedTuple

from spacy.tokens import Doc, Token

from onrecord.knowledge.actors import UNIONS, is_state, lexicon
from onrecord.read.actors.gazetteer import Hit, role_nouns
from onrecord.read.actors.places import country_of_place
from onrecord.read.ways import How, What

OPPOSED = frozenset({"anti", "pro", "non", "ex", "post", "pre"})
INNER = frozenset(
    {"amod", "compound", "nmod", "poss", "nummod", "punct", "case", "det", "conj", "cc", "npadvmod", "appos"}
)
OF = frozenset({"of", "for"})
IN = frozenset({"in", "at", "from"})
PLACE_KINDS = frozenset({"state", "capital", "region", "metonym"})
# Peoples without an army of their own: their fighters are theirs.
STATELESS = frozenset({"PSE", "ESH"})
# Whose allies are others than themselves.
STATES = frozenset({"state", "capital", "metonym", "organisation"})
BELONGS = frozenset({"person", "people", "body", "force", "asset"})


# How far after its fighters a group is named, and the words between.
GROUP_REACH = 6
JOINS = frozenset(
    {"of", "from", "with", "to", "in", "loyal", "linked", "allied", "affiliated", "belonging", "tied", "aligned"}
)

Told = tuple[tuple[str, ...], How]  # codes, and how the words gave them


class Role(NamedTuple):
    """A noun phrase headed by a word for an actor: tokens `start` to `end`, its head, what its words tell."""

    start: int
    end: int
    head: int
    what: What
    sector: str
    codes: tuple[str, ...]
    how: How


def nominal(token: Token) -> bool:
    """Whether the tagger sees a noun, or a word that could be one."""
    return token.pos_ in ("NOUN", "PROPN", "PRON") or token.tag_ in ("NN", "NNS", "NNP", "NNPS")


def detached(doc: Doc, hit: Hit) -> bool:
    """Whether a known name only modifies: "Iran-backed", "anti-American", "Tokyo-based"."""
    words = doc[hit.end - 1].text.lower().rpartition("-")
    if words[2] in lexicon("detached") and words[0]:
        return True
    if hit.start >= 2 and doc[hit.start - 1].text in "-–" and doc[hit.start - 2].lower_ in OPPOSED:
        return True
    if doc[hit.start].lower_.partition("-")[0] in OPPOSED and "-" in doc[hit.start].text:
        return True
    after = hit.end
    hyphen = after < len(doc) and doc[after].text in "-–"
    after += hyphen
    if after >= len(doc) or doc[after].lower_ not in lexicon("detached"):
        return False
    return hyphen or doc[after].dep_ == "amod"


def left_edge(head: Token) -> int:
    """Where the noun phrase of the head begins, modifiers of the head's left side only."""
    start = min([child.left_edge.i for child in head.lefts if child.dep_ in INNER], default=head.i)
    while start < head.i and (head.doc[start].is_punct or head.doc[start].is_space):
        start += 1
    return start


def find(doc: Doc, hits: list[Hit]) -> list[Role]:
    """The role phrases of a document, in order of their heads."""
    nouns = role_nouns()
    covered = {index for hit in hits for index in range(hit.start, hit.end)}
    at = {index: hit for hit in hits for index in range(hit.start, hit.end)}
    roles = []
    for token in doc:
        if token.i in covered:
            continue
        entry = nouns.get(token.lower_)
        if entry is None and "-" in token.text:
            entry = nouns.get(token.lower_.rpartition("-")[2])
        if entry is None or not nominal(token):
            continue
        if _modifier(token, nouns) or (token.lower_ == "force" and not any(True for _ in token.lefts)):
            continue  # "promised not to use force"
        roles.append(_role(doc, token, entry, at))
    return roles


def _modifier(token: Token, nouns: dict[str, tuple[What, str]]) -> bool:
    """Whether the noun only modifies another that is no actor: "missile launch", "police station"."""
    head = token.head
    if token.dep_ not in ("compound", "nmod") or head.i < token.i or head.pos_ not in ("NOUN", "PROPN"):
        return False
    return head.lower_ not in nouns if nouns[token.lower_.rpartition("-")[2]][0] == "person" else head.pos_ == "NOUN"


def _role(doc: Doc, token: Token, entry: tuple[What, str], at: dict[int, Hit]) -> Role:
    what, sector = entry
    start = left_edge(token)
    before = _unique(at[i] for i in range(start, token.i) if i in at)
    before = [hit for hit in before if hit.facts.kind not in ("not", "bloc") and not detached(doc, hit)]
    if not before and token.i and token.i - 1 in at:
        near = at[token.i - 1]
        if near.facts.kind in ("adjective", "state", "group", "organisation", "organ") and not detached(doc, near):
            before, start = [near], near.start
    if before:
        codes, how = _from_left(doc, before)
        if token.lower_ in lexicon("many_bonds") and all(hit.facts.kind in STATES for hit in before):
            codes = tuple(dict.fromkeys(hit.facts.code for hit in before if hit.facts.code in UNIONS))
        if sector == "REB" and token.lower_ in lexicon("rebels") and not token.lower_.startswith("bomber"):
            stateless = [code for code in codes if not is_state(code) or code in STATELESS]
            codes, how = tuple(stateless), how if stateless else "armed group in a state"
            if not codes:
                codes, how = _group_after(token, at) or (codes, how)
        group = next((hit.facts for hit in before if hit.facts.kind == "group"), None)
        organ = next((hit.facts for hit in before if hit.facts.kind in ("organ", "metonym")), None)
        sector = group.sector if group else organ.sector if organ and what == "person" and organ.sector else sector
        return Role(start, token.i + 1, token.i, what, sector, codes, how)
    codes, how = _from_right(doc, token, what, at)
    if what == "person" and not codes and _of_rebels(token):
        return Role(start, token.i + 1, token.i, what, "REB", (), "of an armed group")
    if sector == "REB":
        rebel = tuple(code for code in codes if not is_state(code) or code in STATELESS)
        codes, how = _group_after(token, at) or (rebel, how if rebel else "armed group in a state")
    return Role(start, token.i + 1, token.i, what, sector, codes, how)


def _of_rebels(token: Token) -> bool:
    """Whether it is somebody of fighters without a name: "a spokesman for the rebels"."""
    return any(
        target.dep_ == "pobj" and target.lower_ in lexicon("rebels")
        for child in token.rights
        if child.dep_ == "prep" and child.lower_ in OF
        for target in child.children
    )


def _group_after(token: Token, at: dict[int, Hit]) -> Told | None:
    """The armed group named after its fighters: "rebels from the ELN", "gunmen loyal to Boko Haram"."""
    for index in range(token.i + 1, min(token.i + GROUP_REACH, token.sent.end)):
        word, hit = token.doc[index], at.get(index)
        if hit is not None:
            return ((hit.facts.code,), "group after noun") if hit.facts.kind == "group" and hit.facts.code else None
        if word.lower_ not in JOINS and word.pos_ not in ("DET", "ADJ", "NOUN"):
            return None
    return None


def _unique(hits: object) -> list[Hit]:
    return list(dict.fromkeys(hits))  # type: ignore[call-overload]


def _from_left(doc: Doc, hits: list[Hit]) -> Told:
    """Codes of the names in front of a role noun: a group before a state, the possessor before others."""
    groups = [hit for hit in hits if hit.facts.kind == "group"]
    if groups and not any(hit.facts.kind == "group" and _possessive(doc, hit) for hit in hits[:-1]):
        return (groups[-1].facts.code,), "group before noun"
    owners = [hit for hit in hits if _possessive(doc, hit)]
    if owners:
        last = owners[-1]
        return _joined(doc, hits[: hits.index(last) + 1]), "possessor"
    return _joined(doc, hits), "name before noun"


def _possessive(doc: Doc, hit: Hit) -> bool:
    after = hit.end
    return after < len(doc) and doc[after].tag_ == "POS"


def _joined(doc: Doc, hits: list[Hit]) -> tuple[str, ...]:
    """The code nearest the noun's owner; several where the names are coordinated ("Afghan and German forces")."""
    kept = [hits[-1]]
    for hit in reversed(hits[:-1]):
        between = [word.lower_ for word in doc[hit.end : kept[0].start]]
        if between and all(word in ("and", ",", "-", "/", "–", "'s", "’s", "&", "or") for word in between):
            kept.insert(0, hit)
    if len(kept) == 1 and len(hits) > 1:
        # "Chinese UN ambassador", "Indian UN peacekeepers": the state that sends comes first.
        first = hits[0].facts
        if first.kind in ("state", "adjective") and kept[0].facts.kind == "organisation":
            kept = [hits[0]]
    return tuple(dict.fromkeys(code for hit in kept if (code := hit.facts.code)))


def _from_right(doc: Doc, token: Token, what: What, at: dict[int, Hit]) -> Told:
    """Codes by "of", "for" or "in" after the noun: "president of Mali", "police in Kabul"."""
    for child in token.rights:
        if child.dep_ != "prep" or child.i - token.i > 8:
            continue
        for target in child.children:
            if target.dep_ not in ("pobj", "pcomp"):
                continue
            if child.lower_ in OF and what in BELONGS:
                codes = _of(doc, target, at, persons=what == "body")
                if codes and (child.lower_ == "of" or what in ("person", "body")):
                    return codes, "name after of"
            if child.lower_ in IN and what in ("person", "people", "body", "force"):
                country = _place(doc, target, at)
                if country:
                    return (country,), "place after in"
    return (), "noun alone"


def _of(doc: Doc, target: Token, at: dict[int, Hit], *, persons: bool) -> tuple[str, ...]:
    codes: list[str] = []
    for word in (target, *target.conjuncts):
        hit = at.get(word.i)
        if hit is None:
            hit = next((at[i] for i in range(left_edge(word), word.i) if i in at), None)
        # "The government of President Bashar al-Assad", but not "a critic of Assad".
        apart = hit is not None and (detached(doc, hit) or (hit.facts.kind == "person" and not persons))
        if hit is not None and hit.facts.code and not apart:
            codes.append(hit.facts.code)
        elif hit is None and word.ent_type_ in ("GPE", "LOC"):
            country = country_of_place(_entity_text(doc, word))
            if country:
                codes.append(country)
    return tuple(dict.fromkeys(codes))


def _place(doc: Doc, target: Token, at: dict[int, Hit]) -> str | None:
    hit = at.get(target.i) or next((at[i] for i in range(left_edge(target), target.i) if i in at), None)
    if hit is not None:
        kinds = PLACE_KINDS | {"adjective"}
        return hit.facts.code if hit.facts.kind in kinds and hit.facts.code not in ("EUU", "UNO") else None
    if target.ent_type_ in ("GPE", "LOC"):
        return country_of_place(_entity_text(doc, target))
    return None


def _entity_text(doc: Doc, token: Token) -> str:
    start, end = token.i, token.i + 1
    while start and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return str(doc[start:end].text)
