"""Collect: files, a folder or addresses that are read into the record, and what became of them."""

import shutil

from fastapi import APIRouter, Request
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from onrecord.errors import UsageError
from onrecord.serve.collecting import Collector, Lot, addresses, lay
from onrecord.serve.editing import Notice, SignedForm, editor
from onrecord.serve.guard import LARGEST
from onrecord.serve.templating import link, rendered

router = APIRouter(include_in_schema=False)


@router.get("/{record}/collect")
def collect(request: Request, record: str) -> Response:
    """The form, and what was given lately."""
    opened = request.app.state.shelves.one(record)
    lots = request.app.state.collector.lots(opened.name) if editor(request) else []
    return rendered(request, "collect.html.j2", record=record, lots=lots, most=LARGEST // 1024 // 1024)


@router.post("/{record}/collect")
def give(request: Request, record: str, sent: SignedForm) -> Response:
    """Take files and addresses in; leads to the page that tells how far they are."""
    opened, collector = request.app.state.shelves.one(record), request.app.state.collector
    try:
        lot = _lot(opened.name, sent)
        try:
            collector.take(opened, lot)
        except UsageError:
            shutil.rmtree(lot.folder, ignore_errors=True)
            raise
    except (UsageError, OSError) as error:
        sent.session.notice = Notice(f"Nothing was taken in: {error}", failed=True)
        return RedirectResponse(link(record, "collect"), 303)
    return RedirectResponse(link(record, "collect", lot.id), 303)


def _lot(record: str, sent: SignedForm) -> Lot:
    uploads = [one for one in sent.form.getlist("files") if isinstance(one, UploadFile) and one.filename]
    asked, refused = addresses(sent.text("addresses"))
    if not uploads and not asked:
        wrong = "; ".join(f"'{one.name}' {one.reason}" for one in refused[:3])
        raise UsageError(wrong or "choose files or a folder, or give addresses")
    folder, count = lay([(one.filename or "", one.file) for one in uploads])
    return Lot(record, sent.session.author, folder, count, asked, refused)


@router.get("/{record}/collect/{id}")
def progress(request: Request, record: str, id: str) -> Response:
    """How far it is, and what could not be read."""
    opened = request.app.state.shelves.one(record)
    collector: Collector = request.app.state.collector
    if editor(request) is None:
        raise HTTPException(403, "only who has given the token sees what is read in: log in first")
    lot = collector.lot(opened.name, id)
    if lot is None:
        raise HTTPException(404, "nothing of that number was given since the server was started")
    return rendered(request, "collecting.html.j2", record=record, lot=lot)
