import json
from collections.abc import Callable

import pytest

from onrecord.model import Report

from .conftest import FIRST, SECOND, TITLE

Read = Callable[..., Report]


def body(report: Report) -> list[str]:
    return [line for s in report.sections if s.kind == "body" for line in s.span.of(report.text).split("\n")]


FURNITURE = [
    "No time to read? Get a summary",
    "Leave a Reply",
    "Related posts",
    "Relevant Posts",
    "Continue Reading",
    "Read more:",
    "Click here to subscribe to our newsletter",
    "Share this:",
    "Facebook Twitter WhatsApp",
    "Next article →",
    "Advertisement Continue reading the main story",
    "We use cookies to improve your experience.",
    "5 min read",
    "READ MORE: Ten things to know about Freedonia",
    "(Photo: Jane Doe/Reuters)",
    "Follow us on Facebook",
    "Copyright 2023 The Daily Planet. All rights reserved.",
    "Photos: The talks in Geneva Hide Caption 1 of 53",
    "JUST WATCHED Talks explained Replay More Videos ... MUST WATCH Talks explained 01:14",
    "Sign up for our newsletter",
    "Your email address will not be published. Required fields are marked *",
    "_____",
    "https://example.com/x",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_goes_wherever_it_stands(read: Read, line: str) -> None:
    report = read("report.txt", f"{TITLE}\n\n{FIRST}\n\n{line}\n\n{SECOND}\n\nThe talks are the third since May.\n")
    assert line not in report.text
    assert body(report)[0] == FIRST


REPORTING = [
    "Terms of the deal were not disclosed.",
    "Most recent polls show the government ahead.",
    "Follow the money, he said.",
    "A deal may be reached by Friday on the sanctions.",
    "The report published on Monday accused the army of abuses.",
    "Video shows the attack on the convoy.",
    "Close allies of the president resigned.",
    "Watch how they vote, she said.",
    "Topics discussed included the missile tests.",
    "Reuters reported that the ships had left.",
    "Comments by Kim angered Seoul.",
    "Share prices fell after the sanctions were announced.",
    "More than 40 people were killed.",
    "Print workers went on strike.",
    "Save the Children said its office had been hit.",
    "Home Secretary James Doe condemned the attack.",
    "People in Kyiv fled.",
    "Related charges were brought against two officers.",
    "Live ammunition was fired at the crowd.",
    "Support for the pact fell.",
]


@pytest.mark.parametrize("line", REPORTING)
def test_sentences_of_reporting_stay(read: Read, line: str) -> None:
    report = read("report.txt", f"{TITLE}\n\n{FIRST}\n\n{line}\n\n{SECOND}\n")
    assert line in report.text


def test_what_follows_a_comment_form_goes(read: Read) -> None:
    page = (
        f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\nLeave a Reply\n\nI think this whole story is wrong, and I said so before.\n"
    )
    assert body(read("report.txt", page)) == [FIRST, SECOND]


def test_headlines_below_read_more_go_and_the_article_goes_on(read: Read) -> None:
    page = f"{TITLE}\n\n{FIRST}\n\nRead more\n\nTen people you should know in Sylvania\n\n{SECOND}\n"
    assert body(read("report.txt", page)) == [FIRST, SECOND]


def test_doubled_headings_and_descriptions_are_kept_once(read: Read) -> None:
    text = f"{TITLE}\n{FIRST}\nA Call for Calm\n{SECOND}\nA Call for Calm"
    report = read("a.json", json.dumps({"title": TITLE, "description": FIRST, "text": text}))
    assert report.text == f"{TITLE}\n{FIRST}\nA Call for Calm\n{SECOND}"
    assert [section.kind for section in report.sections] == ["title", "body"]


def test_a_description_keeps_its_own_sentences(read: Read) -> None:
    lead = f"{FIRST} Mr. Doe would lead the delegation."
    report = read("a.json", json.dumps({"title": TITLE, "description": lead, "text": f"{FIRST}\n{SECOND}"}))
    (span,) = [section.span for section in report.sections if section.kind == "lead"]
    assert span.of(report.text) == "Mr. Doe would lead the delegation."


def test_a_gallery_goes_and_a_caption_stays_without_its_credit(read: Read) -> None:
    slides = "\n".join(f"{n}/4 200{n} Soldiers stand guard in the capital. Jane Doe" for n in range(1, 5))
    text = f"Image copyright AFP Image caption The embassy was burnt down\n{FIRST}\n{slides}\n{SECOND}"
    report = read("a.json", json.dumps({"title": TITLE, "text": text}))
    assert body(report) == ["The embassy was burnt down", FIRST, SECOND]


def test_sections_cover_the_text(read: Read) -> None:
    article = {"title": TITLE, "description": "A surprise.", "text": f"{FIRST}\n\n{SECOND}"}
    report = read("a.json", json.dumps(article))
    parts = [section.span.of(report.text) for section in report.sections]
    assert parts == [TITLE, "A surprise.", f"{FIRST}\n{SECOND}"]
    assert "\n".join(parts) == report.text


def test_the_first_line_is_a_title_only_if_it_looks_like_one(read: Read) -> None:
    assert read("a.txt", f"{TITLE}\n\n{FIRST}").title == TITLE
    assert read("b.txt", f"{FIRST}\n\n{SECOND}").title == ""


def test_wrapped_lines_become_paragraphs(read: Read) -> None:
    import textwrap

    wrapped = "\n\n".join(textwrap.fill(f"{one} {one[::-1]}", 70) for one in (FIRST, SECOND))
    assert len(body(read("a.txt", f"{TITLE}\n\n{wrapped}"))) == 2


def test_a_header_of_fields_is_data(read: Read) -> None:
    head = "Title: The talks\nDate: 5 September 2023\nSource: Reuters\nURL: https://www.reuters.com/x\n"
    report = read("a.txt", f"{head}\n{FIRST}\n\n{SECOND}")
    assert (report.title, report.published, report.outlet) == ("The talks", "2023-09-05", "Reuters")
    assert body(report) == [FIRST, SECOND]


def test_the_outlets_name_is_no_part_of_the_title(read: Read) -> None:
    article = {"title": f"{TITLE} - BBC News", "text": f"{FIRST}\n{SECOND}", "url": "https://www.bbc.co.uk/news/1"}
    report = read("a.json", json.dumps(article))
    assert (report.title, report.outlet) == (TITLE, "BBC")


def test_a_byline_and_a_date_right_below_the_headline_are_data(read: Read) -> None:
    report = read("a.txt", f"{TITLE}\nBy Jane Doe\nPublished on 5 September 2023\n\n{FIRST}\n\n{SECOND}")
    assert (report.title, report.byline, report.published) == (TITLE, ("Jane Doe",), "2023-09-05")
    assert body(report)[0] == FIRST


def test_a_date_that_ends_a_wrapped_paragraph_stays_in_it(read: Read) -> None:
    wrapped = "The two foreign ministers of the neighbouring states\nsigned the treaty in the city of Geneva on\n"
    report = read("a.txt", f"{TITLE}\n\n{wrapped}5 September 2023.\n\n{SECOND}")
    assert body(report)[0].endswith("in the city of Geneva on 5 September 2023.")
