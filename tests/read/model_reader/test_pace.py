from datetime import UTC, datetime

import pytest

from onrecord.read.model_reader.known import bound
from onrecord.read.model_reader.pace import Pace, back_off, retry_after

NOW = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)


def test_waits_double_and_are_bounded() -> None:
    waits = [back_off(tried, 1.0) for tried in (1, 2, 3, 40)]
    assert 1 <= waits[0] <= 1.25
    assert 4 <= waits[2] <= 5
    assert bound("longest_wait") <= waits[3] <= 1.25 * bound("longest_wait")


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("7", 7), ("0.5", 0.5), ("-3", 0), ("Mon, 06 May 2024 07:09:09 GMT", 60), ("Mon, 06 May 2024 07:00:00 GMT", 0),
        ("soon", None), ("", None), (None, None), ("inf", None), ("nan", None), ("99999999999999999999, 99", None),
    ],
)  # fmt: skip
def test_retry_after_has_seconds_or_a_date(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


def test_what_the_endpoint_says_holds_for_all() -> None:
    now = [100.0]
    pace = Pace(lambda: now[0])
    pace.hold(5)
    pace.hold(2)
    assert pace.wait() == 5
    now[0] = 106
    assert pace.wait() == 0


def test_after_failures_in_a_row_it_rests_and_is_tried_again() -> None:
    now = [0.0]
    pace = Pace(lambda: now[0])
    for _ in range(bound("failures") - 1):
        pace.failed()
    assert not pace.resting
    pace.failed()
    assert pace.resting
    now[0] = bound("rest") + 1
    assert not pace.resting
    assert pace.doubted
    pace.answered()
    assert not pace.doubted
