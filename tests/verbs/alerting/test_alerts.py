"""Alerts: what came about since, each thing once, and never more certain than the record."""

import re
from pathlib import Path

import pytest
from msgspec import structs

from onrecord import NotFoundError, UsageError, add_alert, alerts, build, cite, explain, open_record, remove_alert
from onrecord.store import alerts as kept
from onrecord.verbs.alerting.finding import Thing
from onrecord.verbs.alerts import _untold
from tests.verbs import plainly
from tests.verbs.alerting.conftest import DENIED, DID, MAY, Desk


def test_what_is_new_is_told_once_and_as_what_it_is(desk: Desk) -> None:
    desk.bring(old="CHN visits RUS on 2023-03-20.")
    add_alert(desk.record, types=["consult"], pair=["PRK", "Russia"])
    assert desk.told() == []
    desk.bring(a=MAY, b="CHN visits RUS on 2023-03-21.")
    (message,) = desk.told()
    assert (message.what, message.status, message.tier, message.type) == ("New", "possible", "firm", "CONSULT")
    assert message.said == "Kirby"
    assert "Status: possible. 1 origin thinks it possible." in message.text
    assert "happened" not in message.text
    (passage,) = message.passages
    assert (passage.quote, passage.says, passage.speakers) == (MAY[16:-1], "possible", "Kirby")
    report = desk.record.report(passage.report)
    assert report.text[passage.start_char : passage.end_char] == passage.quote
    assert passage.id in message.text
    assert message.event in message.text
    assert explain(desk.record, message.event)["kind"] == "event"
    assert passage.quote in cite(desk.record, passage.id)
    assert desk.told() == []


def test_another_status_is_told_with_the_one_before(desk: Desk) -> None:
    desk.bring(a=MAY)
    add_alert(desk.record, pair=["PRK", "RUS"])
    desk.bring(b=DID)
    (message,) = desk.told()
    assert (message.what, message.status) == ("Was possible, now happened", "happened")
    desk.bring(c=DID)
    assert desk.told() == [], "more of the same is no news"


def test_a_search_tells_of_claims_that_answer_it(desk: Desk) -> None:
    desk.bring(a=DID)
    alert = add_alert(desk.record, search="source:Kirby party:PRK visit")
    other = add_alert(desk.record, search="visits type:ASSAULT")
    assert "source:Kirby" in alert.search
    desk.bring(
        b="Kirby says that CHN may visit RUS on 2023-03-21.", c="Kirby says that PRK may visit CHN on 2023-04-01."
    )
    (message,) = desk.told()
    assert message.alert == alert.id != other.id
    assert {passage.quote for passage in message.passages} == {"PRK may visit CHN on 2023-04-01"}


def test_a_search_may_name_what_the_record_comes_to_know(desk: Desk) -> None:
    unknown: list[str] = []
    add_alert(desk.record, search="source:Peskov", unknown=unknown.append)
    assert "no claim rests on a source 'Peskov'" in unknown[0]
    desk.bring(a="Peskov says that PRK visits RUS on 2023-09-13.")
    assert len(desk.told()) == 1


def test_a_new_report_of_a_known_event_answers_a_search(desk: Desk) -> None:
    desk.bring(a=DID)
    add_alert(desk.record, search="source:Kirby")
    desk.bring(b="Kirby says that PRK visits RUS on 2023-09-13.")
    (message,) = desk.told()
    assert (message.what, message.passages[0].speakers) == ("A new report of it", "Kirby")


def test_a_denial_is_told_with_who_denies(desk: Desk) -> None:
    desk.bring(a=DID)
    add_alert(desk.record, kind="denial", pair=["PRK", "RUS"])
    desk.bring(b="Kirby says that PRK visits RUS on 2023-09-13.")
    assert desk.told() == []
    desk.bring(c=DENIED)
    messages = desk.told()
    assert {message.what for message in messages} <= {"Denied by Russia", "Said not to be so by Russia"}
    assert len(messages) == 1, "one who denies, once"
    assert DENIED[:-1] in messages[0].text
    assert "it happened" in messages[0].support
    desk.bring(d=DENIED)
    assert desk.told() == []


