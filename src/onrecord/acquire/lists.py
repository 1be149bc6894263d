"""Lists of persons, bodies, companies and ships, as FollowTheMoney's JSON Lines or OpenSanctions' nested targets."""

import gzip
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Literal, cast

import msgspec

from onrecord.errors import InputError
from onrecord.knowledge.territories import alpha3
from onrecord.model.listed import Listed

ListFormat = Literal["ftm", "opensanctions"]
FORMATS: tuple[ListFormat, ...] = ("ftm", "opensanctions")
SCHEMATA = frozenset({"Person", "PublicBody", "Organization", "Company", "LegalEntity", "Vessel"})
NAMES = ("name", "alias", "previousName")  # not weakAlias: others have those, too
STATES = ("country", "nationality", "citizenship", "jurisdiction", "flag")
LONGEST = 8_000_000  # bytes of a line: the longest of OpenSanctions have some hundreds of thousands
MOST = 200  # names of one entry that are kept
PAGE = "https://www.opensanctions.org/entities/{}/"


def read_list(path: Path, format: ListFormat, name: str, left_out: Counter[str]) -> Iterator[Listed]:
    """The entries of a list, one after the other.

    Args:
        path: a file of JSON Lines, also packed with gzip.
        format: ftm or opensanctions; values that are nested in it are passed over.
        name: what the list is called.
        left_out: counts what is no entry, by schema, and lines that cannot be read, under "lines".

    Raises:
        InputError: the file cannot be opened.
    """
    try:
        with _open(path) as file:
            while line := file.readline(LONGEST):
                if (data := _object(line, left_out)) is None:
                    continue
                if (entry := _entry(data, format, name)) is not None:
                    yield entry
                else:
                    left_out[str(data.get("schema"))[:40]] += 1
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from error


def _open(path: Path) -> BinaryIO:
    return cast("BinaryIO", gzip.open(path, "rb")) if path.suffix == ".gz" else path.open("rb")


def _object(line: bytes, left_out: Counter[str]) -> dict[str, Any] | None:
    """What a line holds; None if it is empty, or no object with an id, a schema and properties."""
    if not line.strip():
        return None
    try:
        data = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        data = None
    whole = isinstance(data, dict) and isinstance(data.get("properties"), dict) and isinstance(data.get("schema"), str)
    if whole and (id := data.get("id")) and "\0" not in str(id):  # which PostgreSQL takes in no text
        return cast("dict[str, Any]", data)
    left_out["lines"] += 1
    return None


def _entry(data: dict[str, Any], format: ListFormat, name: str) -> Listed | None:
    """An entry, None for what is none: a link, a document, an address."""
    properties = data["properties"]
    names = _texts(properties, NAMES)
    if data["schema"] not in SCHEMATA or not names:
        return None
    id = str(data["id"])
    states = (alpha3(code) for code in _texts(properties, STATES))
    numbers = (found[0] for text in _texts(properties, ("imoNumber",)) if (found := re.findall(r"\d{7}", text)))
    return Listed(
        list=name,
        id=id,
        schema=data["schema"],
        names=names[:MOST],
        states=tuple(dict.fromkeys(code for code in states if code)),
        number=next(numbers, None),
        topics=_texts(properties, ("topics",)),
        datasets=_texts(data, ("datasets",)),
        url=PAGE.format(id) if format == "opensanctions" else next(iter(_texts(properties, ("sourceUrl",))), None),
    )


def _texts(of: dict[str, Any], names: tuple[str, ...]) -> tuple[str, ...]:
    """The texts under these names, each once; whatever else is there is passed over."""
    listed = (of.get(name) for name in names)
    values = (value for given in listed if isinstance(given, list) for value in given)
    texts = (" ".join(value.split()) for value in values if isinstance(value, str))
    return tuple(dict.fromkeys(text for text in texts if text))
