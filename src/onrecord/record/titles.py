"""What an event is called: a short plain headline, and the claim whose words it is.

Every claim that has the event's status may give its words (`headlines`); the best clause wins: one that names who acts
and on whom, of a report's own headline, shared by most who say so. Where none is a proper clause, the title is put
together from the event's fields (`composing`) and rests on no single claim. A title never asserts what is only planned,
possible or negated: its words say so themselves, or "Planned:", "Possible:", "Denied:" stands before them; so does
"Alleged:" where nobody tells of it but on the word of somebody unnamed.
"""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import structs

from onrecord.knowledge.names import label
from onrecord.model import Claim, Item, Party, Place, Report, Span, Status
from onrecord.record.composing import compose, labelled, noun_of, plain_item
from onrecord.record.grammar import closed, marker
from onrecord.record.headlines import LONGEST, Headline, headline
from onrecord.record.speakers import speaker
from onrecord.record.text import content

MOST_CLAIMS = 60
LEAST = 3.3
NEAR = 90
PREFIX: dict[str, str] = {
    "planned": "Planned: ", "possible": "Possible: ", "negated": "Denied: ", "hearsay": "Alleged: ",
}  # fmt: skip


class Title(NamedTuple):
    """The words, and the id of the claim that they come from; None if they are composed from the event's fields."""

    words: str
    claim: str | None


def title(
    claims: Sequence[Claim],
    reports: dict[str, Report],
    actors: Sequence[Party],
    recipients: Sequence[Party],
    *,
    type: str | None = None,
    mode: str | None = None,
    status: Status | None = None,
    items: Sequence[Item] = (),
    place: Place | None = None,
) -> Title:
    """The best headline among the claims, or one composed; the same for the same claims in whatever order.

    Args:
        claims: the event's claims that have its status.
        reports: their reports, by id.
        actors: the event's.
        recipients: the event's.
        type: the event's; by default that of the claims.
        mode: the event's.
        status: the event's; by default that of the claims.
        items: the event's.
        place: the event's.
    """
    considered = sorted(claims, key=lambda claim: claim.id)[:MOST_CLAIMS]
    status = status or considered[0].status
    made = [found for claim in considered if (found := _of_claim(claim, reports.get(claim.report)))]
    by_id = {claim.id: claim for claim in considered}
    sharing = {claim.id: (_voice(claim), frozenset(content(claim.quote))) for claim in considered}

    def worth(found: Headline) -> tuple[float, str, str]:
        told = marker(status)
        asserts = bool(told and not found.named and not told.search(found.words))
        named = sum(_names(found.words, party, by_id[found.claim]) for party in (*actors, *recipients))
        total = found.worth + 0.6 * min(named, 3) + _shared(found, sharing) - 2.0 * asserts
        return -total, found.words, found.claim

    ranked = sorted(made, key=worth)
    if ranked and -worth(ranked[0])[0] >= LEAST:
        return Title(cut(_alleged(_honest(ranked[0], status), considered)), ranked[0].claim)
    kind = (type or considered[0].type, mode, [claim.trigger for claim in considered])
    if (actors or recipients) and not any(_in_one_sentence(claim) for claim in considered):
        what = _words(considered) or next((item.name for item in items if plain_item(item.name)), noun_of(*kind))
        return Title(cut(_alleged(labelled(what, status, actors, recipients), considered)), None)
    made_up = compose(*kind, status, actors, recipients, items, place.name if place else None)
    return Title(cut(_alleged(made_up, considered)), None)


def _in_one_sentence(claim: Claim) -> bool:
    """Whether all parties of a claim are named at most `NEAR` characters from it: then who does it to whom is told."""
    spans = [party.span for party in (*claim.actors, *claim.recipients) if party.code != "?"]
    return all(span and span.end > claim.span.start - NEAR and span.start < claim.span.end + NEAR for span in spans)


def _words(claims: Sequence[Claim]) -> str:
    """The shortest telling name that the claims have for the event: "arms discussions" of "the arms discussions"."""
    named = set()
    for claim in claims:
        words = claim.quote.strip(" ,;:–—-\"“”'‘’.").split()
        while len(words) > 1 and words[0].lower() in closed("pronouns") | closed("articles") | {"any"}:
            words = words[1:]
        if (
            2 <= len(words) <= 4
            and words[0].lower() not in closed("openers")
            and words[-1].lower() == claim.trigger.lower()
        ):
            named.add(" ".join(words))
    return min(named, key=lambda words: (len(words), words), default="")


def _of_claim(claim: Claim, report: Report | None) -> Headline | None:
    """The claim's headline, worked out in its paragraph, to which all offsets are shifted."""
    if report is None or not report.text[claim.span.start : claim.span.end]:
        return headline(_shifted(claim, claim.span.start), claim.quote, False)
    start = report.text.rfind("\n", 0, claim.span.start) + 1
    end = report.text.find("\n", claim.span.end)
    paragraph = report.text[start : end if end >= 0 else len(report.text)]
    in_title = bool(report.title) and " ".join(claim.quote.split()) in " ".join(report.title.split())
    return headline(_shifted(claim, start), paragraph, in_title)


def _shifted(claim: Claim, by: int) -> Claim:
    def moved(span: Span | None) -> Span | None:
        return Span(span.start - by, span.end - by) if span else None

    return structs.replace(
        claim,
        span=Span(claim.span.start - by, claim.span.end - by),
        actors=tuple(structs.replace(party, span=moved(party.span)) for party in claim.actors),
        recipients=tuple(structs.replace(party, span=moved(party.span)) for party in claim.recipients),
        sources=tuple(structs.replace(source, span=moved(source.span)) for source in claim.sources),
    )


def _voice(claim: Claim) -> str:
    """On whose word a claim stands: a speaker, or the report itself."""
    said = speaker(claim)
    return said.key if said else claim.report


def _shared(found: Headline, claims: dict[str, tuple[str, frozenset[str]]]) -> float:
    """How many say about the same, at most 1.5 for four or more: claims that hold most of its telling words."""
    telling = frozenset(content(found.words))
    if not telling:
        return 0.0
    voices = {voice for voice, words in claims.values() if len(telling & words) >= 0.6 * len(telling)}
    return min(1.5, 0.5 * max(0, len(voices) - 1))


def _names(words: str, party: Party, claim: Claim) -> bool:
    """Whether the words name a party: by its name, the last part of it, its code in words, or as the claim does."""
    own = [
        claim.quote[one.span.start - claim.span.start : one.span.end - claim.span.start]
        for one in (*claim.actors, *claim.recipients)
        if one.code == party.code and one.span and one.span.start >= claim.span.start
    ]
    names = (party.name, label(party.code), party.name.rpartition(" ")[2], *own)
    return any(name and name[:1].isupper() and name in words for name in names)


def _honest(found: Headline, status: Status) -> str:
    """The words, with the status before them where they would assert what is only planned, possible or denied."""
    told = marker(status)
    if told is None or told.search(found.words):
        return found.words
    small = found.words[:1].lower() + found.words[1:] if found.common else found.words
    return PREFIX[status] + small


def _alleged(words: str, claims: Sequence[Claim]) -> str:
    """The words, with "Alleged:" before them where all claims are hearsay and the words do not say so."""
    told = marker("hearsay")
    if not all(claim.hearsay for claim in claims) or (told is not None and told.search(words)):
        return words
    return words if words.startswith(tuple(PREFIX.values())) else PREFIX["hearsay"] + words


def cut(words: str) -> str:
    """The words, shortened at a space if too long."""
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"
