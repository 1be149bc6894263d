"""Bytes to text: byte order marks, declared and guessed encodings, and what is no text at all."""

import re

from onrecord.acquire.characters import without_voids
from onrecord.acquire.forms import wide
from onrecord.acquire.limits import RefusalError

BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a media file"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"(\xb5/\xfd", "a zstd archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3", "a database"),
)
SAMPLE = 1 << 16
CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_\-:]{2,40})""", re.I)
# UTF-8 read as Windows-1252: a lead byte's character, then those of one to three continuation bytes.
MOJIBAKE = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]{1,3}"
)


def decode(data: bytes, declared: str | None = None, html: bool = False) -> tuple[str, tuple[str, ...]]:
    """Text of `data`, and notes on what had to be guessed. Raises RefusalError if it is no text."""
    if not data.strip(b"\x00 \t\r\n"):
        raise RefusalError("empty", "the input is empty: there is nothing to read")
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _checked(data.decode(encoding, "replace")), ()
    for mark, name in MAGIC:
        if data.startswith(mark):
            raise RefusalError("noise", f"this is {name}, not text: give the report as text or HTML")
    if html and declared is None and (meta := META.search(data[:4096])):
        declared = meta[1].decode("ascii")
    units = wide(data)
    text = _strict(data, units) if units else _strict(data, "utf-8")
    if text is None and declared:
        text = _strict(data, declared)
    if text is not None:
        return _checked(text), ()
    return _guessed(data)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def encoding_of(head: bytes) -> str:
    """The encoding of a stream, told by its first bytes; such as follows of another is replaced."""
    for mark, encoding in BOMS:
        if head.startswith(mark):
            return encoding
    if units := wide(head):
        return units
    cut = head[: head.rfind(b"\n") + 1] or head
    if _strict(cut, "utf-8") is not None:
        return "utf-8"
    return "cp1252" if _western(cut) else "utf-8"


def _western(data: bytes) -> bool:
    """Mostly ASCII with a few curly quotes, dashes and accents: Windows-1252, far the commonest such encoding."""
    high = data.translate(None, bytes(range(128)))
    return len(high) < 0.05 * len(data) and _strict(high, "cp1252") is not None


def _guessed(data: bytes) -> tuple[str, tuple[str, ...]]:
    """A few broken bytes in UTF-8 are replaced; otherwise the encoding is guessed from the first 64 KiB."""
    patched = data.decode("utf-8", "replace")
    broken = patched.count("\ufffd")
    other = any(ord(character) > 127 and character != "\ufffd" for character in patched[:SAMPLE])
    if not other and _western(data):
        return _checked(data.decode("cp1252")), ("encoding guessed: cp1252",)
    if broken <= 3 or (other and broken < len(patched) / 200):
        return _checked(patched), (f"{broken} broken characters were replaced",)
    if len(CONTROL.findall(patched[:SAMPLE])) > 0.02 * min(len(patched), SAMPLE):
        raise RefusalError("noise", "the bytes are no text in any known encoding: give the report as text or HTML")
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    if best is None:
        raise RefusalError("noise", "the bytes are no text in any known encoding: save the report as UTF-8")
    return _checked(data.decode(best.encoding, "replace")), (f"encoding guessed: {best.encoding}",)


def _checked(text: str) -> str:
    """The text without stray control characters; refused if they are many."""
    sample = text[:SAMPLE]
    stray = len(CONTROL.findall(sample))
    if stray > 8 and stray > 0.02 * len(sample):
        raise RefusalError("noise", "mostly control characters, not text: give the report as text or HTML")
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return repair(without_voids(CONTROL.sub("", text)))


def repair(text: str) -> str:
    """Undo UTF-8 read as Windows-1252 ("â€™" for an apostrophe) where it is certain. ASCII letters stay."""

    def fix(found: re.Match[str]) -> str:
        try:
            return b"".join(_byte(c) for c in found[0]).decode("utf-8")
        except (UnicodeDecodeError, UnicodeEncodeError):
            return found[0]

    return MOJIBAKE.sub(fix, text)


def _byte(character: str) -> bytes:
    return bytes([ord(character)]) if ord(character) < 256 else character.encode("cp1252")
