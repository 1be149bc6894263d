"""What is to become of each report that comes in, and when that may be asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import structs

from onrecord.model import Report
from onrecord.store import Record, open_record
from onrecord.verbs.intake import AT_ONCE, Incoming, Intake
from onrecord.verbs.obeying import recorder
from tests.verbs.building import PADDING

VISIT = Report(
    id="a", title="A visit", text=f"PRK visits RUS.{PADDING}", hash="h1", published="2023-09-14", outlet="The Sample",
    input="in/a.txt", path="in/a.txt",
)  # fmt: skip


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "r.onrecord", create=True) as opened:
        yield opened


def write(record: Record, *reports: Report) -> None:
    with record.transaction():
        for report in reports:
            recorder(record).add(report, (), ())


def sorted_in(record: Record, *reports: Report, again: bool = False) -> list[tuple[str, str]]:
    """The id and the outcome of each, where each is written before the next is asked for."""
    intake, found = Intake(record, again=again), []
    for batch in intake.batches(reports):
        for incoming in batch:
            if incoming.wanted:
                write(record, incoming.report)
            intake.written(incoming)
            found.append((incoming.report.id, str(incoming.outcome)))
    return found


def test_what_the_record_has_is_known_and_read_again_only_when_told_to(record: Record) -> None:
    assert sorted_in(record, VISIT) == [("a", "new")]
    assert sorted_in(record, VISIT) == [("a", "known")]
    assert sorted_in(record, VISIT, again=True) == [("a", "read again")]


def test_a_later_text_is_a_revision_and_the_earlier_one_is_not_taken_for_another(record: Record) -> None:
    later = structs.replace(VISIT, text=f"{VISIT.text} More was said.", hash="h2")
    assert sorted_in(record, VISIT, later) == [("a", "new"), ("a", "revised")]


def test_what_failed_this_time_is_kept_as_it_was(record: Record) -> None:
    failed = structs.replace(VISIT, text="", hash="", status="unreadable", reason="the file is damaged")
    assert sorted_in(record, VISIT, failed) == [("a", "new"), ("a", "kept")]
    assert sorted_in(record, VISIT) == [("a", "known")]


def test_what_failed_before_and_has_the_same_text_is_read_again(record: Record) -> None:
    write(record, structs.replace(VISIT, status="unreadable", reason="a bug"))
    assert sorted_in(record, VISIT) == [("a", "read again")]


def test_another_report_of_the_same_id_gets_the_next_number_that_is_free(record: Record) -> None:
    text = "PRK visits CHN. The delegation came by train and stayed for two nights in the capital city."
    others = [
        structs.replace(VISIT, path=path, input=path, text=f"{text} {path}", hash=path, title=f"The one in {path}")
        for path in ("0/a.txt", "1/a.txt")
    ]
    write(record, structs.replace(VISIT, id="a-2", path="z/a-2.txt", input="z/a-2.txt", title="Z", hash="z", text=text))
    found = sorted_in(record, VISIT, *others)
    assert found == [("a", "new"), ("a-3", "new"), ("a-4", "new")]


def test_what_may_be_the_same_waits_until_the_one_before_is_written(record: Record) -> None:
    intake = Intake(record)
    batches = intake.batches([VISIT, structs.replace(VISIT, id="b", path="b", hash="h2", title="Other"), VISIT])
    first = next(batches)
    assert [incoming.report.id for incoming in first] == ["a", "b"]
    assert next(batches) == []
    assert next(batches) == [], "it is asked again until the first is written"
    write(record, *(incoming.report for incoming in first))
    for incoming in first:
        intake.written(incoming)
    assert next(batches) == [Incoming(VISIT, "known")]
    assert next(batches, None) is None


def test_a_few_are_given_at_a_time(record: Record) -> None:
    many = [
        Report(id=f"r{n}", path=f"r{n}", input=f"r{n}", title=f"No. {n}", text=f"Text {n}", hash=f"h{n}")
        for n in range(AT_ONCE + 3)
    ]
    sizes, intake = [], Intake(record)
    for batch in intake.batches(many):
        sizes.append(len(batch))
        for incoming in batch:
            intake.written(incoming)
    assert sizes == [AT_ONCE, 3]


@pytest.mark.parametrize("outcome", ["new", "revised", "read again"])
def test_new_texts_are_wanted(outcome: str) -> None:
    assert Incoming(VISIT, outcome).wanted  # type: ignore[arg-type]


@pytest.mark.parametrize("outcome", ["known", "kept"])
def test_what_the_record_has_is_not_wanted(outcome: str) -> None:
    assert not Incoming(VISIT, outcome).wanted  # type: ignore[arg-type]
