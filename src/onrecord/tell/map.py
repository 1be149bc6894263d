"""The map: where events took place, no finer than is known, on an equirectangular drawing.

A place that is known as a state is a wide dashed ring, never a pin. Behind them lie the squares of a degree in which
the gazetteer has a place, which show the land; no borders are drawn, so none is taken sides on.
"""

from collections.abc import Iterable
from functools import lru_cache
from math import ceil, floor

from msgspec import Struct

from onrecord.knowledge import lines, rows
from onrecord.knowledge.names import label
from onrecord.model import Event, Place, PlacePrecision

TOP = 83  # degree of latitude of the first line of the data
MARGIN = 9.0  # degrees around what is shown
LEAST = 24.0  # degrees that a map is wide at least: its dots say no more
RADIUS: dict[PlacePrecision, float] = {"point": 0.012, "settlement": 0.016, "region": 0.04, "country": 0.065}
WORDS: dict[PlacePrecision, str] = {
    "point": "a point",
    "settlement": "a town",
    "region": "a region",
    "country": "a state, no nearer",
}
COARSE: tuple[PlacePrecision, ...] = ("country", "region", "settlement", "point")
NAMED = 24  # states that are named on the map
LETTER = 0.0125  # of the width that a letter of a name takes


class Spot(Struct, frozen=True, kw_only=True):
    """A place: where its circle stands, how wide it is, what took place there; `label` is the middle of its name."""

    name: str
    precision: PlacePrecision
    x: float
    y: float
    radius: float
    events: tuple[str, ...]
    named: bool = True
    label: float = 0.0


class Named(Struct, frozen=True):
    """The name of a state, where its middle is."""

    name: str
    x: float
    y: float


class Map(Struct, frozen=True, kw_only=True):
    """The drawing: `unit` is the size of a letter in it; `land` and `graticule` are SVG paths.

    `unplaced` is how many of the events have no place that is known.
    """

    spots: tuple[Spot, ...]
    left: float
    top: float
    width: float
    height: float
    unit: float
    land: str
    graticule: str
    states: tuple[Named, ...]
    unplaced: int

    @property
    def box(self) -> str:
        """The SVG viewBox."""
        return f"{self.left} {self.top} {self.width} {self.height}"


def drawn(events: Iterable[Event]) -> Map:
    """The places of these events, the coarsest first, so that a town is seen within its state."""
    listed = list(events)
    held: dict[tuple[str, float, float], list[tuple[Place, str]]] = {}
    for event in listed:
        place = event.place
        if place and place.latitude is not None and place.longitude is not None and place.precision:
            held.setdefault((place.precision, place.latitude, place.longitude), []).append((place, event.id))
    left, top, width, height = _box([(longitude, -latitude) for _, latitude, longitude in held])
    spots = [_spot(found, width) for found in held.values()]
    spots.sort(key=lambda spot: (COARSE.index(spot.precision), -len(spot.events), spot.name))
    return Map(
        spots=_apart(spots, left, width),
        left=left,
        top=top,
        width=width,
        height=height,
        unit=round(width * 0.02, 2),
        land=_land(left, top, width, height),
        graticule=_graticule(left, top, width, height),
        states=_states(left, top, width, height, spots),
        unplaced=len(listed) - sum(len(spot.events) for spot in spots),
    )


def _spot(found: list[tuple[Place, str]], width: float) -> Spot:
    place = found[0][0]
    assert place.precision is not None
    assert place.longitude is not None
    assert place.latitude is not None
    return Spot(
        name=place.name,
        precision=place.precision,
        x=place.longitude,
        y=-place.latitude,
        radius=round(width * RADIUS[place.precision], 3),
        events=tuple(id for _, id in found),
    )


def _box(points: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    """Around all points, twice as wide as high, within the world."""
    across, down = [x for x, _ in points] or [0.0], [y for _, y in points] or [0.0]
    width = max(LEAST, max(across) - min(across) + 2 * MARGIN, 2 * (max(down) - min(down) + 2 * MARGIN))
    height = float(min(180, ceil(width / 2)))
    width = 2 * height
    left = min(max((min(across) + max(across) - width) / 2, -180.0), 180.0 - width)
    top = min(max((min(down) + max(down) - height) / 2, -90.0), 90.0 - height)
    return floor(left), floor(top), width, height


@lru_cache(maxsize=1)
def _inhabited() -> tuple[str, ...]:
    return tuple(lines("places_inhabited.txt"))


def _land(left: float, top: float, width: float, height: float) -> str:
    """A stroke along each run of squares with a place in them."""
    parts = []
    for row, squares in enumerate(_inhabited()):
        y = row - TOP - 1
        if not top <= y < top + height:
            continue
        first, last = int(max(0, left + 180)), int(min(len(squares), left + 180 + width))
        at = first
        while at < last:
            if squares[at] == ".":
                at += 1
                continue
            end = at
            while end < last and squares[end] != ".":
                end += 1
            parts.append(f"M{at - 180} {y + 0.5}h{end - at}")
            at = end
    return "".join(parts)


def _graticule(left: float, top: float, width: float, height: float) -> str:
    step = next(degrees for degrees in (5, 10, 15, 30) if width / degrees <= 14)
    across = [x for x in range(-180, 181, step) if left < x < left + width]
    down = [y for y in range(-90, 91, step) if top < y < top + height]
    return "".join([*(f"M{x} {top}v{height}" for x in across), *(f"M{left} {y}h{width}" for y in down)])


@lru_cache(maxsize=1)
def _by_people() -> tuple[tuple[str, float, float], ...]:
    """The states that have a name here, the most populous first, with where their middle is."""
    ordered = sorted(rows("places_countries.tsv"), key=lambda row: -int(row[4] or 0))
    named = ((label(code), code, float(longitude), -float(latitude)) for code, _, latitude, longitude, *_ in ordered)
    return tuple((name, x, y) for name, code, x, y in named if name != code)


def _states(left: float, top: float, width: float, height: float, spots: list[Spot]) -> tuple[Named, ...]:
    """The most populous states in view, as many as do not cover one another, or the places shown."""
    taken = [(spot.x, spot.y, max(spot.radius, len(spot.name) * LETTER * width / 2)) for spot in spots]
    found: list[Named] = []
    for name, x, y in _by_people():
        half = len(name) * LETTER * width / 2
        inside = left + half < x < left + width - half and top + 1 < y < top + height - 1
        free = all(abs(x - a) > half + room or abs(y - b) > 0.035 * width for a, b, room in taken)
        if inside and free and len(found) < NAMED:
            found.append(Named(name, x, y))
            taken.append((x, y, half))
    return tuple(found)


def _apart(spots: list[Spot], left: float, width: float) -> tuple[Spot, ...]:
    """The spots, of which those are named whose name would cover no other's, the finest first."""
    from msgspec.structs import replace

    taken: list[tuple[float, float, float]] = []
    made: dict[int, Spot] = {}
    for number in sorted(range(len(spots)), key=lambda at: (-COARSE.index(spots[at].precision), at)):
        spot = spots[number]
        half, y = len(spot.name) * LETTER * width / 2, spot.y - spot.radius
        x = round(min(max(spot.x, left + half + width / 100), left + width - half - width / 100), 2)
        free = all(abs(x - a) > half + room or abs(y - b) > 0.03 * width for a, b, room in taken)
        made[number] = replace(spot, named=free, label=x)
        taken += [(x, y, half)] if free else []
    return tuple(made[number] for number in range(len(spots)))
