"""The run of all stages: their order, what is read and what is not."""

import pytest

from onrecord.errors import PipelineError
from onrecord.model import Report
from onrecord.read import read, read_text
from onrecord.read.pipeline import ORDER, stages
from onrecord.read.stages import check


def test_the_stages_stand_in_a_checked_order() -> None:
    assert [step.name for step in stages()] == list(ORDER)
    with pytest.raises(PipelineError, match="requires events"):
        check([step for step in stages() if step.name != "decide"])


def test_reports_come_back_in_order_read_or_not() -> None:
    reports = [
        Report(id="1", text="Iran condemned the U.S. strikes."),
        Report(id="2", text="Der Iran verurteilte die Angriffe.", language="de", status="other-language"),
        Report(id="3", text="", status="empty"),
        Report(id="4", text="France expelled a Russian diplomat."),
    ]
    found = list(read(reports))
    assert [reading.report.id for reading in found] == ["1", "2", "3", "4"]
    assert [bool(reading.claims) for reading in found] == [True, False, False, True]


def test_reading_is_lazy() -> None:
    def endless():
        while True:
            yield Report(id="x", text="")

    assert next(read(endless())).claims == ()


def test_a_text_alone_can_be_read() -> None:
    reading = read_text("Chad closed its border with Sudan on Monday.", "2024-03-05", id="note")
    assert reading.report.id == "note"
    assert reading.claims[0].report == "note"
