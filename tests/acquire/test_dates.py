import json
from datetime import date, timedelta

import pytest

from onrecord.acquire import dates

from .conftest import FIRST, SECOND, TITLE


@pytest.mark.parametrize(
    ("words", "fetched", "day"),
    [
        ("2 hours ago", "2023-04-08T20:00:00+00:00", "2023-04-08"),
        ("Published 23 hours ago", "2023-04-08T20:00:00+00:00", "2023-04-07"),
        ("a day ago", "2023-04-08", "2023-04-07"),
        ("Yesterday", "2023-04-08", "2023-04-07"),
        ("3 weeks ago", "2023-04-22", "2023-04-01"),
        ("2 hours ago", "2023-04-08", None),
        ("2 hours ago", None, None),
        ("two people died 2 hours ago", "2023-04-08T20:00:00+00:00", None),
        (17, "2023-04-08", None),
    ],
)
def test_ago(words: object, fetched: str | None, day: str | None) -> None:
    assert dates.ago(words, fetched) == day


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2023-09-05 10:30:00", "2023-09-05T10:30:00"),
        ("2023-09-05T00:00:00", "2023-09-05"),
        ("2023-09-05T10:30:00Z", "2023-09-05T10:30:00+00:00"),
        ("Tue, 05 Sep 2023 10:30:00 GMT", "2023-09-05T10:30:00+00:00"),
        (1693909800, "2023-09-05T10:30:00+00:00"),
        (1693909800000, "2023-09-05T10:30:00+00:00"),
        ("20230905", "2023-09-05"),
        ("September 5th, 2023", "2023-09-05"),
        ("1970-01-01T00:00:00", None),
        ("05/09/2023", None),
        ("25/09/2023", "2023-09-25"),
        ("soon", None),
        (None, None),
    ],
)
def test_stamp(value: object, expected: str | None) -> None:
    assert dates.stamp(value) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published 5 September 2023", ("2023-09-05", True)),
        ("Updated: 2023-09-05 17:52", ("2023-09-05", False)),
        ("September 5, 2023 / 10:32 AM / CBS News", ("2023-09-05", True)),
        ("First published on Tue 5 Sep 2023 14.01 BST", ("2023-09-05", True)),
        ("The pact was signed on 5 September 2023 in Moscow by both leaders.", None),
        ("Updated sanctions came into force in May.", None),
    ],
)
def test_lines_that_state_the_pages_date(line: str, expected: tuple[str, bool] | None) -> None:
    assert dates.stated(line) == expected


def read_json(read, **fields: object):
    return read("a.json", json.dumps({"title": TITLE, "text": f"{FIRST}\n{SECOND}", **fields}))


def test_metadata_comes_first_then_text_then_address_then_the_files_name(read) -> None:
    stated = read("a.txt", f"{TITLE}\n\nPublished 5 September 2023\n\n{FIRST}\n\n{SECOND}")
    assert (stated.published, stated.published_how) == ("2023-09-05", "text")
    assert "Published" not in stated.text
    known = read_json(read, date_publish="2023-09-06 08:00:00", url="https://example.com/2023/09/01/x")
    assert (known.published, known.published_how) == ("2023-09-06T08:00:00", "metadata")
    by_url = read_json(read, url="https://example.com/2023/09/01/x")
    assert (by_url.published, by_url.published_how) == ("2023-09-01", "page")
    by_name = read("wire-2023-09-02-talks.txt", f"{TITLE}\n\n{FIRST}\n\n{SECOND}")
    assert (by_name.published, by_name.published_how) == ("2023-09-02", "inferred")
    unknown = read("b.txt", f"{TITLE}\n\n{FIRST}\n\n{SECOND}")
    assert (unknown.published, unknown.published_how, unknown.published_window) == (None, "unknown", None)


def test_a_date_in_the_future_is_noted_and_another_taken(read) -> None:
    future = (date.today() + timedelta(days=400)).isoformat()
    report = read_json(read, date_publish=future, url="https://example.com/2023/09/01/x")
    assert report.published == "2023-09-01"
    assert any("future" in note for note in report.notes)


def test_a_date_after_the_fetch_is_not_believed(read) -> None:
    report = read_json(read, date_publish="2023-09-20", date_download="2023-09-10T00:00:00")
    assert (report.published, report.published_how) == (None, "unknown")


def test_a_datelines_day_is_the_one_nearest_to_publication() -> None:
    assert dates.day_near("Dec 31", "2024-01-02") == "2023-12-31"
    assert dates.day_near("Sept 5", None) is None


@pytest.mark.parametrize(
    "value",
    [10**400, -(10**400), float("inf"), float("nan"), "9" * 5000],
    ids=["huge", "far below", "infinite", "no number", "digits"],
)
def test_a_number_beyond_all_calendars_is_no_day(value: object) -> None:
    assert dates.stamp(value) is None


def test_a_time_zone_beyond_all_clocks_leaves_the_day() -> None:
    assert dates.stamp("Tue, 05 Sep 2023 08:00:00 +99999999999999") == "2023-09-05"
