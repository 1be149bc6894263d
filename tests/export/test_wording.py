"""Who says so, and who it is, in words."""

import pytest

from onrecord.export.wording import one_line, one_side, proper_name, said_by
from onrecord.model import Claim, Event, Party, Source, Span


def test_who_says_so_begins_with_whose_words_they_are() -> None:
    chain = (Source("a paper"), Source("officials"), Source("John Kirby"))
    assert said_by(_claim(sources=chain)) == "John Kirby, by way of officials, by way of a paper"
    assert (said_by(_claim(hearsay=True)), said_by(_claim())) == ("somebody unnamed", "")


@pytest.mark.parametrize(
    ("sources", "told"),
    [
        ((), ""),
        ((Source("a paper"), Source("Moscow", code="RUS")), "said by Moscow, by way of a paper, a party to it"),
        ((Source("Moscow", code="RUS"), Source("John Kirby", code="USA")), "said by John Kirby, by way of Moscow"),
        ((Source("somebody", code="?"),), "said by somebody"),
    ],
)
def test_one_sides_word_is_told_as_that(sources: tuple[Source, ...], told: str) -> None:
    event = Event(id="e", title="", type="AID", actors=(Party("RUS", "Russia"), Party("?", "others")))
    assert one_side(_claim(sources=sources), event) == told


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
