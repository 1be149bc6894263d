from rich.console import Console

from onrecord.store import Record
from onrecord.tell import show, summary


def printed(record: Record) -> str:
    console = Console(width=80, color_system=None)
    with console.capture() as capture:
        console.print(show(record))
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
    head = " ".join(printed(sample_record).split()[:60])
    assert "independent origins" in head
    assert "One report can carry several." in head


def test_a_title_that_negates_is_not_struck_out(sample_record: Record) -> None:
    """Struck words that say "did not" would read as if they did; the mark and the bar tell the status."""
    console = Console(width=100, force_terminal=True, color_system="truecolor")
    with console.capture() as capture:
        console.print(show(sample_record))
    assert "\x1b[9m" not in capture.get()
    assert "✗" in capture.get()
