"""A reader for tests: it understands "RUS denies that PRK visits RUS on 2023-09-13." and nothing else.

What Rumour says it takes for leads.
"""

import re
from collections.abc import Iterable, Iterator
from time import sleep
from types import SimpleNamespace

from onrecord.model import Claim, Confidence, Party, Reason, Report, Response, Source, Span, TimeRange

SENTENCE = re.compile(
    r"(?:(\w+) (says|denies) that )?([A-Z]{3}) (visits|may visit|attacks) ([A-Z]{3}) on (\d{4}-\d\d-\d\d)"
)
SLOWLY = 0.0


def read(reports: Iterable[Report], *, settings: object = None) -> Iterator[SimpleNamespace]:  # noqa: ARG001
    """A claim for each such sentence; a response, too, where it is denied; it breaks on the word CRASH."""
    for report in reports:
        sleep(SLOWLY)
        if "CRASH" in report.text:
            raise ZeroDivisionError("a bug")
        matches = list(SENTENCE.finditer(report.text))
        claims = tuple(_claim(report, number, match) for number, match in enumerate(matches))
        denials = tuple(_denial(report, match) for match in matches if match[2] == "denies")
        yield SimpleNamespace(report=report, claims=claims, responses=denials)


def _claim(report: Report, number: int, match: re.Match[str]) -> Claim:
    speaker, cue, actor, verb, recipient, day = match.groups()
    return Claim(
        id=f"{report.id}#{number}",
        report=report.id,
        span=Span(match.start(3), match.end()),
        quote=report.text[match.start(3) : match.end()],
        type="ASSAULT" if verb == "attacks" else "CONSULT",
        actors=(Party(code=actor, name=actor),),
        recipients=(Party(code=recipient, name=recipient),),
        status="negated" if cue == "denies" else "possible" if verb == "may visit" else "happened",
        sources=(Source(name=speaker, code=speaker[:3].upper(), cue=cue),) if speaker else (),
        time=TimeRange(day, day, "day", day),
        trigger=verb,
        tier="lead" if speaker == "Rumour" else "firm",
        confidence=Confidence(0.41, 0.9, 0.83, 0.6, 0.97, 0.5) if speaker == "Rumour" else None,
        why=(Reason("type", "events", f"verb {verb}", verb), Reason("status", "status", "indicative", verb)),
    )


def _denial(report: Report, match: re.Match[str]) -> Response:
    by = Party(code=match[1][:3].upper(), name=match[1])
    span = Span(match.start(), match.end())
    return Response(
        id=f"{report.id}!{match.start()}", report=report.id, span=span, quote=match[0], by=by, stance="denies"
    )
