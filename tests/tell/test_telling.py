"""A line names, counts and grades by those alone whose words bear what it prints."""

from pathlib import Path

from msgspec import structs

from onrecord import diff, open_record
from onrecord.model import Claim, Party, Report, Span, TimeRange
from onrecord.record.recorder import Recorder
from onrecord.tell.screen import heads
from onrecord.tell.summary import views_of
from onrecord.tell.telling import as_printed
from onrecord.tell.view import EventView
from tests.record.made import a_claim, a_report

PERU, CHILE = Party("PER", "Peru"), Party("CHL", "Chile")


def made(id: str, text: str, quote: str, trigger: str, day: str = "2023-07-24") -> tuple[Report, Claim]:
    report = a_report(id, text, outlet=f"The {id.capitalize()}", title="")
    at = report.text.index
    sides = {
        "actors": (structs.replace(PERU, span=Span(at("Peru"), at("Peru") + 4)),),
        "recipients": (structs.replace(CHILE, span=Span(at("Chile"), at("Chile") + 5)),),
    }
    time = TimeRange(day, day, "day")
    return report, a_claim(report, quote, "ASSAULT", trigger=trigger, part="verb", time=time, **sides)


def view_of(tmp_path: Path, *told: tuple[Report, Claim]) -> EventView:
    with open_record(tmp_path / "r.onrecord", create=True) as record:
        with record.transaction():
            recorder = Recorder(record.shelf)
            for report, claim in told:
                recorder.add(report, [claim])
        _, (view,) = views_of(record, None, None, leads=False)
        return view


BOTH = (
    made("daily", "Peru attacked Chile on Monday. It rained.", "Peru attacked Chile on Monday", "attacked"),
    made(
        "herald",
        "Troops of Peru shot at a post of Chile on Monday.",
        "Troops of Peru shot at a post of Chile on Monday",
        "shot",
    ),
)


def test_who_says_it_in_other_words_is_not_named_for_these(tmp_path: Path) -> None:
    view = view_of(tmp_path, *BOTH)
    assert len(view.origins) == 2
    line = as_printed(view)
    assert len(line.origins) == line.reports == line.accounts[0].count == 1
    assert line.origins[0].first.claim.id == view.event.title_claim
    assert line.support.startswith("1 origin says")
    assert line.event.grade is not None
    assert view.event.grade is not None
    assert line.event.grade.digit > view.event.grade.digit


def test_all_are_named_who_say_the_same_and_whose_words_these_are_first(tmp_path: Path) -> None:
    same = made(
        "herald", "The king left after Peru attacked Chile on Monday.", "Peru attacked Chile on Monday", "attacked"
    )
    view = view_of(tmp_path, BOTH[0], same)
    line = as_printed(view)
    assert len(line.origins) == 2
    assert line.event.grade == view.event.grade
    assert line.origins[0].first.claim.id == view.event.title_claim


def test_the_record_keeps_the_counts_of_all(tmp_path: Path) -> None:
    view_of(tmp_path, *BOTH)
    with open_record(tmp_path / "r.onrecord") as record:
        books, views = views_of(record, None, None, leads=False)
        (head,) = heads(books, views)
        (line,) = head.lines
        assert (len(line.view.origins), len(line.told.origins)) == (2, 1)


def test_what_is_new_names_them_alone_too(tmp_path: Path) -> None:
    view_of(tmp_path, *BOTH)
    with open_record(tmp_path / "r.onrecord") as record:
        (entry,) = diff(record, "2023-01-01").entries
    assert entry.origins == 2
    assert entry.said in ("The Daily", "The Herald")
