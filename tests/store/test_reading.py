"""What is read together is read with one connection, and what of a story is read for its page is as lists have it."""

from contextlib import suppress
from threading import Thread

from onrecord.model import Report
from onrecord.store import Record, open_record
from onrecord.store.carried import carried, published
from onrecord.store.topmost import first_bodies
from tests.store.listing import fill, report


def test_what_is_read_together_is_read_with_one_connection(record: Record) -> None:
    shelf = record.shelf
    shelf.put(report(1))
    with shelf.together():
        with shelf.reading() as one, shelf.reading() as other:
            assert one is other
        with shelf.together(), shelf.reading() as again:
            assert again is one
        assert shelf.get(Report, "r01") == report(1)
        with shelf.reading() as still:
            assert still is one
    with shelf.reading() as after:
        assert not after.in_transaction()


def test_another_thread_reads_with_a_connection_of_its_own(record: Record) -> None:
    seen: list[object] = []

    def look() -> None:
        with record.shelf.reading() as connection:
            seen.append(connection)

    with record.shelf.together(), record.shelf.reading() as own:
        beside = Thread(target=look)
        beside.start()
        beside.join()
        assert seen
        assert seen[0] is not own


def test_of_a_file_it_is_as_at_one_moment(record: Record, place: str) -> None:
    record.shelf.put(report(1))
    with record.shelf.together():
        assert record.report("r01")
        with open_record(place) as other:
            other.shelf.put(report(2))
        there = record.shelf.get(Report, "r02")
        assert (there is None) == (record.shelf.engine.dialect.name == "sqlite")
    assert record.report("r02")


def test_within_a_transaction_what_was_put_is_seen(record: Record) -> None:
    with record.transaction(), record.shelf.together():
        record.shelf.put(report(1))
        assert record.reports_by_id(["r01"]) == {"r01": report(1)}


def test_what_fails_while_it_is_read_leaves_nothing_behind(record: Record) -> None:
    with suppress(ZeroDivisionError), record.shelf.together():
        raise ZeroDivisionError
    with record.shelf.reading() as connection:
        assert not connection.in_transaction()


def test_the_first_of_a_story_s_events_are_those_that_its_list_begins_with(record: Record) -> None:
    fill(record)
    for story in record.stories():
        listed = record.events_page(story=story.id, order="weight", limit=5).rows
        with record.shelf.reading() as connection:
            bodies = first_bodies(connection, story.id, 5)
        assert [f'"id":"{event.id}"' in body for event, body in zip(listed, bodies, strict=True)] == [True] * len(
            bodies
        )


def test_the_days_of_a_story_are_those_of_its_reports(record: Record) -> None:
    fill(record)
    stories = list(record.stories())
    assert stories
    for story in stories:
        days = [row["published"][:10] for row in carried(record, story.id) if row["published"]]
        assert published(record, story.id) == ((min(days), max(days)) if days else ())
    assert published(record, "nothing") == ()
