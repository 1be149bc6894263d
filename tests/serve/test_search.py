"""The page Search: what answers, what it is narrowed by, and what a hostile question does to it."""

import re
from html import unescape
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from onrecord.store import Record


def ask(client: TestClient, q: str, **more: object) -> str:
    page = client.get("/sample/search", params={"q": q, **more})  # type: ignore[arg-type]
    assert page.status_code == 200, page.text
    return page.text


def links(html: str, begin: str = "/sample/") -> list[str]:
    return [unescape(address) for address in re.findall(r'href="([^"]+)"', html) if unescape(address).startswith(begin)]


def test_nothing_asked_tells_what_may_be(client: TestClient) -> None:
    page = client.get("/sample/search")
    assert page.status_code == 200
    assert all(f"<code>{name}:</code>" in page.text for name in ("party", "type", "after", "entity", "report"))
    assert 'class="result' not in page.text


def test_claims_stand_in_their_sentence_with_the_words_marked(client: TestClient, sample_record: Record) -> None:
    html = ask(client, "containers")
    assert '<b class="hit">containers</b>' in html
    claim = sample_record.search("containers", "claim")[0]
    assert f"#c-{claim.id}" in html
    assert f"/sample/event/{sample_record.event_of(claim.id)}" in html


def test_the_same_by_event_and_by_report(client: TestClient) -> None:
    assert 'aria-current="page">Events' in ask(client, "party:PRK type:CONSULT", show="events")
    html = ask(client, "artillery", show="reports")
    assert '<b class="hit">artillery</b>' in html
    assert "/sample/report/gazette-arms-talks" in html


def answered(client: TestClient, q: str, **more: object) -> str:
    """What is said where nothing answers, or of the order of what does, in plain words."""
    html = ask(client, q, **more)
    (told,) = re.findall(r'<p class="(?:none|note order)">(.*?)</p>', html, re.DOTALL)[-1:]
    return " ".join(unescape(re.sub(r"<[^>]+>", "", told)).split())


def test_what_reports_are_counted_for_is_told_as_it_was_asked(client: TestClient) -> None:
    assert "The words are in 1 report." in answered(client, "analysts")
    fields = answered(client, "type:COOPERATE party:USA")
    assert re.search(r"\d reports? meets? the fields\.", fields), fields
    assert "words" not in fields
    assert "No firm claims answer this." in fields
    assert "that meets the fields" in answered(client, "Shoigu type:ACCUSE")
    dated = answered(client, "type:CONSULT after:2023-08-29 before:2023-09-01")
    assert re.search(r"\d reports? meets? the fields, by the day of publication\.", dated), dated
    assert "be it firm or a lead" in answered(client, "party:PRK", show="reports")
    assert "be it firm or a lead" not in answered(client, "artillery", show="reports")


def test_where_no_passage_has_all_words_each_is_counted(client: TestClient) -> None:
    html = ask(client, "who says Shoigu zebra")
    plain = " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())
    assert re.search(r"each by itself: who \d+, says \d+, Shoigu [1-9]\d*, zebra 0\.", plain), plain
    (alone,) = [address for address in links(html, "/sample/search?q=Shoigu&") if "show=reports" in address]
    assert client.get(alone).text.count('class="result') > 0
    assert "/sample/ask?q=who+says+Shoigu+zebra" in links(html)
    for found in ("containers", "zebra", "type:CONSULT"):
        assert "each by itself" not in ask(client, found)


def test_facets_and_tabs_lead_to_what_they_say(client: TestClient) -> None:
    html = ask(client, "party:PRK")
    narrowed = [address for address in links(html, "/sample/search?") if "type%3ACONSULT" in address]
    assert narrowed
    assert "type: CONSULT" in client.get(narrowed[0]).text
    days = [address for address in links(html, "/sample/search?") if "after%3A" in address]
    assert days
    for address in {*links(html, "/sample/search?")}:
        assert client.get(address).status_code == 200, address


def test_leads_are_one_link_away(client: TestClient) -> None:
    firm = ask(client, "party:PRK")
    assert "lead-badge" not in firm
    (to,) = {address for address in links(firm, "/sample/search?") if "leads=1" in address}
    assert "lead-badge" in client.get(to).text


def test_pages_follow_each_other(client: TestClient) -> None:
    first = ask(client, "party:PRK", leads=1)
    (following,) = re.findall(r'rel="next" href="([^"]+)"', first)
    second = client.get(unescape(following))
    assert second.status_code == 200
    assert "Page 2 of" in second.text
    assert set(re.findall(r"#c-\w+", first)).isdisjoint(re.findall(r"#c-\w+", second.text))
    assert "There are no more" in ask(client, "party:PRK", page=300)


def test_copies_of_a_claim_are_folded(client: TestClient) -> None:
    html = ask(client, "type:CONSULT Shoigu")
    assert "repeated in" in html
    assert html.count('class="result') < len(set(re.findall(r"#c-\w+", html)))


@pytest.mark.parametrize("q", ["nofield:x", "type:NONE", "after:never", "entity:Nobody", "type:", "place:Atlantis"])
def test_what_cannot_be_asked_says_so_above_the_form(client: TestClient, q: str) -> None:
    page = client.get("/sample/search", params={"q": q})
    assert page.status_code == 422
    assert 'role="alert"' in page.text
    assert 'name="q"' in page.text
    assert "/tmp" not in page.text, "where the record lies is nobody's business"


@pytest.mark.parametrize(
    "q",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "' OR 1=1 --",
        "passage_words MATCH 'x'",
        "NEAR(a, b) * ^",
        "{{7*7}}",
        "\x02\x03",
        "é" * 900,
    ],
)
def test_hostile_questions_are_words(client: TestClient, q: str) -> None:
    html = ask(client, q)
    assert "<script>alert" not in html
    assert "<img" not in html
    assert "49" not in html.partition("<main")[2].partition("</form>")[0]


def test_what_is_out_of_bounds_is_refused(client: TestClient) -> None:
    assert client.get("/sample/search?q=" + "x" * 2001).status_code == 422
    assert client.get("/sample/search?q=x&page=0").status_code == 422
    assert client.get("/sample/search?q=x&page=99999999").status_code == 422
    assert client.get("/nothing/search?q=x").status_code == 404
    assert client.get(f"/sample/search?q=x&show={quote('<b>')}").status_code == 200


def test_what_cannot_be_asked_leads_back(client: TestClient) -> None:
    story = re.search(r"/sample/story/\w+", client.get("/sample/").text)
    assert story
    wrong = client.get(f"{story[0]}?from=soon")
    assert (wrong.status_code, f'href="{story[0]}"' in wrong.text) == (422, True)


def test_a_day_by_itself_leads_to_what_happened_then(client: TestClient) -> None:
    page = client.get("/sample/search?q=2023-09-13").text
    assert "/sample/search?q=after%3A2023-09-13+before%3A2023-09-13" in page


@pytest.mark.parametrize(("q", "told"), [("arms -Russia", "-Russia"), ("arms OR shells", "OR"), ("arms -19 and", "")])
def test_operators_of_other_searches_are_told_to_be_words(client: TestClient, q: str, told: str) -> None:
    page = ask(client, q)
    assert ("read as words" in page) is bool(told)
    assert told in page
