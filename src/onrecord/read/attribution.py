"""Who is said to have said what: direct and indirect speech, and its chains."""

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from onrecord.read import attribution_frames as frames
from onrecord.read import attribution_sources as sources
from onrecord.read.attribution_frames import Found
from onrecord.read.attribution_quotes import headline, quoted_speech
from onrecord.read.quotes import quotes
from onrecord.read.reading import Attribution, Reading
from onrecord.read.stages import stage

FINDERS = (frames.verb, frames.noun, frames.adjective, frames.adverb, frames.preposition)


@stage("attribution", requires=["doc", "mentions"], gives=["attributions"])
def attribution(reading: Reading) -> Reading:
    """Find every attribution of the report, in the order of their cues, with the one each stands in.

    Definition of source, cue and content after PolNeAR (Newell et al. 2018).
    """
    found = [one for token in reading.doc for finder in FINDERS if (one := finder(token)) is not None]
    found += headline(reading.doc)
    found = quoted_speech(reading.doc, quotes(reading.doc), found)
    found = [one for one in found if one.content]
    found.sort(key=lambda one: one.head)
    return reading.with_(attributions=_named(reading, found))


def attributions_over(reading: Reading, token: Token | int) -> tuple[Attribution, ...]:
    """The attributions whose content holds the token and whose sources speak, outermost first.

    Wishes and judgements ("wants", "condemned") have holders, not sources, and are left out.
    """
    index = token if isinstance(token, int) else token.i
    over = [one for one in reading.attributions if speaks(one) and holds(one, index)]
    return tuple(sorted(over, key=lambda one: (-size(one), one.cue)))


def holds(one: Attribution, index: int) -> bool:
    """Whether the content covers the token with that index."""
    return any(start <= index < end for start, end in one.content)


def size(one: Attribution) -> int:
    """How many tokens the content has."""
    return sum(end - start for start, end in one.content)


def speaks(one: Attribution) -> bool:
    """Whether the source says that something is so."""
    return not one.rule.endswith("(stance)")


def _named(reading: Reading, found: list[Found]) -> tuple[Attribution, ...]:
    doc = reading.doc
    marks = quotes(doc)
    earlier: list[int] = []
    result: list[Attribution] = []
    for one in found:
        quoted = any(q.words > 3 and any(q.start <= i < q.end for i in one.content) for q in marks)
        result.append(_attribution(reading, one, quoted, earlier))
        if one.source is not None and one.kind.speaks:
            earlier.append(one.source)
    return tuple(_with_parents(result))


def _attribution(reading: Reading, one: Found, quoted: bool, earlier: list[int]) -> Attribution:
    doc = reading.doc
    rule = one.rule if one.kind.speaks else f"{one.rule} (stance)"
    content = ranges(one.content - one.cue)
    cue = (min(one.cue), max(one.cue) + 1)
    if one.source is None:
        return Attribution(None, cue, content, "", None, "unknown", False, one.kind.distance, quoted, rule)
    mention = reading.mention_at(one.source)
    who = one.source
    if doc[who].lower_ in sources.PRONOUNS and (mention is None or not mention.codes):
        who = sources.antecedent(reading, who, earlier) or who
    name = sources.name(doc, who)
    if mention is not None and doc[who].lower_ in sources.PRONOUNS and mention.kind == "pronoun":
        name = mention.name
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


def _with_parents(found: list[Attribution]) -> list[Attribution]:
    """Each attribution knows the smallest other whose content holds its cue."""
    result = []
    for one in found:
        over = [
            (size(other), index)
            for index, other in enumerate(found)
            if other is not one and holds(other, one.cue[0]) and size(other) > size(one)
        ]
        result.append(replace(one, parent=min(over)[1]) if over else one)
    return result
