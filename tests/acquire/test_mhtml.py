from collections.abc import Callable
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from onrecord.model import Report

from .conftest import FIRST, SECOND, TITLE

Read = Callable[..., Report]
URL = "https://example.com/2023/09/05/talks"
HTML = (
    f'<!DOCTYPE html><html lang="en"><head><meta property="article:published_time" content="2023-09-05T08:00:00Z">'
    f"<title>{TITLE}</title></head><body><article><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND} Café “Zürich”.</p>"
    "</article></body></html>"
)


def saved(html: str = HTML, frame: str = "<html><body>an advertisement</body></html>", snapshot: bool = True) -> bytes:
    """A page as a browser saves it: the page, a frame and a picture."""
    whole = MIMEMultipart("related", type="text/html")
    whole["From"] = "<Saved by Blink>"
    whole["Subject"] = TITLE
    whole["Date"] = "Wed, 6 Sep 2023 10:00:00 -0000"
    if snapshot:
        whole["Snapshot-Content-Location"] = URL
    for address, content in ((("https://ads.example/frame"), frame), (URL, html)):
        part = MIMEText(content, "html", "utf-8")
        part["Content-Location"] = address
        whole.attach(part)
    whole.attach(MIMEImage(b"GIF89a" + bytes(2000), "gif"))
    return whole.as_bytes()


@pytest.mark.parametrize("name", ["page.mhtml", "page.mht", "page.txt.mht"])
def test_the_page_its_address_and_when_it_was_saved(read: Read, name: str) -> None:
    report = read(name, saved())
    assert report.status == "ok"
    assert (report.title, report.url) == (TITLE, URL)
    assert (report.published, report.fetched) == ("2023-09-05T08:00:00+00:00", "2023-09-06T10:00:00")
    assert "Café “Zürich”." in report.text
    assert "advertisement" not in report.text


def test_one_that_ends_early_is_read_as_far_as_it_goes_and_says_so(read: Read) -> None:
    report = read("page.mhtml", saved()[:-1500])
    assert FIRST in report.text
    assert any("ends early" in note for note in report.notes)
    cut = read("cut.mhtml", saved()[:300])
    assert cut.status == "unreadable"
    assert "ends before" in (cut.reason or "")


def test_files_without_a_page_and_files_of_another_form(read: Read) -> None:
    letter = MIMEMultipart("related")
    letter.attach(MIMEText("only text"))
    assert read("a.mhtml", letter.as_bytes()).status == "no-article"
    assert read("b.mhtml", b"").status == "empty"
    assert FIRST in read("c.mhtml", HTML).text
    assert "Café" in read("d.txt", HTML).text or read("d.html", HTML).status == "ok"
