"""Who is said to have said what: direct and indirect speech, and its chains."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Doc

from onrecord.read import attribution_frames as frames
from onrecord.read import attribution_nominals as nominals
from onrecord.read import attribution_sources as sources
from onrecord.read.attribution_cues import nouns, verbs, words
from onrecord.read.attribution_frames import Found
from onrecord.read.attribution_inverted import inverted
from onrecord.read.attribution_over import FIRST_PERSON, attributions_over, event_sources, size
from onrecord.read.attribution_quotes import headline, quoted_speech
from onrecord.read.attribution_relays import relays
from onrecord.read.attribution_sources import Voices
from onrecord.read.attribution_trailing import trailing
from onrecord.read.quotes import Quote, paragraphs, quotes
from onrecord.read.reading import Attribution, Reading
from onrecord.read.stages import stage

__all__ = ["attribution", "attributions_over", "event_sources"]

NOBODY = frozenset({"nobody", "none", "neither"})
FINDERS = (frames.verb, nominals.noun, nominals.adjective, nominals.adverb, nominals.preposition)


@lru_cache(maxsize=1)
def cue_words() -> frozenset[str]:
    """The words and lemmas without which no finder takes a word for a cue."""
    known = verbs()
    stripped = {lemma.removesuffix("e") for lemma in known}  # as the lemmatiser may have them
    listed = words("adjectives") | words("adverbs", "distanced")
    return frozenset({*known, *stripped, *nouns(), *listed, *nominals.LEADING})


@stage("attribution", requires=["doc", "mentions"], gives=["attributions"])
def attribution(reading: Reading) -> Reading:
    """Find every attribution of the report, in the order of their cues, with the one each stands in.

    Definition of source, cue and content after PolNeAR (Newell et al. 2018).
    """
    known = cue_words()
    marked = [token for token in reading.doc if token.lower_ in known or token.lemma_.lower() in known]
    found = [one for token in marked for finder in FINDERS if (one := finder(token)) is not None]
    found = trailing(reading.doc, found)
    lines = paragraphs(reading.doc)
    marks = quotes(reading.doc, lines)
    found = inverted(reading.doc, marks, found)
    stops = [token.i for token in reading.doc if token.text == ";"]
    found = [_one_statement(reading.doc, one, marks, stops) for one in found] if stops else found
    found = _with(headline(reading.doc, lines, reading.report.outlet or ""), found)
    found = quoted_speech(reading.doc, marks, lines, found)
    found += relays(reading.doc, found, reading.report.outlet or reading.report.domain or "")
    found = [_own_voice(reading.doc, one, marks) for one in found if one.content and not _nobody(reading.doc, one)]
    found.sort(key=lambda one: one.head)
    return reading.with_(attributions=_named(reading, found, marks))


def _with(closing: list[Found], found: list[Found]) -> list[Found]:
    """Those found, and those of headlines, unless the parser made out who says so."""
    known = {one.head for one in found if one.source is not None and one.content}
    more = [one for one in closing if one.head not in known]
    return [one for one in found if one.head not in {new.head for new in more}] + more


def _one_statement(doc: Doc, one: Found, marks: list[Quote], stops: list[int]) -> Found:
    """Cut the content at semicolons, which part one speaker's words from the next one's, but not within a quotation."""
    reach = {*one.content, one.head}
    inside = {i for mark in marks for i in range(mark.start, mark.end)}
    parts = [i for i in stops if min(reach) <= i < max(reach) and i not in inside]
    if not parts:
        return one
    low = max((i for i in parts if i < one.head), default=-1)
    high = min((i for i in parts if i > one.head), default=len(doc))
    return replace(one, content=frozenset(i for i in one.content if low < i < high))


def _own_voice(doc: Doc, one: Found, marks: list[Quote]) -> Found:
    """Mark "as we have reported", "I think" outside quotation marks: the report's own voice, no source of claims."""
    if one.source is None or doc[one.source].lower_ not in {"i", "we", "you"}:
        return one
    if any(mark.start <= one.source < mark.end for mark in marks):
        return one
    return replace(one, kind=replace(one.kind, speaks=False))


