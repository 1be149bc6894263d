"""A title does not stop at a word that hangs on what follows it."""

import pytest

from onrecord.record.hanging import behind, further, hanging
from onrecord.record.tidying import LONGEST


@pytest.mark.parametrize(
    ("text", "made", "whole"),
    [
        # Who it is done to.
        (
            "Ana Reyes was accused of daring the cabinet to sack her with a speech on Peru.",
            "Ana Reyes was accused of daring the cabinet to sack",
            "Ana Reyes was accused of daring the cabinet to sack her",
        ),
        # What is asked.
        (
            "Chile needs to watch how Peru spends its money, envoy says",
            "Chile needs to watch",
            "Chile needs to watch how Peru spends its money",
        ),
        # What is being done.
        (
            "Ministers claim the mayor is openly making unfounded statements on trade.",
            "Ministers claim the mayor is openly making",
            "Ministers claim the mayor is openly making unfounded statements on trade",
        ),
        # The last word of a headline.
        (
            "Lima Bank Hit With a Record Fine",
            "Lima Bank Hit With a Record",
            "Lima Bank Hit With a Record Fine",
        ),
        # Of what its last noun is.
        (
            "Peru has struck two camps in the east linked to the Grey Guard, the army said.",
            "Peru has struck two camps in the east linked",
            "Peru has struck two camps in the east linked to the Grey Guard",
        ),
        (
            "Chile said that Peru was attacked by night.",
            "Chile said that Peru was attacked",
            "Chile said that Peru was attacked",
        ),
        # A whole clause stays as it is, also where a noun follows whose it would be.
        ("Peru urged Chile to stop, officials said.", "Peru urged Chile to stop", "Peru urged Chile to stop"),
        ("Peru Strikes Chile as Talks Fail", "Peru Strikes Chile", "Peru Strikes Chile"),
        ("Peru bombs Chile, says minister", "Peru bombs Chile", "Peru bombs Chile"),
    ],
)
def test_a_title_goes_on_with_what_its_last_words_hang_on(text: str, made: str, whole: str) -> None:
    assert hanging(made, behind(made, 0, text), text) == whole


def test_without_room_for_what_it_hangs_on_there_is_no_title() -> None:
    made = f"Peru is {'very ' * 20}openly making"
    assert hanging(made, " accusations-of-an-exceedingly-long-and-unbreakable-kind against Chile.", made + ".") is None


def test_what_follows_is_not_cut_within_a_quotation() -> None:
    made = further(
        "Peru urged Chile to keep", " the peace at an “appropriate distance from all that was agreed there” ", 1
    )
    assert made is not None
    assert len(made) <= LONGEST
    assert made.count("“") == made.count("”")


@pytest.mark.parametrize(
    ("made", "start", "rest"),
    [
        ("Peru seized ships", 0, " of Chile"),
        ("Peru seized  ships", 0, " of Chile"),
        ("ships", 40, " of Chile"),
        ("Peru seized shi", 0, ""),
        ("Peru seized ships", 60, ""),
    ],
)
def test_what_stands_behind_its_last_words(made: str, start: int, rest: str) -> None:
    assert behind(made, start, "On Monday Peru unseized ships, seized  ships of Chile") == rest


def test_nothing_follows_a_title_of_which_nothing_is_left() -> None:
    assert behind("", 0, "Chile closed the pass.") == ""
