"""The content of a response as the page that it is: chunks joined, gzip, brotli and zstd undone, each within a bound.

warcio undoes chunks and gzip, also where the headers promise what is not so. Its brotli breaks with brotli 1.2, and it
knows no zstd, both of which browsers ask for.
"""

import io
import re
from typing import Any

from onrecord.acquire.limits import RefusalError, missing

PIECE = 1 << 10  # what is fed to a decoder at once, so that little can become much only in steps that are counted
PLAIN = re.compile(rb"\s*<(?:!doctype|html|head|body|\?xml|!--)", re.I)


def body(record: Any, limit: int) -> bytes:
    """The decoded content of a record. Raises RefusalError if it cannot be decoded or is too large."""
    headers = record.http_headers
    encoding = (headers.get_header("Content-Encoding") or "").strip().lower() if headers else ""
    if encoding not in ("br", "zstd"):
        content: bytes = record.content_stream().read(limit + 1)
        return _within(content, limit)
    headers.replace_header("Content-Encoding", "identity")
    packed = record.content_stream().read()
    if PLAIN.match(packed[:200]):  # the crawler decoded it and kept the header
        return _within(packed, limit)
    return _brotli(packed, limit) if encoding == "br" else _zstd(packed, limit)


def _within(content: bytes, limit: int) -> bytes:
    if len(content) > limit:
        raise RefusalError("too-large", f"a page of more than {limit:,} bytes: no single article is")
    return content


def _brotli(packed: bytes, limit: int) -> bytes:
    try:
        import brotli
    except ImportError as error:
        raise missing("a page sent in brotli", "archives") from error
    decoder = brotli.Decompressor()
    out = bytearray()
    try:
        for at in range(0, len(packed), PIECE):
            out += decoder.process(packed[at : at + PIECE])
            if len(out) > limit:
                break
        whole = decoder.is_finished()
    except brotli.error as error:
        raise RefusalError("unreadable", "a page sent in brotli that is damaged; the others were read") from error
    if not whole and not out:
        raise RefusalError("unreadable", "a page sent in brotli that is cut off; the others were read")
    return _within(bytes(out), limit)


def _zstd(packed: bytes, limit: int) -> bytes:
    try:
        import zstandard
    except ImportError as error:
        raise missing("a page sent in zstd", "archives") from error
    try:
        with zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(io.BytesIO(packed)) as reader:
            out: bytes = reader.read(limit + 1)
    except zstandard.ZstdError as error:
        raise RefusalError("unreadable", "a page sent in zstd that is damaged; the others were read") from error
    if not out:
        raise RefusalError("unreadable", "a page sent in zstd that is cut off; the others were read")
    return _within(out, limit)
