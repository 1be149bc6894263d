"""WARC archives: the HTML pages among their records, past broken ones.

ISO 28500 (WARC 1.1). Records are cut out here, so that one with damage or a wrong length costs only itself;
warcio parses each.
"""

import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.acquire.bodies import body
from onrecord.acquire.limits import RefusalError

START = b"WARC/"
NEXT = b"\nWARC/1."
LENGTH = re.compile(rb"^Content-Length:\s*(\d{1,18})\s*$", re.I | re.M)
TYPE = re.compile(rb"^WARC-Type:\s*(\w+)", re.I | re.M)
HEADER_LIMIT = 1 << 16


BROKEN = RefusalError("unreadable", "a record of this archive is broken or too large; the others were read")
LEAST = 250  # bytes of a record's content from which one that the file's end cuts off is read


class Cut(bytes):
    """A record of which the file holds only the beginning."""


class Page(NamedTuple):
    """A page from an archive: where and when it was fetched, its bytes, the declared encoding, whether it is cut."""

    url: str
    fetched: str | None
    data: bytes
    charset: str | None
    cut: bool = False


class _Buffer:
    """Bytes to come, with the places where some were lost."""

    def __init__(self, chunks: Iterator[bytes | None]) -> None:
        self.chunks = chunks
        self.data = bytearray()
        self.damaged = False

    def fill(self, size: int) -> bool:
        """Hold at least `size` bytes; False if the data ends, or is damaged, before."""
        while len(self.data) < size:
            chunk = b"" if self.damaged else next(self.chunks, b"")
            self.damaged = self.damaged or chunk is None
            if not chunk:
                return False
            self.data += chunk
        return True


def records(chunks: Iterator[bytes | None], limit: int) -> Iterator[bytes | None]:
    """Each record's bytes; None for one that is broken or over the limit."""
    buffer = _Buffer(chunks)
    while True:
        while buffer.fill(1) and buffer.data[:1] in b"\r\n":
            del buffer.data[:1]
        if not buffer.data:
            if not buffer.damaged:
                return
            buffer.damaged = False
            yield None
            continue
        size = _size(buffer, limit)
        if size and buffer.fill(size) and _ends(buffer, size):
            yield bytes(buffer.data[:size])
            del buffer.data[:size]
        else:
            head = buffer.data.find(b"\r\n\r\n")
            last = size and len(buffer.data) < size and buffer.data.find(NEXT) < 0
            yield Cut(buffer.data) if last and len(buffer.data) > head + LEAST else None
            _resume(buffer)


def _size(buffer: _Buffer, limit: int) -> int | None:
    """Header and content length of the record at the front; None if it has no proper header."""
    while (end := buffer.data.find(b"\r\n\r\n")) < 0 and len(buffer.data) < HEADER_LIMIT:
        if not buffer.fill(len(buffer.data) + 1):
            return None
    length = LENGTH.search(buffer.data[: max(end, 0)].replace(b"\r", b""))
    if end < 0 or not buffer.data.startswith(START) or not length or int(length[1]) > limit:
        return None
    return end + 4 + int(length[1])


def _ends(buffer: _Buffer, size: int) -> bool:
    """Whether the record is followed by another one or by the end, as it is if its length is right."""
    buffer.fill(size + 16)
    return bytes(buffer.data[size : size + 16]).lstrip(b"\r\n")[:5] in (START, b"")


def _resume(buffer: _Buffer) -> None:
    """Drop bytes up to the next record's start."""
    del buffer.data[:1]
    if buffer.data.startswith(NEXT[1:]):
        return
    while (at := buffer.data.find(NEXT)) < 0:
        del buffer.data[: -len(NEXT)]
        if not buffer.fill(len(buffer.data) + 1):
            buffer.data.clear()
            buffer.damaged = False
            return
    del buffer.data[: at + 1]


def pages(chunks: Iterator[bytes | None], limit: int) -> Iterator[Page | RefusalError]:
    """The HTML pages that were fetched well, and a RefusalError for each broken record."""
    for record in records(chunks, limit):
        if record is None:
            yield BROKEN
        elif isinstance(record, Cut):
            found = _page(record, limit)
            yield found._replace(cut=True) if isinstance(found, Page) and found.data.strip() else BROKEN
        elif TYPE.search(record[:HEADER_LIMIT]):
            page = _page(record, limit)
            if page:
                yield page


def _page(raw: bytes, limit: int) -> Page | RefusalError | None:
    from warcio.archiveiterator import ArchiveIterator

    try:
        record = next(iter(ArchiveIterator(io.BytesIO(raw + b"\r\n\r\n"))), None)
        if record is None or record.rec_type not in ("response", "resource"):
            return None
        headers = record.http_headers
        kind = (headers or record.rec_headers).get_header("Content-Type") or ""
        if "html" not in kind.lower() or (headers and headers.get_statuscode() != "200"):
            return None
        charset = re.search(r"charset=[\"']?([\w\-]+)", kind, re.I)
        return Page(
            url=(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> "),
            fetched=record.rec_headers.get_header("WARC-Date"),
            data=body(record, limit),
            charset=charset[1] if charset else None,
        )
    except RefusalError as refusal:
        return refusal
    except Exception as error:  # damaged headers break warcio in many ways, and must cost only their record
        return RefusalError("unreadable", f"a record of this archive is broken ({error}); the others were read")
