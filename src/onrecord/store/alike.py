"""The sentences of a record that mean the like of what is asked.

First by the signs of their vectors, which are held in memory for all; then the few that are nearest by their vectors.
"""

from collections.abc import Collection, Hashable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

import numpy as np

from onrecord.errors import UsageError
from onrecord.model import Span
from onrecord.read import meaning
from onrecord.store.meanings import of_reports, wanted
from onrecord.store.signs import Numbers, Signs, signs

if TYPE_CHECKING:
    from onrecord.store.record import Record

MOST = 200  # sentences whose vectors are read and compared, and the most that a search gives
FEW = 3  # reports that are listed though they are less alike than the floor


class Alike(NamedTuple):
    """A sentence: in which report, where, and how like what was asked, 1 at most."""

    report: str
    span: Span
    likeness: float


class Nearest(NamedTuple):
    """The sentences that are alike, the likest first; and the likeness of the one that is nearest of all, if any."""

    sentences: list[Alike]
    best: float | None


def nearest(
    record: "Record", words: str, *, least: float | None = None, reports: Collection[str] | None = None
) -> Nearest:
    """The sentences that mean the like of these words.

    Args:
        record: an open record.
        words: what is asked, as one would say it.
        least: the likeness from which on a sentence is an answer. Unless given, it is the model's own floor, and what
            the nearest `FEW` reports have answers too if it is not all too faint.
        reports: look at the sentences of these alone.

    Raises:
        MissingExtraError: the extra is not installed.
        UsageError: the record has no vectors of this model.
    """
    model = meaning.model()
    asked = _vector(cast("Hashable", model), words)
    held = signs(record, model.name, model.size)
    if not len(held.seqs):
        raise UsageError(
            f"nothing tells yet what the sentences of {record.name} mean: onrecord meanings {record.name}"
            + (" makes it anew for the model that is installed" if wanted(record) not in ("", model.name) else "")
        )
    at = held.near(asked, MOST, None if reports is None else held.of(reports))
    return _measured(record, held, at, asked, model, least)


@lru_cache(maxsize=256)  # the next page of a search, and its narrowed forms, ask the same
def _vector(model: Hashable, words: str) -> meaning.Floats:
    made: meaning.Floats = cast("meaning.Model", model).vectors([words])[0]
    return made


def _measured(
    record: "Record", held: Signs, at: Numbers, asked: meaning.Floats, model: meaning.Model, least: float | None
) -> Nearest:
    """The likest of these sentences. Those of reports that have changed in this moment are left out."""
    places = held.places(at)
    with record.shelf.reading() as connection:
        kept = dict(of_reports(connection, model.size, places))
    there = {id: n for id, n in places.items() if id in kept and n[-1] < len(kept[id].spans)}
    if not there:
        return Nearest([], None)
    vectors = np.concatenate([kept[id].vectors[numbers] for id, numbers in there.items()]).astype(np.float32)
    likeness = (vectors @ asked) / np.maximum(np.linalg.norm(vectors, axis=1), 1e-9)
    spans = np.concatenate([kept[id].spans[numbers] for id, numbers in there.items()])
    reports = np.repeat(np.arange(len(there)), [len(numbers) for numbers in there.values()])
    ids = list(there)
    first = np.argsort(-likeness, kind="stable")
    if least is None:
        of_few = list({int(reports[one]): float(likeness[one]) for one in reversed(first)}.values())
        least = min(model.floor, max(model.faint, *sorted(of_few)[-FEW:][:1]))
    found = [
        Alike(ids[reports[one]], Span(*map(int, spans[one])), round(float(likeness[one]), 4))
        for one in first[likeness[first] >= least]
    ]
    found.sort(key=lambda one: (-one.likeness, one.report, one.span))
    return Nearest(found, round(float(likeness[first[0]]), 4))
