"""Bytes in bounded pieces: gunzipped as far as they are whole, cut into lines or read up to a limit."""

import zlib
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.acquire.limits import RefusalError

PIECE = 1 << 16
GZIP = b"\x1f\x8b\x08"


def pieces(stream: BinaryIO) -> Iterator[bytes]:
    """The stream in pieces of at most 64 KiB."""
    while piece := stream.read(PIECE):
        yield piece


def gunzip(compressed: Iterator[bytes]) -> Iterator[bytes | None]:
    """Decompress gzip members one after another; None marks a place where data was lost.

    After damage it goes on with the next member, so that one bad record costs only itself.
    """
    piece: bytes | None = _next_member(b"", compressed)
    while piece:
        decoder = zlib.decompressobj(31)
        try:
            while piece is not None and not decoder.eof:
                data = piece
                while data and not decoder.eof:
                    if out := decoder.decompress(data, PIECE * 4):
                        yield out
                    data = decoder.unconsumed_tail
                if not decoder.eof:
                    piece = next(compressed, None)
            if piece is None:
                yield None
                return
            piece = _next_member(decoder.unused_data, compressed)
        except zlib.error:
            yield None
            piece = _next_member((piece or b"")[1:], compressed)


class Whole:
    """The bytes up to the first place where some were lost, and whether there was one."""

    def __init__(self, chunks: Iterator[bytes | None]) -> None:
        self.chunks = chunks
        self.lost = False

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self.chunks:
            if chunk is None:
                self.lost = True
                return
            yield chunk


def _next_member(rest: bytes, compressed: Iterator[bytes]) -> bytes | None:
    """The bytes from the next gzip magic on, or None at the end."""
    while (at := rest.find(GZIP)) < 0:
        piece = next(compressed, None)
        if piece is None:
            return None
        rest = rest[-2:] + piece
    return rest[at:]


def read_all(chunks: Iterator[bytes | None], limit: int) -> tuple[bytes, bool]:
    """All bytes, and whether they are whole. Refused above the limit."""
    data, whole = bytearray(), True
    for chunk in chunks:
        if chunk is None:
            whole = False
            break
        data += chunk
        if len(data) > limit:
            raise RefusalError(
                "too-large", f"larger than {limit:,} bytes: no single article is; split it or raise the limit"
            )
    return bytes(data), whole


def lines(chunks: Iterator[bytes | None], limit: int) -> Iterator[bytes | RefusalError | None]:
    """Lines without their breaks; a RefusalError in place of one over the limit, None where data was lost."""
    buffer, skipping = bytearray(), False
    too_long = RefusalError("too-large", f"a line of more than {limit:,} bytes: no single article is; split it")
    for chunk in chunks:
        if chunk is None:
            yield None
            buffer.clear()
            continue
        buffer += chunk
        if b"\n" in chunk:
            *whole, last = bytes(buffer).split(b"\n")
            for line in whole:
                yield too_long if skipping else line
                skipping = False
            buffer = bytearray(last)
        if len(buffer) > limit:
            buffer.clear()
            skipping = True
    if skipping:
        yield too_long
    elif buffer:
        yield bytes(buffer)
