"""Events as a graph that is asked one way only: every event also stands the other way round."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.forecast.happenings import Happenings, Ints

BRACKETS = re.compile(r"^(?P<sector>.+) \((?P<country>[^()]+)\)$")  # "Police (Australia)", as ICEWS writes it
STATE, PERSON = "a state", "a person or body"  # sectors of names without brackets


@dataclass(frozen=True, slots=True)
class Graph:
    """Events, each once forward and once backward, in the order of their days.

    Attributes:
        day, head, relation, tail: shape (2n,). A relation r backward is r + R, where R is the number of relations, so
            that "who does r to y" is "to whom is r + R done by y".
        entities: how many parties there are.
        relations: 2R.
    """

    day: Ints
    head: Ints
    relation: Ints
    tail: Ints
    entities: int
    relations: int


def doubled(events: Happenings) -> Graph:
    """The events, each also the other way round."""
    half = len(events.relations)
    day = np.concatenate([events.day, events.day])
    head = np.concatenate([events.actor, events.recipient])
    relation = np.concatenate([events.relation, events.relation + half]).astype(np.int32)
    tail = np.concatenate([events.recipient, events.actor])
    order = np.argsort(day, kind="stable")
    return Graph(day[order], head[order], relation[order], tail[order], len(events.names), 2 * half)


@dataclass(frozen=True, slots=True)
class Homes:
    """What names say of parties: shape (entities,) each.

    Attributes:
        country: a number for each country; parties whose country no one knows have one of their own.
        sector: a number for each sector ("Police"), for states, and for all others together.
    """

    country: NDArray[np.int64]
    sector: NDArray[np.int64]


def homes(names: Sequence[str], graph: Graph) -> Homes:
    """Country and sector from the names' brackets; of others the country that they have most to do with.

    Args:
        names: the parties' names.
        graph: the events that may be looked at for it: those before the day of the first question.
    """
    found = [BRACKETS.match(name) for name in names]
    countries = sorted({match["country"] for match in found if match})
    number = {country: at for at, country in enumerate(countries)}
    sectors = {STATE: 0, PERSON: 1}
    country = np.full(len(names), -1, dtype=np.int64)
    sector = np.ones(len(names), dtype=np.int64)
    for at, (name, match) in enumerate(zip(names, found, strict=True)):
        if match:
            country[at], sector[at] = number[match["country"]], sectors.setdefault(match["sector"], len(sectors))
        elif name in number:
            country[at], sector[at] = number[name], 0
    return Homes(_dealt_with(country, graph, len(countries)), sector)


def _dealt_with(country: NDArray[np.int64], graph: Graph, count: int) -> NDArray[np.int64]:
    """The countries, those unknown filled by whose an entity has most to do with, else by a number of its own."""
    known = (country[graph.tail] >= 0) & (country[graph.head] < 0)
    cells, weight = np.unique(
        graph.head[known].astype(np.int64) * count + country[graph.tail[known]], return_counts=True
    )
    order = np.argsort(weight, kind="stable")  # the last, so the heaviest, stands
    filled = np.where(country < 0, count + np.arange(len(country)), country)
    filled[cells[order] // max(count, 1)] = cells[order] % max(count, 1)
    return filled
