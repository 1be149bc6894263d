"""What people decided of claims, events and entities: to be read by all."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from onrecord.export.columns import Row
from onrecord.record.decisions import Decision
from onrecord.serve.api.answering import endpoint, listed, part
from onrecord.serve.api.asked import Paged, Text, opened
from onrecord.serve.api.named import entity as meant
from onrecord.serve.api.shapes import DECISIONS, DecisionRow
from onrecord.serve.api.shapes import rows as shape
from onrecord.store.who_is_one import decided_of

router = APIRouter(tags=["decisions"])


class DecisionsAsked(Paged):
    """What decisions may be narrowed by."""

    entity: Annotated[Text, Field(description="only what was decided of an entity, by id or name")] = None


@endpoint(router, "/decisions", shape("Decisions", "decisions", DecisionRow), csv=DECISIONS, example="decisions")
def decisions(request: Request, asked: Annotated[DecisionsAsked, Query()]) -> Response:
    """What people decided, the oldest first, with what was undone; nothing that was decided is ever left out."""
    served = opened(request, asked)
    found = served.record.decisions()
    if asked.entity:
        one = meant(served, asked.entity)
        found = decided_of(served.record, one.ids or (one.id,))[::-1]
    shown, following = part(found, asked.cursor, asked.limit)
    return listed(request, "decisions", [row(one) for one in shown], following, DECISIONS)


def row(decision: Decision) -> Row:
    """A decision as a row."""
    return {
        "id": decision.id,
        "at": decision.at,
        "author": decision.author,
        "reason": decision.reason,
        "kind": decision.kind,
        "targets": list(decision.targets),
        "called": list(decision.called),
        "claims": list(dict.fromkeys(one.claim for one in decision.mentions)),
        "field": decision.field,
        "value": decision.value,
        "undone": decision.undone,
    }
