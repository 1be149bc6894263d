"""Citations as text: what is known, and what is not, in words."""

from msgspec import structs

from onrecord.export.citations import FORMATS
from onrecord.model import Given
from tests.export.citations.citing import BARE, FULL, WINDOW

text = FORMATS["text"]


def test_all_that_is_known() -> None:
    assert text([FULL]) == (
        "Ana Ngarta, Staff and agencies, “Chad & Niger: “50% of {envoys}” leave”, Smith & Sons_Daily, 5 March 2024, "
        "https://daily.example/a_b?x=50%25&y={1}, accessed 9 March 2024: “Chad recalled its envoy” "
        "(characters 13–36; said by the ministry; told as planned)."
    )


def test_what_is_not_known_is_not_made_up() -> None:
    assert text([BARE]) == "“[untitled]”, n.d. (file März 1.txt)."


def test_an_inferred_date_is_none_and_a_correction_is_told_once() -> None:
    assert text([WINDOW]) == (
        "“Friends”, essays.example, n.d. (file essay.txt; no date given, inferred between 2023-08-01 and 2023-08-31; "
        "the outlet has added a note: correction)."
    )


def test_what_a_user_gave_is_no_word_of_the_report() -> None:
    given = tuple(
        Given(field=field, value=value, by=by, where="--date")  # type: ignore[arg-type]
        for field, value, by in (("published", "2024-03-05", "ana"), ("outlet", "Post", "ana"), ("url", "", ""))
    )
    report = structs.replace(BARE.report, published="2024-03-05", published_how="given", outlet="Post", given=given)
    assert text([structs.replace(BARE, report=report)]) == (
        "“[untitled]”, Post, 5 March 2024 (file März 1.txt; date, outlet given by ana; address given by a user)."
    )


def test_dates_are_no_finer_than_they_are_given() -> None:
    def dated(published: str) -> str:
        report = structs.replace(BARE.report, published=published, url="https://a.example/1")
        return text([structs.replace(BARE, report=report)]).split(", ")[1]

    assert [dated(day) for day in ("2024", "2024-03", "2024-03-05")] == ["2024", "March 2024", "5 March 2024"]
    assert [dated(day) for day in ("2024-02-31", "0000-01-01", "spring")] == ["n.d."] * 3


def test_a_paragraph_each() -> None:
    assert text([BARE, WINDOW]).split("\n\n") == [text([BARE]), text([WINDOW])]


def test_why_a_claim_is_in_doubt_stands_with_it() -> None:
    assert text([structs.replace(FULL, doubt="a lead")]).endswith("told as planned; a lead).")
