"""Reports into stories."""

import pytest

from onrecord.model import Event, Story
from onrecord.record import MemoryShelf, Recorder, retelling
from onrecord.record.retelling import TELLING, WORDS
from onrecord.record.stories import key_words, settings
from tests.record.made import BODY, a_claim, a_report

SECOND = (
    "Ruritania's defence minister has gone to Graustark to ask for artillery, officials say. His delegation watched a "
    "parade in the capital of Graustark and left after three days of talks."
)
OTHER = (
    "A snowstorm closed schools across Syldavia on Tuesday. Ploughs cleared the mountain passes by evening, and "
    "forecasters expect more snow over the weekend."
)


def stories(*texts: str) -> list[Story]:
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    for at, text in enumerate(texts):
        recorder.add(a_report(f"r{at}", text), [])
    return list(shelf.all(Story))


def test_reports_of_one_matter_are_one_story() -> None:
    (story,) = stories(BODY, SECOND)
    assert set(story.reports) == {"r0", "r1"}
    assert story.history


def test_other_matters_are_other_stories() -> None:
    assert len(stories(BODY, OTHER)) == 2


def test_a_story_without_reports_goes() -> None:
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    recorder.add(a_report("r0"), [])
    recorder.remove("r0")
    assert list(shelf.all(Story)) == []


def test_a_report_that_belongs_to_both_joins_two_stories_and_they_part_without_it() -> None:
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    recorder.add(a_report("r0", BODY), [])
    recorder.add(a_report("r1", OTHER), [])
    first, second = shelf.all(Story)
    recorder.add(a_report("both", f"{BODY} {OTHER}"), [])
    (joined,) = shelf.all(Story)
    assert set(joined.reports) == {"r0", "r1", "both"}
    assert shelf.get(Story, first.id) == shelf.get(Story, second.id) == joined
    assert any(entry.startswith("joined with") for entry in joined.history)
    recorder.remove("both")
    parted = list(shelf.all(Story))
    assert sorted(story.reports for story in parted) == [("r0",), ("r1",)]
    assert all(shelf.get(Story, story.id) == story for story in parted)
    assert any("parted" in entry for story in parted for entry in story.history)


def test_copies_beyond_a_full_story_go_on_in_one_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings(), "largest", 5)
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    for number in range(9):
        recorder.add(a_report(f"r{number}", BODY), ())
    sizes = sorted(len(story.reports) for story in shelf.all(Story))
    assert sizes == [4, 5]


def test_the_events_of_a_story_that_is_joined_or_parts_go_with_their_reports() -> None:
    """Asked for by story, an event is found under the one that its reports are in."""
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    for id, text in (("r0", BODY), ("r1", OTHER)):
        report = a_report(id, text)
        recorder.add(report, [a_claim(report, text[: text.index(" on ")], type="CONSULT" if id == "r0" else "COERCE")])
    recorder.add(a_report("both", f"{BODY} {OTHER}"), [])
    (joined,) = shelf.all(Story)
    assert {event.story for event in shelf.all(Event)} == {joined.id}
    recorder.remove("both")
    stories = {story.reports: story for story in shelf.all(Story)}
    of = {event.story: event.id for event in shelf.all(Event)}
    assert set(of) == {story.id for story in stories.values()}
    assert all(of[story.id] in story.events for story in stories.values())


def test_a_word_that_very_many_reports_have_leads_to_none_of_another_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many there are, what is looked through for one report more is bounded."""
    monkeypatch.setitem(settings(), "common", 3)
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    reports = [
        a_report(f"r{at}", f"{BODY} Once more, in year {at}.", published=f"20{at + 10}-01-03") for at in range(8)
    ]
    for report in reports:
        recorder.add(report, ())
    words = [f"{word}|" for word in key_words(reports[0])]
    assert max(len(shelf.find(TELLING, [word])) for word in words) == 3
    assert max(len(shelf.find(WORDS, [word])) for word in words) == 3
    assert len(list(shelf.all(Story))) == 1, "copies are found by what they share"


def test_what_reports_bear_on_is_forgotten_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a build of very many, whose memory it would fill; what comes out is the same."""
    once = stories(BODY, OTHER, SECOND, BODY, OTHER)
    monkeypatch.setattr(retelling, "MOST_NEAR", 1)
    assert stories(BODY, OTHER, SECOND, BODY, OTHER) == once
    recorder = Recorder(MemoryShelf())
    for at in range(8):
        recorder.add(a_report(f"r{at}", BODY), ())
    assert len(recorder.telling._near) <= 1
