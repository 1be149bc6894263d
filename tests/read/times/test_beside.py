"""Days of something else that a sentence tells besides: not an event's own, whoever takes them for it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from spacy.tokens import Token

from onrecord.model import TimeRange
from onrecord.read.times import time_of
from onrecord.read.times.attach import can_date
from onrecord.read.times.beside import attributive, long_before, who_it_is
from tests.read.by_words import read_text

PUBLISHED = "2023-11-09"
Told = Callable[[Token], bool]


def dated(text: str, trigger: str, day: str) -> TimeRange | None:
    """The days of an event that the reader takes the expression `day` to date."""
    reading = read_text(text, PUBLISHED)
    event = next(event for event in reading.events if reading.doc[event.head].text == trigger)
    taken = next(time for time in reading.times if reading.doc[time.start : time.end].text == day)
    return time_of(reading, replace(event, days=taken))[0]


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        (
            "The singer received an award in Iran on Saturday, months after she was freed by Russia.",
            "freed",
            "Saturday",
        ),
        ("Kenya condemned Iran on Monday after Chad attacked Niger.", "attacked", "Monday"),
        ("Kenya condemned Iran after Chad shelled the capital last month.", "condemned", "last month"),
    ],
)
def test_a_day_on_the_other_side_of_after_dates_nothing(text: str, trigger: str, day: str) -> None:
    assert dated(text, trigger, day) is None


def test_a_day_on_its_own_side_of_after_dates_it() -> None:
    found = dated("Kenya condemned Iran after Chad shelled the capital last month.", "shelled", "last month")
    assert found is not None
    assert found.start == "2023-10-01"


def test_a_day_by_which_something_is_due_is_not_that_of_the_asking() -> None:
    found = dated("Iran urged Kenya to free the sailors by Friday.", "urged", "Friday")
    assert found is None or found.how == "inferred"


def test_a_day_long_past_does_not_go_with_a_present_perfect() -> None:
    text = "Russia has freed the envoy who attacked Kenya in 2021."
    found = dated(text, "freed", "2021")
    assert found is None or found.how == "inferred"
    assert dated("Russia freed the envoy in 2021.", "freed", "2021") == TimeRange(
        "2021-01-01", "2021-12-31", "year", "2021", "stated"
    )


def test_a_day_long_past_on_which_somebody_told_of_it_is_not_its_own() -> None:
    text = "She told reporters in August that Russia attacked a convoy of Kenya."
    found = dated(text, "attacked", "August")
    assert found is None or found.start != "2023-08-01"
    found = dated("She told reporters that Russia attacked a convoy of Kenya in August.", "attacked", "August")
    assert found is not None
    assert found.start == "2023-08-01"


def test_a_day_of_another_deed_told_below_is_not_its_own() -> None:
    found = dated("Kenya condemned the envoys whom Chad arrested in 2014.", "condemned", "2014")
    assert found is None or found.start != "2014-01-01"
    found = dated("Kenya condemned the envoys whom Chad arrested in 2014.", "arrested", "2014")
    assert found is not None
    assert found.start == "2014-01-01"


def test_that_since_which_something_else_goes_on_dates_no_deed() -> None:
    text = "Kenya condemned Chad – the land has been torn since 2015 – for its raid."
    found = dated(text, "condemned", "2015")
    assert found is None or found.how == "inferred"


def test_a_prize_s_name_dates_nothing() -> None:
    reading = read_text("Russia attacked a town. A picture of it won the World Press Photo of the Year.", PUBLISHED)
    (found,) = [claim.time for claim in reading.claims if claim.trigger == "attacked"]
    assert found is None or found.precision == "day"


def word(text: str, wanted: str) -> Token:
    return next(token for token in read_text(text, PUBLISHED).doc if token.text == wanted)


@pytest.mark.parametrize(
    ("told", "text", "wanted", "so"),
    [
        (long_before, "She returned months after Russia freed her.", "freed", True),
        (long_before, "She returned after Russia freed her.", "freed", False),
        (attributive, "They buried the murdered reporter.", "murdered", True),
        (attributive, "Gunmen killed the reporter.", "killed", False),
        (who_it_is, "Reyes, who sued the state, will stand.", "sued", True),
        (who_it_is, "They met Reyes, who sued the state.", "sued", False),
        (who_it_is, "The agent, who was arrested by Iran, met the president.", "arrested", True),
        (who_it_is, "Diallo, a native of the town whose cousin was abducted, hoped for more.", "abducted", True),
        (who_it_is, "Robert Hanssen, an agent who was convicted of spying, dies in prison.", "convicted", True),
    ],
)
def test_what_is_told_of_somebody_in_passing_is_no_news(told: Told, text: str, wanted: str, so: bool) -> None:
    assert told(word(text, wanted)) is so


@pytest.mark.parametrize(
    ("words", "so"), [("than any other conflict since 1992", False), ("in the fight since 1992", True)]
)
def test_what_goes_beyond_all_others_since_a_day_did_not_begin_then(words: str, so: bool) -> None:
    reading = read_text(f"The war has killed more reporters {words}.", PUBLISHED)
    assert bool(can_date(reading)) is so


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("A reporter arrested by Iran was freed on Tuesday.", "arrested", None),
        ("Of the 40 boys seized by rebels in Chad, most fled, while one was found earlier this year.", "seized", None),
        ("A reporter arrested by Iran on Tuesday fell ill.", "arrested", "2023-11-07"),
        ("Friday's talks were with a reporter whom Iran had arrested.", "arrested", None),
        ("Missiles fired by Russia hit Odesa on Monday.", "fired", "2023-11-06"),
    ],
)
def test_a_participle_that_says_of_whom_has_no_day_of_what_is_told_of_them(
    text: str, trigger: str, day: str | None
) -> None:
    found = [claim.time for claim in read_text(text, PUBLISHED).claims if claim.trigger == trigger]
    assert [time and time.start for time in found] == [day]


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Chad attacked Niger in its broadest raid this year.", "attacked", "this year"),
        ("Kenya Reports Broadest Shelling This Year.", "Shelling", "This Year"),
        (
            "Chad attacked Niger in its broadest raid this year.\nChad attacked Niger.",
            "attacked",
            "this year",
        ),
    ],
)
def test_the_scope_of_a_superlative_is_no_day(text: str, trigger: str, day: str) -> None:
    found = dated(text, trigger, day)
    assert found is None or (found.how, found.precision) == ("inferred", "day")


def test_what_comes_years_after_something_was_not_done_years_ago() -> None:
    reading = read_text("Kenya freed the sailors 12 years after the flood.", PUBLISHED)
    (event,) = [one for one in reading.events if reading.doc[one.head].text == "freed"]
    found = time_of(reading, event)[0]
    assert found is None or (found.start or "").startswith("2023")
