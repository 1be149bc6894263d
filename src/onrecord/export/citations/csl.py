"""Citations as CSL-JSON, which Zotero, Pandoc and other users of the Citation Style Language read."""

from collections.abc import Sequence
from typing import Any

import msgspec

from onrecord.export.addresses import followed
from onrecord.export.citations.citation import Citation, Day, day, plain


def csl_json(citations: Sequence[Citation]) -> str:
    """An array of items."""
    return msgspec.json.format(msgspec.json.encode([_item(cited) for cited in citations]), indent=2).decode()


def _item(cited: Citation) -> dict[str, Any]:
    """One item. A report without a date has no `issued`, for which styles print "n.d."."""
    report = cited.report
    fields = {
        "id": cited.id,
        "type": "article-newspaper",
        "title": cited.title,
        "author": [{"literal": plain(name)} for name in report.byline],
        "container-title": cited.outlet,
        "issued": _date(cited.published),
        "URL": followed(report.url),
        "accessed": _date(day(report.fetched)) if followed(report.url) else None,
        "language": report.language,
        "note": cited.note,
        "custom": _cited(cited),
    }
    return {name: value for name, value in fields.items() if value}


def _date(when: Day) -> dict[str, list[Day]] | None:
    return {"date-parts": [when]} if when else None


def _cited(cited: Citation) -> dict[str, Any]:
    """The words cited and where they stand, for programs; `note` has the same for people."""
    told: dict[str, Any] = {"report": cited.report.id}
    if cited.span:
        told |= {"quote": cited.quote, "start_char": cited.span.start, "end_char": cited.span.end}
    return told
