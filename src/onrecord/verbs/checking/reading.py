"""What the reader finds in sentences: claims, each with its parties, status and speakers."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.knowledge.plover import MUTUAL
from onrecord.model import Claim, Event, Party, Report
from onrecord.record.case import says
from onrecord.record.text import words
from onrecord.verbs.asking.words import stems, verbs
from onrecord.verbs.read import read

if TYPE_CHECKING:
    from onrecord.read import Settings

TOGETHER = verbs("meet") | verbs("sign") | verbs("talk")
POINTS = frozenset(
    ["he", "she", "they", "him", "her", "them", "his", "hers", "their", "theirs"]
)  # pronouns for parties


def read_each(sentences: Sequence[str], settings: "Settings | None" = None) -> list[list[Claim]]:
    """The claims of each sentence, read by itself."""
    reports = [Report(id=f"sentence-{at}", text=text, language="en") for at, text in enumerate(sentences)]
    return [list(reading.claims) for reading in read(reports, settings=settings)]


def read_in_turn(sentences: Sequence[str], settings: "Settings | None" = None) -> list[list[Claim]]:
    """The claims of each sentence of one text: read by itself, and within the text where it points into that."""
    alone = read_each(sentences, settings) if sentences else []
    if all(alone) and not any(map(_points, sentences)):
        return alone
    starts, text = [], ""
    for sentence in sentences:
        starts.append(len(text))
        text += sentence + "\n"
    found: list[list[Claim]] = [[] for _ in sentences]
    for reading in read([Report(id="text", text=text, language="en")], settings=settings):
        for claim in reading.claims:
            found[max(at for at, start in enumerate(starts) if start <= claim.span.start)].append(claim)
    return [
        (within or own) if _points(sentence) else (own or within)
        for sentence, own, within in zip(sentences, alone, found, strict=True)
    ]


def _points(sentence: str) -> bool:
    return not POINTS.isdisjoint(words(sentence))


def codes(parties: Sequence[Party]) -> set[str]:
    """The codes that are known."""
    return {party.code for party in parties} - {"?"}


def alike(said: Claim, known: Claim | Event) -> bool:
    """Whether what a sentence says is of the type and the parties of a claim or an event, each on its side."""
    if said.type != known.type:
        return False
    by, to = codes(said.actors), codes(said.recipients)
    known_by, known_to = codes(known.actors), codes(known.recipients)
    if said.type in MUTUAL:
        return bool(by | to) and by | to <= known_by | known_to
    return bool(by | to or not (known_by | known_to)) and by <= known_by and to <= known_to


def turned_round(said: Claim, known: Claim | Event, *, strict: bool = False) -> bool:
    """Whether a sentence has on one side who is on the other: "Russia sold to North Korea".

    Who met whom says nothing, unless that is asked for (`strict`) and the claim itself parts them; nor does it where
    they met, or signed a thing together.
    """
    if said.type != known.type or (said.type in MUTUAL and not strict):
        return False
    if said.type in MUTUAL and said.mode == known.mode != "visit" and TOGETHER & stems(said.trigger):
        return False
    by, to = codes(said.actors), codes(said.recipients)
    known_by, known_to = codes(known.actors), codes(known.recipients)
    return bool((by & known_to - known_by) or (to & known_by - known_to))


def account(claim: Claim) -> str:
    """What a claim says of its event: happened, planned, possible, negated."""
    return says(claim.status)
