"""GraphML (http://graphml.graphdrawing.org)."""

from onrecord.export.format import Asked, Format
from onrecord.export.network import graph


def write(asked: Asked) -> int:
    """Write parties and entities as nodes and events as edges; the number of edges."""
    import networkx as nx

    made = graph(asked)
    nx.write_graphml(made, asked.file, prettyprint=True)
    return int(made.number_of_edges())


FORMAT = Format("graphml", "a graph of parties, entities and events, for yEd, Gephi, igraph", write, ("events",))
