from msgspec.structs import replace

from onrecord.model import Event, Place, PlacePrecision
from onrecord.tell.map import LEAST, drawn

MOSCOW = Place("Moscow", "RUS", 55.75, 37.62, "settlement")


def event(id: str, place: Place | None) -> Event:
    return Event(id=id, title=id, type="CONSULT", place=place)


def test_a_place_is_as_wide_as_it_is_known() -> None:
    precisions: tuple[PlacePrecision, ...] = ("country", "region", "settlement", "point")
    places = [replace(MOSCOW, precision=one, latitude=55.0 + number) for number, one in enumerate(precisions)]
    found = drawn(event(str(number), place) for number, place in enumerate(places))
    assert [spot.precision for spot in found.spots] == list(precisions)
    radii = [spot.radius for spot in found.spots]
    assert radii == sorted(radii, reverse=True)
    assert len(set(radii)) == 4


def test_what_has_no_position_is_counted_and_not_drawn() -> None:
    nowhere = Place("a secret place")
    found = drawn([event("a", MOSCOW), event("b", None), event("c", nowhere), event("d", MOSCOW)])
    assert [(spot.name, spot.events) for spot in found.spots] == [("Moscow", ("a", "d"))]
    assert found.unplaced == 2
    assert drawn([]).spots == ()


def test_all_places_and_their_names_lie_on_the_map() -> None:
    far = Place("Wellington", "NZL", -41.3, 174.8, "settlement")
    near = Place("Honolulu", "USA", 21.3, -157.9, "settlement")
    for places in ([MOSCOW], [MOSCOW, far], [MOSCOW, far, near]):
        found = drawn(event(str(number), place) for number, place in enumerate(places))
        assert found.width >= LEAST
        assert found.width == 2 * found.height
        assert found.left >= -180
        assert found.left + found.width <= 180
        for spot in found.spots:
            assert found.left <= spot.x <= found.left + found.width
            assert found.top <= spot.y <= found.top + found.height
            assert found.left < spot.label < found.left + found.width


def test_the_land_is_where_the_gazetteer_has_places() -> None:
    found = drawn([event("a", MOSCOW)])
    assert found.land.startswith("M")
    ocean = drawn([event("a", Place("nowhere", None, -45.0, -130.0, "point"))])
    assert ocean.land == ""
    assert ocean.states == ()
    assert {"Belarus", "Ukraine"} & {state.name for state in found.states}
