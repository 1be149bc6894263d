"""Review by plain forms: what is doubtful is decided, seen in the record, and undone."""

import re

from onrecord import open_record
from onrecord.model import Claim
from onrecord.serve.doubts import SHOWN, SURE, queue
from tests.serve.conftest import Editor


def doubtful(page: str) -> list[str]:
    return re.findall(r'id="q-([^"]+)" data-doubt', page)


def test_a_decision_is_in_the_record_and_can_be_undone(editor: Editor) -> None:
    before = editor.client.get("/copy/review").text
    first, second, *_ = doubtful(before)
    page = editor.send("/copy/decide", kind="wrong", target=first, reason="a headline", back=f"/copy/review#q-{second}")
    assert page.url.path == "/copy/review"
    assert "Decided as d1" in page.text
    assert first not in doubtful(page.text)
    assert "a headline" in page.text
    with open_record(editor.record) as record:
        (made,) = record.decisions()
        assert (made.kind, made.author, made.targets) == ("wrong", "Ada", (first,))
        assert not record.claims_by_id([first])
    page = editor.send("/copy/undo", decision="d1")
    assert "Undone: d1" in page.text
    assert doubtful(page.text) == doubtful(before)
    with open_record(editor.record) as record:
        assert record.claims_by_id([first])


def test_many_are_decided_at_once_and_undone_at_once(editor: Editor) -> None:
    chosen = doubtful(editor.client.get("/copy/review").text)[:3]
    page = editor.send("/copy/decide", kind="right", target=chosen)
    assert "3 claims: right" in page.text
    with open_record(editor.record) as record:
        found = record.claims_by_id(chosen)
        assert {found[id].tier for id in chosen} == {"firm"}
    editor.send("/copy/undo", decision="d1")
    assert doubtful(editor.client.get("/copy/review").text)[:3] == chosen


def test_a_field_is_corrected_and_a_wrong_value_refused(editor: Editor) -> None:
    first = doubtful(editor.client.get("/copy/review").text)[0]
    page = editor.send("/copy/decide", kind="correct", target=first, field="status", value="planed")
    assert "Nothing was decided" in page.text
    assert "planned" in page.text
    page = editor.send("/copy/decide", kind="correct", target=first, field="status", value="planned")
    assert "status corrected to planned" in page.text
    with open_record(editor.record) as record:
        assert record.claims_by_id([first])[first].status == "planned"
        assert [one.kind for one in record.decisions()] == ["correct"]


def test_claims_are_called_one_event_or_two(editor: Editor) -> None:
    one, other = doubtful(editor.client.get("/copy/review?kind=unlinked").text)[:2]
    with open_record(editor.record) as record:
        assert record.event_of(one) != record.event_of(other)
    assert "the same event" in editor.send("/copy/decide", kind="same", target=one, other=other).text
    with open_record(editor.record) as record:
        assert record.event_of(one) == record.event_of(other)
    editor.send("/copy/undo", decision="d1")
    with open_record(editor.record) as record:
        assert record.event_of(one) != record.event_of(other)
    alone = editor.send("/copy/decide", kind="same", target=one)
    assert "needs two targets" in alone.text


def test_a_decision_about_nothing_is_told_and_changes_nothing(editor: Editor) -> None:
    for fields in ({"kind": "right"}, {"kind": "right", "target": "none"}, {"kind": "odd", "target": "x"}):
        assert "Nothing was decided" in editor.send("/copy/decide", **fields).text
    assert "Nothing was undone" in editor.send("/copy/undo", decision="d99' OR 1=1 --").text
    with open_record(editor.record) as record:
        assert record.decisions() == []


def test_what_a_person_writes_is_escaped(editor: Editor) -> None:
    first = doubtful(editor.client.get("/copy/review").text)[0]
    page = editor.send("/copy/decide", kind="wrong", target=first, reason="<script>alert(1)</script>")
    assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert" in page.text


def test_the_queue_is_whole_and_in_the_order_that_it_says(editor: Editor) -> None:
    with open_record(editor.record) as record:
        seen: list[str] = []
        support: list[int] = []
        after, pages = None, 0
        while True:
            page = queue(record, "all", after)
            assert len(page.doubts) < SHOWN + 6
            seen += [doubt.claim.id for doubt in page.doubts]
            support += [sum(account.count for account in doubt.event.accounts) for doubt in page.doubts]
            after, pages = page.next_cursor, pages + 1
            if after is None:
                break
        assert pages > 1
        assert len(seen) == len(set(seen))
        assert support == sorted(support, reverse=True)
        leads = {claim.id for claim in record.claims() if claim.tier == "lead"}
        crowded = sum(1 for event in record.events(leads=True) if len({*event.claims, *event.leads}) > 6)
        assert crowded or leads <= set(seen)
        assert all(_doubtful(record.claim(id)) for id in seen)


def _doubtful(claim: Claim) -> bool:
    return claim.tier == "lead" or (claim.confidence is not None and claim.confidence.whole < SURE)


def test_a_kind_has_that_kind_alone(editor: Editor) -> None:
    with open_record(editor.record) as record:
        for kind, tier, event in (("lead", "lead", "firm"), ("unsure", "firm", "firm"), ("unlinked", "lead", "lead")):
            page = queue(record, kind)
            assert page.doubts, kind
            assert {doubt.claim.tier for doubt in page.doubts} == {tier}
            assert {doubt.event.tier for doubt in page.doubts} == {event}
        opposed = queue(record, "conflicting").doubts
        assert {one.event.id for one in opposed} <= {one.event for one in record.conflicts()}
    assert editor.client.get("/copy/review?kind=odd").status_code == 422
    assert editor.client.get("/copy/review?cursor=odd").status_code == 422


def test_claims_are_decided_where_they_are_seen(editor: Editor) -> None:
    with open_record(editor.record) as record:
        event = next(record.events())
        claim = record.claim(event.claims[0])
    for path in (f"/copy/event/{event.id}", f"/copy/report/{claim.report}?why={claim.id}"):
        page = editor.client.get(path).text
        assert f'name="target" value="{claim.id}"' in page, path
        assert 'action="/copy/decide"' in page, path
    page = editor.send(
        "/copy/decide", kind="right", target=claim.id, back=f"/copy/report/{claim.report}?why={claim.id}"
    )
    assert "called right" in page.text
    editor.send("/logout")
    for path in (f"/copy/event/{event.id}", f"/copy/report/{claim.report}?why={claim.id}"):
        assert 'action="/copy/decide"' not in editor.client.get(path).text, path
