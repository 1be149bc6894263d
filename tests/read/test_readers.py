from collections.abc import Iterator

import pytest

import onrecord.read
from onrecord.model import Report
from onrecord.read import Settings
from onrecord.read.readers import BuiltIn, read_all, reader_of
from onrecord.read.reading import Reading


def test_the_built_in_reader_reads_unless_another_is_asked_for() -> None:
    assert isinstance(reader_of(None), BuiltIn)
    assert reader_of(Settings()) is reader_of(Settings())


def test_the_built_in_reader_counts_nothing_and_says_that_it_was_it() -> None:
    (found,) = BuiltIn(Settings()).read([Report(id="r", text="Kenya condemned the attack on Poland.")])
    assert not found.counts
    assert {claim.reader for claim in found.reading.claims} == {"built-in"}


def test_any_number_of_reports_is_read_a_batch_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    batches: list[int] = []

    def read(reports: list[Report], **_: object) -> Iterator[Reading]:
        batches.append(len(reports))
        return iter([Reading(report, None) for report in reports])  # type: ignore[arg-type]

    monkeypatch.setattr(onrecord.read, "read", read)
    reports = (Report(id=str(n)) for n in range(7))
    assert [one.report.id for one in read_all(reports, Settings(batch_size=3))] == list("0123456")
    assert batches == [3, 3, 1]
