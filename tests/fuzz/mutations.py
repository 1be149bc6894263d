"""Damage to bytes, told by a number: the same number does the same damage."""

import gzip
import io
import re
import sqlite3
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from random import Random

MOST = 1_000_000  # bytes of what comes out, bombs aside
USUAL = 40_000  # of most inputs, so that there can be many
BOMB = 60_000_000
ZIP = b"PK\x03\x04"
SQLITE = b"SQLite format 3\0"
NUMBERS = (b"0", b"-1", b"9" * 30, b"1e999", b"-1e999", b"4294967296", b"18446744073709551616", b"9" * 5000, b"NaN")
ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "utf-7", "cp037", "cp1251", "shift_jis", "hz")
NAMES = b"utf-8 utf-16 utf-7 undefined idna rot13 base64 hex x-none unicode_escape".split()
OPEN = (b"<div>", b"<p><b>", b"<table><tr><td>", b"[", b'{"a":', b'{"text":[', b"(", b"{\\rtf1 ", b"{\\b ", b"<!--",
        b"<![CDATA[", b'"', b"&amp;", b"<svg>", b"<blockquote>", b"<<", b"\n> ",
        b"Content-Type: multipart/mixed\n\n")  # fmt: skip
CHARACTERS = (
    "\u202e", "\u200b" * 50, "\u0301" * 200, "\ufffd", "\ufeff", "\x00", "\x1b[31m", "\U0010ffff", "\u2028", "\\ud800",
    "\\u0000", "&#0;", "&#xd800;", "&#99999999;", "%00", "=?utf-8?q?=00?=", "\u00c3\u00a9", "A" * 400,
)  # fmt: skip
ENTITIES = (
    b'<!DOCTYPE x [<!ENTITY a "' + b"lol" * 10 + b'">'
    + b"".join(b'<!ENTITY %c "%s">' % (at + 1, b"&%c;" % at * 10) for at in range(ord("a"), ord("i"))) + b"]>",
    b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
    b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    b'<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/hostname"> %p;]>',
)  # fmt: skip
Damage = Callable[[Random, bytes, bytes], bytes]


def flip(dice: Random, data: bytes, _: bytes) -> bytes:
    """Some bits."""
    out = bytearray(data)
    for _time in range(dice.choice((1, 2, 5, 30))):
        out[dice.randrange(len(out))] ^= 1 << dice.randrange(8)
    return bytes(out)


def cut(dice: Random, data: bytes, _: bytes) -> bytes:
    """The end, the beginning or a piece is missing."""
    start, end = sorted(dice.randrange(len(data) + 1) for _time in range(2))
    return dice.choice((data[:start], data[end:], data[:start] + data[end:]))


def insert(dice: Random, data: bytes, _: bytes) -> bytes:
    """Noise, or a character that is no letter."""
    at = dice.randrange(len(data) + 1)
    noise = dice.choice((dice.randbytes(dice.randrange(1, 40)), dice.choice(CHARACTERS).encode()))
    return data[:at] + noise * dice.choice((1, 1, 3)) + data[at:]


def repeat(dice: Random, data: bytes, _: bytes) -> bytes:
    """A piece over and over."""
    start, end = sorted(dice.randrange(len(data) + 1) for _time in range(2))
    piece = data[start:end][: dice.choice((1, 8, 60, 2000))] or b"\n"
    return data[:start] + piece * _times(dice, piece) + data[start:]


