"""Day after day through events: what was known before each, and the questions that it answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.forecast.happenings import Happenings
from onrecord.forecast.ranking.factors import Factors
from onrecord.forecast.ranking.graph import Graph, doubled, homes
from onrecord.forecast.ranking.past import Past
from onrecord.forecast.ranking.rules import Rules
from onrecord.forecast.ranking.signals import Signals
from onrecord.forecast.ranking.tallies import BITS, MASK, Keys, packed

ANEW = 30  # days after which countries of parties are found anew, and all is counted anew
FACTORS_ANEW = 10  # days after which factors are
FIRST = 15  # days of the file that nothing is learned from: hardly anything is known yet


@dataclass(frozen=True, slots=True)
class Day:
    """A day's questions, each once, in the order of their relations.

    Attributes:
        day: days since 1970-01-01.
        past: what is known before it. It goes on when the next day is asked for.
        signals: the first look.
        rules: weights of what follows on what.
        s, r: heads and relations, shape (questions,).
        answers: who was at the other end, a sparse matrix of shape (questions, entities).
    """

    day: int
    past: Past
    signals: Signals
    rules: NDArray[np.float32]
    s: Keys
    r: Keys
    answers: Any


def walk(events: Happenings, first: int, last: int) -> Iterator[Day]:
    """The days from `first` to `last` that have events; what a day knows is from days before it.

    Args:
        events: all events; those of later days are only keys that count nothing yet.
        first: days since 1970-01-01.
        last: the last day, too.
    """
    graph = doubled(events)
    start = min(int(graph.day[0]) + FIRST, first) if len(graph.day) else first
    past, rules = _begun(events, graph, start), Rules(graph.relations)
    for day in range(start, first):
        rules.learn(past, *_of(graph, day))
        past.go_on(day + 1)
    factors, made = None, first
    for day in range(first, last + 1):
        if day == first or (day - first) % ANEW == 0:
            past = _begun(events, graph, day)
        s, r, o = _of(graph, day)
        if len(s):
            if factors is None or day - made >= FACTORS_ANEW:
                factors, made = Factors(past), day
            weights = rules.weights()
            yield _asked(day, past, Signals(past, weights, factors), weights, s, r, o)
            rules.learn(past, s, r, o)
        past.go_on(day + 1)


def _begun(events: Happenings, graph: Graph, day: int) -> Past:
    before = int(np.searchsorted(graph.day, day))
    known = Graph(
        graph.day[:before],
        graph.head[:before],
        graph.relation[:before],
        graph.tail[:before],
        graph.entities,
        graph.relations,
    )
    return Past(graph, homes(events.names, known), day)


def _of(graph: Graph, day: int) -> tuple[Keys, Keys, Keys]:
    part = slice(*np.searchsorted(graph.day, [day, day + 1]).tolist())
    return (
        graph.head[part].astype(np.int64),
        graph.relation[part].astype(np.int64),
        graph.tail[part].astype(np.int64),
    )


def _asked(day: int, past: Past, signals: Signals, rules: NDArray[np.float32], s: Keys, r: Keys, o: Keys) -> Day:
    from scipy.sparse import csr_matrix

    asked, place = np.unique(packed(r, s), return_inverse=True)
    true = csr_matrix((np.ones(len(o), dtype=np.float32), (place, o)), shape=(len(asked), past.graph.entities))
    return Day(day, past, signals, rules, asked & MASK, asked >> BITS, true)
