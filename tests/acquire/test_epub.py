import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.acquire import acquire
from onrecord.model import Report

from .conftest import FIRST, SECOND, TITLE

Read = Callable[..., Report]
CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">'
    '<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)
PAGE = (
    '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>'
    "<style>p {{}}</style></head><body>{body}</body></html>"
)
ARTICLE = f"<h1>{TITLE}</h1><div><p>{FIRST}</p><p>{SECOND} Più tardi.</p></div>"


def book(*chapters: str, meta: str = "", extra: dict[str, str] | None = None) -> bytes:
    """An EPUB of chapters in the order of the spine, which is not that of their names."""
    names = [f"c{len(chapters) - number}.xhtml" for number in range(len(chapters))]
    items = "".join(f'<item id="{n}" href="{n}" media-type="application/xhtml+xml"/>' for n in sorted(names))
    spine = "".join(f'<itemref idref="{n}"/>' for n in names)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>The Daily Example</dc:title><dc:language>en</dc:language>{meta}</metadata><manifest>"
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        f"{items}</manifest><spine><itemref idref='nav'/>{spine}</spine></package>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        made.writestr("META-INF/container.xml", CONTAINER)
        made.writestr("OEBPS/book.opf", package)
        made.writestr("OEBPS/nav.xhtml", PAGE.format(body=f"<nav><ol><li>{TITLE}</li></ol></nav>"))
        for name, body in zip(names, chapters, strict=True):
            made.writestr(f"OEBPS/{name}", PAGE.format(body=body))
        for name, content in (extra or {}).items():
            made.writestr(name, content)
    return out.getvalue()


DATE = "<dc:date>2023-09-05T04:00:00+00:00</dc:date><dc:publisher>The Daily Example</dc:publisher>"


def test_each_article_of_a_newspaper_is_a_report_in_reading_order(tmp_path: Path) -> None:
    cover = "<h1>The Daily Example</h1><p>Tuesday</p>"
    second = ARTICLE.replace("Freedonia", "Ruritania")
    (tmp_path / "paper.epub").write_bytes(book(cover, ARTICLE, second, meta=DATE))
    first, other = acquire([tmp_path])
    assert [first.id, other.id] == ["paper-1", "paper-2"]
    assert first.title == TITLE
    assert first.text.split("\n") == [TITLE, FIRST, f"{SECOND} Più tardi."]
    assert other.title.startswith("Ruritania")
    assert {(one.outlet, one.published[:10]) for one in (first, other) if one.published} == {
        ("The Daily Example", "2023-09-05")
    }


def test_a_book_of_one_text_is_one_report(read: Read) -> None:
    assert read("report.epub", book(ARTICLE)).id == "report"


def test_truncated_protected_and_empty_books_are_kept_with_the_reason(read: Read) -> None:
    encryption = '<encryption><CipherData><CipherReference URI="OEBPS/c1.xhtml"/></CipherData></encryption>'
    assert "damaged" in (read("a.epub", book(ARTICLE)[:-100]).reason or "")
    assert "encrypted" in (read("b.epub", book(ARTICLE, extra={"META-INF/encryption.xml": encryption})).reason or "")
    assert read("c.epub", book("<img src='a.png'/>")).status == "empty"
    assert FIRST in read("d.epub", f"{TITLE}\n\n{FIRST}\n\n{SECOND}").text


def test_loose_text_and_line_breaks_are_paragraphs(read: Read) -> None:
    last = FIRST.replace("next", "this")
    body = f"<div><h1>{TITLE}</h1>{FIRST}<br/>{SECOND} <b>Both</b> sides <i>wait</i>.<p>{last}</p></div>"
    paragraphs = read("report.epub", book(body)).text.split("\n")
    assert paragraphs == [TITLE, FIRST, f"{SECOND} Both sides wait.", last]


def test_a_package_that_is_no_xml_at_all_is_damage(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{__name__}.CONTAINER", "nothing")
    report = read("a.epub", book(ARTICLE))
    assert report.status == "unreadable"
    assert "EPUB is damaged" in (report.reason or "")


@pytest.mark.parametrize(
    "empty", ["", "\0\0", "\x1b<!-- -->", "<?xml version='1.0'?>", "\0<?xml encoding='x'?><?xml encoding='x'?>"]
)
def test_a_chapter_without_anything_or_with_controls_costs_no_other(tmp_path: Path, empty: str) -> None:
    second = f"<h1>Ruritania\x1b follows the talks</h1><p>\x1b{FIRST}<br/>\x1b{SECOND}&#27;</p>"
    made = io.BytesIO(book(ARTICLE, second, "GONE", meta=DATE))
    with zipfile.ZipFile(made) as whole, zipfile.ZipFile(tmp_path / "a.epub", "w") as spoilt:
        for name in whole.namelist():
            data = whole.read(name)
            spoilt.writestr(name, empty if b"GONE" in data else data)
    first, other = acquire([tmp_path / "a.epub"])
    assert (first.status, other.status) == ("ok", "ok")
    assert other.text.split("\n") == ["Ruritania follows the talks", FIRST, SECOND]
