"""Copying a record: table by table the same, whichever way, or nothing at all."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from sqlalchemy import select, text

from onrecord import StoreError, add_alert, build, copy, decide, import_dataset, import_list, open_record, remove, undo
from onrecord.acquire.feeds import Host
from onrecord.errors import NotARecordError, VersionError
from onrecord.forecast.kept import keep
from onrecord.model import Conflict, Name, Span
from onrecord.store import Record, copying, migrate, schema, watching
from onrecord.store import alerts as kept_alerts
from onrecord.store.alerts import Letter
from onrecord.store.meanings import keep as keep_meanings
from onrecord.store.watching import Article, Watched
from onrecord.verbs.copy import CopyStep
from tests.forecast.made import forecast
from tests.meant import Plain
from tests.store.conftest import DATABASES, new_place
from tests.store.listing import fill
from tests.verbs.alerting.made import message
from tests.verbs.building import Write

EVENTS = "date\tactor\trelation\trecipient\n2023-09-13\tRussia\tHost a visit\tKim Jong-Un\n"
KIM = '{"id": "NK-1", "schema": "Person", "properties": {"name": ["Kim Jong Un"], "country": ["kp"]}}'

pytestmark = pytest.mark.usefixtures("plain_reader")


@pytest.fixture(params=DATABASES)
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where the copy goes, on each database."""
    (tmp_path / "target").mkdir()
    with new_place(request.param, tmp_path / "target") as found:
        yield found


@pytest.fixture(params=DATABASES)
def source(request: pytest.FixtureRequest, tmp_path: Path, write: Write) -> Iterator[str]:
    """A record with something in every table, on each database."""
    (tmp_path / "source").mkdir()
    with new_place(request.param, tmp_path / "source") as found:
        write("a", "PRK visits RUS on 2023-09-13.")
        write("b", "Kirby says that PRK visits RUS on 2023-09-13. PRK visits CHN on 2023-03-01.")
        write("c", "Russia denies that PRK visits RUS on 2023-09-13.")
        write("e", "Kim “the younger” — 金正恩 — visits. Russia denies that PRK attacks USA on 2023-10-01.")
        folder = write("d", "Rumour says that PRK attacks USA on 2023-09-20.")
        build([folder], found)
        write("d", "Rumour says that PRK attacks USA on 2023-09-21, or later.")
        build([folder], found)
        with open_record(found) as record:
            claims = list(record.claims())
            decide(record, "wrong", [claims[0].id], author="ana")
            made = decide(record, "right", [claims[1].id], author="ben", reason="seen")
            undo(record, made.id, author="ana")
            remove(record, ["c"], author="ana")
            record.set("outlets", '{"KCNA": "E"}')
            (folder.parent / "sdn.json").write_text(KIM, encoding="utf-8")
            import_list(record, folder.parent / "sdn.json", format="ftm")
            (folder.parent / "icews.tsv").write_text(EVENTS, encoding="utf-8")
            import_dataset(record, folder.parent / "icews.tsv", format="icews")
            keep(record, [forecast(0.3)])
            page = Article(address="a.example/1", url="https://a.example/1", source="https://a.example/feed")
            watching.keep(record, lists=[Watched(url=page.source)], articles=[page], hosts=[Host(name="a.example")])
            alert = add_alert(record, search="visits")
            kept_alerts.tell(record, alert.id, [Letter(message(alert.id), "told e1 happened", "terminal")], 1)
            event = next(record.events())
            with record.transaction() as connection:
                keep_meanings(connection, "plain", [("a", [Span(0, 9)], Plain().vectors(["PRK visits"]))])
            record.shelf.redirect("e0", event.id)
            record.shelf.put(Conflict(id="x1", event=event.id, kind="denial", claims=("a", "b"), detail="denied"))
            record.shelf.put(structs.replace(claims[2], names=(Name("person", "Kim", claims[2].span),)))
        yield found


@pytest.fixture
def listed(tmp_path: Path) -> str:
    """A record in a file, quickly made."""
    with open_record(tmp_path / "listed.onrecord", create=True) as record:
        fill(record)
    return str(tmp_path / "listed.onrecord")


def rows(record: Record) -> dict[str, list[tuple[Any, ...]]]:
    with record.shelf.reading() as connection:
        found = {
            table.name: sorted(map(tuple, connection.execute(select(table))), key=repr)
            for table in schema.metadata.sorted_tables
        }
        found["alembic_version"] = list(map(tuple, connection.execute(text("SELECT * FROM alembic_version"))))
    return found


