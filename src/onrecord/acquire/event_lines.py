"""Lines of event files, as they lie or packed with gzip, each with its number and how far into the file it is."""

import gzip
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from onrecord.errors import InputError
from onrecord.knowledge.paths import did_you_mean_path

LONGEST = 1_000_000  # bytes of a line
ARCHIVES = {b"PK\x03\x04": "a ZIP archive", b"\xfd7zXZ": "packed with xz", b"BZh": "packed with bzip2"}


class Line(NamedTuple):
    """A line without its end: `number` counts from 1, `read` says how many bytes of the file are read."""

    number: int
    text: str
    read: int


def lines(path: Path, left_out: Counter[str]) -> Iterator[Line]:
    """The lines of a file that are not empty; those that are too long, or hold what is no text, are counted.

    Bytes that are no UTF-8 are read as Latin-1, as some years of ICEWS have them.

    Raises:
        InputError: the file cannot be opened or unpacked.
    """
    try:
        with closing(_open(path)) as raw, closing(_unpacked(raw)) as file:
            number = 0
            while line := file.readline(LONGEST):
                number += 1
                if len(line) == LONGEST and not line.endswith(b"\n"):
                    _pass_over(file)
                    left_out["too long"] += 1
                elif b"\0" in line:  # which PostgreSQL takes in no text
                    left_out["no text"] += 1
                elif text := _decoded(line).strip("\ufeff\r\n"):
                    yield Line(number, text, raw.tell())
    except FileNotFoundError as error:
        raise InputError(f"there is no file {path}{did_you_mean_path(path)}") from error
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from error


def _open(path: Path) -> BinaryIO:
    file = path.open("rb")
    begins = file.read(6)
    file.seek(0)
    for start, what in ARCHIVES.items():
        if begins.startswith(start):
            file.close()
            raise InputError(f"{path} is {what}: unpack it, and give the file of events that is in it")
    return file


def _unpacked(raw: BinaryIO) -> BinaryIO:
    packed = raw.read(2) == b"\x1f\x8b"
    raw.seek(0)
    return cast("BinaryIO", gzip.GzipFile(fileobj=raw)) if packed else raw


def _pass_over(file: BinaryIO) -> None:
    while (more := file.readline(LONGEST)) and not more.endswith(b"\n"):
        pass


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("latin-1")
