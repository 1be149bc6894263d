"""Questions to a forecast: what is understood, over records and event files, and what has no basis."""

from pathlib import Path

import pytest

from onrecord import UsageError, forecast
from onrecord.store import Record

FILE = "date\tactor\trelation\trecipient\n" + "".join(
    f"2018-{1 + number // 4:02}-{1 + 7 * (number % 4):02}\t{line}\n"
    for number in range(24)
    for line in (
        "Iran\tThreaten\tIsrael",
        "Russia\tSign formal agreement\tNorth Korea",
        "Iran\tPraise or endorse\tOman",
    )
)


@pytest.fixture
def events(tmp_path: Path) -> Path:
    path = tmp_path / "events.tsv"
    path.write_text(FILE, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("question", "sides", "horizon"),
    [
        ("Will Russia and North Korea sign an agreement by 2024-07-01?", ({"PRK", "RUS"}, "AGREE"), 11),
        ("Will Vladimir Putin visit North Korea?", ({"PRK", "RUS"}, "CONSULT"), 7),
        ("RUS AGREE PRK by 2024-07-20", ({"PRK", "RUS"}, "AGREE"), 30),
        ("Will the United States accuse anyone?", ({"USA", "*"}, "ACCUSE"), 7),
    ],
)
def test_a_question_to_a_record(
    sample_record: Record, question: str, sides: tuple[set[str], str], horizon: int
) -> None:
    found = forecast(sample_record, question=question)
    assert found.no_basis == ""
    one = found.forecasts[0]
    assert ({one.actor, one.recipient}, one.relation, one.horizon) == (*sides, horizon)
    assert one.on == found.on == "2024-06-21"
    assert 0 < one.low < one.probability < one.high < 1


def test_a_day_by_which_it_is_to_be_does_not_begin_its_days(sample_record: Record) -> None:
    asked = "Will Russia and North Korea sign an agreement {} 2024-07-01?"
    said = {how: forecast(sample_record, question=asked.format(how)).notes for how in ("by", "on")}
    assert not any("Its days begin" in note for note in said["by"])
    assert any("Its days begin on 2024-07-01" in note for note in said["on"])


def test_what_is_named_below_the_state_is_said_not_to_be_told_apart(sample_record: Record) -> None:
    notes = forecast(sample_record, question="Will Vladimir Putin visit North Korea?").notes
    assert any("does not tell apart" in note and "Putin" in note for note in notes)
    notes = forecast(sample_record, question="Will Russia and North Korea sign an agreement?").notes
    assert not any("does not tell apart" in note for note in notes)


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("Will the treaty be signed?", "it names no party that is known"),
        ("Will China attack Japan?", "China does nothing in the events before that day"),
        ("Will Russia attack South Korea?", "nothing is done to South Korea"),
        ("Will Russia and North Korea sign an agreement by 2024-01-01?", "its days end on 2024-01-01, before the day"),
        ("Will Russia and North Korea sign an agreement by 2040?", "days ahead"),
        ("Did Kim Jong Un visit Moscow?", "onrecord ask answers"),
        ("Who will visit Moscow?", "it asks who"),
        ("Will Russia, North Korea and China meet?", "more than two parties"),
        ("Will Russia frobnicate North Korea?", "no basis"),
    ],
)
def test_without_a_basis_no_number_is_given(sample_record: Record, question: str, why: str) -> None:
    found = forecast(sample_record, question=question)
    assert found.forecasts == ()
    assert found.no_basis.startswith("no basis: ")
    assert why in found.no_basis


def test_an_empty_question_is_refused(sample_record: Record) -> None:
    with pytest.raises(UsageError, match="the question is empty"):
        forecast(sample_record, question=" ?")


def test_a_question_to_an_event_file_goes_by_its_names_and_words(events: Path) -> None:
    found = forecast(events, question="Will Iran threaten Israel by 2018-07-15?")
    assert [(one.actor, one.relation, one.recipient) for one in found.forecasts] == [("Iran", "Threaten", "Israel")]
    signed = forecast(events, question="Will Russia and North Korea sign an agreement?").forecasts[0]
    assert (signed.relation, signed.either) == ("Sign formal agreement", True)
    assert signed.probability > 0.3
    unseen = forecast(events, question="Will China threaten Israel?")
    assert (unseen.forecasts, unseen.no_basis[:9]) == ((), "no basis:")
    never = forecast(events, question="Will Israel threaten Iran?")
    assert (never.forecasts, never.no_basis[:9]) == ((), "no basis:"), "that way round, the pair was never seen"
