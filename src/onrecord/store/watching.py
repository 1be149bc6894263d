"""What watching goes on from after a restart, kept in the record: lists, articles and hosts that were asked."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Table, delete, func, insert, select

from onrecord.acquire.feeds import Host, Validators
from onrecord.store import decoding, schema
from onrecord.store.among import among
from onrecord.store.record import Record
from onrecord.store.writing import parts

FIRST_DUE = "0"  # a moment before all others
MOST = 200_000  # articles whose turn may have come that are looked at


class Watched(Struct, frozen=True, kw_only=True):
    """A list that is watched: what to ask it with, and when it is to be asked again after it failed.

    `lists` are those that it named; `asked` is when it last answered, `reason` why it did not since.
    """

    url: str
    validators: Validators = Validators()
    asked: str = ""
    failures: int = 0
    due: str = ""
    reason: str = ""
    lists: tuple[str, ...] = ()


class Article(Struct, frozen=True, kw_only=True):
    """An article of a list, or a file of a folder.

    `address` tells it from others, whatever the form of its link. `stamp` is what its list last said of it, or the size
    and time of a file. `looks` counts how often it was fetched, `failures` how often in a row it was not. It is to be
    fetched next when it is `due`, never if that is "". `carried` is what its list has of it, as a page, for as long as
    its own may have to do without; `had` is whether that came and was read.
    """

    address: str
    url: str
    source: str
    published: str | None = None
    stamp: str = ""
    validators: Validators = Validators()
    looks: int = 0
    failures: int = 0
    due: str = ""
    reason: str = ""
    carried: str = ""
    had: bool = False


def watched(record: Record, urls: Iterable[str]) -> dict[str, Watched]:
    """What is kept of these lists."""
    return {one.url: one for one in _held(record, schema.watched_lists, "url", list(urls), Watched)}


def articles(record: Record, addresses: Iterable[str]) -> dict[str, Article]:
    """What is kept of the articles of these addresses."""
    return {one.address: one for one in _held(record, schema.watched_pages, "address", list(addresses), Article)}


def host(record: Record, name: str) -> Host | None:
    """What is kept of a host. It may be asked by another thread than the one that writes."""
    c = schema.watched_hosts.c
    with record.shelf.engine.connect() as connection:
        body = connection.execute(select(c.body).where(c.name == name)).scalar()
    return decoding.decode(body, type=Host) if body else None


def due(record: Record, now: str, of_host: int) -> list[Article]:
    """Articles that are to be fetched by now, those first that wait longest; so many of a host at most."""
    c = schema.watched_pages.c
    query = select(c.address).where(c.due > "", c.due <= now).order_by(c.due, c.address).limit(MOST)
    with record.shelf.reading() as connection:
        waiting = connection.execute(query).scalars().all()
    count: Counter[str] = Counter()
    wanted = []
    for address in waiting:
        name = re.split("[/?]", address, maxsplit=1)[0]
        count[name] += 1
        if count[name] <= of_host:
            wanted.append(address)
    found = articles(record, wanted)
    return [found[address] for address in wanted if address in found]


def waiting(record: Record) -> int:
    """How many articles are still to be fetched for the first time, now or later."""
    c = schema.watched_pages.c
    with record.shelf.reading() as connection:
        return int(connection.execute(select(func.count()).where(c.due == FIRST_DUE)).scalar_one())


def keep(
    record: Record,
    *,
    lists: Sequence[Watched] = (),
    articles: Sequence[Article] = (),
    hosts: Sequence[Host] = (),
) -> None:
    """Keep what was learnt, all of it or nothing."""
    if not (lists or articles or hosts):
        return
    with record.transaction() as connection:
        _replace(connection, schema.watched_lists, "url", [{"url": one.url, "body": _json(one)} for one in lists])
        _replace(connection, schema.watched_hosts, "name", [{"name": one.name, "body": _json(one)} for one in hosts])
        pages = {one.address: {"address": one.address, "due": one.due, "body": _json(one)} for one in articles}
        _replace(connection, schema.watched_pages, "address", list(pages.values()))


def _held(record: Record, table: Table, key: str, wanted: Sequence[str], kind: type[Any]) -> list[Any]:
    found: list[Any] = []
    with record.shelf.reading() as connection:
        for part in parts(wanted):
            rows = connection.execute(select(table.c.body).where(among(table.c[key], list(part)))).scalars()
            found += [decoding.decode(body, type=kind) for body in rows]
    return found


def _replace(connection: Connection, table: Table, key: str, rows: Sequence[dict[str, Any]]) -> None:
    for part in parts([row[key] for row in rows]):
        connection.execute(delete(table).where(table.c[key].in_(part)))
    if rows:
        connection.execute(insert(table), rows)


def _json(one: Struct) -> str:
    return msgspec.json.encode(one).decode()
