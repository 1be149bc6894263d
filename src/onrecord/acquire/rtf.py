"""Rich Text (RTF), by striprtf: what word processors save, and what Nexis and Factiva export."""

import re
from collections.abc import Iterator

from onrecord.acquire.documents import Source, paragraph_drafts
from onrecord.acquire.draft import Draft
from onrecord.acquire.limits import RefusalError

PICTURE = re.compile(rb"\{\\\*?\\?(?:shppict|nonshppict|pict|objdata)\b")
HEX = re.compile(rb"(?:[0-9a-fA-F]{2}[\r\n ]*){200,}")
CODEPAGE = re.compile(rb"\\ansicpg(\d{3,5})")
LINK = re.compile(r"HYPERLINK\s+\"[^\"]*\"")


def drafts(source: Source) -> Iterator[Draft]:
    """The reports of a document in RTF. Raises RefusalError if nothing can be read of it."""
    from striprtf.striprtf import rtf_to_text

    data = HEX.sub(b"", source.read())  # pictures in hexadecimal: nothing to read, and slow to walk through
    whole = data.count(b"}") - data.count(b"\\}") >= data.count(b"{") - data.count(b"\\{")
    found = CODEPAGE.search(data[:4096])
    encoding = f"cp{found[1].decode()}" if found else "cp1252"
    try:
        text: str = rtf_to_text(data.decode("latin-1"), encoding=_known(encoding), errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, IndexError, KeyError, RecursionError, LookupError, OverflowError) as error:
        raise RefusalError("unreadable", f"this RTF is damaged ({type(error).__name__}): save it again") from error
    text = LINK.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip(" \n\t|"):
        raise RefusalError("empty", "an RTF document without text: there is nothing to read")
    yield from paragraph_drafts(text.split("\n"), source, notes=() if whole else ("the document ends early",))


def _known(encoding: str) -> str:
    try:
        "".encode(encoding)
    except LookupError:
        return "cp1252"
    return encoding
