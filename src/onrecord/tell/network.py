"""Who deals with whom: actors as nodes, laid out by force, edges coloured by conflict and cooperation."""

from collections import defaultdict
from collections.abc import Iterable
from math import sqrt

from msgspec import Struct

from onrecord.knowledge.names import label
from onrecord.model import Event
from onrecord.tell.ledgers.relations import pairs, scale

SIZE = 640
EDGE = 70


class Node(Struct, frozen=True):
    """An actor: its place in the drawing, radius, and how many events it takes part in."""

    code: str
    name: str
    x: float
    y: float
    radius: float
    events: int


class Edge(Struct, frozen=True):
    """A pair: where its line runs, how wide, and its mean on the scale of relations (None: nothing happened)."""

    a: Node
    b: Node
    width: float
    events: int
    mean: float | None
    kind: str


class Network(Struct, frozen=True):
    """The drawing, in a square of `size` units."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    size: int = SIZE


def network(events: Iterable[Event], most: int = 20) -> Network:
    """The actors with most events, at most `most`; the layout is the same in every run."""
    import networkx as nx

    shared: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        for pair in pairs(event):
            shared[pair].append(event)
    graph = nx.Graph()
    for (a, b), met in shared.items():
        graph.add_edge(a, b, weight=len(met))
    busy = sorted(graph.nodes, key=lambda code: (-graph.degree(code, weight="weight"), code))[:most]
    graph = graph.subgraph(busy)
    if not graph:
        return Network((), ())
    places = nx.spring_layout(graph, seed=7, weight="weight", k=2.2 / sqrt(len(graph)), iterations=120)
    nodes = {code: _node(code, places[code], graph.degree(code, weight="weight")) for code in sorted(graph.nodes)}
    edges = [_edge(nodes[a], nodes[b], shared[a, b]) for a, b in sorted(shared) if a in nodes and b in nodes]
    return Network(tuple(nodes.values()), tuple(edges))


def _node(code: str, place: Iterable[float], weight: int) -> Node:
    x, y = (round(SIZE / 2 + float(part) * (SIZE / 2 - EDGE), 1) for part in place)
    return Node(code, label(code), x, y, round(5 + 2.2 * sqrt(weight), 1), weight)


def _edge(a: Node, b: Node, events: list[Event]) -> Edge:
    done = [scale()[e.type] for e in events if e.status in ("happened", "ongoing") and e.type in scale()]
    mean = sum(done) / len(done) if done else None
    kind = "said" if mean is None else "conflict" if mean < -0.5 else "cooperation" if mean > 0.5 else "mixed"
    return Edge(a, b, round(min(1 + 0.8 * len(events), 9), 1), len(events), mean, kind)
