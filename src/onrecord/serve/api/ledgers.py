"""Ledgers: views over the record, each of which answers one question."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from onrecord.errors import UsageError
from onrecord.export.columns import Table, table
from onrecord.knowledge.choices import chosen
from onrecord.serve.api.answering import as_csv, as_json, endpoint, is_csv, listed, part
from onrecord.serve.api.asked import Asked, Day, Leads, Paged, Text, opened
from onrecord.serve.api.named import story as named_story
from onrecord.serve.api.parties import code
from onrecord.serve.api.shapes import unread
from onrecord.serve.kept import kept
from onrecord.serve.opened import Opened
from onrecord.tell import Ledger, ledger
from onrecord.tell.ledgers import LEDGERS, QUESTIONS, with_leads
from onrecord.tell.part import Part

router = APIRouter(tags=["ledgers"])
SMALL = 20_000  # claims of a record of which a ledger is made as a whole
FEW = 2000  # claims, above which a ledger of a story is made of its events alone
MOST = 500  # events of which one is made in a larger record
BESIDES: dict[str, str] = {
    "status": "what the record holds of it now",
    "origins": "how many independent origins say so",
    "reports": "how many reports carry them",
    "digit": "the Admiralty digit",
    "support": "how many say what, where not all say the same",
    "lacks": "what it would need to be cited by itself",
    "tier": "firm or lead",
    "event": "the id of the event",
    "claims": "ids of the claims that it cites",
    "id": "what `explain` and `cite` take for it",
}
LISTED = table("a ledger", unread, ("ledger", "text", "its name"), ("answers", "text", "the question that it answers"))


class LedgerAsked(Paged):
    """What a ledger may be narrowed by."""

    actor: Annotated[Text, Field(description="only with this party, by code or name", examples=["PRK"])] = None
    story: Annotated[Text, Field(description="only this story, by id, heading or title")] = None
    entity: Annotated[Text, Field(description="only what names it, by id or name")] = None
    after: Annotated[Day, Field(description="only events that may begin on this day or later")] = None
    before: Annotated[Day, Field(description="only events that may begin on this day or before")] = None
    leads: Leads = False


class Line(BaseModel):
    """A line of a ledger."""

    cells: Annotated[dict[str, str], Field(description="what it says, by column")]
    status: Annotated[str | None, Field(description=BESIDES["status"])] = None
    event: Annotated[str | None, Field(description=BESIDES["event"])] = None
    claims: Annotated[list[str], Field(description=BESIDES["claims"])]
    origins: Annotated[int, Field(description=BESIDES["origins"])]
    reports: Annotated[int, Field(description=BESIDES["reports"])]
    digit: Annotated[int | None, Field(description=BESIDES["digit"])] = None
    lacks: Annotated[str, Field(description=BESIDES["lacks"])]
    tier: Annotated[str, Field(description=BESIDES["tier"])]
    id: Annotated[str, Field(description=BESIDES["id"])]
    support: Annotated[str, Field(description=BESIDES["support"])]


class LedgerFound(BaseModel):
    """Lines of a ledger, those that rest on leads last."""

    rows: list[Line]
    next: Annotated[str | None, Field(description="the cursor of the rows that follow; null at the end")] = None
    ledger: str
    title: str
    question: Annotated[str, Field(description="what it answers")]
    columns: Annotated[list[str], Field(description="its columns, in order")]
    leads_not_shown: Annotated[int, Field(description="how many lines rest on leads and were not asked for")]


class Question(BaseModel):
    """A ledger, and what it answers."""

    ledger: str
    answers: str


class Ledgers(BaseModel):
    """The ledgers that there are."""

    ledgers: list[Question]


@endpoint(router, "/ledgers", Ledgers, csv=LISTED, example="ledgers")
def ledgers(request: Request, asked: Annotated[Asked, Query()]) -> Response:
    """The ledgers that there are, with the question that each answers."""
    opened(request, asked)
    rows = [{"ledger": name, "answers": question} for name, question in QUESTIONS.items()]
    return as_csv(LISTED, rows, {}) if is_csv(request) else as_json({"ledgers": rows})


@endpoint(router, "/ledgers/{name}", LedgerFound, csv=table("a line", unread), example="ledger")
def lines(request: Request, name: str, asked: Annotated[LedgerAsked, Query()]) -> Response:
    """One ledger: engagements, transfers, agreements, sanctions, statements, signals, relations or coverage.

    In a record of more than 20,000 claims it has to be narrowed until no more than 500 events are left.
    """
    served = opened(request, asked)
    found = _ledger(served, chosen("ledger", name, LEDGERS), asked)
    shown, following = part((*found.rows, *found.leads), asked.cursor, asked.limit)
    if is_csv(request):
        flat = [{**row.cells, **{b: _plain(getattr(row, b)) for b in BESIDES if b not in row.cells}} for row in shown]
        return listed(request, "rows", flat, following, _columns(found))
    return listed(
        request,
        "rows",
        [{one: _plain(getattr(row, one)) for one in Line.model_fields} for row in shown],
        following,
        LISTED,
        ledger=found.name,
        title=found.title,
        question=found.question,
        columns=list(found.columns),
        leads_not_shown=found.not_shown,
    )


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _columns(found: Ledger) -> Table:
    """The ledger's columns, and what each line rests on."""
    own = [(name, "text", "") for name in found.columns]
    besides = [(name, "list" if name == "claims" else "text", told) for name, told in BESIDES.items()]
    return table(found.title, unread, *own, *(one for one in besides if one[0] not in found.columns))  # type: ignore[arg-type]


def _ledger(served: Opened, name: str, asked: LedgerAsked) -> Ledger:
    given = asked.model_dump(exclude={"record", "limit", "cursor"})
    return kept(served, ("ledger", name, *given.items()), lambda: _made(served, name, asked))


def _made(served: Opened, name: str, asked: LedgerAsked) -> Ledger:
    record = served.record
    claims = kept(served, "counts", record.counts)["claims"]
    by_part = asked.story is not None and not asked.entity and not asked.actor and claims > FEW
    if claims <= SMALL and not (asked.after or asked.before or by_part):
        return ledger(record, name, actor=asked.actor, story=asked.story, entity=asked.entity, leads=asked.leads)
    if asked.entity:
        raise UsageError("entity= goes with no days, and not with a record of this size: /api/v1/events takes all")
    page = record.events_page(
        party=code(served, asked.actor) if asked.actor else None,
        story=named_story(served, asked.story).id if asked.story else None,
        after=asked.after,
        before=asked.before,
        leads=True,
        limit=MOST,
    )
    if page.next_cursor is not None and claims <= SMALL and not (asked.after or asked.before):
        return ledger(record, name, story=asked.story, leads=asked.leads)
    if page.next_cursor is not None:
        raise UsageError(f"this ledger is of more than {MOST} events: narrow it with story=, actor=, after= or before=")
    return with_leads(name, Part(record, page.rows), leads=asked.leads)
