"""The gazetteer: names of settlements and divisions with coordinates, found by binary search in one block of bytes.

Data: `knowledge/gazetteer.tsv.gz` (GeoNames, CC BY 4.0; made by `gazetteer_make`), sorted by folded name. Loading
takes a fraction of a second and the size of the file; no table of objects is built.
"""

import gzip
import math
from functools import lru_cache
from typing import Literal, NamedTuple

from onrecord.knowledge import binary
from onrecord.knowledge.folding import place_name
from onrecord.model import PlacePrecision

Kind = Literal["P", "Q", "A", "B", "C", "L"]
PRECISION: dict[Kind, PlacePrecision] = {
    "P": "settlement", "Q": "settlement", "A": "region", "B": "region", "C": "country", "L": "region",
}  # fmt: skip


class Entry(NamedTuple):
    """A place of the gazetteer.

    `kind`: P settlement, Q settlement under another of its names, A first order division, B second order division,
    C country, L sea, strait, mountain range or other area. `country` is ISO 3166-1 alpha-2, "" for what lies
    between states; `admin1` GeoNames' code of the division; coordinates in degrees.
    """

    name: str
    country: str
    admin1: str
    latitude: float
    longitude: float
    population: int
    id: int
    kind: Kind


@lru_cache(maxsize=1)
def _block() -> bytes:
    return b"\n" + gzip.decompress(binary("gazetteer.tsv.gz"))


@lru_cache(maxsize=4096)
def lookup(name: str) -> tuple[Entry, ...]:
    """All settlements and divisions of that name, however it is accented or hyphenated."""
    key = place_name(name)
    if not key:
        return ()
    block, target = _block(), key.encode() + b"\t"
    low, high = 0, len(block)
    while low < high:
        middle = (low + high) // 2
        start = block.rfind(b"\n", 0, middle + 1) + 1
        if block[start : start + len(target)] < target:
            end = block.find(b"\n", start)
            low = (end if end >= 0 else len(block)) + 1
            if low > high:
                break
        else:
            high = max(start - 1, 0)
            if start <= 1:
                break
    found = []
    start = block.find(b"\n" + target, max(high - 1, 0), high + 65536)
    while start >= 0:
        end = block.find(b"\n", start + 1)
        found.append(_entry(block[start + 1 : end].decode()))
        start = end if block[end + 1 : end + 1 + len(target)] == target else -1
    return tuple(found)


def _entry(line: str) -> Entry:
    _, name, country, admin1, latitude, longitude, population, id, kind = line.split("\t")
    return Entry(name, country, admin1, float(latitude), float(longitude), int(population), int(id), kind)  # type: ignore[arg-type]


def all_names() -> list[str]:
    """The key of every name, for looking up what is like a name that is not there: a fifth of a second."""
    keys = (line.partition(b"\t")[0].decode() for line in _block().split(b"\n"))
    return list(dict.fromkeys(filter(None, keys)))


def distance(a: Entry, b: Entry) -> float:
    """Kilometres between two places along a great circle."""
    return kilometres(a.latitude, a.longitude, b.latitude, b.longitude)


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres between two points in degrees, by the haversine formula on a sphere of 6,371 km."""
    p1, p2 = math.radians(lat1), math.radians(lat2)
    a = math.sin((p2 - p1) / 2) ** 2 + math.cos(p1) * math.cos(p2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(a)))
