"""Denials that are told as a response and as an event of their own are linked both ways."""

from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from onrecord.model import Claim, Event, Party, Report, Response, Span
from onrecord.serve import Shelves, application
from onrecord.serve.denied import same
from onrecord.store import open_record

TEXT = "Graustark shelled the port, Sylvania said. Graustark rejected the charge on Friday. Sylvania rejected a truce."
GRA, SYL = Party("GRA", "Graustark"), Party("SYL", "Sylvania")


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def claim(id: str, words: str, type: str, party: Party) -> Claim:
    return Claim(id=id, report="r", span=span(words), quote=words, type=type, actors=(party,), tier="firm")


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    path = tmp_path / "denied.onrecord"
    denial = span("Graustark rejected the charge on Friday")
    with open_record(path, create=True) as record, record.transaction():
        put = record.shelf.put
        put(Report(id="r", text=TEXT))
        put(claim("c1", "Graustark shelled the port", "ASSAULT", GRA))
        put(claim("c2", "Graustark rejected the charge", "REJECT", GRA))
        put(claim("c3", "Sylvania rejected a truce", "REJECT", SYL))
        put(Response(id="a1", report="r", span=denial, quote=denial.of(TEXT), by=GRA, stance="denies", about="c1"))
        put(Event(id="e1", title="Graustark shelled the port", type="ASSAULT", claims=("c1",), responses=("a1",)))
        put(Event(id="e2", title="Graustark rejected a charge", type="REJECT", claims=("c2",)))
        put(Event(id="e3", title="Sylvania rejected a truce", type="REJECT", claims=("c3",)))
    with TestClient(application(Shelves([path])), base_url="http://127.0.0.1") as made:
        yield made


def test_an_event_and_its_denial_lead_to_each_other(client: TestClient) -> None:
    said, denied, other = (unescape(client.get(f"/denied/event/{id}").text) for id in ("e1", "e2", "e3"))
    assert 'Told as an event of its own: <a href="/denied/event/e2">Graustark rejected a charge</a>' in said
    assert (
        'The same words are a response in <a href="/denied/event/e1#responses">Graustark shelled the port</a>.'
        in denied
    )
    assert said.count("Told as an event of its own") == 1
    assert "The same words are a response in" not in other


def test_it_is_the_same_in_the_same_words_and_of_the_same_party() -> None:
    denial = Response(id="a", report="r", span=Span(10, 50), quote="…", by=GRA, stance="denies")
    told = Claim(id="c", report="r", span=Span(10, 40), quote="…", type="REJECT", actors=(GRA,))
    of_another = Claim(id="c", report="r", span=Span(10, 40), quote="…", type="REJECT", actors=(SYL,))
    elsewhere = Claim(id="c", report="r", span=Span(40, 60), quote="…", type="REJECT", actors=(GRA,))
    unknown = Claim(id="c", report="r", span=Span(10, 40), quote="…", type="REJECT", actors=(Party("?", "Graustark"),))
    assert same(denial, told)
    assert not any(same(denial, one) for one in (of_another, elsewhere, unknown))
    assert not same(denial, Claim(id="c", report="q", span=Span(10, 40), quote="…", type="REJECT", actors=(GRA,)))
