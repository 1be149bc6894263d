from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.acquire import acquire
from onrecord.model import Report

from .conftest import FIRST, SECOND, TITLE
from .exports import DEBRIS, FACTIVA, FACTIVA_FIELDS, NEXIS_TEXT, NEXIS_UNI

Read = Callable[..., Report]
HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman Times New Roman;}}{\colortbl;\red0\green0\blue0;}"
HEAD += r"{\info{\title not the title}}{\header Page head}\f0\fs24 "


def rtf(text: str) -> str:
    """A text in RTF as word processors write it: a paragraph a line, characters beyond ASCII escaped."""
    escaped = "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in text.replace("\\", "\\\\"))
    return HEAD + escaped.replace("\n", "\\par\n") + "}"


def fields() -> str:
    """Factiva's indexed article: a table of two columns."""
    rows = (f"\\trowd\\cellx800\\cellx9000 {code}\\cell {text}\\cell\\row\n" for code, text in FACTIVA_FIELDS)
    return HEAD + "".join(rows) + "\\pard}"


def test_paragraphs_quotes_and_accents(read: Read) -> None:
    second = SECOND.replace("declined", "“declined”").replace("embassy", "embassy in Bogotá")
    report = read("report.rtf", rtf(f"{TITLE}\n{FIRST}\n{second}"))
    assert report.text.split("\n") == [TITLE, FIRST, second]
    assert "Bogotá" in read("other.rtf", rtf(f"{TITLE}\n{FIRST}\n{second}").replace("\\u225?", "\\'e1")).text


@pytest.mark.parametrize("name", ["export.rtf", "export.RTF", "export.doc"])
@pytest.mark.parametrize("text", [NEXIS_UNI, NEXIS_TEXT, FACTIVA])
def test_exports_give_their_articles(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(rtf(text))
    first, second = acquire([tmp_path])
    assert first.title.startswith("Freedonia says talks with Sylvania will resume")
    assert second.title == "Sylvania denies that a date was set"
    assert not [debris for debris in DEBRIS if debris in first.text + second.text]


def test_the_indexed_form_of_factiva_is_read_by_its_fields(read: Read) -> None:
    report = read("export.rtf", fields())
    assert (report.outlet, report.published, report.byline) == ("Example Wire Service", "2017-09-05", ("Anna Marlowe",))
    assert report.text.count("\n") == 2


def test_pictures_are_passed_over(read: Read) -> None:
    picture = "{\\pict\\pngblip " + "89504e470d0a1a0a" * 5000 + "}"
    report = read("report.rtf", rtf(f"{TITLE}\n{FIRST}\n{SECOND}").replace("\\fs24 ", "\\fs24 " + picture))
    assert report.text.split("\n") == [TITLE, FIRST, SECOND]


def test_truncated_empty_and_other_files(read: Read) -> None:
    cut = read("a.rtf", rtf(f"{TITLE}\n{FIRST}\n{SECOND}")[:-20])
    assert cut.status == "ok"
    assert any("ends early" in note for note in cut.notes)
    assert read("b.rtf", HEAD + "}").status == "empty"
    assert FIRST in read("c.rtf", f"{TITLE}\n\n{FIRST}\n\n{SECOND}").text


def test_a_character_beyond_all_alphabets_is_damage(read: Read) -> None:
    report = read("report.rtf", rtf(f"{TITLE}\n{FIRST}").replace(TITLE, f"{TITLE}\\u{'9' * 30}?"))
    assert report.status == "unreadable"
    assert "RTF is damaged" in (report.reason or "")
