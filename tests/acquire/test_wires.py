import json

import pytest

from onrecord.acquire.wires import byline, dateline

from .conftest import FIRST, SECOND, TITLE

DATELINES = [
    ("BERLIN, Sept 5 (Reuters) - ", "BERLIN", "2023-09-05", "Reuters"),
    ("SEOUL (AP) — ", "SEOUL", None, "AP"),
    ("SEOUL, South Korea (AP) -- ", "SEOUL, South Korea", None, "AP"),
    ("MOSCOW, September 4. /TASS/. ", "MOSCOW", "2023-09-04", "TASS"),
    ("BEIJING, Sept. 5 (Xinhua) -- ", "BEIJING", "2023-09-05", "Xinhua"),
    ("Seoul [South Korea], September 5 (ANI): ", "Seoul [South Korea]", "2023-09-05", "ANI"),
    ("New Delhi, Sep 5 (PTI) ", "New Delhi", "2023-09-05", "PTI"),
    ("(CNN) ", None, None, "CNN"),
    ("Seoul CNN — ", "Seoul", None, "CNN"),
    ("(Reuters) - ", None, None, "Reuters"),
    ("KUNDUZ, Afghanistan — ", "KUNDUZ, Afghanistan", None, None),
    ("TOKYO - ", "TOKYO", None, None),
    ("WASHINGTON: ", "WASHINGTON", None, None),
    ("MOSCOW. Dec 31 (Interfax) - ", "MOSCOW", "2023-12-31", "Interfax"),
    ("GENEVA (5 September 2023) – ", "GENEVA", "2023-09-05", None),
]


@pytest.mark.parametrize(("words", "place", "date", "credit"), DATELINES)
def test_datelines_are_taken_out(words: str, place: str | None, date: str | None, credit: str | None) -> None:
    published = "2024-01-01" if "Dec" in words else "2023-09-06"
    line, rest = dateline(words + FIRST, published)
    assert line is not None
    assert (line.place, line.date, line.credit) == (place, date, credit)
    assert rest == FIRST


@pytest.mark.parametrize(
    "text",
    [
        "NATO — the alliance — said it would respond.",
        "The ministry (AFP) said so.",
        "North Korea (DPRK) - officially the state - denied it.",
        "BREAKING: the talks have ended.",
        "TRUMP - The president said that the talks had ended.",
        "SARAH DOE, BYLINE: Good morning.",
        "On September 5, 2023 — the day of the talks — it rained.",
        "Kim Jong Un (right) — the leader — waved.",
    ],
)
def test_what_is_no_dateline_stays(text: str) -> None:
    assert dateline(text, "2023-09-06") == (None, text)


def report_of(read, text: str, **fields: object):
    return read("a.json", json.dumps({"title": TITLE, "text": text, "date_publish": "2023-09-06", **fields}))


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        (f"SEOUL (AP) — {FIRST}\n{SECOND}", "AP"),
        (f"{FIRST}\n{SECOND}\n(Reporting by Jane Doe; Editing by John Roe)", "Reuters"),
        (f"{FIRST}\n{SECOND}\nAssociated Press writers A Doe and B Roe contributed to this report.", "AP"),
        (f"{FIRST}\n{SECOND}\nCopyright 2023 The Associated Press. All rights reserved.", "AP"),
        (f"Xinhua | Updated: 2023-09-05 17:52\n{FIRST}\n{SECOND}", "Xinhua"),
        (f"{FIRST}\n{SECOND}\nReuters - Ap - Afp", "Reuters, AP, AFP"),
        (f"{FIRST}\n{SECOND} — Reuters", "Reuters"),
        (f"By Jane Doe, Reuters\n{FIRST}\n{SECOND}", "Reuters"),
        (f"{FIRST}\n{SECOND}\nThe ministry told Reuters so.", None),
    ],
)
def test_credits_are_data_and_out_of_the_text(read, text: str, credit: str | None) -> None:
    report = report_of(read, text)
    assert report.credit == credit
    assert report.text.startswith(f"{TITLE}\n{FIRST}\n{SECOND}")
    assert ("Reuters" in report.text) == (credit is None)


def test_agencies_among_the_authors_and_in_the_address_are_credits(read) -> None:
    plain = f"{FIRST}\n{SECOND}"
    authors = report_of(read, plain, authors=["Reuters In Berlin", "Jane Doe", "Sept."])
    assert (authors.credit, authors.byline) == ("Reuters", ("Jane Doe",))
    address = report_of(read, plain, url="https://www.nytimes.com/aponline/2023/09/05/world/talks.html")
    assert address.credit == "AP"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe and John Roe", ("Jane Doe", "John Roe")),
        ("BY JANE DOE", ("JANE DOE",)),
        ("By Monday the talks had ended", ()),
        ("By the end of the war", ()),
    ],
)
def test_bylines(line: str, names: tuple[str, ...]) -> None:
    assert byline(line) == names


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("AL-MUKALLA: Officials accused the Houthis of an attack.", "AL-MUKALLA"),
        ("GAZA STRIP: Strikes killed ten people, Hamas said.", "GAZA STRIP"),
        ("ANALYSIS: What the strikes mean.", None),
        ("CHINA: What to expect of the visit.", None),
    ],
)
def test_a_colon_ends_a_dateline_only_after_a_place(line: str, place: str | None) -> None:
    found, _ = dateline(line, "2023-11-07")
    assert (found.place if found else None) == place
