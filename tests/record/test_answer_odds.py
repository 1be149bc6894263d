"""How likely a claim is what a reaction answers."""

import math

import pytest

from onrecord.model import Party, Reason, Response, Span
from onrecord.record.answer_odds import Ties, candidates, chosen, learned, odds, ties
from onrecord.record.answering import answer
from onrecord.record.facts import facts
from tests.record.made import a_claim, a_report


def weigh(name: str) -> float:
    return {"near": 1.0, "far": -1.0}.get(name, 0.0)


def test_odds_are_shared_with_none_of_them() -> None:
    whole = math.exp(1) + math.exp(-1) + 1
    assert odds([{"near": 1.0}, {"far": 1.0}], weigh) == pytest.approx([math.exp(1) / whole, math.exp(-1) / whole])


def test_where_there_is_nothing_to_answer_there_are_no_odds() -> None:
    assert odds([], weigh) == []


def test_marks_without_a_weight_count_for_nothing() -> None:
    assert odds([{"near": 2.0, "unheard": 9.0}], weigh) == odds([{"near": 2.0}], weigh)


def test_great_sums_do_not_overflow() -> None:
    assert odds([{"near": 2000.0}], weigh) == [1.0]


def test_what_is_tied_is_likelier_than_not_and_than_any_other_deed() -> None:
    assert float(learned()["least"]) >= 0.5
    assert float(learned()["clear"]) > 1


def tied_by(same: list[tuple[int, int]], accuses: list[tuple[int, int]], size: int) -> Ties:
    """Some claims, with the pairs that are of one deed, and who accuses of which."""
    paired = {*same, *((b, a) for a, b in same), *((at, at) for at in range(size))}

    def table(pairs: set[tuple[int, int]]) -> list[list[bool]]:
        return [[(one, other) in pairs for other in range(size)] for one in range(size)]

    return Ties(table(paired), table(set(accuses)))


def test_claims_of_one_deed_count_together_and_the_likeliest_of_them_is_tied() -> None:
    """The first stands between two deeds, so that it has most beside it; it is the least likely of them itself."""
    assert chosen([0.1, 0.5, 0.3], tied_by([(0, 1), (0, 2)], [], 3), 0.5, 2.0, 0.2) == 1


def test_what_is_of_the_likeliest_deed_does_not_speak_for_another() -> None:
    """The second is of one deed with both others, which are two: it stands with the first, and not for the third."""
    assert chosen([0.4, 0.3, 0.2], tied_by([(0, 1), (1, 2)], [], 3), 0.5, 1.5, 0.2) == 0
    assert chosen([0.4, 0.1, 0.45], tied_by([(0, 1)], [], 3), 0.5, 1.5, 0.2) is None


@pytest.mark.parametrize(("chances", "tied"), [([0.55, 0.4], 1), ([0.8, 0.1], 0)])
def test_an_accusation_counts_with_its_deed_which_comes_first_unless_it_is_unlikely(
    chances: list[float], tied: int
) -> None:
    assert chosen(chances, tied_by([], [(0, 1)], 2), 0.5, 1.5, 0.2) == tied


@pytest.mark.parametrize(("chances", "tied"), [([0.6, 0.2], 0), ([0.45, 0.1], None), ([0.52, 0.4], None)])
def test_none_is_tied_that_is_not_likely_and_clear(chances: list[float], tied: int | None) -> None:
    assert chosen(chances, tied_by([], [], 2), 0.5, 1.5, 0.2) == tied


def test_of_nothing_nothing_is_tied() -> None:
    assert chosen([], tied_by([], [], 0), 0.5, 2.0, 0.2) is None


def test_a_deed_behind_the_answer_is_not_what_an_accusation_within_it_is_of() -> None:
    text = "Borduria called the accusation by envoy Klow absurd and expelled him."
    report, borduria, said = a_report("one", text), Party("BOR", "Borduria"), text.partition(" and")[0]
    response = Response(id="d", report="one", span=Span(0, len(said)), quote=said, by=borduria, stance="denies")
    accused = a_claim(report, "the accusation by envoy Klow", "ACCUSE", recipients=(borduria,), trigger="accusation")
    expelled = a_claim(report, "expelled him", "SANCTION", actors=(borduria,), trigger="expelled")
    found = candidates(answer(response, report), text, [facts(claim, report) for claim in (accused, expelled)])
    assert len(found) == 2
    assert not any(map(any, ties(found, text, response.span).accuses))
    assert any(map(any, ties(found, text, Span(0, len(text))).accuses))


def test_a_refusal_may_be_what_is_denied_where_the_answer_names_it() -> None:
    text = "Borduria denied blocking the convoy. Borduria denied it again."
    report, borduria = a_report("one", text), Party("BOR", "Borduria")
    blocking = a_claim(report, "blocking the convoy", "REJECT", actors=(borduria,), trigger="blocking")

    def answering(said: str, heads: str) -> int:
        start = text.index(said)
        why = (Reason("named", "responses", "heads", heads), Reason("named on the way", "responses", "passed", ""))
        response = Response(
            id="d", report="one", span=Span(start, start + len(said)), quote=said, by=borduria, stance="denies", why=why
        )
        return len(candidates(answer(response, report), text, [facts(blocking, report)]))

    assert answering("Borduria denied blocking the convoy", "blocking") == 1
    assert answering("Borduria denied it again", "") == 0
