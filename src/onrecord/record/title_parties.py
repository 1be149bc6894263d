"""Whom a title names on either side: those for whom words stand, in office, and who did it rather than underwent it."""

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import structs

from onrecord.knowledge.actors import codes_for, is_state
from onrecord.knowledge.plover import FORCE, MUTUAL
from onrecord.model import Claim, Party, Report
from onrecord.record.called import ORDINARY, is_person
from onrecord.record.text import frequencies

WITHIN_A_STATE = frozenset({"PROTEST", "COERCE"})
SIDES: tuple[Literal["actors"], Literal["recipients"]] = ("actors", "recipients")


def said_of(
    actors: Sequence[Party], recipients: Sequence[Party], claims: Sequence[Claim], type: str | None
) -> tuple[Sequence[Party], Sequence[Party]]:
    """The parties whom the reports name: of whom no words tell, reading took from what else the report is about.

    Where nobody else is left on either side they stay, as do those within whose state all takes place, and who meet.
    """
    if (type or claims[0].type) in WITHIN_A_STATE | MUTUAL or not any(_with_words(claims, side) for side in SIDES):
        return actors, recipients
    by, to = _with_words(claims, "actors"), _with_words(claims, "recipients")
    told = [party for party in actors if party.code in by], [party for party in recipients if party.code in to]
    return told if any(told) else (actors, recipients)


# "his government is involved in an | investigation", "faces | criticism": to whom it is done.
UNDERGOES = re.compile(
    r"\b(?:fac(?:es?|ed|ing)|(?:came|comes?|coming) under"
    r"|(?:is|are|was|were|been|being) (?:\w+ )?(?:under|involved in|subject to|the (?:subject|target) of|facing))"
    r"\s+(?:[\w’'-]+\s+){0,4}$",
    re.IGNORECASE,
)
DONE_TO = frozenset({"ACCUSE", "REQUEST", "THREATEN", "SANCTION", "COERCE"})


def undergone(claim: Claim, reports: dict[str, Report]) -> bool:
    """Whether who is read as acting is, by the words before a noun, the one to whom it is done."""
    text = reports[claim.report].text if claim.report in reports else ""
    at = claim.span.start + claim.quote.find(claim.trigger)
    before = text[text.rfind("\n", 0, at) + 1 : at]
    by = [party.span for party in claim.actors if party.span and party.span.end <= at]
    said = claim.type in DONE_TO and claim.part == "noun" and len(by) == len(claim.actors) > 0
    return said and UNDERGOES.search(before) is not None


FEW_LETTERS, MOST_LARGE = 4, 0.7  # of words of a line whose words all begin large
FORMER = re.compile(r"(?:\b(?:former|one-time|erstwhile|retired)\b|\bex-)[^.,;:\n]{0,60}$", re.IGNORECASE)
BEFORE = 80  # characters before the end of a party's words that are looked at, more than the pattern can take


def in_office(side: Sequence[Party], claims: Sequence[Claim], reports: dict[str, Report]) -> tuple[Party, ...]:
    """The parties, those who were in office once told as persons: what they say is not said for the state."""
    once = {
        (party.code, party.name)
        for claim in claims
        if claim.report in reports
        for party in (*claim.actors, *claim.recipients)
        if party.span and FORMER.search(reports[claim.report].text[max(0, party.span.end - BEFORE) : party.span.end])
    }
    return tuple(structs.replace(p, sector=None) if (p.code, p.name) in once else p for p in side)


def distinct(side: Sequence[Party]) -> tuple[Party, ...]:
    """The parties, without one that is called by a part of another's name: "Luis" beside "Luis Abinader"."""
    names = {party.code: frozenset(party.name.split()) for party in side}
    return tuple(
        party
        for party in side
        if not any(
            names[party.code] < names[other.code] and party.name[:1].isupper() and not is_known(party)
            for other in side
            if other.code != party.code
        )
    )


def is_known(party: Party) -> bool:
    """Whether a party's name is a state's or body's own, whatever other names it is part of."""
    return codes_for(party.name) is not None


