"""The last touches to a headline."""

import pytest

from onrecord.record.tidying import tidy


@pytest.mark.parametrize(
    "words",
    [
        "Putin visited North Korea for the first time in 24 years",
        "Putin visited North Korea for the first time since 2000",
        "Putin visited North Korea, for the first time",
        "Putin visited North Korea for only the second time",
        "Putin visited North Korea for the 14th time in",
    ],
)
def test_the_first_time_in_years_is_no_first_time(words: str) -> None:
    """A title is cut of times: "for the first time" alone would say what no report says."""
    assert tidy(words)[0] == "Putin visited North Korea"


def test_a_time_that_something_is_done_for_stays() -> None:
    assert tidy("Ruritania asks Graustark for time to decide")[0] == "Ruritania asks Graustark for time to decide"
