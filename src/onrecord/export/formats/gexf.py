"""GEXF (https://gexf.net), version 1.2."""

from onrecord.export.format import Asked, Format
from onrecord.export.network import graph


def write(asked: Asked) -> int:
    """Write parties and entities as nodes and events as edges; the number of edges."""
    import networkx as nx

    made = graph(asked)
    # Keys are ids of edges in GEXF, which no two may share, between whomever they run.
    unique = nx.MultiDiGraph()
    unique.add_nodes_from(made.nodes(data=True))
    for number, (start, end, fields) in enumerate(made.edges(data=True)):
        unique.add_edge(start, end, key=str(number), id=str(number), **fields)
    nx.write_gexf(unique, asked.file, prettyprint=True)
    return int(made.number_of_edges())


FORMAT = Format("gexf", "the same graph, for Gephi", write, ("events",))
