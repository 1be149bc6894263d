"""Claims in the reports that they are of, and what titles make of them."""

from onrecord.model import Claim, Part, Party, Report, Source, Span
from onrecord.record.titles import Title, title

Parties = tuple[tuple[str, str, str], ...]  # code, name as resolved, words in the text


def told(
    text: str,
    quote: str,
    trigger: str,
    *,
    type: str = "REQUEST",
    part: Part = "",
    actors: Parties = (),
    recipients: Parties = (),
    source: tuple[str, str] | None = None,
    report: str = "r",
    **fields: object,
) -> tuple[Claim, Report]:
    """A claim of a report with this text: parties and speaker where their words stand."""

    def party(code: str, name: str, words: str) -> Party:
        at = text.find(words, text.index(quote)) if words in quote else text.find(words)
        return Party(code, name, span=Span(at, at + len(words)) if words else None)

    at = text.index(quote)
    speaker: tuple[Source, ...] = ()
    if source:
        where = text.index(source[0])
        speaker = (Source(source[0], cue=source[1], span=Span(where, where + len(source[0]))),)
    claim = Claim(
        id=f"c-{report}-{at}",
        report=report,
        span=Span(at, at + len(quote)),
        quote=quote,
        type=type,
        trigger=trigger,
        actors=tuple(party(*given) for given in actors),
        recipients=tuple(party(*given) for given in recipients),
        sources=speaker,
        tier="firm",
        part=part,
        **fields,  # type: ignore[arg-type]
    )
    return claim, Report(id=report, text=text, title=str(fields.get("title", "")))


def called(*made: tuple[Claim, Report], **fields: object) -> Title:
    claims, reports = [claim for claim, _ in made], {report.id: report for _, report in made}
    return title(claims, reports, claims[0].actors, claims[0].recipients, **fields)  # type: ignore[arg-type]
