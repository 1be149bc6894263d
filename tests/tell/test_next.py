"""What the single page tells of what may be next, and its pictures."""

from pathlib import Path

import pytest

from onrecord import copy, forecast, open_record, page
from onrecord.model.forecasts import Bin, Forecast, Skill
from onrecord.store import Record
from onrecord.tell.chances import lines, percent, planned_for, signed
from onrecord.tell.reliability import LEFT, SIDE, TOP, reliability, track
from tests.forecast.made import forecast as said


def section(html: str) -> str:
    start = html.index('<section id="next"')
    return html[start : html.index("</section>", start)]


def test_the_story_s_forecast_is_on_the_page_and_resolved_by_its_later_reports(
    sample_record: Record, tmp_path: Path
) -> None:
    copy(sample_record.name, tmp_path / "copy.onrecord")
    with open_record(tmp_path / "copy.onrecord") as record:
        assert "No forecast of this has been kept yet" in section(page(record))
        forecast(record, on="2023-09-12", keep=True)
        told = section(page(record))
    assert "A forecast, not part of the record" in told
    assert "As of <time>2024-06-21</time>" in told
    assert "4 forecasts kept: 4 resolved by later reports, 1 of them came about, 0 open" in told
    assert "no better than the base rates" in told
    assert "4 were made when their days were over" in told
    assert told.count(">it happened ") == 1
    assert 'class="curve"' in told


def test_an_empty_record_says_why_there_is_nothing(tmp_path: Path) -> None:
    with open_record(tmp_path / "empty.onrecord", create=True) as record:
        assert "No basis: no report states a day of publication." in section(page(record))


def test_the_reliability_curve_has_its_dots_where_they_belong() -> None:
    curve = reliability([Bin(0.1, 0.2, 9, 0.15, 0.5), Bin(0.9, 1.0, 36, 1.0, 1.0)])
    assert curve is not None
    assert [(dot.x, dot.y, dot.count) for dot in curve.dots] == [
        (LEFT + 0.15 * SIDE, TOP + 0.5 * SIDE, 9), (LEFT + SIDE, TOP, 36),
    ]  # fmt: skip
    assert curve.dots[0].radius < curve.dots[1].radius
    assert "9 said 15 % on average: 50 % came about" in curve.dots[0].words
    assert reliability([]) is None


def test_skill_is_drawn_from_two_days_on() -> None:
    days = [Skill("2023-09-01", 2, 0.3, -0.5), Skill("2023-09-11", 4, 0.2, None), Skill("2023-09-21", 6, 0.1, 0.5)]
    drawn = track(days)
    assert drawn is not None
    (first, last) = drawn.points
    assert first[1] > drawn.zero > last[1], "worse below, better above"
    assert drawn.zero == pytest.approx((first[1] + last[1]) / 2)
    assert (drawn.low, drawn.high, drawn.first, drawn.last) == ("-0.50", "+0.50", "2023-09-01", "2023-09-21")
    assert track(days[:2]) is None


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (0.0, "under 0.1 %"),
        (0.004, "0.4 %"),
        (0.2, "20 %"),
        (0.996, "99.6 %"),
        (0.9999, "over 99.9 %"),
        (1.0, "over 99.9 %"),
    ],
)
def test_no_chance_is_told_as_certain(given: float, words: str) -> None:
    assert percent(given) == words


def test_horizons_of_one_thing_are_one_line() -> None:
    made: list[Forecast] = [said(0.2, horizon=30), said(0.1), said(0.4, recipient="USA", words="It may otherwise")]
    found = lines(made)
    assert [[one.horizon for one in line.forecasts] for line in found] == [[7, 30], [7]]
    assert (signed(None), signed(0.1234)) == ("not defined", "+0.123")


def test_the_days_of_a_plan() -> None:
    from onrecord.model.forecasts import Plan

    days = [(None, None), ("2023-09-13", "2023-09-13"), ("2023-09-11", "2023-09-17"), ("2023-09-11", None)]
    told = [planned_for(Plan(event="e", title="t", start=start, end=end)) for start, end in days]
    assert told == ["no day given", "2023-09-13", "2023-09-11 to 2023-09-17", "2023-09-11 to …"]
