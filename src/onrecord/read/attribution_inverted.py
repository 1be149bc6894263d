"""Speakers behind a quotation and its verb: "« They have gone », grumbled a diplomat in Baku".

The parser often takes the quotation's own subject for that of the verb behind it. The order of the words is plain: a
verb of saying right behind the closing mark has its speaker next.
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.read.attribution_cues import verbs
from onrecord.read.attribution_frames import Found
from onrecord.read.quotes import Quote

BETWEEN = frozenset({",", "-", "–", "—"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
OPENS = frozenset({"DET", "ADJ", "PROPN", "NOUN", "PRON", "NUM"})
GOES_ON = OPENS | {"PART"}
LONGEST = 8  # tokens of a speaker's name


def inverted(doc: Doc, marks: Sequence[Quote], found: Sequence[Found]) -> list[Found]:
    """The attributions, those of a verb behind a quotation with the speaker that follows it."""
    at = {one.head: number for number, one in enumerate(found)}
    out = list(found)
    for mark in marks:
        verb = _verb(doc, mark)
        speaker = _speaker(doc, verb) if verb is not None else None
        if verb is None or speaker is None:
            continue
        content = frozenset(range(mark.start, mark.end))
        if verb.i in at:
            known = out[at[verb.i]]
            if known.source is None or known.source < verb.i:
                out[at[verb.i]] = replace(known, source=speaker, content=content)
        else:
            cue = verbs()[verb.lemma_.lower()]
            out.append(Found(speaker, frozenset({verb.i}), content, cue, f"verb {cue.kind} inverted", verb.i, True))
    return out


def _verb(doc: Doc, mark: Quote) -> Token | None:
    """The verb of saying that stands right behind a quotation that states something."""
    at = mark.end
    while at < len(doc) and doc[at].text in BETWEEN:
        at += 1
    if mark.open or mark.fragment or at >= len(doc) or at - mark.end > 1 or doc[at].is_space:
        return None
    cue = verbs().get(doc[at].lemma_.lower())
    said = cue is not None and cue.speaks and "quote" in cue.frames and doc[at].tag_ in FINITE
    return doc[at] if said else None


def _speaker(doc: Doc, verb: Token) -> int | None:
    """The head of the noun phrase that follows the verb; None if none does."""
    at = verb.i + 1
    if at >= len(doc) or doc[at].pos_ not in OPENS:
        return None
    if doc[at].pos_ == "PRON":
        return int(at)
    while at < min(len(doc), verb.i + LONGEST) and (doc[at].pos_ in GOES_ON) and not doc[at].is_sent_start:
        at += 1
    head = doc[at - 1]
    return int(head.i) if head.pos_ in {"NOUN", "PROPN"} and head.i > verb.i and head.ent_type_ != "DATE" else None
