"""What is read within a glance is read as it was at one moment, with one connection, be it by another thread."""

import asyncio
from contextvars import copy_context
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import OperationalError

from onrecord.errors import StoreError
from onrecord.store import Record, open_record, schema
from onrecord.store.glance import glance, glancing
from onrecord.store.versions import version


def build(record: Record) -> None:
    run = {"started": "2030-01-01", "finished": "2030-01-02", "version": "1", "inputs": "[]", "counts": "{}"}
    with record.shelf.writing() as connection:
        connection.execute(insert(schema.builds), run)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_record(tmp_path / "a.onrecord", create=True) as record:
        build(record)
    return tmp_path / "a.onrecord"


def test_what_is_written_meanwhile_is_seen_by_the_next_answer_and_not_by_this(path: Path) -> None:
    with open_record(path) as record, open_record(path) as writer:
        with glance():
            assert version(record).builds == 1
            build(writer)
            with record.shelf.together():
                assert version(record).builds == 1
            assert version(record).builds == 1
        assert version(record).builds == 2
        with glance():
            assert version(record).builds == 2


def test_a_thread_that_works_for_it_reads_with_it_and_no_other_does(path: Path) -> None:
    seen: list[int] = []
    with open_record(path) as record, open_record(path) as writer:

        def look() -> None:
            seen.append(version(record).builds)

        with glance():
            look()
            build(writer)
            context = copy_context()
            for run in (lambda: context.run(look), look):
                thread = Thread(target=run)
                thread.start()
                thread.join()
        assert seen == [1, 1, 2]
        assert glancing() is None


def test_each_task_has_its_own(path: Path) -> None:
    async def answer(record: Record, gate: asyncio.Event) -> int:
        with glance():
            first = version(record).builds
            await gate.wait()
            assert version(record).builds == first
            return first

    async def serve(record: Record, writer: Record) -> list[int]:
        gate = asyncio.Event()
        tasks = [asyncio.create_task(answer(record, gate))]
        await asyncio.sleep(0)
        build(writer)
        tasks.append(asyncio.create_task(answer(record, gate)))
        await asyncio.sleep(0)
        gate.set()
        return await asyncio.gather(*tasks)

    with open_record(path) as record, open_record(path) as writer:
        assert asyncio.run(serve(record, writer)) == [1, 2]


def test_one_reads_on_after_a_statement_that_failed(path: Path) -> None:
    with open_record(path) as record, glance():
        with record.shelf.reading() as connection, pytest.raises((OperationalError, StoreError)):
            connection.exec_driver_sql("SELECT * FROM nothing_of_the_sort")
        assert version(record).builds == 1


def test_two_records_are_read_side_by_side(path: Path, tmp_path: Path) -> None:
    with open_record(tmp_path / "b.onrecord", create=True) as other, open_record(path) as record, glance():
        assert (version(record).builds, version(other).builds) == (1, 0)
