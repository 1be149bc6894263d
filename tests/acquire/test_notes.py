"""What outlets say of their own reports: recognised in the forms of many houses, and nothing else taken for it."""

import json
from collections.abc import Callable

import pytest

from onrecord.acquire.notes import Note, take
from onrecord.model import NOTES, Report

Read = Callable[..., Report]
DAY = "2024-06-04T12:00:00"


def note(paragraph: str) -> Note:
    kept, (found,) = take("Talks on the border", ["The talks went on.", paragraph], DAY)
    assert kept == ["The talks went on."]
    return found


@pytest.mark.parametrize(
    ("paragraph", "kind", "at", "text"),
    [
        ("Correction, June 5: We wrote that he had left.", "correction", "2024-06-05", "We wrote that he had left."),
        ("CORRECTION (5 June 2024): It was in May.", "correction", "2024-06-05", "It was in May."),
        ("Correction: June 5, 2024: It was in May.", "correction", "2024-06-05", "It was in May."),
        ("Clarification – The bank is in Oslo.", "clarification", None, "The bank is in Oslo."),
        ("Editor’s note: This report tells of violence.", "editors-note", None, "This report tells of violence."),
        ("Clarifications: The bank is in Oslo.", "clarification", None, "The bank is in Oslo."),
        ("Retraction: We take back what we wrote.", "retraction", None, "We take back what we wrote."),
        ("(Corrects the day in paragraph 2)", "correction", None, "Corrects the day in paragraph 2"),
        ("(This June 5 story corrects the name)", "correction", None, "This June 5 story corrects the name"),
    ],
)
def test_labels_and_their_days(paragraph: str, kind: str, at: str | None, text: str) -> None:
    found = note(paragraph)
    assert (found.kind, found.at, found.text) == (kind, at, text)


@pytest.mark.parametrize(
    "paragraph",
    [
        "An earlier version of this article said that the envoy had left.",
        "In an earlier version of this story, the minister's name was misspelled.",
        "* This article was amended on 6 June 2024. An earlier version gave the wrong day.",
        "A correction was made on June 5, 2024: The ship had not sunk.",
        "Because of an editing error, an earlier version of this report misstated the toll.",
        "In a story June 4 about the strike, the agency reported erroneously that two men had died.",
        "Our report on Monday incorrectly said that the port had closed.",
        "The original headline of this story has been corrected.",
    ],
)
def test_corrections_without_a_label(paragraph: str) -> None:
    assert note(paragraph).kind == "correction"


@pytest.mark.parametrize(
    "paragraph",
    [
        "An earlier version of the bill said that fishing would be banned.",
        "An earlier report by the ministry said that five had died.",
        "Corrections officers found two knives.",
        "Withdrawn from the lake: three boats and a net.",
        "The ministry has withdrawn its report on the dam.",
        "Clarification of the border has taken years, he said.",
        "The minister erroneously said that the port had closed.",
        "For the record: the two have met before.",
    ],
)
def test_news_is_no_note(paragraph: str) -> None:
    assert take("Talks on the border", [paragraph], DAY) == ([paragraph], [])


def test_a_note_at_the_end_of_a_paragraph_and_one_below_its_label() -> None:
    kept, notes = take("Talks", ["They met. Correction: They met in May.", "Editor's note", "It has been cut."], DAY)
    assert kept == ["They met."]
    assert [(n.kind, n.text) for n in notes] == [
        ("correction", "They met in May."),
        ("editors-note", "It has been cut."),
    ]


def test_a_report_that_is_one_note_by_its_title() -> None:
    paragraphs = ["The Harbour Post has withdrawn its report of May 30.", "It rested on one account."]
    kept, notes = take("Retraction: report on the lake", paragraphs, DAY)
    assert kept == []
    assert [n.kind for n in notes] == ["retraction", "retraction"]


def test_the_corrected_story_below_its_correction_is_news() -> None:
    paragraphs = [
        "In a story June 4 about the dam, the agency reported erroneously that it had burst.",
        "A corrected version of the story is below:",
        "The dam held on Monday, engineers said.",
    ]
    kept, notes = take("Correction: Dam story", paragraphs, DAY)
    assert kept == ["The dam held on Monday, engineers said."]
    assert len(notes) == 2


def test_a_corrected_story_with_the_agencys_mark_is_news() -> None:
    assert take("CORRECTED-Peru and Chile sign treaty", ["Peru and Chile signed a treaty."], DAY)[1] == []


def test_notes_stand_behind_the_text_with_day_and_label(read: Read) -> None:
    article = {
        "title": "Armenia and Georgia near a treaty",
        "text": "Ministers of both countries met in Gyumri on Monday and came close to a treaty on water.\n"
        "Correction, June 5: An earlier version of this article said that the treaty had been signed.\n"
        "Georgia's government said that the next talks would be in July.",
        "date_publish": DAY,
    }
    report = read("article.json", json.dumps(article))
    (note,) = [section for section in report.sections if section.kind in NOTES]
    body = next(section for section in report.sections if section.kind == "body")
    assert note.span.start > body.span.end
    assert (note.at, note.label) == ("2024-06-05", "Correction, June 5:")
    assert report.text.endswith("had been signed.")
    assert report.dateline is None
    assert report.notes[0].startswith("correction of 2024-06-05: An earlier version")


def test_an_article_that_was_run_into_an_editors_note_is_not_lost() -> None:
    text = "Editor's note: The Tide is our letter of the morning. Peru recalled its envoy from Quito on Monday."
    assert take("The Tide", [text], DAY) == ([text], [])
