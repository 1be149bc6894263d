"""What is refused before it is read: one shape in the API, elsewhere a page that shows nothing of any record.

Who asks under a foreign name, or from the page of another site, is not to learn what is served: such a page has no
menu, and loads nothing.
"""

from http import HTTPStatus

from starlette.responses import HTMLResponse, JSONResponse, Response

from onrecord.serve.templating import environment

API = "/api/"


def failure(status: int, kind: str, message: str) -> Response:
    """An error as the API and the command line's --json have it."""
    return JSONResponse({"error": {"kind": kind, "message": message, "status": status}}, status)


def refusal(path: str, status: int, message: str) -> Response:
    """The answer to what was asked for at a path and is refused with a status; `message` says why."""
    if path.startswith(API):
        return failure(status, "HTTPError", message)
    page = environment().get_template("refused.html.j2").render(title=HTTPStatus(status).phrase, message=message)
    return HTMLResponse(page, status)
