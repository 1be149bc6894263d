"""Questions by page and by API: the verdict first, each event linked and quoted, refused where it makes no sense."""

import re
import threading
from html import unescape

import pytest
from fastapi.testclient import TestClient

from onrecord import ask
from onrecord.serve import asked as questions
from onrecord.store import Record
from onrecord.verbs.ask import LONGEST

VISITED = "Has Kim Jong Un visited Moscow?"
ARMS = "Did North Korea deliver arms to Russia?"


def told(client: TestClient, question: str, **more: str) -> str:
    page = client.get("/sample/ask", params={"q": question, **more})
    assert page.status_code == 200, page.text
    return unescape(page.text)


@pytest.mark.parametrize("question", [VISITED, ARMS])
def test_the_answer_stands_before_its_events_and_each_is_linked_and_quoted(
    client: TestClient, sample_record: Record, question: str
) -> None:
    found, page = ask(sample_record, question), told(client, question)
    assert page.index(found.words) < page.index("<h3>")
    parts = dict(re.findall(r'<section aria-labelledby="h-(\w+)">(.*?)</section>', page, flags=re.S))
    assert found.found
    for name in ("happened", "denied", "planned", "possible", "near"):
        events = getattr(found, name)
        assert (name in parts) is bool(events)
        for one in events:
            assert f'href="/sample/event/{one.event}"' in parts[name]
            for id in one.claims[:3]:
                claim = sample_record.claim(id)
                assert f'href="/sample/report/{claim.report}#c-{id}"' in parts[name]
                assert claim.quote in parts[name]


def test_what_the_record_does_not_say_is_told_so(client: TestClient) -> None:
    page = told(client, "Did Brazil attack Norway?")
    assert "The record does not say" in page
    assert "No event in the record has Brazil for a party" in page
    assert 'id="h-happened"' not in page


def test_a_question_that_was_not_understood_is_searched_by_its_words(client: TestClient) -> None:
    page = told(client, "arms?")
    assert "Not understood" in page
    words = page.partition('id="h-words"')[2]
    assert "arms" in words
    assert "/sample/report/" in words


def test_a_long_one_is_refused_and_nothing_is_taken_for_markup(client: TestClient) -> None:
    page = client.get("/sample/ask", params={"q": "Did " + "x" * LONGEST})
    assert page.status_code == 422
    assert f"in {LONGEST} at most" in page.text
    assert client.get("/sample/ask", params={"q": " ?! "}).status_code == 422
    hostile = client.get("/sample/ask", params={"q": "Did <script>alert(1)</script> visit \"'; DROP TABLE claims --?"})
    assert hostile.status_code == 200
    assert "<script>alert" not in hostile.text


def test_every_page_where_one_begins_has_the_box(client: TestClient, sample_record: Record) -> None:
    story = next(sample_record.stories()).id
    for path in ("/sample/", f"/sample/story/{story}", "/sample/ask"):
        page = client.get(path).text
        assert '<form class="find" action="/sample/ask">' in page, path
    assert client.get("/nothing/ask").status_code == 404


def test_the_api_gives_the_same_with_the_places_of_the_words(client: TestClient, sample_record: Record) -> None:
    found = ask(sample_record, VISITED)
    body = client.get("/api/v1/ask", params={"q": VISITED}).json()
    assert (body["verdict"], body["words"]) == (found.verdict, found.words)
    assert [one["event"] for one in body["planned"]] == [one.event for one in found.planned]
    for name in ("planned", "near"):
        for one in body[name]:
            for words in one["words"]:
                text = sample_record.report(words["report"]).text
                assert text[words["start_char"] : words["end_char"]] == words["quote"]
    assert body["question"]["by"] == ["PRK"]


@pytest.mark.parametrize("wrong", ["", "??", "x" * (LONGEST + 1), "a\0b"])
def test_the_api_refuses_what_is_no_question(client: TestClient, wrong: str) -> None:
    refused = client.get("/api/v1/ask", params={"q": wrong})
    assert refused.status_code == 422
    assert refused.json()["error"]["message"]


def test_when_too_many_ask_at_once_the_next_is_asked_to_wait(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(questions, "_places", threading.BoundedSemaphore(1))
    monkeypatch.setattr(questions, "PATIENCE", 0.01)
    with questions._reading:
        page = client.get("/sample/ask", params={"q": "Did Cuba visit Peru?"})
    assert page.status_code == 503
    assert page.headers["retry-after"]
    assert client.get("/sample/ask", params={"q": "Did Cuba visit Peru?"}).status_code == 200


def test_open_questions_are_answered_by_name_and_what_is_not_firm_is_quoted(client: TestClient) -> None:
    page = told(client, "Who denied the arms deliveries?")
    answers = page.partition('id="answers"')[2].partition("</ul>")[0]
    assert "Dmitry Peskov (Russia)" in answers
    assert "Kirby" not in answers
    quoted = told(client, "Who condemned the treaty?").partition('id="h-quoted"')[2]
    assert "South Korea condemned the treaty on Thursday." in quoted


def test_the_api_has_the_answers_and_the_sentences_quoted(client: TestClient) -> None:
    asked = {"q": "How many containers did North Korea deliver to Russia?"}
    found = client.get("/api/v1/ask", params=asked).json()
    assert found["question"]["slot"] == "number"
    assert any("1,000 containers" in one["text"] for one in found["answers"])
