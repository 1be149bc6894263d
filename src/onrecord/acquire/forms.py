"""The forms that inputs come in: by the name's ending, by the first bytes, and which of the two to believe."""

import os
import re
from typing import Literal

Form = Literal["text", "html", "json", "jsonl", "warc", "mhtml", "pdf", "rtf", "table", "parquet", "zip", "office"]

# "zip" is every form that is a ZIP archive within: WACZ, DOCX, XLSX, EPUB, and ZIP itself.
FORMS: dict[str, Form] = {
    ".txt": "text", ".text": "text", ".md": "text", ".html": "html", ".htm": "html", ".xhtml": "html", ".json": "json",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".jl": "jsonl", ".warc": "warc", ".wacz": "zip", ".mhtml": "mhtml",
    ".mht": "mhtml", ".pdf": "pdf", ".rtf": "rtf", ".doc": "office", ".docx": "zip", ".csv": "table", ".tsv": "table",
    ".xls": "office", ".xlsx": "zip", ".xlsm": "zip", ".epub": "zip", ".zip": "zip",
    ".parquet": "parquet",
}  # fmt: skip
PACKED = (".gz", ".zst")
MARKS: tuple[tuple[bytes, Form], ...] = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"{\\rtf", "rtf"),
    (b"PAR1", "parquet"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
)
BINARY = frozenset(form for _, form in MARKS)
MHTML = re.compile(rb"^content-type:\s*multipart/related", re.I | re.M)
FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]")


def unpacked(name: str) -> str:
    """A file's name without the ending that tells how it is packed."""
    return name[: name.rindex(".")] if name.lower().endswith(PACKED) else name


def named(name: str) -> Form | None:
    """The form that a file's name tells; None if its ending is not known."""
    return FORMS.get(os.path.splitext(unpacked(name).lower())[1])


def marked(head: bytes) -> Form | None:
    """The form whose mark the first bytes bear; a PDF's may stand within the first kilobyte."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    for mark, form in MARKS:
        if start.startswith(mark):
            return form
    return "pdf" if re.search(rb"(?:^|[\r\n])%PDF-\d", head[:1024]) else None


def form_of(head: bytes, name_tells: Form | None) -> Form:
    """The form to read an input in: its mark, else what its name tells, unless that would have had a mark.

    Databases of news save RTF as `.doc` and tables as `.xls`; a failed download saves a page as `.pdf`.
    """
    if found := marked(head):
        return found
    if name_tells is None or name_tells in BINARY or (name_tells == "mhtml" and sniff(head) != "mhtml"):
        return sniff(head)
    return name_tells


def sniff(head: bytes) -> Form:
    """The form that the first bytes tell: an archive, a page, JSON by the line or whole, a table, else plain text."""
    if found := marked(head):
        return found
    start = narrow(head).lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"WARC/"):
        return "warc"
    if start[:1] in (b"{", b"["):
        return "jsonl" if _json_lines(start) else "json"
    if FIELD.match(start) and MHTML.search(start.partition(b"\n\n")[0].partition(b"\r\n\r\n")[0]):
        return "mhtml"
    lowered = start[:2048].lower()
    if lowered.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml")) or (
        lowered.startswith(b"<") and b"<html" in lowered + start[2048:].lower()
    ):
        return "html"
    from onrecord.acquire.columns import delimiter

    return "table" if delimiter(start.decode("utf-8", "replace")) else "text"


def _json_lines(start: bytes) -> bool:
    line, broken, rest = start.partition(b"\n")
    whole_line = line.rstrip().endswith(b"}") and start.startswith(b"{")
    return bool(broken and whole_line and rest.lstrip()[:1] in (b"{", b"") and line.count(b'"') >= 4)


def wide(data: bytes) -> str | None:
    """The encoding of text in units of two or four bytes, by its mark or by its zeros; None for any other."""
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "utf-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    sample = data[:4096]
    half = max(1, len(sample) // 2)
    if sample[1::2].count(0) > 0.6 * half:
        return "utf-16-le"
    return "utf-16-be" if sample[0::2].count(0) > 0.6 * half else None


def narrow(head: bytes) -> bytes:
    """The first bytes of wide text as UTF-8, so that one set of signs tells its form."""
    encoding = wide(head)
    return head.decode(encoding, "ignore").encode("utf-8", "ignore") if encoding else head