def in_person(side: Sequence[Party], claims: Sequence[Claim], reports: dict[str, Report]) -> tuple[Party, ...]:
    """The parties, those of whom the reports name the person who spoke or met told as that person, not as the state."""
    known = [_by_name(party, claims, reports) for party in side]
    if len(side) > 1 and not all(known):
        return tuple(side)  # "Peru and Emmanuel Macron" are not of one kind
    return tuple(structs.replace(p, sector=None) if by_name else p for p, by_name in zip(side, known, strict=True))


def _by_name(party: Party, claims: Sequence[Claim], reports: dict[str, Report]) -> bool:
    own = [one for claim in claims for one in _all(claim, party)]
    known = codes_for(party.name)
    other = known is not None and known.kind != "person"
    if other or not is_person(party.name) or 2 * sum(one.name == party.name for one in own) <= len(own):
        return False
    return any(party.name.split()[-1] in _said(claim, one, reports) for claim in claims for one in _all(claim, party))


def carried(side: Sequence[Party], claims: Sequence[Claim], reports: dict[str, Report]) -> bool:
    """Whether words of the reports stand for each: a state by its name, not by somebody or something within it.

    Within one state, nobody is told as that state.
    """
    if len({party.code for party in side}) == 1:
        return all(any(_all(claim, party) for claim in claims) for party in side)
    return all(
        any(_stands(claim, one, _said(claim, one, reports)) for claim in claims for one in _all(claim, p)) for p in side
    )


def _stands(claim: Claim, party: Party, said: str) -> bool:
    if not said:
        return False
    known, first = codes_for(said), codes_for(said.split(maxsplit=1)[0].removesuffix("’s").removesuffix("'s"))
    if known is None and first is not None:  # "Ukrainian | family" is not Ukraine
        return not (claim.type in FORCE and party in claim.recipients)
    if _of_a_headline(claim, party, said):
        return not is_state(party.code)
    named = party.name.split()[-1:] == said.split()[-1:] and all(word[:1].isupper() for word in said.split())
    return not is_state(party.code) or known is not None or named


def _of_a_headline(claim: Claim, party: Party, said: str) -> bool:
    """Whether words that begin large as all of their line are ordinary ones too: "Reach Lima Family"."""
    quote = [word for word in claim.quote.split() if len(word) > FEW_LETTERS]
    large = sum(word[0].isupper() for word in quote) > MOST_LARGE * len(quote)
    usual = [
        word for word in said.split() if frequencies().get(word.lower(), 0.0) >= ORDINARY and codes_for(word) is None
    ]
    return large and len(said.split()) > 2 and bool(usual) and party in claim.recipients


def _all(claim: Claim, party: Party) -> list[Party]:
    return [one for one in (*claim.actors, *claim.recipients) if one.code == party.code and one.span]


def _said(claim: Claim, party: Party, reports: dict[str, Report]) -> str:
    """The words that stand for a party."""
    text = reports[claim.report].text if claim.report in reports else ""
    return text[party.span.start : party.span.end] if party.span else ""


def _with_words(claims: Sequence[Claim], side: Literal["actors", "recipients"]) -> set[str]:
    """The codes of those on a side for whom words of a report stand."""
    return {party.code for claim in claims for party in getattr(claim, side) if party.span}


FOR_THEM = re.compile(
    r"(?:support(?:ing)?(?: of| for)?|solidarity with|defen[cs]e of|rall(?:y|ied|ying) (?:for|around)|pro-)"
    r"\W*(?:[\w’'-]+ ){0,3}$",
    re.IGNORECASE,
)


def for_them(claim: Claim, reports: dict[str, Report]) -> bool:
    """Whether people march for one taken for whom they march against: "in support of | the minister"."""
    text = reports[claim.report].text if claim.report in reports else ""
    starts = (p.span.start for p in claim.recipients if p.span)
    return any(FOR_THEM.search(text[max(0, start - 60) : start].rsplit("\n", 1)[-1]) for start in starts)
