"""What forms decide: each leads back to the page that it was sent from, which tells what became of it."""

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from onrecord.serve.deciding import decided, undone
from onrecord.serve.editing import SignedForm

router = APIRouter(include_in_schema=False)


@router.post("/{record}/decide")
def decide(request: Request, record: str, sent: SignedForm) -> Response:
    """Decide about claims or events."""
    sent.session.notice = decided(request.app.state.shelves.one(record), sent)
    return RedirectResponse(sent.back, 303)


@router.post("/{record}/undo")
def undo(request: Request, record: str, sent: SignedForm) -> Response:
    """Undo a decision."""
    sent.session.notice = undone(request.app.state.shelves.one(record), sent)
    return RedirectResponse(sent.back, 303)
