"""What is doubtful in a record made by hand, which has a contradiction and a lead."""

from pathlib import Path

from onrecord import decide, open_record
from onrecord.serve.doubts import queue
from tests.serve.made import made


def test_what_contradicts_comes_first_with_what_it_contradicts(tmp_path: Path) -> None:
    with open_record(made(tmp_path / "made.onrecord")) as record:
        (conflict,) = record.conflicts()
        found = queue(record, "conflicting")
        assert {doubt.claim.id for doubt in found.doubts} == set(conflict.claims)
        for doubt in found.doubts:
            assert {doubt.claim.id, *(one.claim.id for one in doubt.opposed)} == set(conflict.claims)
            assert doubt.why[0] == f"contradicted: {conflict.kind}"
        assert found.next_cursor is None
        both = [doubt.claim.id for doubt in queue(record).doubts]
        assert set(both[:2]) == set(conflict.claims)
        assert "c00000000004" in both[2:], "the lead that may tell of the same event"


def test_what_was_decided_leaves_the_queue(tmp_path: Path) -> None:
    with open_record(made(tmp_path / "made.onrecord")) as record:
        lead = "c00000000004"
        decide(record, "correct", [lead], author="Ada", field="status", value="possible")
        (still,) = [doubt.claim for doubt in queue(record, "lead").doubts if doubt.claim.id == lead]
        assert still.status == "possible"
        decide(record, "wrong", [lead], author="Ada")
        assert lead not in {doubt.claim.id for doubt in queue(record).doubts}
