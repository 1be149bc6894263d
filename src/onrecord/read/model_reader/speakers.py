"""From a source's words to a `Source`: by the attribution that the built-in reader finds there, else by its mention."""

from onrecord.model import Source, Span
from onrecord.read.attribution_sources import PRONOUNS, anonymity, is_anonymous, kind_of
from onrecord.read.model_reader.parties import mention_of
from onrecord.read.reading import Attribution, Reading


def source_of(reading: Reading, span: Span, trigger: Span) -> Source:
    """The speaker whose words stand at `span`, of a claim with that trigger."""
    words = span.of(reading.report.text)
    pronoun = words.lower() in PRONOUNS
    if found := _attribution(reading, span, trigger):
        return Source(
            name=found.name if pronoun and found.name else words,
            code=found.code,
            kind=found.kind,
            anonymous=found.anonymous,
            anonymity=found.anonymity,
            cue=reading.doc[slice(*found.cue)].text,
            distance=found.distance,
            span=span,
        )
    mention = mention_of(reading, span)
    tokens = reading.doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None:
        return Source(words, span=span)
    head = tokens.root.i
    return Source(
        name=mention.name if pronoun and mention else words,
        code=mention.codes[0] if mention and len(mention.codes) == 1 else None,
        kind=kind_of(reading.doc, head, mention.sector if mention else None),
        anonymous=is_anonymous(reading.doc, head),
        anonymity=anonymity(reading.doc, head) if is_anonymous(reading.doc, head) else None,
        span=span,
    )


def _attribution(reading: Reading, span: Span, trigger: Span) -> Attribution | None:
    """The attribution to whom the words belong: one whose content holds the trigger before others."""
    there = [one for one in reading.attributions if one.source and reading.chars(*one.source).overlaps(span)]

    def holds(one: Attribution) -> bool:
        return any(reading.chars(*content).overlaps(trigger) for content in one.content)

    return max(there, key=lambda one: (holds(one), -abs(one.cue[0] - one.source[0]) if one.source else 0), default=None)