def test_a_grade_that_moves_is_told(desk: Desk) -> None:
    desk.bring(a="Kirby says that PRK visits RUS on 2023-09-13.")
    add_alert(desk.record, kind="grade")
    before = next(desk.record.events())
    desk.bring(b="Peskov says that PRK visits RUS on 2023-09-13.", c="Yoon says that PRK visits RUS on 2023-09-13.")
    after = desk.record.event(before.id)
    assert before.grade
    assert after.grade
    assert before.grade.digit != after.grade.digit
    (message,) = desk.told()
    assert message.what.startswith(f"Grade moved from {before.grade.digit} (")
    assert (message.digit, message.grade) == (after.grade.digit, after.grade.words)
    assert desk.told() == []


def test_leads_are_told_only_if_asked_for_and_as_leads(desk: Desk) -> None:
    add_alert(desk.record, pair=["PRK", "USA"])
    doubtful = add_alert(desk.record, pair=["PRK", "USA"], leads=True)
    desk.bring(a="Rumour says that PRK attacks USA on 2023-09-20.")
    (message,) = desk.told()
    assert (message.alert, message.tier, message.digit, message.what) == (doubtful.id, "lead", None, "New lead")
    assert "This is a lead: read with too little confidence to be told as fact (unlikely, 41 %" in message.text
    desk.bring(b="PRK attacks USA on 2023-09-20.")
    assert {(message.alert, message.tier) for message in desk.told()} == {
        (one.alert.id, "firm") for one in alerts(desk.record)
    }


def test_what_is_only_read_anew_is_no_news(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as then:
        then.setattr(plainly, "SENTENCE", re.compile(plainly.SENTENCE.pattern.replace("attacks", "NEVER")))
        desk.bring(a="PRK attacks USA on 2023-09-20.")
    add_alert(desk.record, types=["ASSAULT"])
    build([tmp_path / "reports"], desk.record.name, again=True)
    assert next(desk.record.events(type="ASSAULT"))
    assert desk.told() == []


def test_an_event_that_was_merged_is_not_told_again(desk: Desk) -> None:
    alert = add_alert(desk.record, pair=["PRK", "RUS"])
    desk.bring(a=DID)
    (message,) = desk.told()
    with desk.record.transaction():
        event = desk.record.event(message.event)
        desk.record.shelf.put(structs.replace(event, id="e00000000001"))
        desk.record.shelf.redirect(event.id, "e00000000001")
    assert kept.former(desk.record, "e00000000001") == [message.event]
    merged = desk.record.event("e00000000001")
    assert _untold(desk.record, alert, [Thing(merged, "told e00000000001 happened", "New")]) == []
    assert len(_untold(desk.record, alert, [Thing(merged, "told e00000000001 negated", "New")])) == 1


def test_alerts_are_listed_and_forgotten(desk: Desk) -> None:
    alert = add_alert(desk.record, types=["CONSULT"])
    desk.bring(a=DID)
    desk.check()
    (state,) = alerts(desk.record)
    assert (state.alert, state.sent, state.waiting) == (alert, 0, 1), "nobody heard it yet"
    desk.told()
    assert alerts(desk.record)[0].sent == 1
    with open_record(desk.record.name) as other:
        assert alerts(other)[0].alert == alert
    with pytest.raises(NotFoundError, match=f"holds no alert 'x': there are {alert.id}"):
        remove_alert(desk.record, "x")
    assert remove_alert(desk.record, alert.id[:5]) == alert
    assert alerts(desk.record) == []


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ({}, "every event"),
        ({"types": ["CONSULTED"]}, "did you mean CONSULT"),
        ({"pair": ["PRK"]}, "a pair is of two"),
        ({"pair": ["PRK", "North Korea"]}, "a pair is of two"),
        ({"pair": ["Kim Jong Un", "RUS"]}, "search for it"),
        ({"search": "typ:CONSULT"}, "did you mean type"),
        ({"search": "status:planed"}, "did you mean planned"),
        ({"search": "x", "to": ["carrier.pigeon"]}, "nothing can be sent"),
        ({"search": "x", "to": ["mailto:desk"]}, "no address of mail"),
        ({"search": "x", "to": ["mailto:a@b.example, c@d.example"]}, "no address of mail"),
        ({"search": "x", "to": ["https://me:secret@host.example/"]}, "no password"),
        ({"search": "x", "to": ["nowhere/alerts.jsonl"]}, "there is no folder"),
        ({"search": "x", "kind": "rumour"}, "choose from told, grade, denial"),
    ],
)
def test_what_cannot_be_meant_is_refused(desk: Desk, wanted: dict[str, object], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        add_alert(desk.record, **wanted)  # type: ignore[arg-type]
    assert alerts(desk.record) == []
