"""Digests: told by their text, and read item by item."""

import pytest

from onrecord.model import Report, Section, Span
from onrecord.read.digests import items, states
from onrecord.read.windows import windows
from tests.read.by_words import read

LINES = [
    "Ghana expelled two Togolese spies on Monday.",
    "Omani sailors freed a Danish tanker.",
    "Hungary's police arrested a mayor on Wednesday.",
    "Cuba accused Canada of meddling.",
    "The Kremlin accused Finland of spying on Thursday.",
]
STORY = [
    "Ghana expelled two Togolese spies on Monday.",
    "Togo rejected the decision and called home its envoy.",
    "The two states have quarrelled over their border since 1991.",
    "Benin offered to mediate between Ghana and Togo.",
    "The spies had lived in Accra, Ghana's police said.",
]


def report(lines: list[str], title: str = "In brief", **fields: object) -> Report:
    text = "\n".join([title, *lines])
    sections = (Section("title", Span(0, len(title))), Section("body", Span(len(title) + 1, len(text))))
    given = {"published": "2024-06-08", "published_how": "metadata", **fields}
    return Report(id="brief", title=title, text=text, sections=sections, **given)  # type: ignore[arg-type]


def test_lines_about_one_state_after_another_are_items() -> None:
    whole = report(LINES)
    assert [one.span.of(whole.text) for one in items(whole)] == LINES


@pytest.mark.parametrize(
    "lines",
    [STORY, LINES[:3], [*LINES[:4], "It denied that."], [LINES[0], "Rain fell.", "Wind blew.", "Snow lay.", LINES[1]]],
)
def test_a_story_and_a_few_lines_are_no_digest(lines: list[str]) -> None:
    assert items(report(lines)) == ()


def test_a_heading_goes_with_what_stands_below_it_and_says_where_that_is() -> None:
    lines = ["MALI", "Gunmen abducted two Chinese engineers.", "KENYA", "Police arrested a Ugandan senator.", "SERBIA",
             "The president met the Hungarian minister.", "PERU", "Bolivia closed its border."]  # fmt: skip
    whole = report(lines)
    assert [(one.label, one.place) for one in items(whole)] == [
        ("MALI", "Mali"), ("KENYA", "Kenya"), ("SERBIA", "Serbia"), ("PERU", "Peru"),
    ]  # fmt: skip
    assert [window.report.dateline.place for window in windows(whole) if window.report.dateline] == [
        "Mali", "Kenya", "Serbia", "Peru",
    ]  # fmt: skip


def test_states_are_named_by_names_adjectives_capitals_and_leaders() -> None:
    assert states("Vladimir Putin told Ankara that US’s and South African ships may pass.") == {
        "RUS",
        "TUR",
        "USA",
        "ZAF",
    }


def test_no_item_lends_its_parties_or_days_to_the_next() -> None:
    reading = next(read([report(LINES)]))
    told = {claim.trigger: claim for claim in reading.claims}
    assert {party.code for party in told["arrested"].recipients} <= {"HUN", "?"}
    assert told["expelled"].time is not None
    assert told["freed"].time is None
    assert all(claim.span.of(reading.report.text) == claim.quote for claim in reading.claims)


def test_three_items_under_headings_are_a_digest() -> None:
    lines = [
        "Bolivia expels envoy",
        LINES[0],
        "Greece hosts a general",
        LINES[2],
        "Solomons",
        "The premier met the king.",
    ]
    assert [one.label for one in items(report(lines))] == lines[::2]
