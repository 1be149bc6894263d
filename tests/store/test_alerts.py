"""Alerts and their messages, on each database."""

from onrecord.model.alerts import Alert
from onrecord.store import Record
from onrecord.store.alerts import (
    Kept,
    Letter,
    add,
    alerts,
    delivered,
    ended,
    failed,
    former,
    last,
    remove,
    tell,
    told,
    waiting,
)
from tests.verbs.alerting.made import message

ALERT = Alert(id="a1", kind="told", search="visits", to=("terminal", "file:/x.jsonl"), made="2024-06-19T12:00:00+00:00")
LETTERS = [Letter(message(), "told e1 happened", target) for target in ALERT.to]


def test_a_thing_is_told_each_target_once(record: Record) -> None:
    assert ended(record) == 0
    add(record, ALERT, 3)
    assert tell(record, "a1", LETTERS, None) == LETTERS
    assert alerts(record) == [Kept(ALERT, 3, 0, 2)]
    assert tell(record, "a1", LETTERS, 4) == []
    assert told(record, "a1", ["told e1 happened", "told e2 happened"]) == {"told e1 happened"}
    assert sorted(one.target for one in waiting(record, "a1", 9)) == sorted(ALERT.to)
    failed(record, "a1", LETTERS[1:], "the disk is full")
    delivered(record, "a1", LETTERS[:1])
    assert waiting(record, "a1", 9) == LETTERS[1:]
    assert alerts(record) == [Kept(ALERT, 4, 1, 1)]
    assert last(record, "a1", "terminal", 9) == [message()]
    remove(record, "a1")
    assert alerts(record) == []
    assert waiting(record, "a1", 9) == []


def test_events_that_were_merged_are_known_by_their_former_ids(record: Record) -> None:
    with record.transaction():
        record.shelf.redirect("e1", "e2")
    assert (former(record, "e2"), former(record, "e1")) == (["e1"], [])
