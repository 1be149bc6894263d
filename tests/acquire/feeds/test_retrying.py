from datetime import UTC, datetime, timedelta

import pytest

from onrecord.acquire.feeds.retrying import after, told

NOW = datetime(2024, 6, 19, 12, tzinfo=UTC)


def test_ever_later_and_a_day_at_most() -> None:
    waits = [after(failures, NOW) - NOW for failures in range(1, 40)]
    assert waits[:3] == [timedelta(minutes=5), timedelta(minutes=10), timedelta(minutes=20)]
    assert waits == sorted(waits)
    assert waits[-1] == timedelta(days=1)


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        ("120", timedelta(minutes=2)),
        ("0", timedelta(0)),
        ("99999999", timedelta(days=1)),
        ("Wed, 19 Jun 2024 13:00:00 GMT", timedelta(hours=1)),
        ("Wed, 19 Jun 2044 13:00:00 GMT", timedelta(days=1)),
        ("Wed, 19 Jun 2004 13:00:00 GMT", None),
        ("-5", None),
        ("9" * 400, None),
        ("²", None),
        ("Wed, 99999999999999999999 Jun 2024 13:00:00 GMT", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_what_a_server_asks_for(value: str | None, wait: timedelta | None) -> None:
    found = told(value, NOW)
    assert (found - NOW if found else None) == wait
