from pathlib import Path

import pytest
from msgspec import structs
from rich.console import Console

from onrecord import build, explain, export, open_record
from onrecord.read.decide import confidence
from onrecord.record import Recorder
from onrecord.store import Record
from onrecord.tell import page, show, summary
from tests.record.made import a_report


def printed(record: Record, *, everything: bool = False) -> str:
    console = Console(width=80, color_system=None)
    with console.capture() as capture:
        console.print(show(record, everything=everything))
    return capture.get()


def test_fits_eighty_columns(sample_record: Record) -> None:
    assert max(len(line) for line in printed(sample_record).splitlines()) <= 80


def test_says_what_was_not_read_and_why(sample_record: Record) -> None:
    assert "rundschau-kim-putin: other-language" in printed(sample_record)


def test_summary_has_every_claim_of_the_record_once(sample_record: Record) -> None:
    data = summary(sample_record)
    listed = [claim["id"] for event in data["events"] for claim in event["claims"]]
    assert len(listed) == len(set(listed))
    assert set(listed) == {id for event in sample_record.events() for id in event.claims}


def test_counts_origins_not_reports(sample_record: Record) -> None:
    events = summary(sample_record)["events"]
    assert all(event["origins"] <= len(event["claims"]) for event in events)
    assert any(event["origins"] < event["reports"] for event in events)


def test_says_what_an_origin_is_and_that_one_report_can_carry_several(sample_record: Record) -> None:
    told = " ".join(printed(sample_record).split())
    assert "independent origins" in " ".join(told.split()[:60])
    assert "One report can carry several." in told


def test_a_title_that_negates_is_not_struck_out(sample_record: Record) -> None:
    """Struck words that say "did not" would read as if they did; the mark and the bar tell the status."""
    console = Console(width=100, force_terminal=True, color_system="truecolor")
    with console.capture() as capture:
        console.print(show(sample_record))
    assert "\x1b[9m" not in capture.get()
    assert "✗" in capture.get()


def test_what_an_outlet_takes_back_is_shown_with_the_report_everywhere(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(
        "Title: Peru and Chile near a treaty\nDate: 2024-06-04\n\n"
        "The foreign ministers of Peru and Chile met in Arica on Monday.\n\n"
        "Correction, June 5: An earlier version of this article said that Peru and Chile had signed the treaty."
        " They have not signed it.\n"
    )
    build([story], tmp_path / "record.onrecord")
    with open_record(tmp_path / "record.onrecord") as record:
        text = " ".join(printed(record).split())
        assert "story: correction of 2024-06-05: An earlier version of this article said" in text
        (note,) = summary(record)["notes"]
        assert (note["report"], note["kind"], note["at"]) == ("story", "correction", "2024-06-05")
        assert "correction of 2024-06-05" in explain(record, "story")["record"]["notes"][0]
        assert '<p class="correction"><b class="stamp">Correction, June 5:</b>' in page(record)
        export(record, tmp_path / "reports.jsonl", table="reports", format="jsonl")
        assert "correction of 2024-06-05" in (tmp_path / "reports.jsonl").read_text()
        corrected = [claim for claim in record.claims() if claim.type == "AGREE" and "signed" in claim.quote]
        assert corrected
        assert all(claim.status == "negated" for claim in corrected)


def test_says_so_where_nothing_is_firm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    never = structs.replace(confidence.scale(), firm_from=2.0)
    monkeypatch.setattr(confidence, "scale", lambda: never)
    (tmp_path / "one.txt").write_text(
        "Oslo talks\n\nNorway condemned Chile over the arrest of a journalist.\n", "utf-8"
    )
    build([tmp_path / "one.txt"], tmp_path / "r.onrecord")
    with open_record(tmp_path / "r.onrecord") as record:
        told = printed(record)
    assert "Nothing in these reports was read with enough confidence" in told
    assert "not shown: --leads shows" in told
    assert "when it was" not in told


def test_stories_of_which_nothing_firm_is_told_are_named_with_all(tmp_path: Path) -> None:
    report = structs.replace(a_report("r1", "Rain fell in the capital for a ninth day."), title="Rain in the capital")
    with open_record(tmp_path / "r.onrecord", create=True) as record, record.transaction():
        Recorder(record.shelf).add(report, [], ())
    with open_record(tmp_path / "r.onrecord") as record:
        assert "Rain in the capital (1 report)" not in printed(record)
        assert "Rain in the capital (1 report)" in printed(record, everything=True)
