"""Days of publication in words: a window is told as one, never as a day within it."""

from pathlib import Path

from msgspec import structs

from onrecord import ledger, open_record, page, show
from onrecord.model import Claim, Event, Given, Party, Report, Span, TimeRange
from onrecord.tell.books import Books
from onrecord.tell.published import known_by, published
from onrecord.tell.view import Views

REPORT = Report(id="a", title="A visit", text="Kim met Putin.", outlet="The Lantern")
WINDOW = structs.replace(REPORT, published_window=("2023-08-01", "2023-08-31"), published_how="inferred")


def test_a_day_a_window_and_nothing() -> None:
    assert published(structs.replace(REPORT, published="2023-09-05T08:00:00")) == "2023-09-05"
    assert published(WINDOW) == "2023-08-01 to 2023-08-31 (inferred)"
    assert published(structs.replace(WINDOW, published_window=("2023-08-01", "2023-08-01"))) == "2023-08-01 (inferred)"
    assert published(REPORT) == ""


def test_how_a_day_is_known_names_who_gave_it() -> None:
    day = Given(field="published", value="2023-09-05", by="ana", where="--date")
    given = structs.replace(REPORT, published="2023-09-05", published_how="given", given=(day,))
    assert known_by(given) == "given by ana"
    assert known_by(structs.replace(given, published_how="text", given=())) == "text"
    assert known_by(structs.replace(given, published_how="metadata", given=())) == ""
    assert known_by(WINDOW) == ""


def test_a_window_is_shown_wherever_a_day_would_be(tmp_path: Path) -> None:
    claim = Claim(
        id="met", report="a", span=Span(0, 13), quote="Kim met Putin", type="CONSULT", tier="firm",
        actors=(Party("PRK", "North Korea"),), time=TimeRange("2023-08-01", "2023-08-31", "month"),
    )  # fmt: skip
    event = Event(id="e1", title="Kim met Putin", type="CONSULT", claims=("met",), origins=("o1",))
    with open_record(tmp_path / "r.onrecord", create=True) as record:
        with record.transaction():
            for one in (WINDOW, claim, event):
                record.shelf.put(one)
        told = "2023-08-01 to 2023-08-31 (inferred)"
        (view,) = Views(books := Books(record)).events(books.events)
        assert (view.published, view.windows, view.origins[0].first.day) == ((), (told,), told)
        assert [row.cells["day"] for row in ledger(record, "coverage").rows] == [told]
        assert told in page(record)
        assert "reported " + told in page(record)
        assert any(f"a: {told}" in str(part) for part in show(record).renderables)
