"""WACZ archives: the WARC files within, and the pages that the crawl lists. WACZ 1.1.1 (Webrecorder)."""

import json
import zlib
from collections.abc import Iterator
from zipfile import BadZipFile, ZipFile

from onrecord.acquire.documents import member
from onrecord.acquire.limits import RefusalError

PIECE = 1 << 12  # where the check fails at the end, the last piece is lost
WARCS = (".warc", ".warc.gz", ".warc.zst")
PAGES = "pages/pages.jsonl"
LIST_LIMIT = 1 << 26


def warcs(archive: ZipFile) -> list[str]:
    """Names of the WARC files in an archive, in order."""
    return sorted(name for name in archive.namelist() if name.lower().endswith(WARCS))


def pieces(archive: ZipFile, name: str) -> Iterator[bytes]:
    """A member in pieces. Raises RefusalError where it is damaged."""
    try:
        with archive.open(name) as opened:
            while piece := opened.read(PIECE):
                yield piece
    except (BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError, zlib.error) as error:
        reason = f"{name} in this archive is damaged ({error}); what could be read of it was read"
        raise RefusalError("unreadable", reason) from error


def listed(archive: ZipFile) -> list[str]:
    """Addresses of the pages that the crawl set out to keep; none if it lists none that can be read."""
    if PAGES not in archive.namelist():
        return []
    try:
        lines = member(archive, PAGES, LIST_LIMIT).splitlines()
    except RefusalError:
        return []
    found = []
    for line in lines:
        try:
            url = json.loads(line).get("url")
        except (ValueError, AttributeError):
            continue
        if isinstance(url, str) and url.startswith(("http://", "https://")):
            found.append(url)
    return list(dict.fromkeys(found))
