"""Data sets in the browser and in the API: told as theirs, beside what the record tells."""

import shutil
from collections.abc import Iterator
from html import unescape

import pytest
from fastapi.testclient import TestClient

from onrecord import import_dataset, open_record
from onrecord.serve import Shelves, application
from onrecord.store import Record

LINES = (
    "date\tactor\trelation\trecipient\n"
    "2023-09-13\tVladimir Putin\tHost a visit\tKim Jong-Un\n"
    "2023-09-12\t<script>alert(1)</script>\tConsult\tNorth Korea\n"
)


@pytest.fixture(scope="module")
def beside(sample_record: Record, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client over a copy of the sample with a data set beside it."""
    folder = tmp_path_factory.mktemp("beside")
    shutil.copy(sample_record.name, folder / "sample.onrecord")
    (folder / "icews.tsv").write_text(LINES)
    with open_record(folder / "sample.onrecord") as record:
        import_dataset(record, folder / "icews.tsv", format="icews", name="ICEWS")
    with TestClient(application(Shelves([folder / "sample.onrecord"])), base_url="http://127.0.0.1") as made:
        yield made


@pytest.fixture(scope="module")
def meeting(sample_record: Record) -> str:
    """The event of the day on which Putin and Kim met."""
    return next(
        e.id for e in sample_record.events(type="CONSULT") if e.time and e.time.start == "2023-09-13" == e.time.end
    )


def test_an_event_says_what_data_sets_have_and_that_it_counts_for_nothing(beside: TestClient, meeting: str) -> None:
    html = unescape(beside.get(f"/sample/event/{meeting}").text)
    assert "Rows of the type CONSULT with the same parties and day: ICEWS 1 row" in html
    assert "no text: from the data set ICEWS, row 2" in html
    assert "count for no origin" in html


def test_without_data_sets_no_page_speaks_of_them(client: TestClient, meeting: str) -> None:
    for path in (f"/sample/event/{meeting}", "/sample/"):
        assert "ata set" not in client.get(path).text
    assert "No data set stands beside this record" in client.get("/sample/datasets").text


def test_rows_are_listed_and_narrowed_and_escaped(beside: TestClient) -> None:
    assert "/sample/datasets?dataset=ICEWS" in beside.get("/sample/").text
    html = beside.get("/sample/datasets").text
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html
    narrowed = beside.get("/sample/datasets", params={"party": "Kim Jong Un", "type": "CONSULT"}).text
    assert "Vladimir Putin (RUS)" in narrowed
    assert "alert(1)" not in narrowed
    wrong = beside.get("/sample/datasets", params={"party": "Nobody <b>"})
    assert wrong.status_code == 422
    assert "has a party &#39;Nobody &lt;b&gt;&#39;" in wrong.text


def test_the_api_has_them_apart_from_events(beside: TestClient, meeting: str) -> None:
    [told] = beside.get("/api/v1/datasets").json()["datasets"]
    assert (told["name"], told["rows"]) == ("ICEWS", 2)
    page = beside.get("/api/v1/dataset-events", params={"limit": 1}).json()
    assert page["rows"][0]["source"] == "no text: from the data set ICEWS, row 2"
    rest = beside.get("/api/v1/dataset-events", params={"limit": 1, "cursor": page["next"]}).json()
    assert ([row["row"] for row in rest["rows"]], rest["next"]) == ([3], None)
    assert beside.get("/api/v1/dataset-events.csv", params={"actor": "RUS"}).text.count("\n") == 2
    of = beside.get(f"/api/v1/events/{meeting}/datasets").json()
    assert [row["row"] for row in of["rows"]] == [2]
    assert beside.get("/api/v1/dataset-events", params={"dataset": "none"}).status_code == 404
