import gzip
import sys
from pathlib import Path

import brotli
import pytest
import zstandard

from onrecord.acquire import acquire

from .conftest import FIRST, SECOND

PAGE = (
    "<html><head><title>Talks {n}</title></head><body><article><h1>Talks {n}</h1><p>{text}</p></article></body></html>"
)


def record(kind: str, content: bytes, uri: str = "http://example.com/") -> bytes:
    """A WARC 1.0 record."""
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2023-09-06T10:00:00Z\r\n"
    media = "application/http; msgtype=response" if kind == "response" else "application/warc-fields"
    return f"{head}Content-Type: {media}\r\nContent-Length: {len(content)}\r\n\r\n".encode() + content + b"\r\n\r\n"


def archive(count: int, packed: bool) -> list[bytes]:
    """Records of an archive, each as its own bytes."""
    records = []
    for n in range(count):
        page = PAGE.format(n=n, text=f"{FIRST} {SECOND}")
        content = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}".encode()
        whole = record("response", content, f"http://example.com/{n}")
        records.append(gzip.compress(whole) if packed else whole)
    return records


@pytest.mark.parametrize("packed", [True, False])
def test_pages_of_an_archive_have_their_address_and_fetch_time(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(b"".join(archive(3, packed)))
    reports = list(acquire([path]))
    assert [report.id for report in reports] == [f"http://example.com/{n}" for n in range(3)]
    assert {report.fetched for report in reports} == {"2023-09-06T10:00:00Z"}
    assert all(FIRST in report.text for report in reports)


@pytest.mark.parametrize("packed", [True, False])
def test_a_broken_record_costs_only_itself(tmp_path: Path, packed: bool) -> None:
    records = archive(4, packed)
    damaged = bytearray(records[1])
    if packed:
        damaged[40:80] = bytes(40)
    else:
        damaged = bytearray(bytes(damaged).replace(b"Content-Length: ", b"Content-Length: 1", 1))
    path = tmp_path / "a.warc"
    path.write_bytes(records[0] + bytes(damaged) + b"".join(records[2:]))
    reports = list(acquire([path]))
    read = [report.id for report in reports if report.status == "ok"]
    assert read == ["http://example.com/0", "http://example.com/2", "http://example.com/3"]
    assert any("broken" in (report.reason or "") for report in reports if report.status == "unreadable")


def test_a_truncated_archive_gives_the_whole_pages(tmp_path: Path) -> None:
    whole = b"".join(archive(3, True))
    (tmp_path / "a.warc.gz").write_bytes(whole[:-60])
    reports = list(acquire([tmp_path]))
    assert [report.status for report in reports[:2]] == ["ok", "ok"]
    assert not any("ends within" in note for report in reports[:2] for note in report.notes)
    assert all(one.status == "unreadable" or any("ends within" in note for note in one.notes) for one in reports[2:])
    assert reports[2:]


def test_an_archive_packed_as_one_member_and_one_without_pages(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(b"".join(archive(2, False))))
    (tmp_path / "b.warc.gz").write_bytes(gzip.compress(record("warcinfo", b"software: test\r\n")))
    *pages, nothing = acquire([tmp_path])
    assert [report.status for report in pages] == ["ok", "ok"]
    assert nothing.status == "no-article"


def test_a_record_without_an_address_costs_only_itself(tmp_path: Path) -> None:
    records = archive(3, False)
    records[1] = records[1].replace(b"WARC-Target-URI: http://example.com/1\r\n", b"")
    (tmp_path / "a.warc").write_bytes(b"".join(records))
    reports = list(acquire([tmp_path]))
    assert [report.id for report in reports if report.status == "ok"] == [
        "http://example.com/0",
        "http://example.com/2",
    ]
    assert len(reports) == 3


def pages_in(encoding: str, body: bytes) -> bytes:
    """A record of a page that was sent in an encoding."""
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {encoding}\r\n\r\n"
    return record("response", head.encode() + body)


HTML = PAGE.format(n=1, text=f"{FIRST} {SECOND}").encode()


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("br", brotli.compress(HTML)),
        ("zstd", zstandard.ZstdCompressor().compress(HTML)),
        ("gzip", gzip.compress(HTML, mtime=0)),
        ("br", HTML),
        ("zstd", HTML),
        ("gzip", HTML),
    ],
)
def test_pages_in_the_encodings_that_browsers_ask_for(tmp_path: Path, encoding: str, body: bytes) -> None:
    (tmp_path / "a.warc").write_bytes(pages_in(encoding, body))
    (whole,) = acquire([tmp_path])
    assert FIRST in whole.text


@pytest.mark.parametrize(
    ("encoding", "body", "status"),
    [
        ("br", brotli.compress(HTML)[:9] + b"\xff" * 20, "unreadable"),
        ("zstd", zstandard.ZstdCompressor().compress(HTML)[:30], "unreadable"),
        ("br", brotli.compress(HTML + b" " * 50_000_000), "too-large"),
        ("zstd", zstandard.ZstdCompressor().compress(HTML + b" " * 50_000_000), "too-large"),
        ("gzip", gzip.compress(HTML + b" " * 50_000_000, mtime=0), "too-large"),
    ],
)
def test_damaged_and_endless_pages_cost_only_themselves(
    tmp_path: Path, encoding: str, body: bytes, status: str
) -> None:
    (tmp_path / "a.warc").write_bytes(pages_in(encoding, body) + archive(1, False)[0])
    first, second = acquire([tmp_path])
    assert first.status == status
    assert second.status == "ok"


@pytest.mark.parametrize(("encoding", "module"), [("br", "brotli"), ("zstd", "zstandard")])
def test_without_its_decoder_the_reason_names_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str, module: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / "a.warc").write_bytes(pages_in(encoding, b"\x8b\x01\x80packed"))
    (missing,) = acquire([tmp_path])
    assert missing.status == "unreadable"
    assert "pip install 'onrecord[archives]'" in (missing.reason or "")


def test_a_length_of_thousands_of_digits_costs_only_its_record(tmp_path: Path) -> None:
    first, second = archive(2, packed=False)
    path = tmp_path / "a.warc"
    path.write_bytes(first.replace(b"Content-Length: ", b"Content-Length: " + b"9" * 5000) + second)
    broken, fine = acquire([path])
    assert "a record of this archive is broken" in (broken.reason or "")
    assert (fine.status, fine.id) == ("ok", "http://example.com/1")


def test_a_page_that_the_end_of_the_archive_cuts_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    title = "Ruritania bars wine of Sylvania"
    start = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
    html = f"{start}<p>Ruritania barred wine of Sylvania on Friday, its ministry said.</p><p>Sylvania pro"
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}"
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/1\r\nWARC-Date: 2024-05-20T08:00:00Z\r\n"
    )
    head += "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000003>\r\n"
    head += "Content-Type: application/http; msgtype=response\r\nContent-Length: 99999\r\n\r\n"
    (tmp_path / "a.warc").write_bytes((head + http).encode())
    (report,) = acquire([tmp_path / "a.warc"])
    assert (report.status, report.title) == ("ok", title)
    assert any("ends within this page" in note for note in report.notes)