def test_nothing_is_lost_whichever_way(source: str, target: str) -> None:
    steps: list[CopyStep] = []
    done = copy(source, target, progress=steps.append)
    with open_record(source) as record, open_record(target) as copied:
        wanted, found = rows(record), rows(copied)
        assert all(wanted.values()), "something in every table"
        assert found == wanted
        assert [hit.id for hit in copied.search("younger", "report")] == ["e"], "the search index is there, too"
        assert done.rows == {name: len(listed) for name, listed in wanted.items() if name != "alembic_version"}
    assert {step.table for step in steps} == {name for name, count in done.rows.items() if count}
    assert (steps[-1].done, steps[-1].total) == (sum(done.rows.values()),) * 2


def test_a_copy_goes_on_as_the_record_would(source: str, target: str, write: Write) -> None:
    copy(source, target)
    folder = write("f", "PRK visits RUS on 2023-09-13. CHN visits RUS on 2023-11-02.")
    for place in (source, target):
        assert build([folder], place).outcomes["new"] == 2, "c, which was taken out, and f"
    with open_record(source) as record, open_record(target) as copied:
        assert list(copied.events(leads=True)) == list(record.events(leads=True))
        assert list(copied.origins()) == list(record.origins())
        assert [(one.id, one.counts) for one in copied.builds()] == [(one.id, one.counts) for one in record.builds()]
        assert decide(copied, "right", [next(copied.claims()).id], author="ana").id == "d3"


def test_what_holds_a_record_is_left_alone(listed: str, target: str) -> None:
    copy(listed, target)
    with open_record(target) as copied:
        copied.set("outlets", '{"KCNA": "F"}')
        before = rows(copied)
    with pytest.raises(StoreError, match="holds a record already, and nothing of it was changed"):
        copy(listed, target)
    with open_record(target) as copied:
        assert rows(copied) == before
    with pytest.raises(StoreError, match="onto itself"):
        copy(listed, listed)


def test_an_empty_record_may_be_copied_to_and_from(listed: str, target: str, tmp_path: Path) -> None:
    open_record(target, create=True).close()
    copy(target, tmp_path / "empty.onrecord")
    assert copy(listed, target).rows["reports"] == 10


def test_a_copy_that_fails_leaves_nothing(listed: str, target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def tired(step: CopyStep) -> None:
        if step.table == "claims":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy(listed, target, progress=tired)
    assert "://" in target or list(Path(target).parent.iterdir()) == []
    with monkeypatch.context() as lost:
        lost.setattr(copying, "_go_on_counting", lambda connection, table: connection.execute(table.delete()))
        with pytest.raises(StoreError, match=r"other rows than what was copied, in actor_tally, .*Nothing was written"):
            copy(listed, target)
    assert copy(listed, target).rows["reports"] == 10, "so that it can be done again"


def test_a_file_that_is_something_else_is_refused_and_left(listed: str, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("a letter")
    for one, other in ((listed, letter), (letter, tmp_path / "new.onrecord")):
        with pytest.raises(NotARecordError):
            copy(one, other)
    assert letter.read_text() == "a letter"
    assert not (tmp_path / "new.onrecord").exists()
    with pytest.raises(StoreError, match="no record at"):
        copy(tmp_path / "none.onrecord", tmp_path / "new.onrecord")


def test_an_older_record_is_brought_up_to_date_and_a_newer_one_refused(
    target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = tmp_path / "older.onrecord"
    with monkeypatch.context() as then:
        then.setattr(migrate, "HEAD", "0003")
        open_record(older, create=True).close()
    newer = tmp_path / "newer.onrecord"
    open_record(newer, create=True).close()
    with closing(sqlite3.connect(newer)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        raw.commit()
    with pytest.raises(VersionError, match="upgrade onrecord"):
        copy(newer, target)
    copy(older, target)
    with open_record(target) as copied:
        assert copied.info()["schema"] == migrate.HEAD


def test_what_is_written_meanwhile_is_not_half_there(source: str, target: str, write: Write) -> None:
    folder = write("late", "CHN visits RUS on 2023-11-02.")
    with open_record(source) as record:
        before = rows(record)
    built: list[int] = []

    def builds(_: CopyStep) -> None:
        if not built:
            built.append(build([folder / "late.json"], source).build)

    copy(source, target, progress=builds)
    with open_record(source) as record, open_record(target) as copied:
        assert built == [record.builds()[-1].id]
        assert rows(copied) == before != rows(record)
