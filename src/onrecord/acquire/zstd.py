"""Files packed with zstd, as newer crawlers write WARC: a frame for each record, perhaps a dictionary in front.

The form of the dictionary is that of the IIPC's "WARC files with Zstandard compression" (2021).
"""

from collections.abc import Iterator
from typing import Any

from onrecord.acquire.limits import RefusalError, missing

MAGIC = b"\x28\xb5\x2f\xfd"
DICTIONARY = b"\x5d\x2a\x4d\x18"
FEED = 1 << 10  # what is fed at once: at most 32 MB come out of so little
WINDOW = 1 << 27
LARGEST_DICTIONARY = 1 << 24


def is_packed(head: bytes) -> bool:
    """Whether data begins with a frame of zstd, or with the dictionary for those that follow."""
    return head.startswith((MAGIC, DICTIONARY))


def unzstd(compressed: Iterator[bytes]) -> Iterator[bytes | None]:
    """Decompress frame after frame; None marks a place where data was lost, and the next frame follows."""
    try:
        import zstandard
    except ImportError as error:
        raise missing("a file packed with zstd", "archives") from error
    rest = _Rest(compressed)
    maker = zstandard.ZstdDecompressor(dict_data=_dictionary(rest), max_window_size=WINDOW)
    while rest.fill(4):
        if _is_skippable(rest.data):
            rest.skip()
        elif rest.data.startswith(MAGIC):
            yield from _frame(maker, rest, zstandard.ZstdError)
        else:
            yield None
            rest.seek(MAGIC)


class _Rest:
    """The bytes still to come."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self.chunks = chunks
        self.data = b""

    def fill(self, size: int) -> bool:
        while len(self.data) < size:
            more = next(self.chunks, b"")
            if not more:
                return False
            self.data += more
        return True

    def take(self, size: int) -> bytes:
        self.fill(1)
        taken, self.data = self.data[:size], self.data[size:]
        return taken

    def skip(self) -> bytes:
        """Take a skippable frame; its content."""
        if not self.fill(8):
            self.data = b""
            return b""
        size = int.from_bytes(self.data[4:8], "little")
        self.data = self.data[8:]
        kept = bytearray()
        while size and (piece := self.take(min(size, 1 << 16))):
            size -= len(piece)
            kept += piece if len(kept) < LARGEST_DICTIONARY else b""
        return bytes(kept)

    def seek(self, mark: bytes) -> None:
        """Drop bytes up to the next mark."""
        self.data = self.data[1:]
        while (at := self.data.find(mark)) < 0:
            self.data = self.data[-3:]
            if not self.fill(len(self.data) + 1):
                self.data = b""
                return
        self.data = self.data[at:]


def _is_skippable(data: bytes) -> bool:
    return 0x50 <= data[0] <= 0x5F and data[1:4] == b"\x2a\x4d\x18"


def _dictionary(rest: _Rest) -> Any:
    """The dictionary that the file begins with, itself perhaps packed; None if there is none."""
    import zstandard

    if not rest.fill(4) or not rest.data.startswith(DICTIONARY):
        return None
    raw = rest.skip()
    try:
        if raw.startswith(MAGIC):
            raw = zstandard.ZstdDecompressor().decompress(raw, max_output_size=LARGEST_DICTIONARY)
        return zstandard.ZstdCompressionDict(raw) if raw else None
    except zstandard.ZstdError as error:
        raise RefusalError("unreadable", "the dictionary at the front of this file is damaged: get it again") from error


def _frame(maker: Any, rest: _Rest, broken: type[Exception]) -> Iterator[bytes | None]:
    """One frame's content; what follows it is left in `rest`."""
    decoder = maker.decompressobj()
    while not decoder.eof:
        piece = rest.take(FEED)
        if not piece:
            yield None
            return
        try:
            out = decoder.decompress(piece)
        except broken:
            yield None
            rest.data = piece + rest.data
            rest.seek(MAGIC)
            return
        if out:
            yield out
    rest.data = decoder.unused_data + rest.data
