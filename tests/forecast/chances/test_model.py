"""Answers: from what was before, nothing invented, and the same after saving."""

import sys
import zipfile
from pathlib import Path

import pytest

from onrecord.errors import ContentError, InputError, MissingExtraError, UsageError
from onrecord.forecast.chances import Asked, Chance, ChanceModel, Quad, best, load, plain, save, train
from onrecord.forecast.happenings import gathered
from tests.forecast.chances.made import START, made

EVENTS = made()
DAY = START + 255
WEEKLY = Asked("Party 00", "CONSULT", "Party 01", 7)
RARE = Asked("Party 05", "AID", "Party 00", 7)
SMALL = {"rounds": 20, "min_data_in_leaf": 20, "feature_fraction": 0.8, "lambda_l2": 1.0, "learning_rate": 0.2}


@pytest.fixture(scope="module")
def trained() -> ChanceModel:
    pytest.importorskip("lightgbm")
    return train(EVENTS, settings=SMALL)


def sure(chance: Chance) -> tuple[float, float, float]:
    assert chance.probability is not None
    assert chance.low is not None
    assert chance.high is not None
    return chance.low, chance.probability, chance.high


def test_plain_base_rates_tell_the_weekly_from_the_rare() -> None:
    weekly, rare = plain(EVENTS).chances(EVENTS, [WEEKLY, RARE], DAY)
    assert sure(weekly)[1] > 0.7
    assert sure(rare)[1] < 0.3
    assert (weekly.basis, rare.basis) == ("plain", "plain")
    assert weekly.reasons[0].text == "all of the 248 days since the first time had it again within 7 days"


def test_without_a_basis_there_is_no_number() -> None:
    unknown = [
        Asked("Nobody", "CONSULT", "Party 01", 7),
        Asked("Party 00", "CONSULT", "Nobody", 7),
        Asked("Party 00", "DANCE", "Party 01", 7),
        Asked("Narnia", "CONSULT", "Narnia", 7),
    ]
    for found in plain(EVENTS).chances(EVENTS, unknown, DAY):
        assert (found.probability, found.low, found.high, found.base_rate, found.reasons) == (
            None,
            None,
            None,
            None,
            (),
        )
        assert found.note.startswith("no basis: ")


def test_before_a_window_is_over_there_is_no_basis() -> None:
    few = gathered([(START, "A", "AID", "B"), (START + 1, "A", "AID", "B")])
    early, later = (plain(few).chances(few, [Asked("A", "AID", "B", 7)], START + day)[0] for day in (3, 30))
    assert early.basis == "none"
    assert sure(later)[1] < 0.5


def test_a_horizon_below_a_day_is_refused() -> None:
    with pytest.raises(UsageError, match="at least 1"):
        plain(EVENTS).chances(EVENTS, [Asked("Party 00", "AID", "Party 01", 0)], DAY)


def test_what_comes_after_the_day_changes_nothing(trained: ChanceModel) -> None:
    asked = [WEEKLY, RARE, Asked("Party 02", Quad.MATERIAL_CONFLICT, "Party 03", 30)]
    day = START + 200
    assert trained.chances(EVENTS, asked, day) == trained.chances(EVENTS.before(day), asked, day)


def test_trees_answer_what_they_were_trained_for(trained: ChanceModel) -> None:
    weekly, rare, quarrel = trained.chances(EVENTS, [WEEKLY, RARE, Asked("Party 02", Quad(4), "Party 03", 30)], DAY)
    assert {found.basis for found in (weekly, rare, quarrel)} == {"boosted"}
    assert sure(weekly)[1] > sure(rare)[1]
    assert 1 <= len(weekly.reasons) <= 3
    for found in (weekly, rare, quarrel):
        low, chance, high = sure(found)
        assert 0 <= low <= chance <= high <= 1


def test_what_has_no_class_is_answered_exactly(trained: ChanceModel) -> None:
    pair = next(
        (EVENTS.names[a], EVENTS.names[o])
        for a, r, o in zip(EVENTS.actor, EVENTS.relation, EVENTS.recipient, strict=True)
        if EVENTS.relations[r] == "unheard of"
    )
    assert trained.chances(EVENTS, [Asked(pair[0], "unheard of", pair[1], 7)], DAY)[0].basis == "boosted"


def test_trees_do_not_answer_about_relations_they_do_not_know(trained: ChanceModel) -> None:
    rows = zip(EVENTS.day, EVENTS.actor, EVENTS.relation, EVENTS.recipient, strict=True)
    # The same events in CAMEO's words; only CONSULT keeps PLOVER's.
    words = {"THREATEN": "Threaten", "ASSAULT": "Physically assault", "AID": "Provide aid", "unheard of": "dance"}
    told = ((int(d), EVENTS.names[a], EVENTS.relations[r], EVENTS.names[o]) for d, a, r, o in rows)
    other = gathered((day, actor, words.get(what, what), recipient) for day, actor, what, recipient in told)
    threat = Asked("Party 02", "Threaten", "Party 03", 7)
    found = trained.chances(other, [WEEKLY, threat, Asked("Party 02", Quad(3), "Party 03", 7)], DAY)
    assert [one.basis for one in found] == ["boosted", "plain", "plain"]


def test_chances_do_not_fall_with_more_days(trained: ChanceModel) -> None:
    asked = [Asked("Party 00", "CONSULT", "Party 01", days) for days in (1, 3, 7, 14, 30, 60)]
    found = trained.chances(EVENTS, asked, DAY)
    assert [one.basis for one in found] == ["between", "between", "boosted", "between", "boosted", "plain"]
    assert [sure(one)[1] for one in found[:4]] == sorted(sure(one)[1] for one in found[:4])
    assert sure(found[5])[1] >= sure(found[4])[1]


def test_a_saved_model_answers_the_same(trained: ChanceModel, tmp_path: Path) -> None:
    path = tmp_path / "model"
    save(trained, path)
    again = load(path)
    assert again.trained == trained.trained
    assert again.chances(EVENTS, [WEEKLY, RARE], DAY) == trained.chances(EVENTS, [WEEKLY, RARE], DAY)
    assert set(again.trained.questions) == {"exact 7", "exact 30", "class 7", "class 30"}


def test_what_is_no_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be opened"):
        load(tmp_path / "missing")
    (tmp_path / "text").write_text("no model")
    with pytest.raises(ContentError, match="no model"):
        load(tmp_path / "text")
    with zipfile.ZipFile(tmp_path / "other", "w") as file:
        file.writestr("model.json", '{"format": "another 9"}')
    with pytest.raises(ContentError, match="another 9"):
        load(tmp_path / "other")


def test_few_events_are_answered_by_base_rates(tmp_path: Path) -> None:
    few = made(20)
    model = best(few)
    assert not model.learners
    save(model, tmp_path / "plain")
    assert load(tmp_path / "plain") == model


def test_training_on_few_events_is_refused() -> None:
    pytest.importorskip("lightgbm")
    with pytest.raises(UsageError, match="question days"):
        train(made(20))


def test_without_lightgbm_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lightgbm", None)
    with pytest.raises(MissingExtraError, match=r"onrecord\[forecast\]"):
        train(EVENTS)
    assert not best(EVENTS).learners
