"""The day of a picture dates what it shows, and nothing else of the report."""

import pytest

from onrecord.model import Claim
from tests.read.by_words import read_text

PUBLISHED = "2023-09-05"
CAPTION = "Police march past people who protest against the attack, in Nairobi, on May 14, 2022. (The Press/A. Writer)"


def claims(text: str, trigger: str) -> list[Claim]:
    return [claim for claim in read_text(text, PUBLISHED).claims if claim.trigger == trigger]


def days(claim: Claim) -> tuple[str | None, str | None] | None:
    return (claim.time.start, claim.time.end) if claim.time else None


def test_the_day_of_a_picture_is_that_of_what_it_shows() -> None:
    (march,) = claims(CAPTION, "march")
    assert days(march) == ("2022-05-14", "2022-05-14")


def test_what_the_people_in_it_are_there_for_is_of_another_day() -> None:
    text = "Police march in Nairobi in protest against the attack on Iraq, on May 14, 2022."
    (attack,) = claims(text, "attack")
    assert attack.time is None


@pytest.mark.parametrize("credit", ["", " (The Press/A. Writer)", " REUTERS/A. Writer"])
def test_it_dates_no_event_of_the_report_s_body(credit: str) -> None:
    picture = f"US troops attack a base in Iraq, on May 14, 2022.{credit}"
    text = f"{picture}\nIraq condemned the attack. The attack by US troops hit a base."
    bodies = [claim for claim in read_text(text, PUBLISHED).claims if claim.span.start > text.index("\n")]
    assert bodies
    assert all(days(claim) != ("2022-05-14", "2022-05-14") for claim in bodies)


def test_a_day_told_in_the_past_dates_as_before() -> None:
    text = "US troops attacked a base in Iraq on May 14, 2022.\nThe attack by US troops hit a base."
    later = [claim for claim in read_text(text, PUBLISHED).claims if claim.span.start > text.index("\n")]
    assert ("2022-05-14", "2022-05-14") in [days(claim) for claim in later]
