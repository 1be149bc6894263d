import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter

from onrecord.acquire import acquire
from onrecord.acquire.layout import Line, layout
from onrecord.model import Report

from .conftest import FIRST, SECOND, TITLE
from .exports import DEBRIS, NEXIS_UNI

Read = Callable[..., Report]
LONG = (
    "Neither side had said a word in public about the border since the bridge was closed to lorries in the spring, "
    "and the mayors of the towns on both banks of the river wrote to their governments to have it opened again."
)


class Paper(FPDF):
    """Pages with a head and a foot."""

    def header(self) -> None:
        self.set_font("Helvetica", size=8)
        self.cell(0, 5, "The Daily Example", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("Helvetica", size=8)
        self.cell(0, 5, f"Page {self.page_no()}")


def paper(paragraphs: list[str], title: str = TITLE, **columns: int) -> bytes:
    """A PDF as a word processor or a newspaper's archive makes it."""
    pdf = Paper()
    pdf.add_page()
    pdf.set_font("Helvetica", "B", 20)
    pdf.multi_cell(0, 9, title)
    pdf.set_font("Times", size=12)
    with pdf.text_columns(gutter=5, text_align="J", ncols=columns.get("ncols", 1)) as text:
        for one in paragraphs:
            text.write(one)
            text.ln()
            text.ln()
    return bytes(pdf.output())


def test_title_and_paragraphs_of_a_pdf(read: Read) -> None:
    report = read("report.pdf", paper([FIRST, LONG, SECOND]))
    assert report.status == "ok"
    assert report.title == TITLE
    assert report.text.split("\n") == [TITLE, FIRST, LONG, SECOND]


def test_a_paragraph_runs_on_over_pages_without_their_heads_and_feet(read: Read) -> None:
    names = [f"{first}{rest}" for first in "BDFHJKLMNPRSTVWZ" for rest in ("ana", "ora")][:20]
    many = [f"{name} said that {LONG[0].lower()}{LONG[1:].replace('the', name)}" for name in names]
    report = read("report.pdf", paper([FIRST, *many, SECOND]))
    assert report.text.count(FIRST) == 1
    assert "Page 2" not in report.text
    assert "The Daily Example" not in report.text
    assert report.text.split("\n")[1:] == [FIRST, *many, SECOND]


def test_columns_are_read_one_after_the_other(read: Read) -> None:
    report = read("report.pdf", paper([FIRST, LONG, SECOND] * 4, ncols=2))
    assert report.status == "ok"
    assert set(report.text.split("\n")) == {TITLE, FIRST, LONG, SECOND}


def test_an_export_of_nexis_as_pdf_gives_its_articles(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=11)
    for line in NEXIS_UNI.replace("©", "(c)").split("\n"):
        pdf.multi_cell(0, 6, line, new_x="LMARGIN", new_y="NEXT") if line else pdf.ln(6)
    (tmp_path / "export.pdf").write_bytes(bytes(pdf.output()))
    first, second = acquire([tmp_path])
    assert (first.outlet, first.published) == ("The Daily Example", "2017-09-05")
    assert (second.title, second.published) == ("Sylvania denies that a date was set", "2017-09-06")
    assert not [debris for debris in DEBRIS if debris in first.text + second.text]


def picture_only() -> bytes:
    from PIL import Image

    pdf = FPDF()
    pdf.add_page()
    pdf.image(Image.new("RGB", (400, 300), "white"), w=100)
    return bytes(pdf.output())


def locked(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(paper([FIRST, SECOND]))))
    writer.encrypt(password, owner_password="owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "status", "words"),
    [
        (picture_only(), "empty", "scanned as a picture"),
        (locked("secret"), "unreadable", "password"),
        (paper([FIRST, SECOND])[:600], "unreadable", "damaged PDF"),
        (paper([FIRST, SECOND]) + b"\n" * 60_000_000, "unreadable", "its end is not marked"),
        (b"", "empty", "empty"),
    ],
)
def test_a_pdf_that_cannot_be_read_is_kept_with_the_reason(read: Read, content: bytes, status: str, words: str) -> None:
    report = read("report.pdf", content)
    assert report.status == status
    assert words in (report.reason or "")


def test_a_pdf_that_anybody_may_read_but_not_change_is_read(read: Read) -> None:
    assert FIRST in read("report.pdf", locked("")).text


def test_a_page_saved_under_the_name_of_a_pdf_is_read_as_what_it_is(read: Read) -> None:
    page = f"<!doctype html><html><body><article><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
    assert FIRST in read("report.pdf", page).text
    assert FIRST in read("report.txt", paper([FIRST, SECOND])).text


def test_without_pypdf_the_reason_names_the_extra(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    report = read("report.pdf", paper([FIRST]))
    assert report.status == "unreadable"
    assert "pip install 'onrecord[pdf]'" in (report.reason or "")


def lines(*texts: str, size: float = 10.0) -> list[Line]:
    return [Line(text, 700 - 12 * at, size) for at, text in enumerate(texts)]


def test_a_word_parted_at_the_end_of_a_line_is_whole_again_and_a_compound_keeps_its_hyphen() -> None:
    page = lines(
        "The ministers of both coun-",
        "tries met for cross-border",
        "talks, the first such cross-",
        "border round this year.",
    )
    (text,) = layout([page]).paragraphs
    assert (
        text
        == "The ministers of both countries met for cross-border talks, the first such cross-border round this year."
    )


def test_the_address_that_a_browser_prints_is_the_reports() -> None:
    page = [
        *lines("The ministers of both countries met on Tuesday and", "agreed on a date."),
        Line("https://example.com/talks 1/2", 20, 8),
    ]
    assert layout([page]).url == "https://example.com/talks"
