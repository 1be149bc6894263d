"""Which sentences a brief has, and in which order."""

from pathlib import Path

import pytest

from onrecord import open_record
from onrecord.errors import NotFoundError, UsageError
from onrecord.model import Party, TimeRange
from onrecord.record import Recorder
from onrecord.store import Record
from onrecord.tell.brief.grounds import Grounds
from onrecord.tell.brief.making import heading, made
from tests.record.made import a_claim, a_report


@pytest.fixture(scope="module")
def grounds(sample_record: Record) -> Grounds:
    return Grounds(sample_record)


def test_the_best_supported_stands_first_in_its_section(grounds: Grounds) -> None:
    brief = made(grounds, length=100)
    for section in (part for chapter in brief.chapters for part in chapter.sections):
        digits = [grade.digit for one in section.sentences if (grade := grounds.lines[one.event].view.event.grade)]
        assert digits == sorted(digits)
    headings = [section.heading for chapter in brief.chapters for section in chapter.sections]
    assert headings == [heading(name, None) for name in ("firm", "disputed", "expected")]


def test_no_event_is_told_twice_and_background_is_left_out(grounds: Grounds) -> None:
    brief = made(grounds, length=100)
    told = [sentence.event for sentence in brief.sentences]
    assert len(told) == len(set(told))
    assert {grounds.lines[event].kind for event in told} == {"firm", "disputed", "expected"}


def test_it_is_as_long_as_asked(grounds: Grounds) -> None:
    assert len(made(grounds, length=3).sentences) == 3
    with pytest.raises(UsageError, match="1 sentence or more"):
        made(grounds, length=0)


def test_what_it_was_chosen_from_is_told_unless_it_is_all(grounds: Grounds, two_stories: Grounds) -> None:
    assert len(made(two_stories, length=100).notes) == 1
    few = made(grounds, length=3)
    held = sum(len(head.lines) for head in grounds.heads)
    assert f"chosen from {held} events" in few.notes[-1]


def test_what_says_no_more_than_another_is_left_out(grounds: Grounds) -> None:
    told = [sentence.words for sentence in made(grounds, length=100).sentences]
    (rejected,) = [words for words in told if "North Korea rejected American accusations" in words]
    assert rejected.startswith("According to Eastern Monitor, ")


@pytest.fixture
def two_stories(tmp_path: Path) -> Grounds:
    """A record that is about one story, and has a second one."""
    visits = [(f"Ruritania's king visited Graustark {word}", "RUR", "GRA") for word in ("once", "again", "too", "also")]
    raid = [("Sylvania bombed Borduria", "SYL", "BOR")]
    with open_record(tmp_path / "r.onrecord", create=True) as record, record.transaction():
        recorder = Recorder(record.shelf)
        for number, (quote, who, whom) in enumerate(visits + raid):
            day = f"2023-07-{10 + 3 * number}"
            report = a_report(f"r{number}", f"{quote}.", published=day)
            kind = "ASSAULT" if who == "SYL" else "CONSULT"
            parties = {"actors": (Party(who, who),), "recipients": (Party(whom, whom),)}
            recorder.add(report, [a_claim(report, quote, kind, time=TimeRange(day, day, "day"), **parties)])
    return Grounds(open_record(tmp_path / "r.onrecord"))


def test_a_large_story_leaves_room_for_the_others(two_stories: Grounds) -> None:
    assert [len(head.lines) for head in two_stories.heads] == [4, 1]
    brief = made(two_stories, length=4)
    assert [sum(len(part.sentences) for part in one.sections) for one in brief.chapters] == [3, 1]
    assert "5 events in 2 stories" in brief.notes[-1]


def test_what_is_new_comes_first(sample_record: Record) -> None:
    since = "2024-06-01"
    grounds = Grounds(sample_record, since)
    brief = made(grounds, since=since, length=6)
    first = brief.chapters[0].sections[0]
    assert first.heading == "New since 1 June 2024"
    new = {line.view.event.id for head in grounds.heads for line in head.lines if line.new}
    assert 0 < len(new) < 6
    assert {one.event for one in first.sentences} == new


def test_one_story_alone(grounds: Grounds) -> None:
    story = next(head for head in grounds.heads if head.id)
    assert made(grounds, story=story.heading).title == story.heading
    with pytest.raises(NotFoundError):
        made(grounds, story="the war of the worlds")
