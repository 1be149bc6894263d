"""Search over the words of reports and the quotes of claims."""

from collections.abc import Sequence
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from onrecord.errors import UsageError
from onrecord.export.columns import Row
from onrecord.serve.api.answering import endpoint, listed, part
from onrecord.serve.api.asked import LONGEST, Leads, Paged, Text, opened
from onrecord.serve.api.named import claims_naming
from onrecord.serve.api.shapes import HITS, HitRow
from onrecord.serve.api.shapes import rows as shape
from onrecord.store import Hit, Record

router = APIRouter(tags=["search"])
DEEPEST = 2000  # hits that a search may be followed to


class SearchAsked(Paged):
    """What is looked for."""

    q: Annotated[
        str,
        Field(
            min_length=1,
            max_length=LONGEST,
            description='words that all have to be there, or a "phrase" in double quotes',
            examples=["artillery shells"],
        ),
    ]
    kind: Annotated[Literal["report", "claim"] | None, Field(description="only reports, or only claims")] = None
    entity: Annotated[
        Text, Field(description="only claims that name it, and their reports; among the best 2,000 hits")
    ] = None
    leads: Leads = False
    by: Annotated[
        Literal["words", "meaning", "both"],
        Field(description="`words` that are there; `meaning`: sentences that say the like; or both, in one order"),
    ] = "words"
    least: Annotated[
        float | None,
        Field(ge=-1, le=1, description="by meaning: the likeness from which on a sentence answers", examples=[0.5]),
    ] = None


@endpoint(router, "/search", shape("Hits", "hits", HitRow), csv=HITS, example="search")
def search(request: Request, asked: Annotated[SearchAsked, Query()]) -> Response:
    """Reports and claims that hold all of the words, or mean the like; the best first, each with where it stands."""
    served = opened(request, asked)
    record = served.record
    first = part(range(DEEPEST), asked.cursor, asked.limit)[0]
    if not first:
        raise UsageError(f"a search is followed to its first {DEEPEST} hits: look for more words")
    most = DEEPEST if asked.entity else first[-1] + 2
    hits = record.search(asked.q, asked.kind, most, leads=asked.leads, by=asked.by, least=asked.least)
    if asked.entity:
        naming = set(claims_naming(served, asked.entity))
        told = {claim.report for claim in record.claims_by_id(naming).values()}
        hits = [hit for hit in hits if hit.id in (naming if hit.kind == "claim" else told)]
    shown, following = part(hits, asked.cursor, asked.limit)
    return listed(request, "hits", _rows(record, shown), following, HITS)


def _rows(record: Record, hits: Sequence[Hit]) -> list[Row]:
    with record.shelf.together():
        return _made(record, hits)


def _made(record: Record, hits: Sequence[Hit]) -> list[Row]:
    claims = record.claims_by_id(hit.id for hit in hits if hit.kind == "claim")
    events = record.owners("event", list(claims))
    of = {hit.id: claims[hit.id].report if hit.id in claims else hit.id for hit in hits}
    reports = record.reports_by_id(of.values())
    found: list[Row] = []
    for hit in hits:
        report, claim = reports.get(of[hit.id]), claims.get(hit.id)
        if report is None or (hit.kind == "claim" and claim is None):  # gone since, or called wrong
            continue
        span = claim.span if claim else hit.span
        found.append(
            {
                "kind": hit.kind,
                "id": hit.id,
                "excerpt": hit.excerpt,
                "tier": hit.tier,
                "report": report.id,
                "title": report.title,
                "outlet": report.outlet,
                "published": report.published,
                "event": events.get(hit.id),
                "start_char": span.start if span else None,
                "end_char": span.end if span else None,
                "likeness": hit.likeness,
            }
        )
    return found
