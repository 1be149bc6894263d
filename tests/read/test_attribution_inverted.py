"""Speakers behind a quotation and its verb."""

import pytest

from tests.read.by_words import prepared


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("« France has expelled two Azerbaijani diplomats », grumbled a diplomat in Baku.", "diplomat"),
        ("»Wir have shelled three villages«, said an Iraqi general on Sunday.", "Iraqi general"),
        ("“Peru closed the border,” complained bishop Ana Rojas.", "Ana Rojas"),
    ],
)
def test_who_speaks_behind_a_quotation(text: str, speaker: str) -> None:
    reading = prepared(text)
    assert speaker in {one.name for one in reading.attributions}
    assert "France" not in {one.name for one in reading.attributions}


def test_nobody_is_no_source() -> None:
    reading = prepared("Nobody in Warsaw has said that Poland closed its border.")
    assert reading.attributions == ()
    reading = prepared("No official has confirmed that Poland closed its border.")
    assert reading.attributions == ()


def test_media_that_report_at_the_end_are_the_source() -> None:
    for text in ("Israeli jets bombed a port, Lebanese media report", "Chad freed a pilot, officials report."):
        (one,) = prepared(text).attributions
        assert one.name.split()[-1] in {"media", "officials"}
