"""How a clause is told: the auxiliaries and markers with a verb, and the verb above it."""

from collections.abc import Callable

import pytest

from onrecord.read.decide.scene import helps, verb_above
from onrecord.read.encoder.labels import HELPS
from onrecord.read.reading import Reading
from tests.read.decide.building import at

Parsed = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "verb", "with_it"),
    [
        ("France expelled diplomats.", "expelled", set()),
        ("France will expel diplomats.", "expel", {"will"}),
        ("France has expelled diplomats.", "expelled", {"have"}),
        ("Two diplomats were expelled.", "expelled", {"be"}),
        ("France did not expel diplomats.", "expel", {"do", "not"}),
        ("France won't expel diplomats.", "expel", {"will", "not"}),
        ("France may have expelled diplomats.", "expelled", {"may", "have"}),
        ("France wants to expel diplomats.", "expel", {"to"}),
        ("Moscow will answer if France expels diplomats.", "expels", {"if"}),
        ("Moscow will answer if France expels diplomats.", "answer", {"will"}),
    ],
)
def test_auxiliaries_and_markers_are_seen_with_their_own_verb(
    parsed: Parsed, text: str, verb: str, with_it: set[str]
) -> None:
    reading = parsed(text)
    found = helps(reading.doc[at(reading, verb)])
    assert {name for name, here in zip(HELPS, found, strict=True) if here} == with_it


def test_nothing_helps_where_there_is_no_verb() -> None:
    assert helps(None) == [False] * len(HELPS)


@pytest.mark.parametrize(
    ("text", "word", "above"),
    [
        ("France expelled diplomats.", "expelled", None),
        ("France expelled diplomats.", "diplomats", "expelled"),
        ("France expelled diplomats and closed the embassy.", "closed", None),
        ("Turkey said it would close its border and would expel diplomats.", "close", "said"),
        ("Turkey said it would close its border and would expel diplomats.", "expel", "said"),
        ("Japan urged China to lift the ban.", "lift", "urged"),
        ("Japan urged China to lift the ban.", "ban", "lift"),
    ],
)
def test_the_verb_above_is_not_one_beside_it(parsed: Parsed, text: str, word: str, above: str | None) -> None:
    reading = parsed(text)
    found = verb_above(reading.doc[at(reading, word)])
    assert (found.text if found is not None else None) == above
