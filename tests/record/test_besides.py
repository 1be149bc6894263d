"""A deed told only for when, or of whom, something else was has none of the days that are told."""

import pytest
from msgspec import structs

from onrecord.model import Event, Status, TimeRange
from onrecord.model.kinds import Part
from onrecord.record.besides import besides
from onrecord.record.summary import summarise
from tests.record.titled import told

PERU = ("PER", "Peru", "Peru")
NEWS = TimeRange("2023-05-05", "2023-05-05", "day", "", "inferred")


@pytest.mark.parametrize(
    ("text", "quote", "trigger", "part", "other"),
    [
        ("Soto left Peru weeks after Peru began its raid on Lima.", "Peru began its raid", "raid", "noun", True),
        ("The twins were born just as Peru began its raid.", "Peru began its raid", "raid", "noun", True),
        ("A bridge fell as Peru shelled the port.", "Peru shelled the port", "shelled", "verb", True),
        ("It was the first vote since Peru shelled the port.", "Peru shelled the port", "shelled", "verb", True),
        ("Many had left before Peru shelled the port.", "Peru shelled the port", "shelled", "verb", True),
        # What is told beside such a clause is the news.
        ("After a vote, Peru shelled the port.", "Peru shelled the port", "shelled", "verb", False),
        ("Peru shelled the port after a vote.", "Peru shelled the port", "shelled", "verb", False),
        ("When asked about it Peru began its raid.", "Peru began its raid", "raid", "noun", False),
        ("As many as 50 Peruvians shelled the port.", "50 Peruvians shelled the port", "shelled", "verb", False),
        ("Soto quit as a minister and accused Peru.", "accused Peru", "accused", "verb", False),
        # Headlines tell of what is new with "after" and "as", unless it is counted from.
        ("Two die after Peru shells a port", "Peru shells a port", "shells", "verb", False),
        ("Two die as Peru shells a port", "Peru shells a port", "shells", "verb", False),
        ("Port opens months after Peru shelled it", "Peru shelled it", "shelled", "verb", True),
        ("First ship sails since Peru shelled the port", "Peru shelled the port", "shelled", "verb", True),
    ],
)
def test_a_deed_told_for_when_another_was_has_not_the_day_of_the_news(
    text: str, quote: str, trigger: str, part: Part, other: bool
) -> None:
    claim, report = told(text, quote, trigger, type="ASSAULT", part=part, time=NEWS)
    assert besides(claim, report) is other


def test_the_titles_own_verb_has_no_day_of_another() -> None:
    text = "Soto left Peru weeks after Peru began its raid on Lima."
    claim, report = told(
        text, "Peru began its raid on Lima", "raid", type="ASSAULT", part="noun", actors=(PERU,), time=NEWS
    )
    event = Event(id="e", title="", type="ASSAULT")
    found = summarise(event, [claim], {report.id: report})
    assert "began its raid" in found.title
    assert found.time is None


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Guard who shot a singer retires", True),
        ("Police: Guard who shot a singer has retired", True),
        ("Guard shot a singer", False),
        ("Singer dies", False),
    ],
)
def test_what_the_headline_tells_only_of_whom_it_is_is_not_of_the_day_of_the_news(title: str, other: bool) -> None:
    text = f"{title}\nA guard shot a singer at her home."
    claim, report = told(text, "A guard shot a singer", "shot", type="ASSAULT", part="verb", time=NEWS)
    assert besides(claim, structs.replace(report, title=title)) is other


@pytest.mark.parametrize(
    ("text", "day", "other"),
    [
        ("An August trial date was set for guards in the killing of Soto.", "August", True),
        ("Guards charged in the killing of Soto are to stand trial on August 8.", "August 8", True),
        ("A hearing is set for August over the killing of Soto.", "August", True),
        ("A trial opened over the killing of Soto in August.", "August", False),
        ("Guards are on trial over the killing of Soto in August.", "August", False),
    ],
)
def test_the_day_of_a_trial_is_not_that_of_what_it_is_about(text: str, day: str, other: bool) -> None:
    time = TimeRange("2023-08-01", "2023-08-31", "month", day, "anchored")
    claim, report = told(text, "the killing of Soto", "killing", type="ASSAULT", part="noun", time=time)
    assert besides(claim, report) is other


@pytest.mark.parametrize(
    ("text", "published", "status", "other"),
    [
        ("Peru announced a deal Friday, planning to send grain.", "2023-05-05", "planned", True),
        ("Peru announced a deal Friday, planning to send grain.", "2023-05-03", "planned", False),
        ("Peru announced a deal Friday, planning to send grain.", "2023-05-05", "happened", False),
        ("Peru is planning to send grain Friday.", "2023-05-05", "planned", False),
    ],
)
def test_the_day_of_an_announcement_is_not_that_of_the_plan(
    text: str, published: str, status: Status, other: bool
) -> None:
    time = TimeRange("2023-05-05", "2023-05-05", "day", "Friday", "anchored")
    claim, report = told(
        text, "planning to send grain", "send", type="AID", part="infinitive", status=status, time=time
    )
    assert besides(claim, structs.replace(report, published=published)) is other


@pytest.mark.parametrize(
    ("caption", "other"),
    [
        ("Soto listens in Lima on Feb. 7, 2023. (Ana Reyes/The Press)", True),
        ("Soto listens in Lima on Feb. 7, 2023. (AP Photo)", True),
        ("It did so in Lima on Feb. 7, 2023.", False),
        ("Soto listens in Lima on Feb. 7, 2023. (EPA)\nIt did so on Feb. 7, 2023, he said.", False),
    ],
)
def test_the_day_of_a_picture_is_not_that_of_the_news(caption: str, other: bool) -> None:
    time = TimeRange("2023-02-07", "2023-02-07", "day", "Feb. 7, 2023", "explicit")
    text = f"Peru criticizes Chile over fish\n{caption}"
    claim, report = told(text, "Peru criticizes Chile", "criticizes", type="ACCUSE", part="verb", time=time)
    assert besides(claim, report) is other
