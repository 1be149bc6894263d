import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from onrecord.acquire import Limits, acquire
from onrecord.model import Report

from .conftest import FIRST, SECOND, TITLE
from .exports import DEBRIS, NEXIS_TEXT, NEXIS_UNI

Read = Callable[..., Report]


def document(*paragraphs: tuple[str, str]) -> bytes:
    """A Word document of paragraphs, each a style and its text."""
    made = Document()
    for style, text in paragraphs:
        made.add_paragraph(text, style=style)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def altered(content: bytes, old: str, new: str) -> bytes:
    """A document with a change in its main part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            data = source.read(info)
            if info.filename == "word/document.xml":
                assert old in data.decode()
                data = data.decode().replace(old, new).encode()
            target.writestr(info.filename, data)
    return out.getvalue()


def ole(name: str) -> bytes:
    """The beginning of a compound file with a stream of a name."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + name.encode("utf-16-le") + bytes(600)


PLAIN = document(("Normal", "For immediate release"), ("Title", TITLE), ("Normal", FIRST), ("Normal", SECOND))


def test_the_title_has_its_style_and_paragraphs_are_paragraphs(read: Read) -> None:
    report = read("report.docx", PLAIN)
    assert report.status == "ok"
    assert report.title == TITLE
    assert report.text.split("\n")[-2:] == [FIRST, SECOND]


def test_tables_are_read_in_their_place_and_fields_at_the_top_are_data(read: Read) -> None:
    made = Document()
    for line in (f"Title: {TITLE}", "Date: 5 September 2023", "Source: The Daily Example"):
        made.add_paragraph(line)
    made.add_paragraph(FIRST)
    made.add_table(1, 1).cell(0, 0).text = "The talks were broken off in May."
    made.add_paragraph(SECOND)
    out = io.BytesIO()
    made.save(out)
    report = read("report.docx", out.getvalue())
    assert (report.published, report.outlet) == ("2023-09-05", "The Daily Example")
    assert report.text.split("\n") == [TITLE, FIRST, "The talks were broken off in May.", SECOND]


def test_what_was_deleted_with_changes_tracked_is_not_read(read: Read) -> None:
    deleted = '<w:del w:id="1"><w:r><w:delText>never </w:delText><w:t>never </w:t></w:r></w:del>'
    inserted = '<w:ins w:id="2"><w:r><w:t xml:space="preserve">soon </w:t></w:r></w:ins>'
    text = "would resume next week in Geneva."
    content = altered(PLAIN, f"{FIRST}</w:t></w:r>", f"{FIRST}</w:t></w:r>{deleted}{inserted}")
    assert text in read("report.docx", content).text
    assert "never" not in read("report.docx", content).text
    assert "soon" in read("report.docx", content).text


@pytest.mark.parametrize("text", [NEXIS_UNI, NEXIS_TEXT])
def test_an_export_of_nexis_gives_its_articles(tmp_path: Path, text: str) -> None:
    made = Document()
    for line in text.split("\n"):
        made.add_paragraph(line.strip(), style="Heading 1" if line.startswith("Freedonia says") else "Normal")
    made.save(str(tmp_path / "export.docx"))
    first, second = acquire([tmp_path])
    assert [first.id, second.id] == ["export-1", "export-2"]
    assert first.outlet == "The Daily Example"
    assert first.title.startswith("Freedonia says talks with Sylvania will resume")
    assert second.title == "Sylvania denies that a date was set"
    assert not [debris for debris in DEBRIS if debris in first.text + second.text]


def test_truncated_locked_empty_and_other_documents_are_kept_with_the_reason(read: Read) -> None:
    assert "damaged" in (read("a.docx", PLAIN[:-200]).reason or "")
    assert "password" in (read("b.docx", ole("EncryptedPackage")).reason or "")
    assert "save it as .docx" in (read("b.doc", ole("WordDocument")).reason or "")
    assert "save it as .xlsx" in (read("b.xls", ole("Workbook")).reason or "")
    assert "before 2007" in (read("f.doc", ole("")).reason or "")
    assert read("c.docx", document(("Normal", ""))).status == "empty"
    assert "damaged" in (read("d.docx", altered(PLAIN, "<w:body>", "<w:body><")).reason or "")
    assert FIRST in read("e.docx", f"{TITLE}\n\n{FIRST}\n\n{SECOND}").text


def test_a_document_that_unpacks_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "bomb.docx").write_bytes(altered(PLAIN, SECOND, SECOND + " " * 3_000_000))
    (report,) = acquire([tmp_path], limits=Limits(max_document=1_000_000))
    assert report.status == "too-large"


def test_entities_are_not_resolved(read: Read) -> None:
    lol = '<!DOCTYPE x [<!ENTITY a "boom">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    content = altered(PLAIN, "<w:document", f"{lol}]><w:document")
    assert "boom" not in read("report.docx", altered(content, SECOND, f"{SECOND}&i;")).text
