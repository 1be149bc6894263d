"""Asking the application in this process, without a server."""

import asyncio
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

import httpx

from onrecord.serve.app import application
from onrecord.serve.opened import Shelves

HERE = "http://127.0.0.1"
MOST = 500  # rows of a page where all are followed: the most that the API gives


class Answer(NamedTuple):
    """The status and the body of what a path answers; `following` is the path of what follows, "" if nothing."""

    status: int
    body: bytes
    following: str


def answers(record: str, path: str) -> Iterator[Answer]:
    """What a path answers, for a record named by its file or URL; of CSV then each page that follows, without its head.

    Where the path says itself how many rows it wants, these are all.
    """
    shelves = Shelves([record])
    try:
        with asyncio.Runner() as runner:
            answer = runner.run(_asked(shelves, path))
            yield answer
            while answer.following and all_wanted(path):
                answer = runner.run(_asked(shelves, _by_many(answer.following)))
                yield answer._replace(body=answer.body.partition(b"\n")[2]) if answer.status < 400 else answer
    finally:
        shelves.close()


def all_wanted(path: str) -> bool:
    """Whether a path is of a table, and does not say of how many rows."""
    split = urlsplit(path)
    return split.path.endswith(".csv") and "limit" not in dict(parse_qsl(split.query, keep_blank_values=True))


def _by_many(following: str) -> str:
    return following if not all_wanted(following) else f"{following}&limit={MOST}"


async def _asked(shelves: Shelves, path: str) -> Answer:
    transport = httpx.ASGITransport(application(shelves))
    async with httpx.AsyncClient(transport=transport, base_url=HERE, follow_redirects=True) as client:
        found = await client.get(f"{HERE}{path}")
        return Answer(found.status_code, found.content, found.links.get("next", {}).get("url", ""))
