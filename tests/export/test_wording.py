"""Who says so, and who it is, in words."""

import pytest

from onrecord.export.wording import one_line, proper_name, said_by
from onrecord.model import Claim, Party, Source, Span


def test_who_says_so_begins_with_whose_words_they_are() -> None:
    chain = (Source("a paper"), Source("officials"), Source("John Kirby"))
    assert said_by(_claim(sources=chain)) == "John Kirby, by way of officials, by way of a paper"
    assert (said_by(_claim(hearsay=True)), said_by(_claim())) == ("somebody unnamed", "")


@pytest.mark.parametrize(
    ("party", "name"),
    [
        (Party("PRK", "Kim Jong Un"), "Kim Jong Un"),
        (Party("GBR", "Ministry of Defence"), "Ministry of Defence"),
        (Party("PRK", "the North"), "North Korea"),
        (Party("RUS", "Moscow"), "Russia"),
        (Party("TALIBAN", "militant gunmen"), "Taliban"),
        (Party("IGO", "mediators"), "mediators"),
        (Party("?", "others"), "others"),
    ],
)
def test_words_that_only_stand_for_somebody_are_no_name(party: Party, name: str) -> None:
    assert proper_name(party) == name


def test_one_line_keeps_letters_of_every_script() -> None:
    assert one_line("a\tb\r\nc\u2028 д\u200cе “f”") == "a b c д\u200cе “f”"


def _claim(**fields: object) -> Claim:
    return Claim(id="c", report="r", span=Span(0, 1), quote="x", type="AID", **fields)  # type: ignore[arg-type]
