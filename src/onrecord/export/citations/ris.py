"""Citations as RIS, which EndNote, Zotero, Mendeley and most others import."""

from collections.abc import Iterator, Sequence

from onrecord.export.addresses import followed
from onrecord.export.citations.citation import Citation, Day, day, plain


def ris(citations: Sequence[Citation]) -> str:
    """A newspaper article each, from its type to its end."""
    return "\n\n".join("\n".join(f"{tag}  - {value}" for tag, value in _lines(cited)) for cited in citations)


def _lines(cited: Citation) -> Iterator[tuple[str, str]]:
    report, when = cited.report, cited.published
    yield "TY", "NEWS"
    yield "ID", plain(cited.id)
    for name in report.byline:
        yield "AU", plain(name)
    yield "TI", cited.title
    if cited.outlet:
        yield "T2", cited.outlet
    if when:
        yield "PY", f"{when[0]}"
        yield "DA", _date(when)
    if url := followed(report.url):
        yield "UR", plain(url)
        if fetched := day(report.fetched):
            yield "Y2", _date(fetched)
    if report.language:
        yield "LA", report.language
    if cited.note:
        yield "N1", cited.note
    yield "ER", ""


def _date(when: Day) -> str:
    """RIS has YYYY/MM/DD/ with what is not known left empty."""
    known = [f"{part:02d}" for part in when]
    return "/".join((*known, *[""] * (4 - len(known))))
