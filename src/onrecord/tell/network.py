"""Who deals with whom: actors as nodes, laid out by force, edges coloured by conflict and cooperation."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import log, sqrt

from msgspec import Struct

from onrecord.knowledge.names import label
from onrecord.model import Event
from onrecord.model.kinds import DONE
from onrecord.tell.ledgers.relations import pairs, scale
from onrecord.tell.support import origins_of

SIZE = 640
LETTER, LINE = 10.5, 24  # units that a letter of a name is wide, and a name high, in the size the page draws them
GAP = 12
ROUNDS = 400


class Node(Struct, frozen=True):
    """An actor: its place in the drawing, radius, and how many events it takes part in."""

    code: str
    name: str
    x: float
    y: float
    radius: float
    events: int


class Edge(Struct, frozen=True):
    """A pair: where its line runs, how wide, and its mean on the scale of relations (None: nothing happened).

    `origins` are how many tell of the two, whatever they say; `denied` is how many of the events somebody denies.
    """

    a: Node
    b: Node
    width: float
    events: int
    mean: float | None
    kind: str
    origins: int = 0
    denied: int = 0


class Network(Struct, frozen=True):
    """The drawing, `size` units wide and `height` high."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    size: int = SIZE
    height: float = SIZE


def network(events: Iterable[Event], most: int = 20) -> Network:
    """The actors with most events, at most `most`; the layout is the same in every run, and no name covers another."""
    import networkx as nx

    shared: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        for pair in pairs(event):
            shared[pair].append(event)
    graph = nx.Graph()
    for a, b in sorted(shared):
        weight = len(shared[a, b])
        graph.add_edge(a, b, weight=weight, pull=1 + log(weight))
    busy = sorted(graph.nodes, key=lambda code: (-graph.degree(code, weight="weight"), code))[:most]
    graph = graph.subgraph(busy)
    if not graph:
        return Network((), ())
    places = nx.spring_layout(graph, seed=7, weight="pull", k=3 / sqrt(len(graph)), iterations=60)
    weights = {code: graph.degree(code, weight="weight") for code in sorted(graph.nodes)}
    radii = {code: round(min(6 + 2.0 * sqrt(weight), 26), 1) for code, weight in weights.items()}
    spread, height = apart({code: (float(places[code][0]), float(places[code][1])) for code in weights}, radii)
    nodes = {code: Node(code, label(code), *spread[code], radii[code], weights[code]) for code in weights}
    edges = [_edge(nodes[a], nodes[b], shared[a, b]) for a, b in sorted(shared) if a in nodes and b in nodes]
    return Network(tuple(nodes.values()), tuple(edges), height=height)


def apart(
    places: Mapping[str, tuple[float, float]], radii: Mapping[str, float]
) -> tuple[dict[str, tuple[float, float]], float]:
    """The places, stretched over the drawing and pushed apart until no node or name covers another; and the height.

    Each node takes the room of its circle with its name above; two that overlap are moved along the side on which
    they overlap less.
    """
    half = {
        code: (max(radii[code], len(label(code)) * LETTER / 2) + GAP / 2, radii[code] + LINE / 2 + GAP / 2)
        for code in places
    }
    height = float(min(SIZE, 150 + 50 * len(places)))
    at = {
        code: [x, y]
        for code, x, y in zip(
            places,
            _stretched([x for x, _ in places.values()], SIZE),
            _stretched([y for _, y in places.values()], height),
            strict=True,
        )
    }
    codes = sorted(at)
    for _ in range(ROUNDS):
        moved = False
        for number, one in enumerate(codes):
            for other in codes[number + 1 :]:
                moved |= _push(at[one], at[other], half[one], half[other])
        for code in codes:
            (x, y), (wide, high) = at[code], half[code]
            at[code] = [min(max(x, wide), SIZE - wide), min(max(y, high), height - high)]
        if not moved:
            break
    # The circle stands in the lower part of its room, the name in the upper.
    return {code: (round(x, 1), round(y + LINE / 2, 1)) for code, (x, y) in at.items()}, round(height + GAP)


def _stretched(values: list[float], size: float) -> list[float]:
    low, high = min(values), max(values)
    return [size * (0.12 + 0.76 * (value - low) / (high - low)) if high > low else size / 2 for value in values]


def _push(one: list[float], other: list[float], a: tuple[float, float], b: tuple[float, float]) -> bool:
    across = a[0] + b[0] - abs(one[0] - other[0])
    down = a[1] + b[1] - abs(one[1] - other[1])
    if across <= 0 or down <= 0:
        return False
    side, by = (1, down) if down <= across else (0, across)
    sign = 1 if one[side] <= other[side] else -1
    one[side] -= sign * (by / 2 + 0.5)
    other[side] += sign * (by / 2 + 0.5)
    return True


def _edge(a: Node, b: Node, events: list[Event]) -> Edge:
    done = [scale()[e.type] for e in events if e.status in DONE and e.type in scale()]
    mean = sum(done) / len(done) if done else None
    kind = "said" if mean is None else "conflict" if mean < -0.5 else "cooperation" if mean > 0.5 else "mixed"
    denied = sum(any(account.says == "negated" for account in event.accounts) for event in events)
    width = round(min(1 + 0.8 * len(events), 9), 1)
    return Edge(a, b, width, len(events), mean, kind, origins=len(origins_of(events)), denied=denied)
