"""Speech passed on: an outlet that was told, that quotes, that carries a statement, or that is cited.

Each adds a second link to a chain: "Kim told KCNA", "KCNA quoted Kim as saying", "in a statement carried by KCNA",
"the Times reported, citing officials".
"""

from spacy.tokens import Doc, Token

from onrecord.knowledge.folding import speaker_name
from onrecord.read.attribution_cues import Cue, words
from onrecord.read.attribution_frames import Found, subtree
from onrecord.read.attribution_sources import kinds, outlets

RELAY = Cue("relay", "neutral", True)
CLAUSES = frozenset({"ccomp", "advcl"})
CITED = frozenset({"cite", "quote"})


def relays(doc: Doc, found: list[Found], own: str) -> list[Found]:
    """The further links of the chains of speech.

    Args:
        doc: the document.
        found: its attributions so far.
        own: the name of the report's own outlet, whose interviews add no link.
    """
    more: list[Found] = []
    known = {one.head for one in found if one.content and one.source is not None and one.kind.speaks}
    for one in found:
        if not one.kind.speaks or not one.content:
            continue
        cue = doc[one.head]
        outlet = _told(cue, own) or _carrier(cue)
        if outlet is not None:
            content = one.content | _all(cue, one) - {outlet.i}
            more.append(Found(outlet.i, frozenset({outlet.i}), frozenset(content), RELAY, "relay", outlet.i))
        more += [other for other in _cited(cue, one) if other.head not in known]
    return more


def _all(cue: Token, one: Found) -> set[int]:
    return set(one.cue) | (subtree(cue.doc[one.source]) if one.source is not None else set())


def outlet_name(token: Token) -> str | None:
    """The name of the outlet that a token heads, if it is one."""
    start = token.i
    while (
        start > 0
        and token.doc[start - 1].dep_ == "compound"
        and token.doc[start - 1].head.i in range(start, token.i + 1)
    ):
        start -= 1
    name = token.doc[start : token.i + 1].text
    if speaker_name(name) in outlets():
        return name
    kind = kinds().get(token.lower_)
    return name if kind == "media" and token.pos_ == "PROPN" else None


def _told(cue: Token, own: str) -> Token | None:
    """As in "told AFP", "in an interview with the BBC"."""
    for child in cue.children:
        if child.dep_ in {"dobj", "dative"} and cue.lemma_ in {"tell", "email", "text"}:
            name = outlet_name(child)
            if name is not None and not _same(name, own):
                return child
        if child.dep_ == "prep" and child.lower_ in {"in", "to"}:
            found = _interview(child, own)
            if found is not None:
                return found
    return None


def _interview(preposition: Token, own: str) -> Token | None:
    thing = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    if thing is None:
        return None
    for child in thing.children:
        if child.dep_ == "prep" and child.lower_ in {"with", "to", "by", "in"} and thing.lemma_ in words("vehicles"):
            outlet = next((part for part in child.children if part.dep_ == "pobj"), None)
            name = outlet_name(outlet) if outlet is not None else None
            if outlet is not None and name is not None and not _same(name, own):
                return outlet
    return None


def _same(name: str, own: str) -> bool:
    return bool(own) and (speaker_name(name) in speaker_name(own) or speaker_name(own) in speaker_name(name))


def _carrier(cue: Token) -> Token | None:
    """As in "in a statement carried by KCNA"."""
    for preposition in cue.children:
        if preposition.dep_ != "prep":
            continue
        for thing in preposition.children:
            if thing.dep_ != "pobj" or thing.lemma_ not in words("vehicles"):
                continue
            for verb in thing.children:
                if verb.dep_ == "acl" and verb.lemma_ in words("carried"):
                    return next((part for c in verb.children if c.dep_ == "agent" for part in c.children), None)
    return None


def _cited(cue: Token, one: Found) -> list[Found]:
    """As in "reported, citing officials", "quoted Kim as saying"."""
    found = []
    below = [*cue.children, *(part for clause in cue.children if clause.dep_ in CLAUSES for part in clause.children)]
    for child in below:
        if child.lemma_ in CITED and child.tag_ == "VBG" and child.dep_ in {"advcl", "xcomp", "prep", "conj"}:
            cited = next((part for part in child.children if part.dep_ == "dobj"), None)
            if (cited is not None and kinds().get(cited.lemma_.lower()) is not None) or _named(cited):
                assert cited is not None
                content = one.content - subtree(child)
                found.append(Found(cited.i, frozenset({child.i}), content, RELAY, "citing", cited.i))
    if cue.lemma_ in CITED:
        speaker = next((child for child in cue.children if child.dep_ in {"dobj", "nsubjpass"}), None)
        saying = [
            part for child in cue.children if child.dep_ == "prep" and child.lower_ == "as" for part in child.children
        ]
        known = bool(saying) and saying[0].i in one.cue  # "…, he was quoted as saying"
        if speaker is not None and saying and saying[0].tag_ == "VBG" and not known:
            content = one.content - subtree(speaker) - subtree(saying[0].head)
            content |= subtree(saying[0]) - {saying[0].i}
            found.append(Found(speaker.i, frozenset({saying[0].i}), frozenset(content), RELAY, "quoted", saying[0].i))
    return found


def _named(token: Token | None) -> bool:
    return token is not None and token.ent_type_ in {"PERSON", "ORG", "NORP", "GPE"}