def _times(dice: Random, piece: bytes) -> int:
    """How often: seldom so often that the whole is large."""
    return min(dice.choice((2, 30, 300, 3000, 100_000)), (MOST if dice.random() < 0.01 else USUAL) // len(piece))


def splice(dice: Random, data: bytes, other: bytes) -> bytes:
    """The first part of one, the rest of another."""
    return data[: dice.randrange(len(data) + 1)] + other[dice.randrange(len(other) + 1) :]


def nest(dice: Random, data: bytes, _: bytes) -> bytes:
    """Something opens, very often."""
    opening = dice.choice(OPEN)
    at = dice.choice((0, dice.randrange(len(data) + 1)))
    return data[:at] + opening * _times(dice, opening) + data[at:]


def number(dice: Random, data: bytes, _: bytes) -> bytes:
    """A number becomes another one, or all do."""
    new = dice.choice(NUMBERS)
    places = [found.span() for found in re.finditer(rb"\d+", data)]
    if not places:
        return new + data
    if dice.random() < 0.2:
        return re.sub(rb"\d+", lambda _found: new, data)[:MOST]
    start, end = dice.choice(places)
    return data[:start] + new + data[end:]


def encode(dice: Random, data: bytes, _: bytes) -> bytes:
    """Another encoding than is declared, or another declaration."""
    if dice.random() < 0.4 and (found := list(re.finditer(rb"(?i)(?:charset|encoding)\s*=\s*[\"']?([\w-]+)", data))):
        start, end = dice.choice(found).span(1)
        return data[:start] + dice.choice(NAMES) + data[end:]
    return data.decode("utf-8", "replace").encode(dice.choice(ENCODINGS), "replace")


def entity(dice: Random, data: bytes, _: bytes) -> bytes:
    """Entities of XML that grow, or that name files."""
    at = data.find(b"?>") + 2 if b"?>" in data[:200] else 0
    name = dice.choice((b"&i;", b"&e;", b"&a;"))
    return data[:at] + dice.choice(ENTITIES) + data[at:].replace(b">", b">" + name, dice.choice((1, 20)))


def shuffle(dice: Random, data: bytes, _: bytes) -> bytes:
    """Lines in another order, some twice, some with other breaks."""
    lines = data.split(b"\n")
    for _time in range(dice.choice((1, 3, 20))):
        lines.insert(dice.randrange(len(lines) + 1), dice.choice(lines))
    if dice.random() < 0.3:
        dice.shuffle(lines)
    return dice.choice((b"\n", b"\n", b"\r\n", b"\r", b"\n\n", b"")).join(lines)


SIMPLE: tuple[Damage, ...] = (flip, cut, insert, repeat, splice, nest, number, encode, entity, shuffle)


def simple(dice: Random, data: bytes, other: bytes) -> bytes:
    """One to three kinds of damage, one upon the other."""
    for _time in range(dice.choice((1, 1, 1, 2, 3))):
        data = dice.choice(SIMPLE)(dice, data or b"x", other or b"x")[: MOST * 2]
    return data


def within(dice: Random, data: bytes, other: bytes) -> bytes:
    """A ZIP archive with damage in one of its parts, a part too few or twice, or one that unpacks to far too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    except Exception:
        return simple(dice, data, other)
    at = dice.randrange(len(parts))
    name, content = parts[at]
    what = dice.random()
    if what < 0.8:
        parts[at] = (name, simple(dice, content or b"x", other))
    elif what < 0.88:
        del parts[at]
    elif what < 0.98:
        parts.append((dice.choice((name, "../../" + name, "/" + name, name + "\u202e", "a" * 60_000)), content))
    else:
        parts[at] = (name, content + dice.choice((b"\0", b" ", b"<p>", b"a,b\n")) * (BOMB // 4))
    return zipped(parts, dice.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)))


def zipped(parts: Sequence[tuple[str, bytes]], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name), content, how if len(content) < MOST else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def stored(dice: Random, data: bytes) -> bytes:
    """A database that is sound, with damage in what some of its rows say, as somebody may make it who means ill."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.deserialize(data[:18] + b"\1\1" + data[20:])  # not written ahead, which needs a file
        database.text_factory = bytes
        filled = list(_filled(database))
        for _time in range(dice.choice((1, 1, 4))):
            table, count = dice.choice(filled)
            names = [row[1].decode() for row in database.execute(f'PRAGMA table_info("{table}")')]
            name = "body" if "body" in names and dice.random() < 0.7 else dice.choice(names)
            at, was = database.execute(
                f'SELECT rowid, "{name}" FROM "{table}" LIMIT 1 OFFSET ?', (dice.randrange(count),)
            ).fetchone()
            with suppress(sqlite3.Error):  # a condition of the table
                database.execute(
                    f'UPDATE "{table}" SET "{name}" = ? WHERE rowid = ?', (_value(dice, was, name == "body"), at)
                )
        return database.serialize()


def _filled(database: sqlite3.Connection) -> Iterator[tuple[str, int]]:
    """Tables with rows that have numbers."""
    for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall():
        with suppress(sqlite3.Error):
            table = name.decode()
            if count := database.execute(f'SELECT count(rowid) FROM "{table}"').fetchone()[0]:
                yield table, count


def _value(dice: Random, was: object, whole: bool) -> object:
    """Another value; what is no text only in the place of a whole row, which is what a record decodes."""
    if not isinstance(was, bytes) or dice.random() < 0.15:
        return (
            dice.choice(("", "\0", "x" * 10_000)) if not whole else dice.choice((-1, 2**63 - 1, 1e308, b"\xff\xfe", ""))
        )
    new = simple(dice, was, was)
    return new if whole and dice.random() < 0.3 else new.decode("utf-8", "replace")


def packed(dice: Random, data: bytes) -> bytes:
    """Packed with gzip, perhaps damaged, or a bomb."""
    if dice.random() < 0.01:
        return gzip.compress(data, 1, mtime=0) + gzip.compress(b" " * 1_000_000, 1, mtime=0) * 300
    out = gzip.compress(data, 1, mtime=0)
    return simple(dice, out, out) if dice.random() < 0.5 else out


def damaged(dice: Random, seeds: Sequence[bytes]) -> bytes:
    """One of the seeds, damaged."""
    data, other = dice.choice(seeds), dice.choice(seeds)
    if data.startswith(ZIP) and dice.random() < 0.7:
        return within(dice, data, other)
    if data.startswith(SQLITE) and dice.random() < 0.6:
        return stored(dice, data)
    return simple(dice, data, other)
