"""Events in sentences: nothing in them that what they rest on does not hold."""

import pytest
from msgspec import structs

from onrecord.store import Record
from onrecord.tell.brief.evidence import UNNAMED
from onrecord.tell.brief.grounds import Grounds
from onrecord.tell.brief.model import Piece
from onrecord.tell.brief.quoting import written
from onrecord.tell.brief.saying import alike, holds, sentence
from onrecord.tell.brief.speakers import joined


@pytest.fixture(scope="module")
def grounds(sample_record: Record) -> Grounds:
    return Grounds(sample_record)


@pytest.fixture(scope="module")
def told(grounds: Grounds) -> dict[str, str]:
    return {line.view.event.title: sentence(line, grounds).words for line in grounds.lines.values()}


def test_every_sentence_rests_on_what_holds_it(grounds: Grounds) -> None:
    for line in grounds.lines.values():
        made = sentence(line, grounds)
        *resting, figures = made.pieces
        assert resting
        assert all(piece.rests_on and holds(piece, grounds) for piece in resting)
        assert not figures.rests_on
        assert set(made.rests_on) <= {*line.view.event.claims, *line.view.event.responses}


def test_it_says_who_says_so_when_and_how_sure(told: dict[str, str]) -> None:
    assert told["Russian Defence Minister Sergei Shoigu travelled to Pyongyang"] == (
        "According to John Kirby, Russian Defence Minister Sergei Shoigu travelled to Pyongyang (July 2023); "
        "The Daily Lantern says it happened, giving fewer names (2 origins say it happened; grade 2, probably true)."
    )


def test_who_gives_less_than_is_told_is_told_of_apart(told: dict[str, str]) -> None:
    words = told["North Korea shipped 1,000 containers of arms to Russia"]
    assert words.startswith("According to White House, North Korea shipped 1,000 containers")
    assert "; Royal United Services Institute says it happened, giving no such number and no such day; " in words


def test_several_who_have_no_names_of_their_own_take_a_plural(told: dict[str, str]) -> None:
    assert "; analysts (South Korea) think it possible" in " ".join(told.values())


def test_a_denial_stands_in_the_sentence_on_what_is_denied(told: dict[str, str]) -> None:
    assert "; Dmitry Peskov denies it (" in told["North Korea shipped 1,000 containers of arms to Russia"]


def test_what_is_planned_or_possible_is_said_so(told: dict[str, str]) -> None:
    assert told["Kim Jong Un will visit Moscow"].startswith(
        "According to Vladimir Putin, Kim Jong Un will visit Moscow"
    )


def test_a_sentence_that_is_quoted_is_that_of_its_paper(told: dict[str, str]) -> None:
    (sought,) = (words for title, words in told.items() if "to sell artillery ammunition" in title)
    assert sought.startswith(
        "Northfield Courier writes: “Russian Defence Minister Sergei Shoigu travelled to Pyongyang"
    )
    assert "John Kirby told reporters" in sought, "whose word it is, stands in the sentence"
    assert sought.endswith("” (reported 31 August 2023) (1 origin thinks it possible; grade 4, doubtful).")


def test_one_sides_word_is_told_as_that(grounds: Grounds) -> None:
    (line,) = (line for line in grounds.lines.values() if line.view.event.title == "Putin arrived in North Korea")
    assert sentence(line, grounds).words.startswith("According to Harbour Gazette, ")
    alone = sentence(structs.replace(line, kind="alleged"), grounds)
    assert alone.words.startswith("On the word of Harbour Gazette alone, ")


def test_who_speaks_of_himself_is_not_named_twice(told: dict[str, str]) -> None:
    assert (
        "Russia (30 August 2023), on John Kirby’s own word ("
        in told["John Kirby urges the DPRK to cease its arms negotiations with Russia"]
    )


@pytest.mark.parametrize("words", ["2,000 containers", "1,000 containers of arms to China", "will ship"])
def test_what_is_not_held_is_not_let_pass(grounds: Grounds, words: str) -> None:
    claim = next(c for c in grounds.books.claims.values() if "1,000 containers" in c.quote and c.type == "AID")
    assert not holds(Piece(f"North Korea shipped {words}", (claim.id,)), grounds)
    assert holds(Piece("North Korea shipped 1,000 containers", (claim.id,)), grounds)


def test_who_tells_it_in_other_words_is_quoted(grounds: Grounds) -> None:
    (line,) = (line for line in grounds.lines.values() if "1,000 containers" in line.view.event.title)
    event = line.view.event
    assert alike("Ruritania shipped arms to Graustark", ["A cargo of arms was shipped from there"], event)
    assert not alike("Seoul welcomed the reopened hotline", ["Seoul welcomed remarks on better relations"], event)


def test_two_reports_without_an_outlet_are_two() -> None:
    assert joined([UNNAMED, UNNAMED]) == "two reports of no known outlet"
    assert joined([UNNAMED, "Reuters"]) == f"{UNNAMED} and Reuters"


def test_a_quotation_that_breaks_off_is_marked(grounds: Grounds) -> None:
    line = next(line for line in grounds.lines.values() if line.view.event.title.startswith("“"))
    cite = line.view.accounts[0].origins[0].first
    assert "“… warned that it has a …”" in written(cite, "warned that it has a", grounds)
    assert "“They met.”" in written(cite, "They met.", grounds)
