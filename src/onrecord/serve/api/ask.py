"""A question in words, answered with the events that bear on it."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from onrecord.serve.api.answering import as_json, endpoint
from onrecord.serve.api.asked import Asked, Leads, opened
from onrecord.serve.asked import answer
from onrecord.store import Record
from onrecord.verbs.ask import LONGEST, Answer, Found

router = APIRouter(tags=["search"])
PARTS = ("happened", "denied", "planned", "possible", "near", "leads")


class Words(BaseModel):
    """A sentence that tells of an event: the words, and where they stand."""

    claim: str
    report: str
    quote: str
    start_char: int
    end_char: int


class Bears(BaseModel):
    """An event that bears on the question, by one account of it."""

    event: Annotated[str, Field(description="its id")]
    title: str
    says: Annotated[str, Field(description="what the account says: happened, planned, possible or negated")]
    when: str
    where: str
    who_says: Annotated[list[str], Field(description="the speakers of the account, the most heard first")]
    support: Annotated[str, Field(description="how many say what of the event, in words")]
    digit: Annotated[int | None, Field(description="the Admiralty digit of the account")] = None
    tier: Annotated[str, Field(description="firm or lead")]
    lacks: Annotated[list[str], Field(description="of an event near the question: in what it differs")]
    words: Annotated[list[Words], Field(description="the sentences that tell of just what is asked about")]


class Gives(BaseModel):
    """One answer to what the question leaves open: a name, a day, a place, a number, or somebody's words."""

    text: str
    says: Annotated[str, Field(description="the account that gives it: happened, planned, possible or negated")]
    who_says: list[str]
    events: Annotated[list[str], Field(description="the ids of what it is told of; none where a response gives it")]
    quotes: list[str]
    digit: Annotated[int | None, Field(description="the Admiralty digit of the account")] = None


class Printed(BaseModel):
    """A sentence as a report prints it, not read with confidence: a quotation, and no fact of the record."""

    words: str
    outlet: str
    day: str
    report: str
    start_char: int
    end_char: int


class OnMatter(Printed):
    """A sentence on the matter of a question that does not settle it; `what` it tells of: asked for, talks, denied."""

    what: str


class Understood(BaseModel):
    """How the question was understood."""

    text: str
    kind: str
    slot: Annotated[str, Field(description="what it leaves open: actor, recipient, speaker, denier, time, place, ...")]
    outlook: str
    types: list[str]
    verb: str
    by: list[str]
    to: list[str]
    also: list[str]
    names: list[str]
    things: list[str]
    since: str | None = None
    until: str | None = None


class Said(BaseModel):
    """What the record says to a question."""

    question: Understood
    verdict: Annotated[
        str, Field(description="yes, no, planned, possible, disputed, alleged, told, quoted, or `does not say`")
    ]
    words: Annotated[str, Field(description="the answer in a sentence")]
    answers: Annotated[list[Gives], Field(description="what is asked for, each with who says so")]
    quoted: Annotated[list[Printed], Field(description="sentences with its words, for want of firm events")]
    bearing: Annotated[
        list[OnMatter],
        Field(description="sentences on its matter where nothing settles it: asked for, denied, planned"),
    ]
    happened: list[Bears]
    denied: list[Bears]
    planned: list[Bears]
    possible: list[Bears]
    near: Annotated[list[Bears], Field(description="what differs in a point, and is no answer")]
    leads: Annotated[list[Bears], Field(description="read with too little confidence to count; empty unless asked for")]
    leads_not_shown: int
    by_words: Annotated[list[str], Field(description="claims with its words, where it was not understood otherwise")]
    notes: Annotated[list[str], Field(description="what of the question the record does not know")]


class QuestionAsked(Asked):
    """What is asked."""

    q: Annotated[
        str,
        Field(
            min_length=1,
            max_length=LONGEST,
            pattern=r"[^\s?!.]",
            description="a question in English",
            examples=["Did North Korea deliver arms to Russia?"],
        ),
    ]
    leads: Leads = False


@endpoint(router, "/ask", Said, example="ask")
def ask(request: Request, asked: Annotated[QuestionAsked, Query()]) -> Response:
    """What the record says to a question, for and against, planned and done apart; leads change nothing of it."""
    served = opened(request, asked)
    return as_json(_told(served.record, answer(served, asked.q.strip(), leads=asked.leads)))


def _told(record: Record, found: Answer) -> dict[str, Any]:
    every = [one for part in PARTS for one in getattr(found, part)]
    claims = record.claims_by_id(id for one in every for id in one.claims)
    fields = Understood.model_fields

    def bears(one: Found) -> dict[str, Any]:
        held = [claims[id] for id in one.claims if id in claims]
        words = [
            {"claim": c.id, "report": c.report, "quote": c.quote, "start_char": c.span.start, "end_char": c.span.end}
            for c in held
        ]
        return {name: getattr(one, name) for name in Bears.model_fields if name != "words"} | {"words": words}

    question = msgspec.to_builtins(found.question)
    return {
        "question": {name: question[name] for name in fields},
        "verdict": found.verdict,
        "words": found.words,
        "answers": [{name: getattr(one, name) for name in Gives.model_fields} for one in found.answers],
        "quoted": [
            {"words": one.words, "outlet": one.outlet, "day": one.day, "report": one.report}
            | {"start_char": one.start, "end_char": one.end}
            for one in found.quoted
        ],
        "bearing": [
            {"what": one.what, "words": one.words, "outlet": one.outlet, "day": one.day, "report": one.report}
            | {"start_char": one.start, "end_char": one.end}
            for one in found.bearing
        ],
        **{part: [bears(one) for one in getattr(found, part)] for part in PARTS},
        "leads_not_shown": found.leads_not_shown,
        "by_words": list(found.by_words),
        "notes": list(found.notes),
    }
