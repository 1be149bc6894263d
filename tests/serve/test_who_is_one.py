"""An entity's page with --edit: it is one with another, or not one; undone; told to everybody who reads."""

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

from onrecord import open_record
from onrecord.store.directory import directory
from tests.serve.conftest import Editor


def ids(editor: Editor, *names: str) -> list[str]:
    with open_record(editor.record) as record:
        return [directory(record).find(name, "copy").id for name in names]


def choices(html: str) -> list[str]:
    return re.findall(r'name="other" value="([^"]+)"', html)


def chosen(html: str) -> list[str]:
    return re.findall(r'name="target" value="([^"]+)"', html)


def test_two_names_are_one_until_that_is_undone(editor: Editor) -> None:
    shoigu, lavrov = ids(editor, "Sergei Shoigu", "Sergei Lavrov")
    found = editor.client.get(f"/copy/entity/{shoigu}?same=lavrov").text
    assert choices(found) == [lavrov]
    page = editor.send(
        "/copy/decide", kind="merge", entity=shoigu, other=lavrov, reason="<b>one</b>", back=f"/copy/entity/{shoigu}"
    )
    assert "Decided as d1" in page.text
    assert "Also called" in page.text
    assert "Sergei Lavrov" in page.text
    assert "&lt;b&gt;one&lt;/b&gt;" in page.text
    assert editor.client.get(f"/copy/entity/{lavrov}").url == editor.client.get(f"/copy/entity/{shoigu}").url
    asked = editor.client.get("/api/v1/claims", params={"entity": shoigu, "limit": 500}).json()["claims"]
    with open_record(editor.record) as record:
        one = record.entity(lavrov)
        assert set(one.ids) == {shoigu, lavrov}
        assert {claim["id"] for claim in asked} <= set(one.claims)
    listed = editor.client.get("/copy/review").text
    assert f"/copy/entity/{shoigu}" in listed
    page = editor.send("/copy/undo", decision="d1", back=f"/copy/entity/{shoigu}")
    assert "undone" in page.text
    assert "Also called Sergei Lavrov" not in page.text
    assert editor.client.get(f"/copy/entity/{lavrov}").url.path == f"/copy/entity/{lavrov}"


def test_names_are_split_off_by_sentence_and_by_report(editor: Editor) -> None:
    (kim,) = ids(editor, "Kim Jong Un")
    shown = editor.client.get(f"/copy/entity/{kim}?apart=1").text
    assert len(chosen(shown)) > 3
    page = editor.send(
        "/copy/decide", kind="split", entity=kim, target="wire-kim-may-visit", back=f"/copy/entity/{kim}?apart=1"
    )
    assert "Decided as d1" in page.text
    assert "wire-kim-may-visit" not in chosen(page.text)
    with open_record(editor.record) as record:
        mine, other = sorted(record.entities("person"), key=lambda one: (one.name != "Kim Jong Un", one.id != kim))[:2]
        assert {record.claim(id).report for id in other.claims} == {"wire-kim-may-visit"}
        assert not set(mine.claims) & set(other.claims)
    told = editor.client.get(f"/copy/entity/{other.id}").text
    assert "another than Kim Jong Un" in told
    assert "/copy/report/wire-kim-may-visit" in told
    editor.send("/copy/undo", decision="d1")
    assert chosen(editor.client.get(f"/copy/entity/{kim}?apart=1").text) == chosen(shown)
    assert editor.client.get(f"/copy/entity/{other.id}").status_code == 404


def test_a_form_of_the_name_can_be_looked_at_alone(editor: Editor) -> None:
    (kim,) = ids(editor, "Kim Jong Un")
    every, alone = (editor.client.get(f"/copy/entity/{kim}?apart=1{form}").text for form in ("", "&form=Kim"))
    assert set(chosen(alone)) < set(chosen(every))
    assert set(re.findall(r'<b class="hit">([^<]*)</b>', alone)) == {"Kim"}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"kind": "merge"}, "choose with what it is one"),
        ({"kind": "merge", "other": "PRK"}, "North Korea (PRK) is a state"),
        ({"kind": "merge", "other": "Pyongyang"}, "only what is of one kind can"),
        ({"kind": "merge", "other": "Sergei Shoigu"}, "is one already"),
        ({"kind": "split"}, "choose where another is named"),
        ({"kind": "split", "target": "gazette-treaty"}, "does not name Sergei Shoigu"),
        ({"kind": "merge", "other": "' OR 1=1 --"}, "holds no entity"),
    ],
)
def test_what_makes_no_sense_changes_nothing(editor: Editor, fields: dict[str, str], told: str) -> None:
    page = editor.send("/copy/decide", entity="Sergei Shoigu", **fields)
    assert "Nothing was decided" in page.text
    assert told in unescape(page.text)
    with open_record(editor.record) as record:
        assert record.decisions() == []


def test_who_only_reads_sees_no_form(stranger: TestClient, client: TestClient) -> None:
    for one, record in ((stranger, "copy"), (client, "sample")):
        for query in ("", "?same=lavrov", "?apart=1"):
            page = one.get(f"/{record}/entity/Sergei%20Shoigu{query}")
            assert page.status_code == 200
            assert 'name="entity"' not in page.text
            assert not choices(page.text)
            assert not chosen(page.text)
    assert "Log in" in stranger.get("/copy/entity/Sergei%20Shoigu").text
    assert "/login" not in client.get("/sample/entity/Sergei%20Shoigu").text
