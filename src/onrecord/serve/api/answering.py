"""Answers: JSON objects, or one table as CSV; where more follows, a Link header leads to it (RFC 8288)."""

import io
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any, TypeVar
from urllib.parse import urlencode

import msgspec
from fastapi import APIRouter, Request
from pydantic import BaseModel
from starlette.responses import Response

from onrecord.errors import UsageError
from onrecord.export.columns import Row, Table
from onrecord.export.tabular import write_csv
from onrecord.serve.api.shapes import Failure
from onrecord.store.remade import former

F = TypeVar("F", bound=Callable[..., Response])
CSV = "text/csv"
FAILURES: dict[int | str, dict[str, Any]] = {
    404: {"model": Failure, "description": "There is no such thing in the record"},
    422: {"model": Failure, "description": "What is asked for makes no sense; the message says why"},
}


def endpoint(
    router: APIRouter, path: str, shape: type[BaseModel], *, csv: Table | None = None, example: str
) -> Callable[[F], F]:
    """Have a function answer at a path, which may end in `.json`, and in `.csv` where it has a table.

    Args:
        router: to which the paths are added.
        path: the path without an ending.
        shape: what the JSON looks like.
        csv: the columns of the CSV.
        example: the key of an example of the answer in `examples.json`.
    """

    def register(function: F) -> F:
        given: dict[str, Any] = {"methods": ["GET"], "response_class": Response, "response_model": None}
        if csv is not None:
            content = {CSV: {"schema": {"type": "string"}, "example": f"{','.join(csv.names)}\n"}}
            told = {"description": f"A row is {csv.about}", "content": content}
            router.add_api_route(f"{path}.csv", function, responses={200: told, **FAILURES}, **given)
        router.add_api_route(f"{path}.json", function, include_in_schema=False, **given)
        shown = {"application/json": {"example": examples()[example]}}
        answer = {"model": shape, "description": "The answer", "content": shown}
        router.add_api_route(path, function, responses={200: answer, **FAILURES}, **given)
        return function

    return register


@lru_cache(maxsize=1)
def examples() -> Mapping[str, Any]:
    """An example of each answer, made from the sample."""
    found: dict[str, Any] = msgspec.json.decode(files("onrecord.serve").joinpath("api/examples.json").read_bytes())
    return found


def as_json(body: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> Response:
    """An object as JSON."""
    return Response(msgspec.json.encode(body), media_type="application/json", headers={**(headers or {}), **_as_of()})


def listed(
    request: Request, name: str, rows: Sequence[Row], following: str | None, table: Table, **more: Any
) -> Response:
    """Rows under their name, as JSON or CSV, with where the next are."""
    headers = {"link": f'<{_following(request, following)}>; rel="next"'} if following else {}
    if is_csv(request):
        return as_csv(table, rows, headers)
    return as_json({name: rows, "next": following} | more, headers)


def one(request: Request, name: str, row: Row, table: Table, **more: Any) -> Response:
    """A row with what hangs on it; as CSV, the row alone."""
    return as_csv(table, [row], {}) if is_csv(request) else as_json({name: row} | more)


def as_csv(table: Table, rows: Sequence[Row], headers: Mapping[str, str]) -> Response:
    """Rows as `export` writes them, with its guard against formulas."""
    file = io.BytesIO()
    write_csv(table, ({name: row[name] for name in table.names} for row in rows), file)
    return Response(file.getvalue(), media_type=CSV, headers={**headers, **_as_of()})


def _as_of() -> dict[str, str]:
    """When an answer was right that is made of the record's former state."""
    moment = former()
    return {"onrecord-as-of": moment.isoformat(timespec="seconds")} if moment else {}


def is_csv(request: Request) -> bool:
    """Whether the path that was asked for ends in `.csv`."""
    return bool(request.scope["route"].path.endswith(".csv"))


def _following(request: Request, cursor: str) -> str:
    asked = [(name, value) for name, value in request.query_params.multi_items() if name != "cursor"]
    return f"{request.url.path}?{urlencode([*asked, ('cursor', cursor)])}"


T = TypeVar("T")


def part(rows: Sequence[T], cursor: str | None, limit: int) -> tuple[Sequence[T], str | None]:
    """Some of the rows of a list that is at hand as a whole, and the cursor of those that follow.

    Raises UsageError for a cursor that is none of such a list.
    """
    first = _place(cursor) if cursor is not None else 0
    return rows[first : first + limit], f"at{first + limit}" if first + limit < len(rows) else None


def _place(cursor: str) -> int:
    number = cursor.removeprefix("at")
    if number == cursor or not number.isascii() or not number.isdecimal() or len(number) > 9:
        raise UsageError(f"'{cursor[:40]}' is no cursor of this list: give `next` of the answer before")
    return int(number)
