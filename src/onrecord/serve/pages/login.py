"""Giving the token, once, with a name that decisions bear; and leaving again."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from onrecord.serve.editing import COOKIE, LASTS, Sessions, SignedForm, author, editor, local
from onrecord.serve.templating import rendered

router = APIRouter(include_in_schema=False)


@router.get("/login")
def login(request: Request, back: str = "/") -> Response:
    """The form."""
    return rendered(request, "login.html.j2", back=local(back), wrong="", name="")


@router.post("/login")
def give(
    request: Request,
    token: Annotated[str, Form(max_length=500)] = "",
    name: Annotated[str, Form(max_length=500)] = "",
    back: Annotated[str, Form(max_length=4000)] = "/",
) -> Response:
    """A session, or the form again with what is wrong."""
    sessions: Sessions = request.app.state.sessions
    who, address = author(name), request.client.host if request.client else ""
    if not who:
        return rendered(request, "login.html.j2", code=422, back=local(back), wrong="Decisions bear a name.", name="")
    session = sessions.begin(token, who, address)
    if session is None:
        told = "That is not the token: it stands where the server was started."
        return rendered(request, "login.html.j2", code=403, back=local(back), wrong=told, name=who)
    answer = RedirectResponse(local(back), 303)
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, session.id, max_age=LASTS, httponly=True, samesite="strict", secure=secure)
    return answer


@router.post("/logout")
def leave(request: Request, sent: SignedForm) -> Response:
    """No session any more."""
    if session := editor(request):
        request.app.state.sessions.end(session.id)
    answer = RedirectResponse(sent.back, 303)
    answer.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return answer
