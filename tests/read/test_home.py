"""Where a report is at home: the states that its address names in a section, and that of its outlet."""

import pytest

from onrecord.acquire.outlets import outlet_for, outlets
from onrecord.read.home import abroad, sections, state_of


@pytest.mark.parametrize(
    ("url", "states"),
    [
        ("https://paper.example/australia-news/2024/may/15/the-council-met", ("AUS",)),
        ("https://paper.example/world/south-korea/article123.html", ("KOR",)),
        ("https://paper.example/us-news/2024/a", ("USA",)),
        ("https://paper.example/New-Zealand/2024/a", ("NZL",)),
        ("https://paper.example/africa/nigerian-politics/a", ("NGA",)),
        ("https://paper.example/russia-ukraine-war/a", ("RUS", "UKR")),
        ("https://paper.example/france/germany/france/a", ("FRA", "DEU")),
        ("https://paper.example/news/world-asia-india-68012345", ("IND",)),
        ("https://paper.example/sport/football/a", ()),
        ("https://paper.example/english/2021/04/92713", ()),
    ],
)
def test_sections_name_states_in_order_and_once(url: str, states: tuple[str, ...]) -> None:
    assert sections(url) == states


@pytest.mark.parametrize(
    "url",
    [
        "https://paper.example/news/france-expels-diplomats",
        "https://paper.example/news/france-expels-diplomats.html",
        "https://paper.example/2024/05/france-expels-two-russian-diplomats-over-spying/",
        "https://paper.example/news/france-expels-two-russian-diplomats-68012345",
    ],
)
def test_what_a_headline_names_is_no_section(url: str) -> None:
    assert sections(url) == ()


@pytest.mark.parametrize("slug", ["france-expels-diplomats/", "france-hits-back"])
def test_nor_is_a_short_headline(slug: str) -> None:
    assert sections(f"https://paper.example/2024/05/15/{slug}") == ()


@pytest.mark.parametrize(
    ("section", "states"),
    [("papua-new-guinea", ("PNG",)), ("south-sudan", ("SSD",)), ("northern-ireland", ("GBR",)), ("new-mexico", ())],
)
def test_the_longest_name_is_the_section_s(section: str, states: tuple[str, ...]) -> None:
    assert sections(f"https://paper.example/{section}/a") == states


@pytest.mark.parametrize("url", [None, "", "http://[bad", "//", "nonsense", "https://france.example", "?france/a"])
def test_bad_addresses_and_those_without_sections_give_nothing(url: str | None) -> None:
    assert sections(url) == ()


@pytest.mark.parametrize(
    ("domain", "state"),
    [
        ("bbc.co.uk", "GBR"),
        ("lemonde.fr", "FRA"),
        ("aljazeera.com", None),
        ("reuters.com", None),
        ("edition.cnn.com", "USA"),
        ("kansascity.com", "USA"),
        ("galwayadvertiser.ie", "IRL"),
        ("thestar.co.za", "ZAF"),
        ("news.google.com", None),
        ("yahoo.com", None),
        ("nowhere.example", None),
        ("", None),
        (None, None),
    ],
)
def test_the_state_of_an_outlet(domain: str | None, state: str | None) -> None:
    assert state_of(domain) == state


@pytest.mark.parametrize(("domain", "state"), [("barrierdailytruth.com.au", "AUS"), ("waikatotimes.co.nz", "NZL")])
def test_a_town_paper_s_state_is_that_of_its_town(domain: str, state: str) -> None:
    assert outlet_for(domain) is None
    assert state_of(domain) == state


def test_outlets_written_for_readers_abroad_are_known() -> None:
    assert abroad() <= {outlet.name for outlet in outlets()}
