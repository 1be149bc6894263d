"""Candidates by how much they share: the same as if all were sorted."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.sharing import most_shared

SHARED = st.dictionaries(st.text("abc", min_size=1, max_size=4), st.integers(1, 4), max_size=40)


@given(SHARED, st.integers(1, 12))
def test_those_that_share_the_most_come_first_and_of_those_alike_the_first_by_name(
    shared: dict[str, int], most: int
) -> None:
    assert most_shared(shared, most) == sorted(shared, key=lambda one: (-shared[one], one))[:most]


@given(SHARED, st.integers(1, 12))
def test_or_the_last_by_name(shared: dict[str, int], most: int) -> None:
    assert (
        most_shared(shared, most, last=True) == sorted(shared, key=lambda one: (shared[one], one), reverse=True)[:most]
    )
