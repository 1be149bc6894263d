"""Speakers at the end of a sentence that the parser took for something else: "... near the Shoal, Manila said".

A name after a comma is often read as an apposition to the noun before it, which leaves "said" without a subject. The
order of the words is plain all the same: what stands between the last comma and a verb of saying is who speaks.
"""

from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.read.attribution_cues import Cue, verbs
from onrecord.read.attribution_frames import Found
from onrecord.read.attribution_sources import NAMED, kinds

TENSED = frozenset({"VBD", "VBZ", "VBP"})
LONGEST = 9  # tokens of a speaker's name
WITHIN = frozenset({"DET", "ADJ", "PROPN", "NOUN", "ADP", "PART", "PUNCT", "NUM"})
TIMES = frozenset({"DATE", "TIME"})
ADJUNCTS = frozenset({"on", "in", "at", "late", "early", "earlier", "later", "to", "during", "after"})


def trailing(doc: Doc, found: list[Found]) -> list[Found]:
    """The attributions, those of a verb of saying at a sentence's end with the speaker that stands before it."""
    at = {one.head: number for number, one in enumerate(found)}
    out = list(found)
    for token in doc:
        cue = verbs().get(token.lemma_.lower()) if token.tag_ in TENSED else None
        if cue is None or cue.kind != "report" or "quote" not in cue.frames:
            continue
        known = out[at[token.i]] if token.i in at else None
        if known is not None and known.source is not None and known.content:
            continue
        made = _at_end(token, cue)
        if made is None:
            continue
        if known is None:
            out.append(made)
        else:
            out[at[token.i]] = replace(known, source=made.source, content=known.content - named(made) or made.content)
    return out


def named(one: Found) -> frozenset[int]:
    """The tokens between the content and the verb: the comma and the speaker."""
    return frozenset(range(max(one.content) + 1, one.head))


def _at_end(token: Token, cue: Cue) -> Found | None:
    doc, sent = token.doc, token.sent
    if not _closes(token):
        return None
    comma = token.i - 1
    while comma > sent.start and doc[comma].text != "," and token.i - comma <= LONGEST:
        if doc[comma].pos_ not in WITHIN:
            return None
        comma -= 1
    if doc[comma].text != "," or comma == token.i - 1 or comma - sent.start < 3:
        return None
    if not any(part.tag_ in TENSED or part.tag_ == "MD" for part in doc[sent.start : comma]):
        return None
    inside = list(doc[comma + 1 : token.i])
    link = next((part.i for part in inside if part.pos_ == "ADP"), token.i)
    head = doc[link - 1]
    speaker = head.ent_type_ in NAMED or kinds().get(head.lower_) is not None
    if head.pos_ not in {"NOUN", "PROPN"} or not speaker:
        return None
    content = frozenset(range(sent.start, comma))
    return Found(head.i, frozenset({token.i}), content, cue, f"verb {cue.kind} trailing", token.i, verbal=True)


def _closes(token: Token) -> bool:
    """Whether nothing but time, place and end mark follows: "said on Saturday."."""
    after = token.i + 1
    end = token.sent.end
    if after < end and token.doc[after].text not in {".", ",", ";"} and token.doc[after].lower_ not in ADJUNCTS:
        return token.doc[after].ent_type_ in TIMES
    return not any(child.dep_ in {"ccomp", "dobj"} and child.i > token.i for child in token.children)
