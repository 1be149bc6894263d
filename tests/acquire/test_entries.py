"""Stamps of entries: taken out of the text, kept as the day of what they stand before."""

from collections.abc import Callable

import pytest

from onrecord.acquire.entries import part
from onrecord.model import Report, Section

Read = Callable[..., Report]
DAY = "2024-06-07T10:00:00"


def stamps(paragraphs: list[str], published: str | None = DAY) -> list[tuple[str | None, str | None]]:
    return [(p.stamp.at, p.stamp.place) if p.stamp else (None, None) for p in part(paragraphs, published)]


def test_country_and_day_before_each_sentence() -> None:
    found = stamps(["Guinea-Bissau, 5 June 2023: Gunmen fled.", "Mali, 6 June 2023: In Gao, two men died."], None)
    assert found == [("2023-06-05", "Guinea-Bissau"), ("2023-06-06", "Mali")]


def test_one_country_and_day_is_a_stamp_one_town_and_day_a_dateline() -> None:
    assert stamps(["Sudan, 5 June: Gunmen killed three."]) == [("2024-06-05", "Sudan")]
    assert stamps(["NAIROBI, June 5 (Reuters) - The council met."]) == [(None, None)]
    assert stamps(["ACCRA, June 5 — The council met.", "It will meet again."]) == [(None, None)]


def test_a_town_and_day_with_a_colon_are_stamp_and_dateline(read: Read) -> None:
    text = "Title: Attack in Darfur\nDate: 2024-06-19\n\nEl Geneina, 5 June: Gunmen killed three nurses yesterday.\n"
    report = read("attack.txt", text)
    (entry,) = [section for section in report.sections if section.kind == "entry"]
    assert (entry.at, entry.place) == ("2024-06-05", "El Geneina")
    assert report.dateline is not None
    assert report.dateline.date == "2024-06-05"
    assert report.published == "2024-06-19"


def test_a_lone_stamp_within_a_text_dates_its_own_paragraph() -> None:
    assert stamps(["It began.", "5 June: Rebels took the town.", "They left."]) == [
        (None, None),
        ("2024-06-05", None),
        (None, None),
    ]


@pytest.mark.parametrize(
    ("clocks", "days"),
    [
        (["22:15", "23:50", "00:20"], ["2024-06-07T22:15", "2024-06-07T23:50", "2024-06-08T00:20"]),
        (["07:40 GMT", "00.25 GMT", "9.10pm"], ["2024-06-08T07:40", "2024-06-08T00:25", "2024-06-07T21:10"]),
    ],
)
def test_clock_times_count_on_over_midnight_in_either_order(clocks: list[str], days: list[str]) -> None:
    for form in ("{} The talks went on.", "{} – The talks went on.", "[{}] The talks went on."):
        assert [at for at, _ in stamps([form.format(clock) for clock in clocks])] == days


def test_a_day_as_heading_dates_what_stands_below_it() -> None:
    paragraphs = ["Tuesday, 4 June", "10:42am", "They met.", "They parted.", "Wednesday, 5 June", "8.05am", "They met."]
    found = part(paragraphs, DAY)
    assert [p.stamp.at for p in found if p.stamp] == ["2024-06-04T10:42", "2024-06-05T08:05"]
    assert found[0].paragraphs == ["They met.", "They parted."]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["10 people died.", "12.5 million are in need."],
        ["The talks began at 10:42.", "On 5 June they ended."],
        ["June 5, 2024", "The ministry said that it would pay."],
        ["10:42 They met.", "They parted."],
        ["5 June: They met."],
    ],
)
def test_what_is_no_stamp_stays(paragraphs: list[str]) -> None:
    published = None if paragraphs[0].startswith("5 June") else DAY
    assert part(paragraphs, published) == [(None, paragraphs)]


