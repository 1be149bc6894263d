"""Claims: what single sentences of reports say, word for word, and who says so."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from onrecord.export import TABLES
from onrecord.model import Claim
from onrecord.serve.api import rows
from onrecord.serve.api.answering import endpoint, listed, one
from onrecord.serve.api.asked import Asked, Sided, Text, opened
from onrecord.serve.api.named import claims_naming
from onrecord.serve.api.narrowed import narrowed, newest_alone
from onrecord.serve.api.parties import code
from onrecord.serve.api.shapes import ClaimRow, Named, Reason
from onrecord.serve.api.shapes import rows as shape
from onrecord.tell.view import context

router = APIRouter(tags=["claims"])
TABLE = TABLES["claims"]


class ClaimsAsked(Sided):
    """What lists of claims may be narrowed by."""

    source: Annotated[Text, Field(description="the innermost speaker, by the name that the report gives")] = None
    report: Annotated[Text, Field(description="the report they stand in, by its whole id")] = None


class ClaimFound(BaseModel):
    """A claim in its sentence, with why each field is what it is."""

    claim: ClaimRow  # type: ignore[valid-type]
    before: Annotated[str, Field(description="what stands before the quote in its sentence")]
    after: Annotated[str, Field(description="what stands after it")]
    names: Annotated[list[Named], Field(description="who and what it names below the state")]
    why: Annotated[list[Reason], Field(description="what decided each field")]


@endpoint(router, "/claims", shape("Claims", "claims", ClaimRow), csv=TABLE, example="claims")
def claims(request: Request, asked: Annotated[ClaimsAsked, Query()]) -> Response:
    """Claims, narrowed by type, status, parties, days, speaker, report and entity.

    A page may have fewer rows than its limit, though more follow: those left out are what people called wrong.
    """
    served = opened(request, asked)
    record, given = served.record, asked.model_dump(exclude={"record", "limit", "cursor", "order", "entity"})
    given |= {name: code(served, given[name]) for name in ("party", "actor", "recipient") if given[name]}
    if asked.entity:
        newest_alone(asked.order)
        ids = claims_naming(served, asked.entity)
        page = narrowed(ids, record.claims_by_id, given, asked.cursor, asked.limit)
    else:
        page = record.claims_page(order=asked.order, cursor=asked.cursor, limit=asked.limit, **given)
    return listed(request, "claims", rows.of_claims(record, page.rows), page.next_cursor, TABLE)


@endpoint(router, "/claims/{id}", ClaimFound, csv=TABLE, example="claim")
def claim(request: Request, id: str, asked: Annotated[Asked, Query()]) -> Response:
    """One claim, by id or the start of it, firm or lead: `tier` tells."""
    record = opened(request, asked).record
    found = record.find(id, (Claim,))
    assert isinstance(found, Claim)
    before, after = context(record.report(found.report).text, found.span)
    named = [
        {"kind": n.kind, "name": n.text, "role": n.role, "start_char": n.span.start, "end_char": n.span.end}
        for n in found.names
    ]
    why = [{"field": r.field, "stage": r.stage, "rule": r.rule, "words": r.words} for r in found.why]
    (row,) = rows.of_claims(record, [found])
    return one(request, "claim", row, TABLE, before=before, after=after, names=named, why=why)
