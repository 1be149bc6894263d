"""The measure of yes-no chances: what knows nothing scores nothing, and which days may be asked on."""

import json
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from benchmarks.forecast_questions import calibration_error, main, question_days, skill, worst_bin

from benchmarks import forecast_questions
from onrecord.forecast.chances import train
from onrecord.forecast.happenings import date_of
from tests.forecast.chances.made import made


def test_the_base_rate_itself_has_no_skill() -> None:
    base, held = np.array([0.1, 0.4, 0.4]), np.array([0.0, 1.0, 0.0])
    assert skill(base, base, held, np.ones(3)) == 0
    assert skill(held, base, held, np.ones(3)) == 1
    assert skill(1 - held, base, held, np.ones(3)) < 0


def test_a_weight_stands_for_so_many_questions() -> None:
    chance, base, held = np.array([0.1, 0.7]), np.array([0.3, 0.5]), np.array([0.0, 1.0])
    thrice = [np.append(values, [values[0]] * 2) for values in (chance, base, held)]
    assert skill(chance, base, held, np.array([3.0, 1.0])) == pytest.approx(skill(*thrice, np.ones(4)))


def test_calibration_is_of_frequencies() -> None:
    chance = np.repeat([0.2, 0.6], 1000)
    held = np.concatenate([np.arange(1000) % 5 == 0, np.arange(1000) % 5 < 2]).astype(float)
    assert calibration_error(chance, held, np.ones(2000)) == pytest.approx(0.1, abs=0.01)
    assert worst_bin(chance, held, np.ones(2000)) == pytest.approx(0.2, abs=0.01)
    assert worst_bin(chance[:150], held[:150], np.ones(150)) == 0  # too few to say


def test_windows_end_within_the_test() -> None:
    assert question_days(100, 129, 7, 100) == list(range(94, 124))
    days = question_days(100, 129, 30, 10)
    assert (len(days), days[0]) == (10, 71)
    assert all(100 <= day + 29 <= 129 for day in days)


def test_it_runs_on_plain_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("lightgbm")
    events = made(300)
    cut = int(events.day[0]) + 270
    for name, part in (("train.tsv", events.before(cut)), ("valid.tsv", events.since(cut))):
        rows = zip(part.day, part.actor, part.relation, part.recipient, strict=True)
        lines = (f"{date_of(d)}\t{part.names[a]}\t{part.relations[r]}\t{part.names[o]}" for d, a, r, o in rows)
        (tmp_path / name).write_text("date\tactor\trelation\trecipient\n" + "\n".join(lines) + "\n")
    files = [str(tmp_path / "train.tsv"), str(tmp_path / "valid.tsv")]
    monkeypatch.setattr("sys.argv", ["forecast_questions.py", "--days", "2", *files])
    quick = {"rounds": 15, "min_data_in_leaf": 20, "feature_fraction": 0.8, "learning_rate": 0.2}
    monkeypatch.setattr(forecast_questions, "train", partial(train, settings=quick))
    assert main() == 0
    found = json.loads(capsys.readouterr().out)
    assert {"exact_bss_7", "exact_bss_30", "class_bss_7", "class_bss_30", "ece", "worst_bin", "peak_mb"} <= set(found)
    assert found["exact_bss_7"] > 0
