"""Reports: the articles themselves, with what was read in each."""

from typing import Annotated, Literal, get_args

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from onrecord.export import TABLES
from onrecord.model import Report, ReportStatus
from onrecord.serve.api import rows
from onrecord.serve.api.answering import endpoint, listed, one
from onrecord.serve.api.asked import Asked, Day, Leads, Paged, Text, opened
from onrecord.serve.api.named import story as named_story
from onrecord.serve.api.shapes import ClaimRow, ReportRow, ResponseRow, Revision
from onrecord.serve.api.shapes import rows as shape

router = APIRouter(tags=["reports"])
TABLE = TABLES["reports"]


class ReportsAsked(Paged):
    """What lists of reports may be narrowed by."""

    story: Annotated[Text, Field(description="a story, by id, the start of it, heading or title")] = None
    outlet: Annotated[Text, Field(description="the outlet, as the report has it")] = None
    status: Annotated[
        str | None,
        Field(
            description="what became of it", max_length=40, json_schema_extra={"enum": [*get_args(ReportStatus), None]}
        ),
    ] = None
    language: Annotated[Text, Field(description="its language, ISO 639-1", examples=["en"])] = None
    after: Annotated[Day, Field(description="the first day of publication: 2023-08-01, 2023-08 or 2023")] = None
    before: Annotated[Day, Field(description="the last day of publication")] = None
    order: Annotated[
        Literal["day", "oldest"], Field(description="`day`: the newest first; `oldest`: the other way round")
    ] = "day"


class OneReport(Asked):
    """What one report may be asked with."""

    leads: Leads = False


class ReportFound(BaseModel):
    """A report with its text and what was read in it."""

    report: ReportRow  # type: ignore[valid-type]
    text: Annotated[str, Field(description="what claims cite; their offsets count its characters")]
    claims: Annotated[list[ClaimRow], Field(description="in order of the text")]  # type: ignore[valid-type]
    responses: list[ResponseRow]  # type: ignore[valid-type]
    revisions: Annotated[list[Revision], Field(description="its older texts, the oldest first")]


@endpoint(router, "/reports", shape("Reports", "reports", ReportRow), csv=TABLE, example="reports")
def reports(request: Request, asked: Annotated[ReportsAsked, Query()]) -> Response:
    """Reports, narrowed by story, outlet, status, language and day of publication."""
    served = opened(request, asked)
    record, given = served.record, asked.model_dump(exclude={"record"})
    if asked.story:
        given["story"] = named_story(served, asked.story).id
    page = record.reports_page(**given)
    return listed(request, "reports", rows.of_reports(record, page.rows), page.next_cursor, TABLE)


@endpoint(router, "/reports/{id:path}", ReportFound, csv=TABLE, example="report")
def report(request: Request, id: str, asked: Annotated[OneReport, Query()]) -> Response:
    """One report, by id: the name of its file, or its address. One that itself ends in `.json` takes `.json` behind."""
    record = opened(request, asked).record
    found = record.find(id, (Report,))
    assert isinstance(found, Report)
    decisions = record.in_force()
    read = [claim for claim in record.claims(report=found.id) if decisions.counts(claim)]
    shown = [claim for claim in read if asked.leads or decisions.tier(claim) == "firm"]
    older = record.revisions(found.id)
    return one(
        request,
        "report",
        rows.of_reports(record, [found])[0],
        TABLE,
        text=found.text,
        claims=rows.of_claims(record, shown),
        responses=rows.of_responses(record, list(record.responses(found.id))),
        revisions=[{"revision": o.revision, "title": o.title, "published": o.published, "hash": o.hash} for o in older],
    )
