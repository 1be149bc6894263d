"""What takes long of a whole record is at hand before anybody asks, and again after a build."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import insert

from onrecord.errors import StoreError
from onrecord.serve import application, at_hand, doubts, homes, warm
from onrecord.serve.api import diff, entities
from onrecord.serve.kept import Kept
from onrecord.serve.opened import Opened, Shelves
from onrecord.store import Record, schema


def until(so: Callable[[], bool]) -> bool:
    ends = time.monotonic() + 20
    while not so() and time.monotonic() < ends:
        time.sleep(0.01)
    return so()


def ended(record: Record) -> None:
    run = {"started": "2030-01-01", "finished": "2030-01-02", "version": "1", "inputs": "[]", "counts": "{}"}
    with record.shelf.writing() as connection:
        connection.execute(insert(schema.builds), run)


def test_answers_are_at_hand_before_anybody_asks(sample_record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    opened, made, cards = Opened("one", Path(sample_record.name)), list[str](), homes.cards

    def counted(record: Record, order: str, cursor: str | None, known: homes.Headings | None = None) -> homes.Cards:
        made.append(order)
        return cards(record, order, cursor, known)

    monkeypatch.setattr(homes, "cards", counted)
    keeps = warm.Warm([opened], every=0.01)
    keeps.start()
    assert until(lambda: len(made) == 2)
    keeps.stop()
    assert homes.front(opened, "activity", "").cards
    assert made == ["activity", "size"]
    opened.close()


def test_so_are_the_stories_of_home_and_the_queue(sample_record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    shelves = Shelves([Path(sample_record.name)])
    opened, made, pieces = shelves.one(), list[object](), Kept.of

    def counted(self: Kept, key: object, make: Callable[[], object]) -> object:
        def once() -> object:
            made.append(key)
            return make()

        return pieces(self, key, once)

    monkeypatch.setattr(Kept, "of", counted)
    prepared = [line.id for line in at_hand.prepared(opened)]
    doubts.kept_queue(opened)
    assert prepared == [story.id for story in sample_record.stories()]
    before = list(made)
    client = TestClient(application(shelves), base_url="http://127.0.0.1")
    assert client.get("/sample/review").status_code == 200
    assert made == before
    assert client.get(f"/sample/story/{prepared[0]}").status_code == 200
    assert [key[0] for key in made[len(before) :]] == ["section"] * 3  # type: ignore[index]
    shelves.close()


def test_so_are_entities_and_the_newest_changes(sample_record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    opened, made = Opened("one", Path(sample_record.name)), list[object]()
    made_of = Kept.whole

    def counted(self: Kept, what: object, make: Callable[[], object]) -> object:
        def once() -> object:
            made.append(what)
            return make()

        return made_of(self, what, once)

    monkeypatch.setattr(Kept, "whole", counted)
    assert list(entities.prepared(opened))
    assert list(diff.prepared(opened))
    prepared, shelves = [str(of) for of in made], Shelves([Path(sample_record.name)])
    assert {of[:7] for of in prepared} >= {"('rows'", "('diff'"}
    shelves.one().pieces = opened.pieces
    client = TestClient(application(shelves), base_url="http://127.0.0.1")
    day = max(report.published[:10] for report in sample_record.reports() if report.published)
    for path in ("entities", "entities?kind=person", f"diff?since={day}"):
        assert client.get(f"/api/v1/{path}").status_code == 200
    assert [str(of) for of in made] == prepared, "what is asked for is what was prepared"
    shelves.close()
    opened.close()


def test_after_a_build_they_are_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.store import open_record

    with open_record(tmp_path / "a.onrecord", create=True) as record:
        opened, seen = Opened("a", tmp_path / "a.onrecord"), list[int]()

        def fails(_: Opened) -> None:
            seen.append(1)
            if len(seen) == 1:
                raise StoreError("the disk is away")

        monkeypatch.setattr(warm, "tallied", fails)
        keeps = warm.Warm([opened], every=0.01)
        keeps.start()
        assert until(lambda: len(seen) == 2), "what failed is tried again"
        ended(record)
        assert until(lambda: len(seen) == 3)
        keeps.stop()
        opened.close()
