"""A model with a ranker is put to events of later days; what cannot be asked is refused."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from onrecord.errors import ContentError, InputError, UsageError
from onrecord.forecast.chances import plain, save
from onrecord.forecast.happenings import Happenings, date_of
from onrecord.forecast.ranking.ranker import enough, train
from onrecord.forecast.ranking.saved import write
from onrecord.verbs.forecast_evaluate import forecast_evaluate
from tests.forecast.ranking.made import made

pytest.importorskip("lightgbm")
LAST = 40


def written(events: Happenings, path: Path) -> Path:
    rows = zip(events.day, events.actor, events.relation, events.recipient, strict=True)
    lines = [f"{date_of(d)}\t{events.names[a]}\t{events.relations[r]}\t{events.names[o]}" for d, a, r, o in rows]
    path.write_text("\n".join(["date\tactor\trelation\trecipient", *lines]), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("model") / "a.model"
    events = made().before(LAST)
    save(plain(events), path)
    with ZipFile(path, "a") as archive:
        write(train(events, threads=1), archive, events)
    return path


def test_later_days_are_ranked_by_the_protocol(model: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    later = made(44).since(LAST)
    found = forecast_evaluate(model, written(later, tmp_path / "test.tsv"), progress=lambda *at: told.append(at))
    assert found["answers"] == 2 * len(later)
    assert 0 < found["mrr"] <= 100
    assert told[0] == (0, 4)


def test_days_that_the_model_has_seen_are_refused(model: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="asked what it has seen"):
        forecast_evaluate(model, written(made(44).since(LAST - 1), tmp_path / "test.tsv"))


def test_a_model_without_a_ranker_and_what_is_no_model_are_refused(tmp_path: Path) -> None:
    test = written(made(5), tmp_path / "test.tsv")
    save(plain(made(5)), tmp_path / "chances")
    with pytest.raises(UsageError, match="has chances only"):
        forecast_evaluate(tmp_path / "chances", test)
    with pytest.raises(ContentError, match="holds no model"):
        forecast_evaluate(test, test)
    with pytest.raises(InputError, match="cannot be opened"):
        forecast_evaluate(tmp_path / "nothing", test)


def test_a_ranker_wants_months_and_thousands_of_events() -> None:
    assert not enough(made(39))
    assert not enough(made(60))
    assert enough(made(250))
