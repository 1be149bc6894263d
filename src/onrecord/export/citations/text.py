"""Citations as text, to be pasted into a footnote."""

from collections.abc import Sequence
from datetime import date

from onrecord.export.citations.citation import UNDATED, Citation, Day, day, plain


def text(citations: Sequence[Citation]) -> str:
    """A paragraph each."""
    return "\n\n".join(_one(cited) for cited in citations)


def _one(cited: Citation) -> str:
    report = cited.report
    fetched = day(report.fetched) if report.url else ()
    parts = (
        ", ".join(plain(name) for name in report.byline),
        f"“{cited.title}”",
        cited.outlet,
        _words(cited.published) or UNDATED,
        report.url or "",
        f"accessed {_words(fetched)}" if fetched else "",
    )
    where = ", ".join(part for part in parts if part)
    if cited.quote:
        return f"{where}: {cited.note}."
    return f"{where} ({cited.note})." if cited.note else f"{where}."


def _words(when: Day) -> str:
    """A day as "5 September 2023", or the month or year alone."""
    if not when:
        return ""
    known = date(*(*when, 1, 1)[:3])
    return (f"{known.year}", f"{known:%B} {known.year}", f"{known.day} {known:%B} {known.year}")[len(when) - 1]