def test_entries_are_sections_and_give_a_report_without_date_its_window(read: Read) -> None:
    text = (
        "Attacks on clinics, a list of the month\n\n"
        "Burkina-Faso, 13 February 2020: Ten armed men attacked a clinic in the province of Kossi.\n\n"
        "Mali, 14 February 2020: In the Mopti region, gunmen abducted two nurses from a bus.\n"
    )
    report = read("list.txt", text)
    entries = [section for section in report.sections if section.kind == "entry"]
    assert [(e.at, e.place) for e in entries] == [("2020-02-13", "Burkina Faso"), ("2020-02-14", "Mali")]
    assert [e.label for e in entries] == ["Burkina-Faso, 13 February 2020", "Mali, 14 February 2020"]
    assert _words(report, entries[1]) == "In the Mopti region, gunmen abducted two nurses from a bus."
    assert report.published_window == ("2020-02-14", "2020-02-28")


def _words(report: Report, section: Section) -> str:
    return section.span.of(report.text)


FOREIGN = (
    "Le Togo a protesté jeudi contre la saisie du chalutier et demandé au Gabon de libérer sans délai les douze "
    "marins qui étaient à bord."
)


def test_an_entry_in_another_language_goes_with_its_stamp(read: Read) -> None:
    first = "Gabon seized a trawler from Togo off Port-Gentil, the navy said."
    last = "Togo recalled its ambassador from Libreville and asked the African Union to step in."
    text = f"5 June 2024: {first}\n\n6 June 2024: {FOREIGN}\n\n7 June 2024: {last}\n\nCorrection: It was not freed.\n"
    report = read("mixed.txt", f"Title: Gabon and Togo quarrel\nDate: 2024-06-08\n\n{text}")
    entries = [(one.at, one.span.of(report.text)) for one in report.sections if one.kind == "entry"]
    assert entries == [("2024-06-05", first), ("2024-06-07", last)]
    assert FOREIGN[:20] not in report.text
    assert report.text.endswith("It was not freed.")
    assert [note.split()[0] for note in report.notes] == ["108", "correction:"]


def test_clock_times_count_from_the_day_that_a_line_states(read: Read) -> None:
    text = "09:10 Gabon seized a trawler off Port-Gentil.\n\n11:30 Togo recalled its ambassador from Libreville.\n"
    report = read("day.txt", f"Timeline of the quarrel\n\nPublished on 8 June 2024\n\n{text}")
    assert [one.at for one in report.sections if one.kind == "entry"] == ["2024-06-08T09:10", "2024-06-08T11:30"]


def test_the_place_may_stand_behind_the_day() -> None:
    found = stamps(
        [
            "- 3 March 2021, Kidal (Mali): Men fled.",
            "5 March 2021 – Ukraine – Mariupol: Jets struck.",
            "9 March 2021: Rain.",
        ]
    )
    assert found == [("2021-03-03", "Mali"), ("2021-03-05", "Ukraine"), ("2021-03-09", None)]


def test_one_date_in_figures_tells_the_order_of_the_others() -> None:
    assert stamps(["12/04/2022 – Sudan: Men fled.", "14/04/2022 – Chad: Men fled."]) == [
        ("2022-04-12", "Sudan"),
        ("2022-04-14", "Chad"),
    ]
    assert stamps(["04/12/2022 – Sudan: Men fled.", "04/14/2022 – Chad: Men fled."])[0] == ("2022-04-12", "Sudan")


def test_clock_times_in_capitals() -> None:
    assert [at for at, _ in stamps(["4:15 PM EST", "They met.", "6:40 AM EST", "They came."])] == [
        "2024-06-07T16:15",
        "2024-06-07T06:40",
    ]


def test_a_list_whose_columns_are_parted_by_bars() -> None:
    lines = ["* 2024-03-02 | Sudan | Fighters shelled a hospital.", "* 2024-03-05 | Chad | The army arrested ten men."]
    found = part(lines, None)
    assert [(one.stamp.at, one.stamp.place, one.paragraphs) for one in found if one.stamp] == [
        ("2024-03-02", "Sudan", ["Fighters shelled a hospital."]),
        ("2024-03-05", "Chad", ["The army arrested ten men."]),
    ]
