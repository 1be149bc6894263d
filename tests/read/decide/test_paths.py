"""Ways through the parse: prepositions tell apart, and what is too far is only far."""

from onrecord.read.decide.paths import PATHS, paths

HEADS = [1, 1, 1, 2, 3]  # 0 subject of 1, 2 preposition below 1, 3 its object, 4 below 3
LABELS = ["nsubj", "ROOT", "prep:by", "pobj", "amod"]


def test_a_way_is_the_same_number_every_time_and_within_bounds() -> None:
    found = paths(HEADS, LABELS, 1, range(5))
    assert found == [way for word in range(5) for way in paths(HEADS, LABELS, 1, [word])]
    assert all(0 < number < PATHS for number in found)
    assert len(set(found)) == 5


def test_prepositions_tell_ways_apart() -> None:
    other = ["nsubj", "ROOT", "prep:with", "pobj", "amod"]
    assert paths(HEADS, LABELS, 1, [3]) != paths(HEADS, other, 1, [3])


def test_the_way_down_to_the_trigger_tells_ways_apart() -> None:
    assert paths(HEADS, LABELS, 2, [0]) != paths(HEADS, LABELS, 3, [0])


def test_words_without_a_way_to_the_trigger_have_the_number_for_it() -> None:
    assert paths([0, 1], ["ROOT", "ROOT"], 0, [1]) == [1]


def test_a_long_way_is_only_far() -> None:
    heads = [0, *range(9)]
    labels = ["ROOT", *["pobj"] * 9]
    assert paths(heads, labels, 0, [9]) == [2]
    assert paths(heads, labels, 9, [0]) == [2]
