"""Reports as a list and one by one: marks, why, odd ids, hostile texts, revisions."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import msgspec
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import insert

from onrecord.model import Claim, Confidence, Event, Party, Reason, Report, Section, Source, Span
from onrecord.serve import Shelves, application
from onrecord.serve.templating import link
from onrecord.store import Record, open_record, schema
from onrecord.store.rows import encode

TEXT = 'Title <b>bold</b>\nKim & Putin <script>alert(1)</script> met, "they" said.\nNothing else \' happened.'
ODD = ("https://a.example/x?y=1&z=2#f", "a b/ü%2F", "..hidden", "x/revisions", "<i>id</i>", "100%", "a+b")


def firm(id: str, report: str, start: int, end: int, **fields: object) -> Claim:
    fields = {"tier": "firm", "type": "CONSULT", "actors": (Party("PRK", "Kim"),), **fields}
    return Claim(id=id, report=report, span=Span(start, end), quote=TEXT[start:end], **fields)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = tmp_path_factory.mktemp("hostile") / "odd.onrecord"
    title = Section("title", Span(0, 17))
    why = (Reason("type", "<u>stage</u>", "rule <x>", "met"),)
    sure = Confidence(0.9, 0.9, 0.9, 0.9, 0.9, 0.9)
    with open_record(path, create=True) as record, record.transaction() as connection:
        for number, id in enumerate(ODD):
            record.shelf.put(
                Report(id=id, title=f"No {number} <b>", text=TEXT, sections=(title,), url="javascript:alert(1)")
            )
        old = Report(
            id="r",
            title="T",
            text="One sentence here. Another <b>one</b> stands.",
            hash="1",
            published="2023-09-01",
        )
        new = msgspec.structs.replace(
            old, text="One sentence here. Another <b>two</b> stands. A third came.", revision=2
        )
        record.shelf.put(new)
        record.shelf.put(Report(id="unread", status="noise", reason="<i>no</i> words", notes=("a note",)))
        source = (Source("<em>Kim</em>", "PRK"),)
        record.shelf.put(firm("c1", ODD[0], 18, 29, why=why, sources=source, confidence=sure))
        record.shelf.put(firm("c2", ODD[0], 24, 60, status="negated"))
        record.shelf.put(firm("lead", ODD[0], 70, 80, tier="lead"))
        record.shelf.put(Event(id="e", title="<s>met</s>", type="CONSULT", claims=("c1",)))
        connection.execute(insert(schema.revisions), {"report": "r", "revision": 1, "hash": "1", "body": encode(old)})
    with TestClient(application(Shelves([path])), base_url="http://127.0.0.1") as made:
        yield made


def addresses(html: str) -> set[str]:
    return {unescape(one).partition("#")[0] for one in re.findall(r'href="(/[^"]*)"', html)} - {""}


def test_every_report_of_the_sample_shows_all_its_firm_claims(client: TestClient, sample_record: Record) -> None:
    for report in sample_record.reports():
        page = client.get(link("sample", "report", report.id))
        assert page.status_code == 200
        for claim in sample_record.claims(report=report.id):
            assert f'id="c-{claim.id}"' in page.text, "each claim can be linked to, leads too"
            assert (f'data-why="{claim.id}"' in page.text) == (claim.tier == "firm")
        if report.status != "ok":
            assert f"Not read: {report.status}" in page.text


def test_the_marked_words_are_those_of_the_claim(client: TestClient, sample_record: Record) -> None:
    html = client.get("/sample/report/monitor-containers?leads=1").text
    article = html.partition("<article")[2].partition("</article>")[0]
    for claim in sample_record.claims(report="monitor-containers"):
        marks = re.findall(r'<mark[^>]* data-claims="([^"]*)">(.*?)</mark>', article, flags=re.S)
        marked = [re.sub(r"<sup>.*?</sup>|<[^>]+>", "", inside) for ids, inside in marks if claim.id in ids.split()]
        assert unescape("".join(marked)) == claim.quote


def test_why_tells_what_decided(client: TestClient, sample_record: Record) -> None:
    claim = next(one for one in sample_record.claims(report="monitor-containers") if one.tier == "firm" and one.sources)
    html = client.get(f"/sample/report/monitor-containers?why={claim.id}").text
    beside = html.partition('id="why"')[2].partition("</aside>")[0]
    assert claim.type in beside
    assert f"/sample/event/{sample_record.event_of(claim.id)}" in beside
    assert "per cent" in beside or " %" in beside
    assert next(why.rule for why in claim.why if why.field == "sources") in unescape(beside)
    assert client.get("/sample/report/monitor-containers?why=nothing").status_code == 404
    other = next(one for one in sample_record.claims() if one.report != "monitor-containers")
    assert client.get(f"/sample/report/monitor-containers?why={other.id}").status_code == 404


def test_speakers_have_a_figure_beside_their_colour(client: TestClient) -> None:
    html = client.get("/sample/report/monitor-containers").text
    legend = re.findall(r'class="swatch (v\d)">([^<]+)<', html)
    assert len(legend) > 2
    for colour, figure in legend:
        assert re.search(rf'<mark class="v {colour} .*?<sup>{figure}</sup>', html, flags=re.S)


def test_a_report_names_those_that_it_shares_text_with(client: TestClient) -> None:
    html = client.get("/sample/report/gazette-arms-talks").text
    beneath = html.partition('id="h-copies"')[2]
    assert "this report repeats it" in beneath
    assert "/sample/report/wire-arms-talks-advance" in beneath


@pytest.mark.parametrize("id", ODD)
def test_odd_ids_have_their_pages(hostile: TestClient, id: str) -> None:
    page = hostile.get(link("odd", "report", id))
    assert page.status_code == 200
    assert f"<title>No {ODD.index(id)} &lt;b&gt;" in page.text
    assert "nothing was revised" in hostile.get(link("odd", "report", id, "revisions")).text


def test_a_pasted_id_with_slashes_is_found(hostile: TestClient) -> None:
    assert hostile.get("/odd/report/https://a.example/x%3Fy=1&z=2%23f").status_code == 200
    assert hostile.get("/odd/report/x/revisions").status_code == 200
    assert hostile.get("/odd/report/nothing/at/all").status_code == 404
    assert hostile.get("/odd/report/%2e%2e%2f%2e%2e%2fetc%2fpasswd").status_code == 404


def test_texts_are_escaped(hostile: TestClient) -> None:
    address = link("odd", "report", ODD[0], why="c1", leads=1)
    html = hostile.get(address).text
    for bad in ("<script>alert", "<em>", "<b>bold", "<s>", "<u>", "<x>"):
        assert bad not in html
    assert "&lt;script&gt;alert(1)" in html


def test_only_web_addresses_are_linked(hostile: TestClient, client: TestClient) -> None:
    assert 'href="javascript' not in hostile.get(link("odd", "report", ODD[0])).text
    assert re.search(r'href="https://[^"]+" rel="noreferrer', client.get("/sample/report/monitor-denial").text)


def test_what_was_not_read_says_why(hostile: TestClient) -> None:
    html = hostile.get("/odd/report/unread").text
    assert "Not read: noise" in html
    assert "&lt;i&gt;no&lt;/i&gt; words" in html
    assert "a note" in html


def test_revisions_are_compared(hostile: TestClient) -> None:
    html = hostile.get("/odd/report/r/revisions").text
    assert "<del>&lt;b&gt;one&lt;/b&gt; </del>" in html
    assert "<ins>&lt;b&gt;two&lt;/b&gt; </ins>" in html
    assert "<ins>A third came.</ins>" in html
    assert "1 sentence changed, 0 gone, 1 new" in html
    assert "No sentence differs" in hostile.get("/odd/report/r/revisions?old=2&new=2").text
    assert hostile.get("/odd/report/r/revisions?old=1&new=7").status_code == 404
    assert "/odd/report/r/revisions" in hostile.get("/odd/report/r").text


def test_the_list_is_narrowed(client: TestClient) -> None:
    every = client.get("/sample/reports")
    assert every.text.count("/sample/report/") >= 14
    wire = client.get("/sample/reports", params={"outlet": "Sample Wire"}).text
    assert set(re.findall(r"/sample/report/([\w-]+)", wire)) >= {"wire-arms-talks-advance"}
    assert "/sample/report/gazette" not in wire
    assert "rundschau" in client.get("/sample/reports?status=other-language").text
    assert client.get("/sample/reports?after=2024&before=2023-01").text.count("/sample/report/") == 0
    for bad in ("status=x", "after=soon", "cursor=zzz"):
        page = client.get(f"/sample/reports?{bad}")
        assert page.status_code == 422
        assert 'role="alert"' in page.text


def test_a_long_list_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "long.onrecord"
    with open_record(path, create=True) as record, record.transaction():
        for number in range(60):
            record.shelf.put(
                Report(id=f"r{number:02}", title="T", outlet="A & B", published=f"2023-01-{number % 28 + 1:02}")
            )
    with TestClient(application(Shelves([path])), base_url="http://127.0.0.1") as client:
        first = client.get("/long/reports", params={"outlet": "A & B"}).text
        (following,) = re.findall(r'rel="next" href="([^"]+)"', first)
        second = client.get(unescape(following)).text
        seen = [re.findall(r"/long/report/(r\d\d)", html) for html in (first, second)]
        assert sorted(seen[0] + seen[1]) == [f"r{number:02}" for number in range(60)]


def test_links_lead_somewhere(client: TestClient) -> None:
    mine = ("/sample/report", "/sample/entit", "/sample/actor", "/sample/search", "/static/")
    for start in ("/sample/report/monitor-containers", "/sample/report/gazette-arms-talks?leads=1", "/sample/reports"):
        for address in addresses(client.get(start).text):
            if address.startswith(mine):
                assert client.get(address).status_code == 200, address
