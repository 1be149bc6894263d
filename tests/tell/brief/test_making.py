"""Which sentences a brief has, and in which order."""

import pytest

from onrecord.errors import NotFoundError, UsageError
from onrecord.store import Record
from onrecord.tell.brief.grounds import Grounds
from onrecord.tell.brief.making import heading, made


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


def test_what_is_new_comes_first(sample_record: Record) -> None:
    since = "2024-06-01"
    brief = made(Grounds(sample_record, since), since=since, length=6)
    first = brief.chapters[0].sections[0]
    assert first.heading == "New since 1 June 2024"
    assert len(first.sentences) == 3


def test_one_story_alone(grounds: Grounds) -> None:
    story = next(head for head in grounds.heads if head.id)
    assert made(grounds, story=story.heading).title == story.heading
    with pytest.raises(NotFoundError):
        made(grounds, story="the war of the worlds")
