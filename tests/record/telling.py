"""Reports made by hand that tell of one shelling, each in words of its own: it was, will be, may be, was not."""

import random

from msgspec import structs

from onrecord.model import Claim, Party, Report, Response, Source, Span, Stance, Status
from onrecord.record.text import frequencies
from tests.record.made import a_claim, a_report

WORDS = sorted(word for word, zipf in frequencies().items() if 3.5 <= zipf <= 4.0 and len(word) > 5)
SAID = "Ruritania's army shelled Graustark"
OWN = None
USA = Source("Kirby", code="USA", kind="person")
GRA = Source("Graustark's foreign ministry", code="GRA", kind="government")
GRA_ARMY = Source("Graustark's army", code="GRA", kind="military")
RUR = Source("Ruritania's foreign ministry", code="RUR", kind="government")
UNNAMED = Source("officials", kind="collective", anonymous=True)
Told = tuple[Report, Claim, tuple[Response, ...]]


def told(
    at: int,
    status: Status = "happened",
    by: Source | None = OWN,
    sentence: str = f"{SAID} on Monday.",
    **fields: object,
) -> Told:
    """One outlet's report of the shelling, in words of its own."""
    report = a_report(f"r{at:03}", f"{' '.join(random.Random(at).sample(WORDS, 30)).capitalize()}. {sentence}")
    if "domain" in fields:
        report = structs.replace(report, domain=str(fields.pop("domain")))
    given: dict[str, object] = {"type": "ASSAULT", "status": status, "sources": (by,) if by else ()}
    return report, a_claim(report, SAID, **(given | fields)), ()  # type: ignore[arg-type]


def answered(at: int, status: Status = "possible", stance: Stance = "denies") -> Told:
    """A report that tells of the shelling so, and of Ruritania's answer, in a response alone."""
    quote = "Ruritania has answered that."
    report, claim, _ = told(at, status, sentence=f"{SAID} on Monday. {quote}")
    start = report.text.index(quote)
    by = Party("RUR", "Ruritania")
    span = Span(start, start + len(quote))
    response = Response(id=f"d{at}", report=report.id, span=span, quote=quote, by=by, stance=stance, about=claim.id)
    return report, claim, (response,)
