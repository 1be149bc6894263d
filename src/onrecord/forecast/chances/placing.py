"""Questions in words, as places in the names and relations of some events; and why one cannot be placed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.errors import UsageError
from onrecord.forecast.chances.asked import Asked, Quad
from onrecord.forecast.chances.classes import WORDS, quads
from onrecord.forecast.chances.keys import Kind, Triples, places
from onrecord.forecast.happenings import Happenings


@dataclass(frozen=True, slots=True)
class Group:
    """Questions of one kind and horizon: where each stood among all that were asked, and its triple."""

    kind: Kind
    horizon: int
    at: tuple[int, ...]
    triples: Triples


def placed(past: Happenings, asked: Sequence[Asked]) -> tuple[list[Group], dict[int, str]]:
    """Questions that the events say something of, by kind and horizon; and of the others why they do not.

    Raises:
        UsageError: a horizon is below one day.
    """
    name, relation = places(past.names), places(past.relations)
    acted = np.bincount(past.actor, minlength=len(name)) > 0
    received = np.bincount(past.recipient, minlength=len(name)) > 0
    done = set(np.unique(past.relation).tolist())
    classes = set(quads(past.relations)[sorted(done)].tolist()) - {0}
    pairs = set((past.actor.astype(np.int64) * len(name) + past.recipient).tolist())
    groups: dict[tuple[Kind, int], list[tuple[int, int, int, int]]] = {}
    without: dict[int, str] = {}
    for number, one in enumerate(asked):
        if one.horizon < 1:
            raise UsageError(f"a horizon of {one.horizon} days was asked for; it is at least 1")
        actor, recipient = name.get(one.actor, -1), name.get(one.recipient, -1)
        what = int(one.what) if isinstance(one.what, Quad) else relation.get(one.what, -1)
        if actor < 0 or not acted[actor]:
            without[number] = f"{one.actor!r} does nothing in the events before that day"
        elif recipient < 0 or not received[recipient]:
            without[number] = f"nothing is done to {one.recipient!r} in the events before that day"
        elif what not in (classes if isinstance(one.what, Quad) else done):
            told = WORDS[one.what] if isinstance(one.what, Quad) else repr(one.what)
            without[number] = f"{told} does not occur in the events before that day"
        elif actor * len(name) + recipient not in pairs:
            without[number] = f"{one.actor!r} did nothing to {one.recipient!r} in the events before that day"
        else:
            kind: Kind = "class" if isinstance(one.what, Quad) else "exact"
            groups.setdefault((kind, one.horizon), []).append((number, actor, what, recipient))
    return [_group(kind, horizon, rows) for (kind, horizon), rows in groups.items()], without


def _group(kind: Kind, horizon: int, rows: list[tuple[int, int, int, int]]) -> Group:
    table = np.array(rows, dtype=np.int32)
    triples = Triples(table[:, 1], table[:, 2], table[:, 3])
    return Group(kind, horizon, tuple(row[0] for row in rows), triples)
