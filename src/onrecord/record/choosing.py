"""The claims' own words that an event is told in: of the clauses that its reports have, one that most of them bear.

The plainest goes first that several say ("Soto attacked Peru") before one that is richer and one report's alone
("Soto attacked Peru from three sides"), so that those who are named for it say it (`bearing`).
"""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import structs

from onrecord.model import Claim, Party, Report, Span, Status
from onrecord.record.bearing import bears
from onrecord.record.headlines import Headline, headline
from onrecord.record.light import whole_headline
from onrecord.record.plainer import plainer
from onrecord.record.speakers import speaker
from onrecord.record.statements import entire, printed_whole, quoted, spoken_before, statement
from onrecord.record.text import content
from onrecord.record.tidying import LONGEST
from onrecord.record.title_marks import alleged, claimed, honest
from onrecord.record.title_says import (
    names_all,
    names_both,
    names_party,
    of_another_deed,
    other_sides,
    says_outright,
)

LEAST = 3.3
ENTIRE = 7.5  # worth of a headline that is given as it stands
MOST_COMPARED = 16  # headlines of an event of which it is looked at how many bear them, the best
MOST_BEARING = 4  # outlets from which on more do not make a title the better one


class Title(NamedTuple):
    """The words, and the id of the claim that they come from; None if they are composed from the event's fields."""

    words: str
    claim: str | None


def of_their_words(
    considered: Sequence[Claim],
    reports: dict[str, Report],
    actors: Sequence[Party],
    recipients: Sequence[Party],
    everyone: set[str],
    status: Status,
) -> Title | None:
    """The best headline that the claims' own words make; None where none is good enough."""
    by_id = {claim.id: claim for claim in considered}
    made = [
        found
        for claim in considered
        for found in _all_of_claim(claim, considered, reports)
        if _of_the_event(found, claim, actors, recipients, everyone)
        and not (found.named and not names_both(found.words, actors, recipients, claim))
        and not ((found.named or of_another_deed(found.words, claim)) and says_outright(found.words, status))
    ]
    sharing = {claim.id: (_voice(claim), frozenset(content(claim.quote))) for claim in considered}

    def worth(found: Headline) -> tuple[float, str, str]:
        named = sum(names_party(found.words, party, by_id[found.claim]) for party in (*actors, *recipients))
        asserts = says_outright(found.words, status)
        named -= found.named and other_sides(by_id[found.claim], actors, recipients)
        total = found.worth + 0.6 * min(named, 3) + _shared(found, sharing) - 2.0 * asserts
        return -total, found.words, found.claim

    good = sorted((found for found in made if -worth(found)[0] >= LEAST), key=worth)
    compared = sorted({found.words: found for found in reversed(good)}.values(), key=worth)[:MOST_COMPARED]
    saying = {found: borne_by(found.words, by_id[found.claim], considered, reports) for found in compared}
    fullest = {found.claim: saying.get(found, 1) for found in reversed(made)}
    first = {found.claim: found.words for found in reversed(made)}
    compared = [one for one in compared if one.words == first[one.claim] or saying[one] > fullest[one.claim]]
    ranked = sorted(compared, key=lambda found: (-min(saying[found], MOST_BEARING), worth(found)))
    if ranked:
        claim, several = by_id[ranked[0].claim], saying[ranked[0]] > 1
        fuller = "" if several else _fuller(ranked[0], claim, (*actors, *recipients), considered, reports)
        if fuller:
            return Title(fuller, ranked[0].claim)
        words = claimed(alleged(honest(ranked[0], status), considered), considered)
        return Title(cut(words), ranked[0].claim)
    return None


def _fuller(
    found: Headline, claim: Claim, parties: Sequence[Party], claims: Sequence[Claim], reports: dict[str, Report]
) -> str:
    """The whole statement quoted, where it names those of the event whom a title cut from it leaves out; else "".

    So is a headline of which the title only has a noun: "Peru's protests" where it says what they are about.
    """
    if found.named and (printed := printed_whole([claim], reports)):
        return quoted(printed.words)
    left = [p for p in parties if p.code != "?" and not any(names_party(found.words, p, one) for one in claims)]
    said = statement([claim], reports) if left else None
    return quoted(said.words) if said and names_all(said.words, left, claims) else ""


def _of_the_event(
    found: Headline, claim: Claim, actors: Sequence[Party], recipients: Sequence[Party], own: set[str]
) -> bool:
    """Whether the words are of the event's parties: of none that it does not have (`own`), and of both sides."""
    told = {party.code for party in (*claim.actors, *claim.recipients)} - {"?"}
    if own and not told <= own:
        return False
    if claim.type == "ASSAULT" and len(actors) == 2 and not recipients:  # of those who clash, both
        return all(names_party(found.words, party, claim) for party in actors)
    sides = [[party for party in side if party.code != "?"] for side in (actors, recipients)]
    return all(any(p.code in told or names_party(found.words, p, claim) for p in side) for side in sides if side)


def borne_by(words: str, of: Claim, claims: Sequence[Claim], reports: dict[str, Report]) -> int:
    """How many outlets have claims that bear the words of a title; one where no more are there."""
    outlets = {claim.id: _outlet(reports.get(claim.report)) or claim.report for claim in claims}
    if len(set(outlets.values())) < 2:
        return 1
    return len({outlets[claim.id] for claim in claims if bears(words, of, claim, reports.get(claim.report))})


def _outlet(report: Report | None) -> str:
    return (report.domain or report.outlet or report.id) if report is not None else ""


def _all_of_claim(claim: Claim, claims: Sequence[Claim], reports: dict[str, Report]) -> list[Headline]:
    """The claim's headline, and where other reports tell of the event what is plainer in it."""
    report = reports.get(claim.report)
    made = [found for found in (_of_claim(claim, report),) if found is not None]
    if report is None or len({one.report for one in claims}) < 2:
        return made
    return made + [plain for found in made for plain in plainer(found, claim)]


def _of_claim(claim: Claim, report: Report | None) -> Headline | None:
    """The claim's headline, worked out in its paragraph, to which all offsets are shifted."""
    if report is None or not report.text[claim.span.start : claim.span.end]:
        return headline(_shifted(claim, claim.span.start), claim.quote, False)
    if spoken_before(claim, report):
        return None
    start = report.text.rfind("\n", 0, claim.span.start) + 1
    end = report.text.find("\n", claim.span.end)
    paragraph = report.text[start : end if end >= 0 else len(report.text)]
    if whole := whole_headline(claim, report):
        return Headline(whole, 6.5, claim.id)
    in_title = bool(report.title) and " ".join(claim.quote.split()) in " ".join(report.title.split())
    if line := entire(claim, report):
        return Headline(line, ENTIRE, claim.id)
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


def cut(words: str) -> str:
    """The words, shortened at a space if too long: no report has so long a name, but a store may."""
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"
