"""Which of a report's names a claim is about, and the part that each has in it."""

from bisect import bisect_right

from onrecord.model import Claim, EntityRole, Name, Span
from onrecord.read.naming.found import Found
from onrecord.read.reading import Reading
from onrecord.read.times.memo import once

BESIDE = 3  # characters between an item and its name: "the tanker, Wise Honest"
ROLES: tuple[EntityRole, ...] = ("actor", "recipient", "source", "item", "place", "mentioned")


def sentences_of(reading: Reading) -> list[tuple[int, int]]:
    """Where the report's sentences begin and end, in characters."""
    return [(sent.start_char, sent.end_char) for sent in reading.sentences()]


def names_of(reading: Reading, claim: Claim, found: list[Found], sentences: list[tuple[int, int]]) -> tuple[Name, ...]:
    """The names of a claim: who acts and is acted on, who says so, what is sent, where; and what its sentence names."""
    chains = {
        "actor": _chains(reading, [party.span for party in claim.actors]),
        "recipient": _chains(reading, [party.span for party in claim.recipients]),
        "source": _chains(reading, [source.span for source in claim.sources]),
    }
    within = _sentence(claim.span, sentences)
    kept: dict[tuple[str, str], Name] = {}
    for one in found:
        role = _role(claim, one, chains, within)
        if role is None:
            continue
        key = (one.kind, one.number or one.full)
        had = kept.get(key)
        if had is None or (ROLES.index(role), not within.overlaps(one.span)) < (
            ROLES.index(had.role),
            not within.overlaps(had.span),
        ):
            kept[key] = Name(one.kind, one.text, one.span, role, one.full, one.code, one.number)
    return tuple(sorted(kept.values(), key=lambda name: name.span))


def _sentence(span: Span, sentences: list[tuple[int, int]]) -> Span:
    """From the start of the sentence that the span begins in to the end of the one that it ends in."""
    starts = [start for start, _ in sentences]
    first = max(0, bisect_right(starts, span.start) - 1)
    last = max(first, bisect_right(starts, max(span.start, span.end - 1)) - 1)
    return Span(sentences[first][0], max(span.end, sentences[last][1]))


def _chains(reading: Reading, spans: list[Span | None]) -> tuple[frozenset[Span], frozenset[int]]:
    """The spans of parties, and the chains of those that are pronouns or roles: who they are stands elsewhere."""
    asked = frozenset(span for span in spans if span is not None)
    known = once(reading, "_chains_by_span", lambda: _chains_by_span(reading))
    return asked, frozenset(chain for span in asked for chain in known.get(span, ())) - {-1}


def _chains_by_span(reading: Reading) -> dict[Span, set[int]]:
    """The chains of the mentions that stand at each span."""
    found: dict[Span, set[int]] = {}
    for mention in reading.mentions:
        found.setdefault(reading.chars(mention.start, mention.end), set()).add(mention.chain)
    return found


def _role(
    claim: Claim, one: Found, chains: dict[str, tuple[frozenset[Span], frozenset[int]]], within: Span
) -> EntityRole | None:
    for role in ROLES[:3]:
        spans, linked = chains[role]
        own = one.of or one.span
        if (
            own in spans
            or one.span in spans
            or one.chain in linked
            or (one.kind == "person" and any(_ends(span, one) for span in spans))
        ):
            return role if one.kind != "place" else _as_party(one, within)
    if not within.overlaps(one.span):
        return None
    if any(item.span is not None and _is_item(item.span, one.span) for item in claim.items):
        return "item"
    if one.kind == "place" and claim.place is not None and claim.place.span == one.span:
        return "place"
    return "mentioned"


def _as_party(one: Found, within: Span) -> EntityRole | None:
    """A place that acts or is acted on: a capital stands for its state there, another place is one that is told of."""
    return "mentioned" if one.of is None and within.overlaps(one.span) else None


def _ends(span: Span, one: Found) -> bool:
    """Whether a party's or speaker's words end with a person's name: "the minister, Sergei Lavrov"."""
    return span.start <= one.span.start and one.span.end == span.end


def _is_item(item: Span, name: Span) -> bool:
    return item.overlaps(name) or 0 <= name.start - item.end <= BESIDE
