import gzip
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from onrecord.acquire import acquire

from .conftest import FIRST, SECOND

# warcio's writer leaves its buffers to the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
PAGE = (
    "<html><head><title>Talks {n}</title></head><body><article><h1>Talks {n}</h1><p>{text}</p></article></body></html>"
)


def warc(count: int = 2) -> bytes:
    """A WARC of pages and a picture, as warcio writes it."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for n in range(count):
        page = PAGE.format(n=n, text=f"{FIRST} {SECOND}").encode()
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        uri = f"https://example.com/{n}"
        writer.write_record(
            writer.create_warc_record(uri, "response", payload=io.BytesIO(page), http_headers=head,
                                      warc_headers_dict={"WARC-Date": "2023-09-06T10:00:00Z"})
        )  # fmt: skip
    head = StatusAndHeaders("200 OK", [("Content-Type", "image/png")], protocol="HTTP/1.1")
    writer.write_record(
        writer.create_warc_record(
            "https://example.com/p.png", "response", payload=io.BytesIO(b"png"), http_headers=head
        )
    )
    return out.getvalue()


def pages(*urls: str) -> str:
    lines = [{"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}, *({"url": url} for url in urls)]
    return "\n".join(json.dumps(line) for line in lines)


def wacz(archives: dict[str, bytes], listed: str = "") -> bytes:
    """A WACZ by hand."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("datapackage.json", json.dumps({"profile": "data-package", "wacz_version": "1.1.1"}))
        for name, content in archives.items():
            made.writestr(f"archive/{name}", content)
        if listed:
            made.writestr("pages/pages.jsonl", listed)
    return out.getvalue()


def test_a_crawl_made_by_the_wacz_tool(tmp_path: Path) -> None:
    pytest.importorskip("wacz")
    (tmp_path / "crawl.warc.gz").write_bytes(warc())
    made = tmp_path / "crawl.wacz"
    subprocess.run(
        [sys.executable, "-m", "wacz.main", "create", "-o", str(made), "--detect-pages", tmp_path / "crawl.warc.gz"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    reports = list(acquire([made]))
    assert [(one.id, one.status, one.fetched) for one in reports] == [
        (f"https://example.com/{n}", "ok", "2023-09-06T10:00:00Z") for n in range(2)
    ]
    assert all(FIRST in one.text for one in reports)


def test_pages_that_are_listed_and_not_held_are_named(tmp_path: Path) -> None:
    listed = pages("https://example.com/0", "https://example.com/1", "https://example.com/9")
    (tmp_path / "crawl.wacz").write_bytes(wacz({"a.warc.gz": warc(1), "b.warc.gz": warc(2)}, listed))
    reports = list(acquire([tmp_path]))
    assert [one.status for one in reports] == ["ok", "ok", "ok", "no-article"]
    assert reports[-1].url == "https://example.com/9"


def test_damaged_truncated_and_empty_crawls(tmp_path: Path) -> None:
    damaged = bytearray(warc(3))
    damaged[40:90] = bytes(50)
    (tmp_path / "a.wacz").write_bytes(wacz({"a.warc.gz": bytes(damaged)}))
    (tmp_path / "b.wacz").write_bytes(wacz({"a.warc.gz": warc()})[:-80])
    (tmp_path / "c.wacz").write_bytes(wacz({"a.warc": b""}))
    reports = list(acquire([tmp_path]))
    assert [one.status for one in reports] == ["unreadable", "ok", "ok", "unreadable", "empty", "no-article"]


@pytest.mark.parametrize("name", ["crawl.zip", "crawl"])
def test_a_crawl_is_told_by_what_is_in_it(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(wacz({"a.warc.gz": warc(1)}))
    (report,) = acquire([tmp_path / name])
    assert report.id == "https://example.com/0"


def test_files_in_a_zip_archive_are_read_as_if_in_a_folder(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "texts.zip", "w") as made:
        made.writestr("one/a.txt", f"Talks resume\n\n{FIRST}\n\n{SECOND}")
        made.writestr("b.json.gz", gzip.compress(json.dumps({"title": "Talks", "text": f"{FIRST}\n{SECOND}"}).encode()))
        made.writestr("__MACOSX/a.txt", b"\0\0")
        made.writestr("empty.txt", b"")
        made.writestr("inner.zip", b"PK\x03\x04")
    reports = {one.id: one.status for one in acquire([tmp_path])}
    assert reports == {"texts/a": "ok", "texts/b": "ok", "texts/empty": "empty", "texts/inner": "unreadable"}


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.txt", b"a" * 300_000_000)
    (report,) = acquire([tmp_path])
    assert report.status == "too-large"
