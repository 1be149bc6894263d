"""Offices in the words of reports, with the days on which they were seen."""

from onrecord.model import Report
from onrecord.tell.offices_seen import offices_seen


def report(id: str, text: str, day: str | None = None) -> Report:
    return Report(id=id, text=text, published=day)


def test_offices_before_and_behind_a_name() -> None:
    told = offices_seen(
        ["Sergei Shoigu"],
        [
            report("a", "On Tuesday Russian Defence Minister Sergei Shoigu arrived.", "2023-07-26"),
            report("b", "Russian Defence Minister Sergei Shoigu left.", "2023-07-30"),
            report("c", "Sergei Shoigu, a secretary of the Security Council, spoke."),
            report("d", "Nothing is said of Sergei Shoigu."),
        ],
    )
    assert [(one.words, one.first, one.last, one.reports) for one in told] == [
        ("Russian Defence Minister", "2023-07-26", "2023-07-30", ("a", "b")),
        ("secretary of the Security Council", "", "", ("c",)),
    ]


def test_offices_of_others_and_of_before_are_not_told() -> None:
    reports = [
        report("a", "The minister told John Kirby nothing."),
        report("b", "Former minister John Kirby left."),
        report("c", "Foreign minister Kirby left."),
    ]
    assert offices_seen(["John Kirby", "Kirby"], reports) == []
