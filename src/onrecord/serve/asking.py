"""Asking the application in this process, without a server."""

import asyncio

import httpx

from onrecord.serve.app import application
from onrecord.serve.opened import Shelves

HERE = "http://127.0.0.1"


def answer(record: str, path: str) -> tuple[int, bytes]:
    """The status and the body of what a path answers, for a record named by its file or URL."""
    shelves = Shelves([record])
    try:
        return asyncio.run(_asked(shelves, path))
    finally:
        shelves.close()


async def _asked(shelves: Shelves, path: str) -> tuple[int, bytes]:
    transport = httpx.ASGITransport(application(shelves))
    async with httpx.AsyncClient(transport=transport, base_url=HERE, follow_redirects=True) as client:
        answered = await client.get(f"{HERE}{path}")
        return answered.status_code, answered.content
