"""The verb meanings: who gets vectors when, and that they follow the reports."""

from pathlib import Path

import pytest

from onrecord import MeaningStep, build, meanings, open_record, remove, verify
from onrecord.errors import MissingExtraError
from onrecord.store import Record
from onrecord.store.alike import nearest
from onrecord.store.meanings import wanted
from tests import meant as models
from tests.meant import meant
from tests.verbs.building import Write

pytestmark = pytest.mark.usefixtures("plain_reader")
TEXT = "PRK visits RUS on 2023-09-13. A freighter broke the sanctions with coal."
ASKED = "vessels in breach of the embargo"


def found(record: Record) -> list[str]:
    return sorted({one.report for one in nearest(record, ASKED, least=0.4).sentences})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "r.onrecord"


def test_a_new_record_has_them_from_its_build_on(write: Write, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = models.installed(monkeypatch)
    steps: list[MeaningStep] = []
    build([write("a", TEXT)], path, meant=steps.append)
    assert steps[-1] == (1, 1)
    build([write("b", "Another vessel defied the embargo with oil.")], path)
    made = len(model.asked)
    assert build([write("b", "Another vessel defied the embargo with oil.")], path).outcomes["known"] == 2
    assert len(model.asked) == made, "what has vectors is not made again"
    with open_record(path) as record:
        assert wanted(record) == "plain"
        assert found(record) == ["a", "b"]
    assert verify(path).ok


def test_an_older_record_has_them_when_asked_for_and_keeps_them_up(
    write: Write, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([write("a", TEXT)], path)
    models.installed(monkeypatch)
    build([write("b", "Nothing of note was said there on that day.")], path)
    with open_record(path) as record:
        assert meant(record, "plain") == (0, 2)
    done = meanings(path, jobs=2)
    assert (done.model, done.reports) == ("plain", 2)
    assert done.sentences > 2
    build([write("c", "Another vessel defied the embargo with oil.")], path)
    with open_record(path) as record:
        assert found(record) == ["a", "c"]
    assert meanings(path).reports == 0


def test_they_follow_a_report_that_changes_or_is_taken_out(
    write: Write, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    models.installed(monkeypatch)
    write("a", TEXT)
    build([write("b", "Another vessel defied the embargo with oil.")], path)
    build([write("b", "The story was wrong: rain fell, and that was all.")], path)
    with open_record(path) as record:
        assert found(record) == ["a"]
        remove(record, ["a"], author="ana")
        assert found(record) == []
        assert meant(record, "plain") == (1, 1)
    assert verify(path).ok


def test_another_model_makes_them_anew(write: Write, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    models.installed(monkeypatch)
    build([write("a", TEXT)], path)
    models.installed(monkeypatch, models.Plain("newer"))
    build([write("b", "Another vessel defied the embargo with oil.")], path)
    with open_record(path) as record:
        assert (meant(record, "plain"), meant(record, "newer")) == ((1, 2), (0, 2))
    assert meanings(path).reports == 2
    with open_record(path) as record:
        assert found(record) == ["a", "b"]


def test_they_can_be_taken_out_for_good(write: Write, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    models.installed(monkeypatch)
    build([write("a", TEXT)], path)
    assert meanings(path, drop=True)[1:] == ("", 1, 0)
    build([write("b", TEXT)], path)
    with open_record(path) as record:
        assert meant(record, "plain") == (0, 2)


def test_nothing_is_made_unasked(write: Write, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    models.installed(monkeypatch)
    monkeypatch.delenv("ONRECORD_MEANING")
    build([write("a", TEXT)], path)
    with open_record(path) as record:
        assert meant(record, "plain") == (0, 1)
    assert meanings(path).reports == 1


def test_without_the_extra_nothing_is_made_and_the_install_is_named(
    write: Write, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    models.absent(monkeypatch)
    monkeypatch.setenv("ONRECORD_MEANING", "on")
    build([write("a", TEXT)], path)
    with pytest.raises(MissingExtraError, match=r"onrecord\[meaning\]"):
        meanings(path)
    assert meanings(path, drop=True).reports == 0
