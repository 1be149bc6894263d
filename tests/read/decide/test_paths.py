"""Ways through the parse: prepositions tell apart, and what is too far is only far."""

from onrecord.read.decide.paths import PATHS, chain, path

HEADS = [1, 1, 1, 2, 3]  # 0 subject of 1, 2 preposition below 1, 3 its object, 4 below 3
LABELS = ["nsubj", "ROOT", "prep:by", "pobj", "amod"]
ABOVE = {word: steps for steps, word in enumerate(chain(HEADS, 1))}


def test_a_way_is_the_same_number_every_time_and_within_bounds() -> None:
    found = [path(HEADS, LABELS, ABOVE, word) for word in range(5)]
    assert found == [path(HEADS, LABELS, ABOVE, word) for word in range(5)]
    assert all(0 < number < PATHS for number in found)
    assert len(set(found)) == 5


def test_prepositions_tell_ways_apart() -> None:
    other = ["nsubj", "ROOT", "prep:with", "pobj", "amod"]
    assert path(HEADS, LABELS, ABOVE, 3) != path(HEADS, other, ABOVE, 3)


def test_words_without_a_way_to_the_trigger_have_the_number_for_it() -> None:
    heads = [0, 1]
    assert path(heads, ["ROOT", "ROOT"], {0: 0}, 1) == 1


def test_a_long_way_is_only_far() -> None:
    heads = [0, *range(9)]
    assert path(heads, ["ROOT", *["pobj"] * 9], {0: 0}, 9) == 2
