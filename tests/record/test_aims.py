"""What is promised, offered or asked for stands in a title made from fields."""

import pytest

from onrecord.record.aims import LONGEST, aim
from tests.record.titled import called, told

PERU, CHILE = ("PER", "Peru", "Peru"), ("CHL", "Chile", "Chile")


@pytest.mark.parametrize(
    ("text", "trigger", "words"),
    [
        ("Peru signed a commitment to deploy U.S.-built boats to Chile, aides said.", "commitment",
         "to deploy U.S.-built boats to Chile"),
        ("Peru repeated its offer to host talks as Chile waited.", "offer", "to host talks"),
        ("Peru praised the commitment of Chile.", "commitment", ""),
        ("Peru repeated its promise to help them.", "promise", ""),
        ("Peru announced a visit to meet its allies.", "visit", ""),
    ],
)  # fmt: skip
def test_the_words_behind_the_noun_tell_what_of(text: str, trigger: str, words: str) -> None:
    claim, report = told(text, text.partition(",")[0].rstrip("."), trigger, part="noun")
    assert aim([claim], {report.id: report}) == words


def test_what_is_long_ends_where_a_phrase_does() -> None:
    text = "Peru made an offer to supply large boats for patrols along the whole of the southern coast of Chile."
    claim, report = told(text, text[:-1], "offer", part="noun")
    words = aim([claim], {report.id: report})
    assert words == "to supply large boats for patrols along the whole"[: len(words)]
    assert len(words) <= LONGEST


def test_a_made_up_title_tells_what_is_promised_in_place_of_to_whom() -> None:
    text = "The speech followed Peru signing a commitment to deploy boats to Chile."
    claim, report = told(
        text, "Peru signing a commitment", "commitment", type="AGREE", part="noun",
        actors=(("PER", "Peru", "Peru"),), recipients=(CHILE,),
    )  # fmt: skip
    assert called((claim, report)).words == "Peru made a promise to deploy boats to Chile"


def test_a_claim_without_its_report_tells_none() -> None:
    claim, _ = told(
        "Peru repeated its offer to host talks.", "its offer to host talks", "offer", part="noun", actors=(PERU,)
    )
    assert aim([claim], {}) == ""
