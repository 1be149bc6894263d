"""What is quoted of leads: words that stand by themselves, of likely kinds, once, and nothing that is told as firm."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec import structs
from rich.console import Console

from onrecord import open_record, page, show, summary
from onrecord.model import Claim, Confidence, Report, Span
from onrecord.record import Recorder
from onrecord.store import Record
from onrecord.tell.books import Books
from onrecord.tell.quoted import Quotation, listed, quotations, sentence
from tests.record.made import a_claim, a_report

LIKELY = Confidence(0.3, 0.95, 0.4, 0.4, 0.95, 0.95)
DOUBTFUL = Confidence(0.1, 0.4, 0.4, 0.4, 0.5, 0.9)
MARCH = "Thousands marched through Castelvar against the new tax."


def a_lead(report: Report, quote: str, read: Confidence = LIKELY, type: str = "PROTEST", **fields: object) -> Claim:
    return a_claim(report, quote, type, tier="lead", confidence=read, actors=(), recipients=(), **fields)


def of(id: str, text: str, title: str = "Quiet day in the capital", **fields: object) -> Report:
    report = structs.replace(a_report(id, f"{title}\n{text}"), title=title)
    return structs.replace(report, **fields)


def recorded(path: Path, told: Sequence[tuple[Report, Sequence[Claim]]]) -> Record:
    with open_record(path / "r.onrecord", create=True) as record, record.transaction():
        recorder = Recorder(record.shelf)
        for report, claims in told:
            recorder.add(report, claims, ())
    return open_record(path / "r.onrecord")


def quoted(path: Path, *told: tuple[Report, Sequence[Claim]]) -> list[Quotation]:
    with recorded(path, told) as record:
        return listed(quotations(Books(record)))


def words(path: Path, text: str, quote: str, **fields: object) -> list[str]:
    """What is quoted of one report with one lead."""
    report = of("r1", text)
    return [one.words for one in quoted(path, (report, [a_lead(report, quote, **fields)]))]  # type: ignore[arg-type]


def test_a_likely_deed_of_unsettled_parties_is_quoted_as_printed(tmp_path: Path) -> None:
    assert words(tmp_path, f"It rained. {MARCH} Shops stayed open.", "marched through Castelvar") == [MARCH]


def test_what_is_hardly_likely_is_not_quoted(tmp_path: Path) -> None:
    assert words(tmp_path, MARCH, "marched through Castelvar", read=DOUBTFUL) == []


@pytest.mark.parametrize(
    "text",
    [
        "They marched through Castelvar against the new tax.",
        "On Monday he marched through Castelvar against the new tax.",
        "But thousands marched through Castelvar.",
        "The crowd, however, marched through Castelvar.",
        "Have thousands marched through Castelvar?",
        "thousands marched through Castelvar.",
        "Thousands marched through Castelvar and",
        f"Thousands marched through Castelvar {'and on ' * 60}that day.",
    ],
)
def test_a_sentence_that_does_not_stand_by_itself_is_not_quoted(tmp_path: Path, text: str) -> None:
    assert words(tmp_path, text, "marched through Castelvar") == []


@pytest.mark.parametrize("title", ["Thousands march in Castelvar", "Castelvar: thousands march against tax"])
def test_a_headline_is_quoted_at_a_lower_chance_than_a_sentence(tmp_path: Path, title: str) -> None:
    report, fair = of("r1", "It rained.", title), Confidence(0.2, 0.7, 0.4, 0.4, 0.6, 0.9)
    (found,) = quoted(tmp_path, (report, [a_lead(report, "march", fair)]))
    assert (found.words, found.headline) == (title, True)


@pytest.mark.parametrize("title", ["Why thousands march in Castelvar", "Did thousands march in Castelvar?"])
def test_a_headline_that_asks_is_not_quoted(tmp_path: Path, title: str) -> None:
    report = of("r1", "It rained.", title)
    assert not quoted(tmp_path, (report, [a_lead(report, "march")]))


def test_nothing_is_quoted_from_a_sentence_of_which_something_firm_is_told(tmp_path: Path) -> None:
    report = of("r1", MARCH)
    firm = a_claim(report, "Thousands marched through Castelvar", "PROTEST", recipients=())
    assert not quoted(tmp_path, (report, [firm, a_lead(report, "new tax", type="COERCE")]))


def test_nothing_is_quoted_that_another_report_tells_as_firm_in_like_words(tmp_path: Path) -> None:
    first, other = of("r1", MARCH), of("r2", "Thousands marched in Castelvar on Monday against a tax.")
    firm = a_claim(first, "Thousands marched through Castelvar", "PROTEST", recipients=(), time=None)
    lead = a_lead(other, "Thousands marched in Castelvar", time=None)
    with recorded(tmp_path, [(first, [firm]), (other, [lead])]) as record:
        books = Books(record)
        assert not [one for one in listed(quotations(books)) if one.event.story == books.events[0].story]


def test_a_copy_is_counted_and_not_quoted_again(tmp_path: Path) -> None:
    reports = [of(f"r{n}", f"{MARCH} {n} shops stayed open.") for n in (1, 2, 3)]
    told = [(report, [a_lead(report, "marched through Castelvar")]) for report in reports]
    found = quoted(tmp_path, *told)
    assert {one.words for one in found} == {MARCH}
    assert len(found) == 1


def test_a_sentence_ends_at_no_initial_and_no_title() -> None:
    report = of("r1", "Mr. K. Oram met Gen. Tessel on Monday. It rained.")
    at = report.text.index("met")
    assert sentence(report, Span(at, at + 3)) == "Mr. K. Oram met Gen. Tessel on Monday."


def test_show_page_and_summary_quote_it_and_count_it_among_no_events(tmp_path: Path) -> None:
    report = of("r1", MARCH, outlet="Castelvar Courier")
    with recorded(tmp_path, [(report, [a_lead(report, "marched through Castelvar")])]) as record:
        console = Console(width=100, color_system=None)
        with console.capture() as capture:
            console.print(show(record))
        assert "in the reports' own words" in capture.get()
        assert "Castelvar Courier" in capture.get()
        told = summary(record)
        assert (told["events"], told["leads_not_shown"]) == ([], 0)
        (one,) = told["quoted"]
        assert (one["words"], one["outlet"], one["report"]) == (MARCH, "Castelvar Courier", "r1")
        assert "in the reports’ own words" in page(record)


def test_an_entry_of_a_newsletter_with_its_label_is_not_quoted(tmp_path: Path) -> None:
    assert words(tmp_path, f"It rained. Tax | {MARCH} Shops stayed open.", "marched through Castelvar") == []
