"""What each of several speakers has in sentences of their own."""

from pathlib import Path

import pytest

from onrecord import open_record
from onrecord.record import Recorder
from onrecord.tell.brief.each import headline, lacks
from onrecord.tell.brief.grounds import Grounds
from tests.record.made import a_claim, a_report

TOLD = "Ruritania shipped 40 tanks to Graustark."
OTHER = "Tanks of Ruritania have come to Graustark. Count Otto counted 40 tanks at the border."


@pytest.fixture
def grounds(tmp_path: Path) -> Grounds:
    """Two reports of one delivery: the second has the number in another sentence."""
    with open_record(tmp_path / "r.onrecord", create=True) as record, record.transaction():
        recorder = Recorder(record.shelf)
        for id, text, quote in (("a", TOLD, TOLD[:-1]), ("b", OTHER, "Tanks of Ruritania have come to Graustark")):
            report = a_report(id, text, published="2023-07-10")
            claim = a_claim(report, quote, "AID")
            recorder.add(report, [claim], [])
    return Grounds(open_record(tmp_path / "r.onrecord"))


def ids(grounds: Grounds, report: str) -> list[str]:
    return [claim.id for claim in grounds.books.claims.values() if claim.report == report]


def test_what_stands_in_another_sentence_is_not_of_the_passage(grounds: Grounds) -> None:
    assert not lacks("Ruritania shipped 40 tanks to Graustark", ids(grounds, "a"), grounds)
    assert [fault.words for fault in lacks("Ruritania shipped 40 tanks", ids(grounds, "b"), grounds)] == ["40"]
    assert [fault.words for fault in lacks("Otto has tanks", ids(grounds, "b"), grounds)] == ["Otto"]


def test_the_day_of_a_report_is_no_part_of_what_it_says(grounds: Grounds) -> None:
    assert not lacks("Ruritania shipped tanks (reported 9 July 2023)", ids(grounds, "b"), grounds)
    assert lacks("Ruritania shipped tanks (9 July 2023)", ids(grounds, "b"), grounds)


def test_headlines_have_capitals_everywhere() -> None:
    assert headline("Ministers Meet in Capital After Long Thaw")
    assert not headline("Ministers of Ruritania met in the capital after a thaw")
