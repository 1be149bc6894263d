"""The feeds of each story and each search, as Atom and as JSON Feed."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from onrecord.serve.api.answering import FAILURES, examples
from onrecord.serve.api.asked import LONGEST, Asked, opened
from onrecord.serve.api.named import headings
from onrecord.serve.api.named import story as named_story
from onrecord.serve.kept import kept
from onrecord.serve.opened import Opened
from onrecord.serve.templating import link
from onrecord.tell.feeds import Feed, of_search, of_story
from onrecord.tell.feeds.written import Places, atom, json_feed

router = APIRouter(prefix="/feeds", tags=["feeds"])
XML, JSON = "application/atom+xml", "application/feed+json"


class FeedAsked(Asked):
    """What feeds take."""

    limit: Annotated[int, Field(ge=1, le=60, description="how many events at most")] = 30


class SearchFeed(FeedAsked):
    """What a feed of a search takes."""

    q: Annotated[
        str, Field(min_length=1, max_length=LONGEST, description="words that all have to be there", examples=["shells"])
    ]


class Item(BaseModel):
    """An event."""

    id: str
    url: str
    title: str
    content_text: str
    date_modified: str
    date_published: str | None = None
    tags: list[str]


class JsonFeed(BaseModel):
    """A feed as JSON Feed 1.1 has it."""

    version: str
    title: str
    home_page_url: str
    feed_url: str
    authors: list[dict[str, str]]
    items: list[Item]


def _schema() -> dict[str, Any]:
    """The shape of a JSON Feed in one piece: FastAPI has room for one type of answers, and that is the errors'."""
    schema = JsonFeed.model_json_schema()
    del schema["$defs"]
    schema["properties"]["items"]["items"] = Item.model_json_schema()
    return schema


def _told(content: dict[str, Any]) -> dict[str, Any]:
    answers = {200: {"description": "Events as they are told first, or change", "content": content}} | FAILURES
    return {"response_class": Response, "response_model": None, "responses": answers}


AS_ATOM = _told({XML: {}})
AS_JSON = _told({JSON: {"schema": _schema(), "example": examples()["feed"]}})


@router.get("/story/{id}.atom", **AS_ATOM)
def story_atom(request: Request, id: str, asked: Annotated[FeedAsked, Query()]) -> Response:
    """The events that a story's newest reports tell of, as Atom: what is said of each, and by whom."""
    return _story(request, id, asked, XML)


@router.get("/story/{id}.json", **AS_JSON)
def story_json(request: Request, id: str, asked: Annotated[FeedAsked, Query()]) -> Response:
    """The events that a story's newest reports tell of, as JSON Feed."""
    return _story(request, id, asked, JSON)


@router.get("/search.atom", **AS_ATOM)
def search_atom(request: Request, asked: Annotated[SearchFeed, Query()]) -> Response:
    """The events of claims that hold the words, as Atom."""
    return _search(request, asked, XML)


@router.get("/search.json", **AS_JSON)
def search_json(request: Request, asked: Annotated[SearchFeed, Query()]) -> Response:
    """The events of claims that hold the words, as JSON Feed."""
    return _search(request, asked, JSON)


def _story(request: Request, id: str, asked: FeedAsked, kind: str) -> Response:
    served = opened(request, asked)
    story = named_story(served, id)
    heading = headings(served, [story])[story.id]
    feed = kept(
        served,
        ("feed of", story.id, asked.limit),
        lambda: of_story(served.record, story.id, heading, asked.limit),
    )
    return _written(request, served, feed, kind, link(served.name, "story", story.id))


def _search(request: Request, asked: SearchFeed, kind: str) -> Response:
    served = opened(request, asked)
    feed = kept(
        served, ("feed of search", asked.q, asked.limit), lambda: of_search(served.record, asked.q, asked.limit)
    )
    return _written(request, served, feed, kind, link(served.name, "search", q=asked.q))


def _written(request: Request, served: Opened, feed: Feed, kind: str, page: str) -> Response:
    base = str(request.base_url).rstrip("/")
    places = Places(
        id=f"feed:{page}",
        own=str(request.url),
        page=f"{base}{page}",
        event=lambda of: f"{base}{link(served.name, 'event', of)}",
    )
    body = atom(feed, places) if kind == XML else msgspec.json.encode(json_feed(feed, places))
    return Response(body, media_type=kind)
