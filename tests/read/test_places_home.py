"""Places that a report means because of where it comes from, and names that are more than a place's."""

from collections.abc import Callable

import pytest

from onrecord.model import Place
from onrecord.read.gazetteer import kilometres
from onrecord.read.places import places
from onrecord.read.places_options import part_of
from onrecord.read.places_outlets import town_of, towns_in
from onrecord.read.reading import Reading

Parsed = Callable[..., Reading]


def found(parsed: Parsed, text: str, domain: str | None = None) -> dict[str, Place]:
    return {m.place.name: m.place for m in places(parsed(text, domain=domain)).places}


def near(place: Place, latitude: float, longitude: float) -> bool:
    assert place.latitude is not None
    assert place.longitude is not None
    return kilometres(place.latitude, place.longitude, latitude, longitude) < 161


@pytest.mark.parametrize(
    ("text", "domain", "name", "at"),
    [
        ("A fire broke out in Perth on Monday.", None, "Perth", (-31.95, 115.86)),
        ("A fire broke out in Perth on Monday.", "perthshireadvertiser.co.uk", "Perth", (56.4, -3.43)),
        ("A driver was hurt in Cambridge.", "cambridgetimes.ca", "Cambridge", (43.36, -80.31)),
        ("A driver was hurt in Cambridge.", "cambridge-news.co.uk", "Cambridge", (52.2, 0.12)),
        ("The school board in Mexico met on Tuesday.", "mexicoledger.com", "Mexico", (39.17, -91.88)),
        ("Residents of Moscow voted on a tax.", "dnews.com", "Moscow", (46.73, -117.0)),
        ("The president flew to Moscow and met Russian officials in the Kremlin.", None, "Moscow", (55.75, 37.6)),
        ("A man from Hamilton drowned.", "waikatotimes.co.nz", "Hamilton", (-37.78, 175.28)),
        # Of an outlet that is not known, its name tells the town, and the rest of the report which one.
        ("Police in Bedford and Bloomington held two men.", "bedfordexaminer.com", "Bedford", (38.86, -86.49)),
    ],
)
def test_the_outlet_s_town_comes_first(
    parsed: Parsed, text: str, domain: str | None, name: str, at: tuple[float, float]
) -> None:
    assert near(found(parsed, text, domain)[name], *at)


def test_a_paper_of_a_small_namesake_still_knows_the_world(parsed: Parsed) -> None:
    text = "The president flew to Berlin, where the German chancellor met him."
    assert near(found(parsed, text, "berlindailysun.com")["Berlin"], 44.47, -71.18)
    assert near(found(parsed, "He came from Tehran and Baghdad.", "dnews.com")["Tehran"], 35.69, 51.42)


@pytest.mark.parametrize(
    ("domain", "town"),
    [
        ("www.kansascity.com", "Kansas City"),
        ("galwayadvertiser.ie", "Galway"),
        ("thestar.co.za", "Johannesburg"),
        ("nowhere.example", None),
        (None, None),
    ],
)
def test_towns_of_outlets(domain: str | None, town: str | None) -> None:
    entry = town_of(domain)
    assert (entry.name if entry else None) == town


def test_names_in_domains() -> None:
    assert {e.name for e in towns_in("thespringfieldherald.com")} == {"Springfield"}
    assert towns_in("newstoday.com") == ()
    assert towns_in(None) == ()


def test_counties_in_a_list_are_counties(parsed: Parsed) -> None:
    reading = found(parsed, "Floods hit Linn, Johnson and Cedar counties in Iowa.")
    assert [reading[name].precision for name in ("Linn", "Johnson", "Cedar")] == ["region"] * 3


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Boone County Jail", "US"),
        ("City of Durban", "ZA"),
        ("D-Albuquerque", "US"),
        ("Nairobi-based", "KE"),
        ("N.E. Philadelphia", "US"),
    ],
)
def test_what_is_left_of_a_longer_name(name: str, country: str) -> None:
    assert {e.country for e in part_of(name)[:1]} == {country}


def test_words_that_hold_no_place() -> None:
    assert part_of("Community Health Board") == []


@pytest.mark.parametrize(
    ("text", "name", "at", "precision"),
    [
        ("Ministers from Northern Ireland met.", "Northern Ireland", (54.6, -6.7), "region"),
        ("He left for Scotland.", "Scotland", (56.5, -4.2), "region"),
        ("About ten U.S. city governments joined.", "U.S.", (39.8, -98.5), "country"),
        ("Fighting spread across the Middle East.", "Middle East", (29.3, 42.6), "region"),
        ("The army advanced on Avdiivka in Ukraine.", "Avdiivka", (48.14, 37.75), "settlement"),
        ("Israeli troops entered Jenin in the West Bank.", "Jenin", (32.46, 35.3), "settlement"),
        ("Houthi forces held the port of Hodeidah in Yemen.", "Hodeidah", (14.8, 42.95), "settlement"),
        ("Militants killed ten in Kolofata in Cameroon.", "Kolofata", (11.17, 14.01), "settlement"),
        ("The Taliban seized Balkh Province in Afghanistan.", "Balkh Province", (36.7, 67.1), "region"),
    ],
)
def test_names_as_the_press_writes_them(
    parsed: Parsed, text: str, name: str, at: tuple[float, float], precision: str
) -> None:
    place = found(parsed, text)[name]
    assert near(place, *at)
    assert place.precision == precision
