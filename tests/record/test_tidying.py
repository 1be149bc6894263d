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


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "‘{}’"])
def test_what_stands_in_quotation_marks_is_kept_to_the_letter(marks: str) -> None:
    words = "Graustark accused Ruritania of " + marks.format("drowning again in lies (and also in mud) on Monday")
    assert tidy(f"{words} on Tuesday")[0] == words


def test_until_when_it_holds_stays() -> None:
    assert tidy("Police ordered to halt arrest until Thursday")[0] == "Police ordered to halt arrest until Thursday"
    assert tidy("Police halted the arrest on Thursday")[0] == "Police halted the arrest"
