"""Quotations: what reports of a story say of a likely deed, in their own words, where who did it is in doubt."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from onrecord.export.columns import Row
from onrecord.serve.api.answering import endpoint, listed
from onrecord.serve.api.asked import Paged, opened
from onrecord.serve.api.named import story as named_story
from onrecord.serve.api.shapes import QUOTATIONS, QuotationRow
from onrecord.serve.api.shapes import rows as shape
from onrecord.serve.quoting import quoted as quotations
from onrecord.tell.quoted import Quotation

router = APIRouter(tags=["stories"])


@endpoint(router, "/stories/{id}/quoted", shape("Quotations", "quoted", QuotationRow), csv=QUOTATIONS, example="quoted")
def quoted(request: Request, id: str, asked: Annotated[Paged, Query()]) -> Response:
    """What reports of a story say, as printed, without its being clear who did it to whom: no facts of the record."""
    served = opened(request, asked)
    page = quotations(served, named_story(served, id).id, asked.cursor, asked.limit)
    return listed(request, "quoted", [_row(one) for one in page.rows], page.next_cursor, QUOTATIONS)


def _row(one: Quotation) -> Row:
    return {
        "words": one.words,
        "headline": one.headline,
        "outlet": one.report.outlet,
        "published": one.report.published,
        "report": one.report.id,
        "title": one.report.title,
        "type": one.claim.type,
        "status": one.claim.status,
        "likely": round(one.likely, 4),
        "alike": one.alike,
        "claim": one.claim.id,
        "start_char": one.claim.span.start,
        "end_char": one.claim.span.end,
        "event": one.event.id,
    }
