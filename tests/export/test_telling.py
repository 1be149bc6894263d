"""Events told as done, and dates no finer than they are known."""

import pytest

from onrecord.export.telling import digits, dyad, one_day, one_line, said_by, within
from onrecord.model import Claim, Event, Party, Source, Span, TimeRange

PRK, RUS, USA = Party("PRK", "Kim"), Party("RUS", "Putin"), Party("USA", "Biden")


@pytest.mark.parametrize(
    ("time", "day", "month", "year"),
    [
        (None, None, "", ""),
        (TimeRange("2023-07-04", "2023-07-04", "day"), "2023-07-04", "2023-07", "2023"),
        (TimeRange("2023-07-04", "2023-07-06", "day"), None, "2023-07", "2023"),
        (TimeRange("2023-07-01", "2023-07-31", "month"), None, "2023-07", "2023"),
        (TimeRange("2023-07-31", "2023-08-06", "week"), None, "", "2023"),
        (TimeRange("2023-07-01", None, "open"), None, "", ""),
    ],
)
def test_what_is_known_of_a_date(time: TimeRange | None, day: str | None, month: str, year: str) -> None:
    assert (one_day(time), within(time, 7), within(time, 4)) == (day, month, year)


@pytest.mark.parametrize(
    ("type", "recipients", "expected"),
    [
        ("CONSULT", (), (PRK, RUS, ())),
        ("CONSULT", (USA,), (PRK, USA, (RUS,))),
        ("ACCUSE", (), (PRK, None, (RUS,))),
        ("ASSAULT", (USA, RUS), (PRK, USA, (RUS, RUS))),
    ],
)
def test_two_that_act_are_done_to_one_another_only_where_it_is_mutual(
    type: str, recipients: tuple[Party, ...], expected: object
) -> None:
    assert dyad(Event(id="e1", title="", type=type, actors=(PRK, RUS), recipients=recipients)) == expected


def test_a_time_has_fourteen_digits_or_none() -> None:
    assert [digits(stamp) for stamp in ("2023-09-05T10:30:15+02:00", "2023-09-05", "2023-09", None)] == [
        "20230905103015", "20230905000000", "", "",
    ]  # fmt: skip


def test_who_says_so_begins_with_whose_words_they_are() -> None:
    chain = (Source("a paper"), Source("officials"), Source("John Kirby"))
    assert said_by(_claim(sources=chain)) == "John Kirby, by way of officials, by way of a paper"
    assert (said_by(_claim(hearsay=True)), said_by(_claim())) == ("somebody unnamed", "")


def test_one_line_keeps_letters_of_every_script() -> None:
    assert one_line("a\tb\r\nc\u2028 д\u200cе “f”") == "a b c д\u200cе “f”"


def _claim(**fields: object) -> Claim:
    return Claim(id="c", report="r", span=Span(0, 1), quote="x", type="AID", **fields)  # type: ignore[arg-type]