def _nobody(doc: Doc, one: Found) -> bool:
    """Whether the words for a source say that there is none: "nobody in Warsaw has said", "no official confirmed"."""
    if one.source is None:
        return False
    source = doc[one.source]
    return source.lower_ in NOBODY or any(child.lower_ == "no" and child.dep_ == "det" for child in source.children)


def _named(reading: Reading, found: list[Found], marks: list[Quote]) -> tuple[Attribution, ...]:
    voices = Voices(reading)
    earlier: list[int] = []
    result: list[Attribution] = []
    inside = {i for q in marks if q.words > 3 for i in range(q.start, q.end)}
    for one in found:
        quoted = not inside.isdisjoint(one.content)
        result.append(_attribution(voices, one, quoted, earlier))
        if one.source is not None and one.kind.speaks:
            earlier.append(one.source)
    return tuple(_with_parents(reading.doc, result))


def _attribution(voices: Voices, one: Found, quoted: bool, earlier: list[int]) -> Attribution:
    doc = voices.reading.doc
    rule = one.rule if one.kind.speaks else f"{one.rule} (stance)"
    content = ranges(one.content - one.cue)
    cue = (min(one.cue), max(one.cue) + 1)
    if one.source is None:
        return Attribution(
            None, cue, content, "", None, "unknown", False, one.kind.distance, quoted, rule,
            stance=not one.kind.speaks, verbal=one.verbal,
        )  # fmt: skip
    who, name = voices.speaker(one.source, earlier)
    name = name.removesuffix(f" {doc[one.head].text}") if one.verbal else name  # "State Media | Reports", in capitals
    # "He added" takes the code of the speaker that it was found to be, whatever the pronoun was taken for before.
    mention = voices.mention(who) or voices.mention(one.source)
    return Attribution(
        source=sources.span(doc, one.source, one.cue | one.content),
        cue=cue,
        content=content,
        name=name,
        code=mention.codes[0] if mention is not None and len(mention.codes) == 1 else None,
        kind=sources.kind_of(doc, who, mention.sector if mention else None),
        anonymous=sources.is_anonymous(doc, who),
        distance=one.kind.distance,
        quoted=quoted,
        rule=rule,
        anonymity=sources.anonymity(doc, who) if sources.is_anonymous(doc, who) else None,
        stance=not one.kind.speaks,
        verbal=one.verbal,
    )


def ranges(indices: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Token indices as half-open ranges."""
    found: list[list[int]] = []
    for index in sorted(indices):
        if found and found[-1][1] == index:
            found[-1][1] = index + 1
        else:
            found.append([index, index + 1])
    return tuple((start, end) for start, end in found)


def _with_parents(doc: Doc, found: list[Attribution]) -> list[Attribution]:
    """Each attribution knows the smallest other whose content holds its cue; "I" in a quotation is its speaker."""
    cues = {one.cue[0] for one in found}
    covering: dict[int, list[int]] = {cue: [] for cue in cues}
    for index, one in enumerate(found):
        for start, end in one.content:
            for at in cues.intersection(range(start, end)):
                covering[at].append(index)
    result: list[Attribution] = []
    for index, one in enumerate(found):
        mine = size(one)
        over = [other for other in covering[one.cue[0]] if other != index and size(found[other]) > mine]
        parent = min(over, key=lambda other: (size(found[other]), other)) if over else None
        if parent is not None and one.source is not None and doc[one.source[0]].lower_ in FIRST_PERSON:
            speaker = result[parent] if parent < len(result) else found[parent]
            one = replace(one, name=speaker.name, code=speaker.code, kind=speaker.kind)
        result.append(replace(one, parent=parent))
    return result
