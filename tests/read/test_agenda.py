"""What a diary of coming days lists is planned."""

import pytest

from onrecord.model import Report, Section, Span
from tests.read.by_words import read


@pytest.mark.parametrize(
    ("title", "told", "status"),
    [
        ("Week ahead: what to watch", "Chile attacks Peru in Lima.", "planned"),
        ("Diary - Political events", "Chile attacks Peru in Lima.", "planned"),
        ("Diary - Political events", "Chile attacked Peru in Lima.", "happened"),
        ("War in the south", "Chile attacks Peru in Lima.", "ongoing"),
    ],
)
def test_the_present_tense_of_a_diary_is_the_future(title: str, told: str, status: str) -> None:
    text = f"{title}\n{told}"
    sections = (Section("title", Span(0, len(title))), Section("body", Span(len(title) + 1, len(text))))
    report = Report(id="r", title=title, text=text, sections=sections, published="2024-06-04", published_how="metadata")
    assert {claim.status for claim in next(read([report])).claims} == {status}
