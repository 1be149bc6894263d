from pathlib import Path

from msgspec import structs

from onrecord import open_record
from onrecord.model import Claim, Source, Span, TimeRange
from onrecord.record import Recorder
from onrecord.store import Record
from onrecord.tell.books import Books
from onrecord.tell.ledgers.base import when
from onrecord.tell.view import ENDS, Views, context
from onrecord.tell.voices import Voices
from tests.record.made import a_claim, a_report


def test_context_is_the_rest_of_the_sentence() -> None:
    text = "He left. On Monday Kim met Putin in Vladivostok. Then he left again."
    start = text.index("Kim met Putin")
    assert context(text, Span(start, start + 13)) == ("On Monday ", " in Vladivostok.")


def test_context_never_crosses_a_paragraph_and_is_cut_at_words() -> None:
    text = "Headline without a stop\n" + "word " * 200 + "Kim met Putin" + " word" * 200
    start = text.index("Kim")
    before, after = context(text, Span(start, start + 13), room=30)
    assert before.startswith("… word")
    assert after.endswith("word …")
    assert len(before) < 40


def test_a_sentence_begins_where_the_last_one_before_it_ends(sample_record: Record) -> None:
    texts = [report.text for report in sample_record.reports()]
    texts += ["He said: “No.” \n\n" + "and so on, " * 90 + "he left. It rained.", "a" * 2000 + ".” b", ".\n" * 400]
    for text in texts:
        for start in range(0, len(text), 37):
            ends = [match.end() for match in ENDS.finditer(text, 0, start)]
            before, _ = context(text, Span(start, start), room=len(text))
            assert before == text[ends[-1] if ends else 0 : start].lstrip()


def test_an_outlet_keeps_the_article_of_its_name(tmp_path: Path) -> None:
    report = structs.replace(a_report("r", "Ruritania's king visited Graustark."), outlet="The Daily Echo")
    with open_record(tmp_path / "r.onrecord", create=True) as record:
        with record.transaction():
            Recorder(record.shelf).add(report, [a_claim(report, "Ruritania's king visited Graustark")])
        (view,) = Views(books := Books(record)).events(books.events)
        assert [origin.title for origin in view.origins] == ["The Daily Echo"]


def test_chain_runs_from_the_innermost_outwards() -> None:
    claim = Claim(
        id="c", report="r", span=Span(0, 1), quote="", type="AGREE", sources=(Source("Watson"), Source("Kim"))
    )
    assert Voices([claim]).chain(claim) == "Kim, according to Watson"
    assert Voices([]).chain(Claim(id="c", report="r", span=Span(0, 1), quote="", type="AGREE")) == "the report itself"


def test_days_that_no_words_give_are_marked() -> None:
    assert when(TimeRange("2023-09-13", "2023-09-13", "day")) == "2023-09-13"
    assert when(TimeRange("2022-02-24", None, "open")) == "since 2022-02-24"
    assert when(TimeRange("2023-09-13", "2023-09-13", "day", how="inferred")) == "2023-09-13 (inferred)"
    assert when(None) == ""
