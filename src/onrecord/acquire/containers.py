"""What a ZIP archive is: a word processor's document, a workbook, a book, a crawl, or files of any form."""

import re
from typing import Literal
from zipfile import ZipFile

from onrecord.acquire.limits import RefusalError

Kind = Literal["docx", "xlsx", "epub", "wacz", "files", "other"]
MOST_FILES = 20_000
OTHER = {
    "ppt/": "a presentation",
    "content.xml": "an OpenDocument file",
    "xl/workbook.bin": "a binary Excel workbook",
    "AndroidManifest.xml": "a program",
    "META-INF/MANIFEST.MF": "a program",
}


def kind(archive: ZipFile) -> Kind:
    """What an archive is, by the names in it."""
    names = archive.namelist()
    if any(re.fullmatch(r"word/document\d*\.xml", name) for name in names):
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "META-INF/container.xml" in names:
        return "epub"
    if any(name.startswith("archive/") and ".warc" in name for name in names):
        return "wacz"
    return "other" if other(names) else "files"


def other(names: list[str]) -> str | None:
    """What an archive is that is known and not read."""
    return next((what for sign, what in OTHER.items() if any(name.startswith(sign) for name in names)), None)


def bounded(archive: ZipFile, limit: int) -> None:
    """Raise RefusalError if the parts unpack to more than `limit` bytes, or are locked, by their own account."""
    if any(info.flag_bits & 1 for info in archive.infolist()):
        raise RefusalError("unreadable", "locked with a password: save it without one")
    if sum(info.file_size for info in archive.infolist()) > limit:
        raise RefusalError("too-large", f"unpacks to more than {limit:,} bytes: split it")
