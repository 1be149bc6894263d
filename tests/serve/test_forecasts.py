"""Forecasts in the workbench and its API: set apart, narrowed, and with their past score."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from onrecord import copy, forecast, forecast_score, open_record
from onrecord.serve import Shelves, application
from onrecord.store import Record


@pytest.fixture(scope="module")
def kept(sample_record: Record, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The sample with forecasts of the middle of its reports in its ledger."""
    path = tmp_path_factory.mktemp("kept") / "kept.onrecord"
    copy(sample_record.name, path)
    with open_record(path) as record:
        forecast(record, on="2023-09-12", keep=True)
        forecast(record, on="2023-10-20", within=(7,), keep=True)
    with TestClient(application(Shelves([Path(path)])), base_url="http://127.0.0.1") as asked:
        yield asked


def lines(page: str) -> list[str]:
    return re.findall(r'<li class="next"><b>([^<]+)</b>', page)


def test_the_page_is_a_forecast_and_says_so(kept: TestClient) -> None:
    page = kept.get("/kept/forecast").text
    assert "A forecast, not part of the record" in page
    assert "North Korea and Russia may meet or hold talks" in lines(page)
    assert "planned, which is not happened" in page
    assert 'class="curve"' in page, "the reliability curve"
    assert "<polyline" in page, "skill over time"
    assert "resolved by later reports, " in page


def test_it_is_narrowed_to_a_party_and_a_story(kept: TestClient, sample_record: Record) -> None:
    (story,) = sample_record.stories()
    korean = lines(kept.get("/kept/forecast?party=KOR").text)
    assert korean
    assert all("South Korea" in line for line in korean)
    of_story = kept.get(f"/kept/forecast?story={story.id}")
    assert lines(of_story.text)
    assert "No forecast of this has been kept yet" in of_story.text
    assert kept.get("/kept/forecast?story=nothing").status_code == 404
    assert kept.get("/kept/forecast?party=Nobody%20At%20All").status_code == 422


def test_where_there_is_no_basis_the_page_says_why(kept: TestClient, tmp_path: Path) -> None:
    with open_record(tmp_path / "empty.onrecord", create=True):
        pass
    with TestClient(application(Shelves([tmp_path / "empty.onrecord"])), base_url="http://127.0.0.1") as asked:
        page = asked.get("/empty/forecast")
        assert page.status_code == 200
        assert "No basis: no report states a day of publication." in page.text
        assert asked.get("/api/v1/forecasts/next").json()["no_basis"].startswith("no basis")
        assert asked.get("/api/v1/forecasts").json()["score"]["brier"] is None
    assert "No basis: nothing that is dated has happened here before" in kept.get("/kept/forecast?party=FRA").text


def test_the_api_has_the_ledger_with_its_score(kept: TestClient) -> None:
    answer: dict[str, Any] = kept.get("/api/v1/forecasts?limit=500").json()
    with open_record(kept.app.state.shelves.one().where) as record:  # type: ignore[attr-defined]
        wanted = forecast_score(record)
    assert [row["id"] for row in answer["forecasts"]] == [one.forecast.id for one in wanted.forecasts]
    assert answer["score"]["brier"] == pytest.approx(wanted.brier)
    assert sum(one["count"] for one in answer["score"]["bins"]) == wanted.resolved
    paged = kept.get("/api/v1/forecasts?limit=2").json()
    assert (len(paged["forecasts"]), paged["next"]) == (2, "at2")
    assert kept.get("/api/v1/forecasts.csv").text.startswith("id,made,words,on,until")


def test_the_api_says_what_may_be_next(kept: TestClient) -> None:
    answer = kept.get("/api/v1/forecasts/next?party=RUS").json()
    assert answer["day"] == "2024-06-21"
    assert answer["forecasts"]
    for row in answer["forecasts"]:
        assert "RUS" in (row["actor"], row["recipient"])
        assert 0 < row["low"] < row["probability"] < row["high"] < 1


def test_asking_writes_nothing(kept: TestClient) -> None:
    before = len(kept.get("/api/v1/forecasts?limit=500").json()["forecasts"])
    kept.get("/kept/forecast?party=PRK")
    kept.get("/api/v1/forecasts/next")
    assert len(kept.get("/api/v1/forecasts?limit=500").json()["forecasts"]) == before
