"""Places: found, told apart, no finer than named."""

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.knowledge.folding import place_name
from onrecord.model import Place, Span
from onrecord.read.gazetteer import kilometres, lookup
from onrecord.read.places import adjectival, places
from onrecord.read.reading import Reading

Parsed = Callable[..., Reading]


def found(parsed: Parsed, text: str, **fields: object) -> dict[str, Place]:
    return {m.place.name: m.place for m in places(parsed(text, **fields)).places}


def off(place: Place, latitude: float, longitude: float) -> float:
    assert place.latitude is not None
    assert place.longitude is not None
    return kilometres(place.latitude, place.longitude, latitude, longitude)


@pytest.mark.parametrize(
    ("text", "name", "at", "country", "precision"),
    [
        ("Kim travelled to Vladivostok.", "Vladivostok", (43.1, 131.9), "RUS", "settlement"),
        ("Fighting went on in Afghanistan.", "Afghanistan", (33.5, 66), "AFG", "country"),
        ("Strikes hit the province of Helmand in Afghanistan.", "Helmand", (31, 64), "AFG", "region"),
        ("The missile fell into the Sea of Japan.", "Sea of Japan", (40, 135), None, "region"),
        ("A fire broke out in Paris, Texas.", "Paris", (33.66, -95.55), "USA", "settlement"),
        ("The president flew to Paris.", "Paris", (48.85, 2.35), "FRA", "settlement"),
        ("A man from Charleston, W.Va., was held.", "Charleston", (38.35, -81.63), "USA", "settlement"),
        ("Officials in Washington warned Moscow.", "Washington", (38.9, -77), "USA", "settlement"),
        ("The consulate in Mazar-i-Sharif was attacked.", "Mazar-i-Sharif", (36.7, 67.1), "AFG", "settlement"),
        ("They met in Laurel County, Kentucky.", "Laurel County", (37.1, -84.1), "USA", "region"),
    ],
)
def test_where(
    parsed: Parsed, text: str, name: str, at: tuple[float, float], country: str | None, precision: str
) -> None:
    place = found(parsed, text)[name]
    assert off(place, *at) < 161
    assert (place.country, place.precision) == (country, precision)


def test_the_report_settles_a_shared_name(parsed: Parsed) -> None:
    text = "The mayor of Kingston, Jamaica, spoke. Police in Kingston and Montego Bay arrested two men."
    assert {p.country for n, p in found(parsed, text).items() if n == "Kingston"} == {"JAM"}


def test_a_province_is_not_its_city(parsed: Parsed) -> None:
    text = "Troops fought in Kunduz province in northern Afghanistan."
    assert found(parsed, text)["Kunduz"].precision == "region"


def test_names_in_a_list(parsed: Parsed) -> None:
    assert {"Mosul", "Erbil"} <= set(found(parsed, "Trucks left for Mosul and Erbil in Iraq."))


def test_adjectives_are_no_places_but_can_be_had(parsed: Parsed) -> None:
    reading = parsed("Russian troops met Sri Lankan officials.")
    assert places(reading).places == ()
    assert [m.place.country for m in adjectival(reading)] == ["RUS", "LKA"]


def test_a_direction_alone_is_no_place(parsed: Parsed) -> None:
    assert "North" not in found(parsed, "The North fired two missiles, and the South protested.")


def test_an_unknown_place_keeps_its_name_without_coordinates(parsed: Parsed) -> None:
    place = found(parsed, "The navy left Farsund Reef Island in the Gulf.")["Farsund Reef Island"]
    assert (place.latitude, place.precision) == (None, None)


def test_spans_cite_the_text(parsed: Parsed) -> None:
    reading = places(parsed("He went from Berlin to Warsaw."))
    assert [m.place.span.of(reading.report.text) for m in reading.places if m.place.span] == ["Berlin", "Warsaw"]


def test_lookup_ignores_accents_hyphens_and_case() -> None:
    assert {e.id for e in lookup("mazar e sharif")} == {e.id for e in lookup("Mazār-e Sharīf")}
    assert place_name("St. Mary’s") == place_name("Saint Mary's")
    assert lookup("") == ()
    assert lookup("Zzyzzyxqq") == ()


def test_lookup_finds_the_first_and_last_names() -> None:
    from onrecord.read.gazetteer import _block

    lines = _block().decode().strip("\n").split("\n")
    for line in (lines[0], lines[-1], lines[len(lines) // 2]):
        key, name = line.split("\t")[:2]
        assert name in {entry.name for entry in lookup(key)}


def test_benchmark_scores_a_corpus_of_its_form(tmp_path: Path) -> None:
    import sys

    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
    try:
        import places as benchmark
    finally:
        sys.path.pop(0)
    tag = "<gaztag><lat>52.5</lat><lon>13.4</lon></gaztag>"
    top = f"<toponym><start>3</start><end>9</end><phrase>Berlin</phrase>{tag}</toponym>"
    corpus = tmp_path / "corpus.xml"
    corpus.write_text(
        f'<articles><article docid="1"><text>In Berlin it rained.</text><toponyms>{top}</toponyms></article></articles>'
    )
    article = benchmark.load(corpus)[0]
    near = Place("Berlin", latitude=52.4, longitude=13.3, span=Span(3, 9))
    far = Place("Berlin", latitude=10.0, longitude=10.0, span=Span(3, 9))
    assert benchmark.score([(article, [near])])["acc161"] == 100
    assert benchmark.score([(article, [far])])["acc161"] == 0
    assert benchmark.score([(article, [])])["recall"] == 0
