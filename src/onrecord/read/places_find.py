"""Where a report names places: the parser's entities, and names in locative positions that the gazetteer knows."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from spacy.tokens import Doc, Token

from onrecord.knowledge.folding import place_name
from onrecord.read.places_names import abbreviations, adjectives, areas, candidates, countries, lexicon, postal

PLACE_LABELS = frozenset({"GPE", "LOC"})


How = Literal[
    "entity", "abbreviation", "postal", "kind", "dateline", "located", "listed", "repeated", "adjective"
]  # fmt: skip


class Toponym(NamedTuple):
    """Tokens that name a place, as written, and how they were found."""

    start: int
    end: int
    name: str
    how: How


def toponyms(doc: Doc) -> list[Toponym]:
    """The names of places in a text, in order, none overlapping another."""
    found: dict[int, Toponym] = {}
    taken: set[int] = set()
    capitals = [token for token in doc if token.text[0].isupper()]
    for top in (*_entities(doc), *_abbreviated(doc, capitals), *_with_kind(doc, capitals)):
        _add(top, found, taken)
    for top in _located(doc, _runs(capitals, taken)):
        _add(top, found, taken)
    for top in _listed(doc, found, _runs(capitals, taken)):
        _add(top, found, taken)
    names = {top.name for top in found.values() if len(top.name) > 3}
    for top in _repeated(doc, names, capitals):
        _add(top, found, taken)
    return [found[start] for start in sorted(found)]


def _add(top: Toponym, found: dict[int, Toponym], taken: set[int]) -> None:
    tokens = range(top.start, top.end)
    if not taken.intersection(tokens):
        found[top.start] = top
        taken.update(tokens)


def _entities(doc: Doc) -> Iterator[Toponym]:
    for entity in doc.ents:
        if entity.label_ not in PLACE_LABELS and entity.label_ != "FAC":
            continue
        start, end = entity.start, entity.end
        while start < end and _at_edge(doc[start]) and not _whole_name(doc, start, end):
            start += 1
        while end > start and _at_edge(doc[end - 1]):
            end -= 1
        if start < end:
            start = _with_saint(doc, start, end)
        if start == end or not any(char.isupper() for char in doc[start:end].text):
            continue
        name = doc[start:end].text
        if entity.label_ == "FAC" and not candidates(name):
            continue
        if _no_name(name):
            continue
        yield from _split(doc, start, _hyphened(doc, start, end), "entity")


def _at_edge(token: Token) -> bool:
    return token.is_space or token.lower_ in lexicon("edge")


def _whole_name(doc: Doc, start: int, end: int) -> bool:
    """Whether a word that mostly is no part of a name is one here: "Northern Ireland", "Western Cape"."""
    name = doc[start:end].text
    return not name.lower().startswith(("the ", "a ")) and any(entry.kind in "ACL" for entry in candidates(name))


def _with_saint(doc: Doc, start: int, end: int) -> int:
    """Where a name that the parser parted from its "St." or "Fort" begins."""
    before = doc[start - 1].text.lower() if start else ""
    if before in {"st.", "ste.", "mt.", "ft.", "saint", "fort", "mount", "port"} and doc[start - 1].text[0].isupper():
        return start - 1 if candidates(doc[start - 1 : end].text) else start
    return start


def _no_name(name: str) -> bool:
    """Whether words are no toponym: "the North", "EU", "Malian"."""
    lower = name.lower()
    if lower in lexicon("bare"):
        return True
    if place_name(name) in countries() or place_name(name) in areas():
        return False
    return lower in adjectives() or (name.isupper() and len(name) < 4)


def _hyphened(doc: Doc, start: int, end: int) -> int:
    """Where a name that runs on over hyphens ends: "Mazar-i-Sharif"."""
    longer = end
    while (
        longer + 1 < len(doc) and doc[longer].text in {"-", "e", "i", "-i-", "-e-"} and not doc[longer - 1].whitespace_
    ):
        longer += 2
        if candidates(doc[start:longer].text):
            end = longer
    return end


def _split(doc: Doc, start: int, end: int, how: How) -> Iterator[Toponym]:
    """One toponym, or two where the parser joined "Dayton, Ohio"."""
    for i in range(start + 1, end - 1):
        if doc[i].text == "," and candidates(doc[start:i].text):
            yield Toponym(start, i, doc[start:i].text, how)
            yield from _split(doc, i + 1, end, how)
            return
    name = doc[start:end].text
    if not candidates(name) and how == "entity" and not _stands_as_place(doc, start, end):
        return
    yield Toponym(start, end, name, how)


def _stands_as_place(doc: Doc, start: int, end: int) -> bool:
    """Whether the words around a name that the gazetteer lacks make it a place."""
    if end - start > 1 or (end < len(doc) and doc[end].lower_ in lexicon("kinds")):
        return True
    return doc[start].ent_type_ == "LOC" or bool(start and doc[start - 1].lower_ in lexicon("strict"))


def _abbreviated(doc: Doc, capitals: list[Token]) -> Iterator[Toponym]:
    """Short forms of divisions: "Dayton, Ohio", "Charleston, W.Va.", "Dayton, OH 45402"."""
    for token in capitals:
        text = token.text
        if not 1 < len(text) < 8 or token.i == 0:
            continue
        before = doc[token.i - 1]
        if text.lower() in abbreviations() and text.endswith("."):
            if before.text == "," or text.count(".") > 1 or before.lower_ in lexicon("strict"):
                yield Toponym(token.i, token.i + 1, text, "abbreviation")
        elif before.text == "," and text in postal() and token.i > 1 and doc[token.i - 2].text[0].isupper():
            yield Toponym(token.i, token.i + 1, text, "postal")


def _with_kind(doc: Doc, capitals: list[Token]) -> Iterator[Toponym]:
    """Names with their kind: "Laurel County", "Rapides Parish", also within a longer name."""
    for token in capitals:
        if token.text in {"County", "Parish", "Co.", "Province", "District", "Township", "Island"} and token.i:
            start = token.i
            while start and _name_like(doc[start - 1]) and token.i - start < 4:
                start -= 1
            for first in range(start, token.i):
                name = doc[first : token.i + 1].text
                if candidates(name):
                    yield Toponym(first, token.i + 1, name, "kind")
                    break
        elif token.text == "County" and token.i + 1 < len(doc) and _name_like(doc[token.i + 1]):
            yield Toponym(token.i, token.i + 2, doc[token.i : token.i + 2].text, "kind")


def _name_like(token: Token) -> bool:
    return token.text == "St." or (token.text[0].isupper() and token.pos_ in {"PROPN", "NOUN", "ADJ", "X"})


def _runs(capitals: list[Token], taken: set[int]) -> list[tuple[int, int]]:
    """Stretches of capitalised words that are in no toponym yet."""
    runs: list[tuple[int, int]] = []
    for token in capitals:
        named = token.pos_ in {"PROPN", "NOUN", "ADJ", "X"} and token.text[-1].isalnum()
        if token.i in taken or not (named or token.text.endswith(".")):
            continue
        if runs and runs[-1][1] == token.i:
            runs[-1] = runs[-1][0], token.i + 1
        else:
            runs.append((token.i, token.i + 1))
    return runs


def _located(doc: Doc, runs: list[tuple[int, int]]) -> Iterator[Toponym]:
    """Names after a preposition of place, or before a comma and a division, that the gazetteer knows."""
    for start, end in runs:
        before = doc[start - 1].lower_ if start else ""
        after = doc[end].text if end < len(doc) else ""
        name = doc[start:end].text
        label = doc[start].ent_type_
        if label == "PERSON" and end - start > 1 and before != "in":
            continue
        in_state = after == "," and end + 1 < len(doc) and _is_division(doc, end + 1)
        strict = before in lexicon("strict") and label not in _NOT_PLACES
        strict = strict or (before == "in" and label in {"ORG", "PERSON"} and _whole(doc, start, end))
        strict = strict or (after.lower() in lexicon("inhabitants") and label in {"", "ORG", "PERSON", "NORP"})
        dateline = name.isupper() and len(name) > 4 and after in {"-", "--", "—", "–", ":"} and _begins(doc, start)
        if dateline and _known(name.title(), certain=False):
            yield Toponym(start, end, name, "dateline")
        if not (in_state or strict or (before in lexicon("locative") and label in {"", "PERSON"} and len(name) > 4)):
            continue
        if len(name) > 2 and not name.isupper() and _known(name, in_state or strict):
            yield Toponym(start, end, name, "located")


def _listed(doc: Doc, found: dict[int, Toponym], runs: list[tuple[int, int]]) -> Iterator[Toponym]:
    """Names joined to a toponym by a comma or "and": "Mosul and Erbil", "Kingman, Larned and Pratt"."""
    edges = {top.end for top in found.values()} | {-top.start for top in found.values()}
    for start, end in runs:
        label = doc[start].ent_type_
        left = start > 1 and doc[start - 1].lower_ in _JOINTS and start - 1 in edges
        right = end + 1 < len(doc) and doc[end].lower_ in _JOINTS and -(end + 1) in edges
        if not (left or right) or label in _NOT_PLACES or (label == "PERSON" and end - start > 1):
            continue
        name = doc[start:end].text
        if len(name) > 3 and not name.isupper() and _known(name, certain=left and right):
            edges |= {end, -start}
            yield Toponym(start, end, name, "listed")


_JOINTS = frozenset({",", "and", "or", "&"})
_NOT_PLACES = frozenset({"EVENT", "WORK_OF_ART", "DATE", "LAW", "PRODUCT", "NORP", "ORG", "CARDINAL", "MONEY"})


def _known(name: str, certain: bool) -> bool:
    found = () if _no_name(name) else candidates(name)
    return bool(found) and (certain or found[0].population >= 5000)


def _whole(doc: Doc, start: int, end: int) -> bool:
    """Whether the words are an entity as they stand, not part of a longer one."""
    return doc[start].ent_iob_ == "B" and (end == len(doc) or doc[end].ent_iob_ != "I")


def _begins(doc: Doc, start: int) -> bool:
    """Whether a token begins a sentence or follows a full stop."""
    return (
        start == 0 or doc[start].is_sent_start is True or doc[start - 1].text in {".", "\n"} or doc[start - 1].is_space
    )


def _is_division(doc: Doc, index: int) -> bool:
    token = doc[index]
    text = token.text
    if text.lower() in abbreviations() or text in postal():
        return True
    if not text[0].isupper():
        return False
    return any(e.kind in "AC" for width in (2, 1) for e in candidates(doc[index : index + width].text))


def _repeated(doc: Doc, names: set[str], capitals: list[Token]) -> Iterator[Toponym]:
    """Further mentions of a name that is a place elsewhere in the report, standing alone or before a common noun."""
    if not names:
        return
    firsts: dict[str, list[list[str]]] = {}
    for name in names:
        words = name.split()
        firsts.setdefault(words[0].lower(), []).append(words)
    for token in capitals:
        for words in firsts.get(token.lower_, ()):
            end = token.i + len(words)
            span = doc[token.i : end]
            if end > len(doc) or [w.lower_ for w in span] != [w.lower() for w in words]:
                continue
            if any(w.ent_type_ == "PERSON" for w in span) and _neighbour_name(doc, token.i, end):
                continue
            yield Toponym(token.i, end, " ".join(words), "repeated")


def _neighbour_name(doc: Doc, start: int, end: int) -> bool:
    """Whether the words are part of a longer name of a person."""
    left = start > 0 and doc[start - 1].ent_type_ == "PERSON" and doc[start].ent_iob_ == "I"
    right = end < len(doc) and doc[end].ent_type_ == "PERSON" and doc[end].ent_iob_ == "I"
    return left or right
