"""Errors as answers: one shape in the API, that of the command line's --json; a page for people elsewhere."""

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from onrecord.errors import MissingExtraError, NotFoundError, OnrecordError, UsageError
from onrecord.serve.guard import BEARS
from onrecord.serve.refusals import API, failure
from onrecord.serve.templating import rendered


def status_of(error: OnrecordError) -> int:
    """The HTTP status of an error of the library."""
    if isinstance(error, NotFoundError):
        return 404
    if isinstance(error, UsageError):
        return 422
    return 501 if isinstance(error, MissingExtraError) else 500


def answer(request: Request, status: int, kind: str, message: str) -> Response:
    """An error as JSON under /api/, as a page elsewhere."""
    if request.url.path.startswith(API):
        return failure(status, kind, message)
    again = request.url.path if status == 422 and request.url.query and request.method == "GET" else ""
    return rendered(request, "error.html.j2", status=status, kind=kind, message=message, again=again, code=status)


def plainly(request: Request, error: OnrecordError) -> str:
    """What an error says, with records by the names under which they are served, not by where they lie."""
    told = str(error)
    for name, opened in request.app.state.shelves.opened.items():
        told = told.replace(opened.record.name, name)
    return told


def _wrong(one: Mapping[str, Any]) -> str:
    """What is wrong with one parameter, by its name."""
    name = ".".join(map(str, one["loc"][1:]))
    if one["type"] == "extra_forbidden":
        return f"there is no parameter '{name}' here"
    return f"'{name}' is needed" if one["type"] == "missing" else f"{name}: {one['msg']}"


def install(app: FastAPI) -> None:
    """Have every error of the application answered in these forms."""

    @app.exception_handler(OnrecordError)
    def known(request: Request, error: OnrecordError) -> Response:
        return answer(request, status_of(error), type(error).__name__, plainly(request, error))

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> Response:
        kind = {404: "NotFoundError", 405: "UsageError"}.get(error.status_code, "HTTPError")
        found = answer(request, error.status_code, kind, f"{error.detail}: {request.url.path}")
        found.headers.update(error.headers or {})
        return found

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        return answer(request, 422, "UsageError", "; ".join(map(_wrong, error.errors())))

    @app.exception_handler(Exception)
    def unexpected(request: Request, _: Exception) -> Response:
        told = "this should not have happened; what did is in the server's log"
        found = answer(request, 500, "InternalError", told)
        found.headers.update(BEARS)  # it is sent past the guard, which gives them to all others
        return found
