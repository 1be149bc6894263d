from collections.abc import Callable

import pytest

from onrecord.read.model_reader.dating import days_of, event_at, place_of, presented
from onrecord.read.reading import Reading
from tests.read.model_reader.resolving import at, resolved

TEXT = (
    "Rebels shelled the port of Gdynia last Friday. Talks between the two began on May 2 and ended in failure. "
    "The army has been deployed since March."
)


@pytest.fixture(scope="module")
def reading(parsed: Callable[..., Reading]) -> Reading:
    return resolved(parsed(TEXT, published="2023-06-07"))


@pytest.mark.parametrize(
    ("quote", "trigger", "when", "start", "end"),
    [
        ("Rebels shelled the port", "shelled", "last Friday", "2023-06-02", "2023-06-02"),
        ("Talks between the two", "Talks", "on May 2", "2023-05-02", "2023-05-02"),
        ("The army has been deployed", "deployed", "since March", "2023-03-01", None),
        ("The army has been deployed", "deployed", "March", "2023-03-01", None),
    ],
)
def test_days_come_from_the_words(
    reading: Reading, quote: str, trigger: str, when: str, start: str, end: str | None
) -> None:
    event = event_at(reading, at(reading, quote), at(reading, trigger), "ASSAULT", [], [])
    days, rule = days_of(reading.with_(events=(event,)), event, at(reading, when))
    assert days is not None
    assert (days.start, days.end) == (start, end)
    assert "words that the model gave" in rule


@pytest.mark.parametrize("when", [None, "failure"])
def test_without_words_that_mean_days_the_built_in_reader_dates(reading: Reading, when: str | None) -> None:
    event = event_at(reading, at(reading, "Rebels shelled"), at(reading, "shelled"), "ASSAULT", [], [])
    reading = reading.with_(events=(event,), factuality=(presented("happened"),))
    days, rule = days_of(reading, event, at(reading, when) if when else None)
    assert days is not None
    assert days.start == "2023-06-02"
    assert "model" not in rule


def test_places_have_their_country_where_it_is_known(reading: Reading) -> None:
    found = place_of(reading, at(reading, "port of Gdynia"))
    assert found is not None
    assert (found.name, found.country) == ("Gdynia", "POL")
    unknown = place_of(reading, at(reading, "the port"))
    assert unknown is not None
    assert (unknown.name, unknown.country) == ("the port", None)
    assert place_of(reading, None) is None


def test_an_event_has_its_trigger_as_head(reading: Reading) -> None:
    event = event_at(reading, at(reading, "Rebels shelled the port"), at(reading, "shelled"), "ASSAULT", [], [])
    assert reading.doc[event.head].text == "shelled"
    assert reading.doc[event.start : event.end].text == "Rebels shelled the port"


@pytest.mark.parametrize("status", ["happened", "ongoing", "planned", "possible", "negated"])
def test_the_status_is_the_models(status: str) -> None:
    assert presented(status).status == status
