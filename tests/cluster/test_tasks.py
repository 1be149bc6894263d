"""What was given, a task for each input."""

from pathlib import Path

import pytest

from onrecord.acquire import Facts, PassedOver
from onrecord.cluster.tasks import tasks_of
from onrecord.errors import InputError, UsageError
from tests.cluster.conftest import Lines

pytest.importorskip("pyarrow", reason="needs the extra: pip install 'onrecord[cluster]'")


def test_each_input_once_in_order_with_its_state(tmp_path: Path, lines: Lines, monkeypatch: pytest.MonkeyPatch) -> None:
    lines("b", "x")
    lines("a", "x")
    (tmp_path / "c.png").touch()
    monkeypatch.chdir(tmp_path)
    passed: list[PassedOver] = []
    tasks = list(tasks_of([".", Path("a.jsonl"), "./a.jsonl"], Facts(outlet="X"), passed.append))
    assert [task.input.label for task in tasks] == ["a.jsonl", "b.jsonl"]
    assert [task.input.path for task in tasks] == [tmp_path / "a.jsonl", tmp_path / "b.jsonl"], "wherever workers are"
    assert {task.facts for task in tasks} == {Facts(outlet="X")}
    assert [one.input for one in passed] == ["c.png"]
    lines("a", "x", "another")
    (changed,) = tasks_of(["a.jsonl"], Facts(), passed.append)
    assert changed.stamp != tasks[0].stamp


def test_in_a_store_files_are_found_by_folder_and_pattern(tmp_path: Path, lines: Lines) -> None:
    (tmp_path / "deep").mkdir()
    lines("deep/b", "x")
    lines("a", "x")
    (tmp_path / "c.png").touch()
    store = tmp_path.as_uri()
    passed: list[PassedOver] = []

    def labels(*given: str) -> list[str]:
        return [task.input.label.removeprefix(store) for task in tasks_of(given, Facts(), passed.append)]

    assert labels(store) == ["/a.jsonl", "/deep/b.jsonl"]
    assert [one.reason for one in passed] == ["a picture"]
    assert labels(f"{store}/*.jsonl", f"{store}/a.jsonl") == ["/a.jsonl", "/deep/b.jsonl"]
    (task,) = tasks_of([f"{store}/a.jsonl"], Facts(), passed.append)
    assert (task.input.id, task.input.form, task.input.path) == ("a", "jsonl", None)
    for wrong in (f"{store}/none/", f"{store}/*.warc", "gopher://x/y"):
        with pytest.raises(InputError):
            list(tasks_of([wrong], Facts(), passed.append))


def test_standard_input_and_what_is_not_there_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="save it to a file"):
        list(tasks_of(["-"], Facts(), lambda _: None))
    with pytest.raises(InputError):
        list(tasks_of([tmp_path / "none.jsonl"], Facts(), lambda _: None))
