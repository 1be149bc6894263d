"""Windows hold every word once where it counts, however long a report is."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.encoder.windows import CLS, LONGEST, SEP, windows

sizes = st.lists(st.integers(1, 4), max_size=900)


@settings(max_examples=60, deadline=None)
@given(sizes=sizes, heading=st.integers(0, 12), every=st.integers(3, 60))
def test_every_word_counts_once_and_whole(sizes: list[int], heading: int, every: int) -> None:
    owner = [word for word, size in enumerate(sizes) for _ in range(size)]
    title = [int(word < heading) for word in range(len(sizes))]
    sentence = [word // every for word in range(len(sizes))]
    cut = windows([7] * len(owner), owner, title, sentence)
    counted = [word for window in cut for word, here in zip(window.owner.tolist(), window.counts, strict=True) if here]
    assert sorted(counted) == owner
    homes = [{word for word, here in zip(w.owner.tolist(), w.counts, strict=True) if here} for w in cut]
    assert all(not first & second for first, second in pairwise(homes))
    assert all(len(window.ids) <= LONGEST + 3 for window in cut)


def test_the_title_is_in_view_of_every_window() -> None:
    owner = list(range(1000))
    title = [int(word < 6) for word in owner]
    cut = windows([9] * 1000, owner, title, [word // 20 for word in owner])
    assert len(cut) > 2
    assert all(set(range(6)) <= set(window.owner.tolist()) for window in cut)
    assert all(window.ids[0] == CLS and window.ids[-1] == SEP for window in cut)


def test_a_window_begins_with_a_sentence() -> None:
    owner = list(range(1000))
    cut = windows([9] * 1000, owner, [0] * 1000, [word // 20 for word in owner])
    starts = [int(window.owner[window.counts][0]) for window in cut]
    assert all(start % 20 == 0 for start in starts)


def test_an_empty_report_has_one_empty_window() -> None:
    (window,) = windows([], [], [], [])
    assert window.ids.tolist() == [CLS]
