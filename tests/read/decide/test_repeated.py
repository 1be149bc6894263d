"""Claims made firm as their report says the same in another sentence."""

import pytest

from onrecord.model import Confidence, Reason
from onrecord.read.decide.choose import Chosen, choose
from onrecord.read.decide.confidence import Judged
from onrecord.read.decide.repeated import borne_out
from onrecord.read.decide.scene import Stage
from onrecord.read.decide.settings import Settings
from onrecord.read.encoder.words import words
from onrecord.read.reading import Reading
from tests.read.by_words import prepared
from tests.read.decide.building import answer

TWICE = "Chad expelled two envoys of Togo. On Monday Chad ousted the Togo diplomats."


def told(text: str, *triggers: str, status: str = "happened", recipient: str = "TGO") -> tuple[Reading, list[Chosen]]:
    """Claims of one type by those words; the last has the status and the recipient given."""
    reading = prepared(text)
    ways = [*[("happened", "TGO")] * (len(triggers) - 1), (status, recipient)]
    found = [
        answer(reading, word, "SANCTION", status=way, actor={"TCD": 0.99}, recipient={to: 0.99})
        for word, (way, to) in zip(triggers, ways, strict=True)
    ]
    stage = Stage(reading, words(reading))
    return reading, choose(reading, found, [stage.fact(one.trigger) for one in found], Settings(event=0.0, together=0))


def how(*chances: float, firm_from: float = 0.6) -> list[Judged]:
    return [
        Judged(
            Confidence(*[chance] * 6),
            "firm" if chance >= firm_from else "lead",
            Reason("evidence", "decide", ""),
            chance,
        )
        for chance in chances
    ]


@pytest.mark.parametrize(
    ("chances", "tiers"),
    [
        ((0.55, 0.5), ["firm", "firm"]),
        ((0.46, 0.55), ["firm", "firm"]),
        ((0.48, 0.48), ["lead", "lead"]),
        ((0.55, 0.4), ["lead", "lead"]),
        ((0.65, 0.5), ["firm", "firm"]),
        ((0.9, 0.5), ["firm", "lead"]),
    ],
)
def test_what_is_told_alike_in_two_sentences_is_firm(chances: tuple[float, float], tiers: list[str]) -> None:
    reading, claims = told(TWICE, "expelled", "ousted")
    assert borne_out(reading, claims, [False, False], how(*chances)) == tiers


def test_whether_it_is_over_need_not_be_told_alike() -> None:
    reading, claims = told(TWICE, "expelled", "ousted", status="ongoing")
    assert borne_out(reading, claims, [False, False], how(0.55, 0.55)) == ["firm", "firm"]


@pytest.mark.parametrize(("status", "recipient"), [("planned", "TGO"), ("happened", "TCD")])
def test_another_status_or_party_bears_nothing_out(status: str, recipient: str) -> None:
    reading, claims = told(TWICE, "expelled", "ousted", status=status, recipient=recipient)
    assert borne_out(reading, claims, [False, False], how(0.55, 0.55)) == ["lead", "lead"]


def test_the_same_sentence_bears_nothing_out() -> None:
    reading, claims = told("Chad expelled and ousted two envoys of Togo.", "expelled", "ousted")
    assert borne_out(reading, claims, [False, False], how(0.55, 0.55)) == ["lead", "lead"]


def test_what_is_doubtful_is_neither_firm_nor_bears_out() -> None:
    reading, claims = told(TWICE, "expelled", "ousted")
    assert borne_out(reading, claims, [False, True], how(0.55, 0.55)) == ["lead", "lead"]
