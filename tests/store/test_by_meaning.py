"""Search by meaning: which sentences are alike, and the claims and reports that have them, on each database."""

import numpy as np
import pytest

from onrecord.errors import MissingExtraError, UsageError
from onrecord.model import Claim, Party, Report, Span
from onrecord.read import meaning
from onrecord.record import Decision
from onrecord.record.text import sentences
from onrecord.store import Record, meanings, signs
from onrecord.store.alike import nearest
from onrecord.store.asked import asked
from onrecord.store.by_meaning import alike, joined
from tests import meant

PRK, RUS = Party("PRK", "PRK"), Party("RUS", "RUS")
TEXTS = {
    "a": "A freighter broke the sanctions. It carried coal for weeks. Nobody was told of that at the time.",
    "b": "The ministers met in Pyongyang on Monday. Rice was served to everybody there.",
    "c": "Rain fell on the whole of the country for a week.",
}
SHIPS = "vessels in breach of the embargo"


def write(record: Record, model: meant.Plain, **texts: str) -> None:
    """Reports with their vectors, a batch."""
    with record.transaction() as connection:
        for id, text in texts.items():
            record.shelf.put(Report(id=id, text=text, outlet="Wire" if id == "a" else "Post", published="2023-08-01"))
    with record.transaction() as connection:
        made = [(id, sentences(text)) for id, text in texts.items()]
        told = [(id, spans, model.vectors([one.of(texts[id]) for one in spans])) for id, spans in made]
        meanings.keep(connection, model.name, told)


def claim(record: Record, id: str, report: str, quote: str, party: Party, tier: str = "firm") -> None:
    start = TEXTS[report].index(quote)
    with record.transaction():
        record.shelf.put(
            Claim(
                id=id, report=report, span=Span(start, start + len(quote)), quote=quote, type="CONSULT",
                actors=(party,), tier=tier,  # type: ignore[arg-type]
            )
        )  # fmt: skip


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> meant.Plain:
    return meant.installed(monkeypatch)


@pytest.fixture
def filled(record: Record, model: meant.Plain) -> Record:
    write(record, model, **TEXTS)
    claim(record, "c1", "a", "freighter broke the sanctions", PRK)
    claim(record, "c2", "a", "broke the sanctions", RUS, tier="lead")
    claim(record, "c3", "b", "ministers met in Pyongyang", RUS)
    return record


def test_a_sentence_is_found_in_other_words(filled: Record) -> None:
    (first,) = nearest(filled, SHIPS).sentences
    assert first.span.of(TEXTS[first.report]) == "A freighter broke the sanctions."
    assert 0.9 < first.likeness <= 1.0001


def test_what_nothing_is_like_has_no_answer_but_the_nearest_is_told(filled: Record) -> None:
    found = nearest(filled, "quarterly earnings beat forecasts")
    assert found.sentences == []
    assert found.best is not None
    assert found.best < 0.5
    assert nearest(filled, "quarterly earnings beat forecasts", least=-1.0).sentences


def test_claims_and_reports_of_such_sentences(filled: Record) -> None:
    found = alike(filled, asked(SHIPS))
    assert [line.id for line in found.found.claims] == ["c1"]
    assert found.found.leads == 1
    assert [one.id for one in found.reports] == ["a"]
    assert found.likeness["c1"] == found.likeness["a"]
    assert found.sentences["a"].of(TEXTS["a"]).startswith("A freighter")
    assert {line.id for line in alike(filled, asked(SHIPS), leads=True).found.claims} == {"c1", "c2"}


def test_fields_narrow_it(filled: Record) -> None:
    assert [line.id for line in alike(filled, asked(f"actor:PRK {SHIPS}")).found.claims] == ["c1"]
    assert alike(filled, asked(f"actor:RUS {SHIPS}")).found.claims == []
    assert [one.id for one in alike(filled, asked(f"outlet:Wire {SHIPS}")).reports] == ["a"]
    assert alike(filled, asked(f"outlet:Post {SHIPS}")).reports == []


def test_claims_called_wrong_do_not_answer(filled: Record) -> None:
    filled.add_decision(Decision(id="d1", at="2026-01-01", author="me", kind="wrong", targets=("c1",)))
    filled.add_decision(Decision(id="d2", at="2026-01-02", author="me", kind="right", targets=("c2",)))
    assert [line.id for line in alike(filled, asked(SHIPS)).found.claims] == ["c2"]


def test_search_gives_hits_with_likeness_and_place(filled: Record) -> None:
    claim_hit, report_hit = sorted(filled.search(SHIPS, by="meaning"), key=lambda hit: hit.kind)
    assert (claim_hit.id, claim_hit.excerpt) == ("c1", "freighter broke the sanctions")
    assert report_hit.span is not None
    assert report_hit.span.of(TEXTS["a"]) == report_hit.excerpt
    assert claim_hit.likeness == report_hit.likeness


def test_both_joins_what_words_and_what_meaning_find(filled: Record) -> None:
    both = filled.search("sanctions", by="both", least=0.3)
    assert {hit.id for hit in both} >= {"a", "c1"}
    assert all(hit.likeness is not None for hit in both if hit.id in ("a", "c1"))
    assert filled.search("rain", "report", by="both", least=1.0)[0].likeness is None


def test_a_report_that_changes_or_goes_is_not_found_by_what_it_said(filled: Record, model: meant.Plain) -> None:
    assert nearest(filled, SHIPS).sentences
    with filled.transaction():
        filled.shelf.put(Report(id="a", text="The talks were put off.", published="2023-08-01"))
    assert nearest(filled, SHIPS).sentences == []
    assert meanings.missing(filled, model.name) == ["a"]
    write(filled, model, a="The vessel defied an embargo.")
    assert [one.report for one in nearest(filled, SHIPS).sentences] == ["a"]
    with filled.transaction():
        filled.shelf.drop(Report, "c")
    assert nearest(filled, "rain fell on the country for a week").sentences == []


def test_what_comes_while_a_record_is_open_is_found(filled: Record, model: meant.Plain) -> None:
    assert len(nearest(filled, SHIPS).sentences) == 1
    write(filled, model, d="Vessels broke sanctions on oil again and again.")
    assert {one.report for one in nearest(filled, SHIPS, least=0.4).sentences} == {"a", "d"}


def test_a_title_alone_and_a_text_without_sentences_are_kept_as_such(record: Record, model: meant.Plain) -> None:
    with record.transaction() as connection:
        record.shelf.put(Report(id="e", text="No."))
        meanings.keep(connection, model.name, [("e", [], model.vectors([]))])
    assert meanings.missing(record, model.name) == []
    assert nearest(record, SHIPS).sentences == []


def test_without_vectors_it_says_which_command_makes_them(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    meant.installed(monkeypatch)
    with pytest.raises(UsageError, match="onrecord meanings"):
        record.search("ships", by="meaning")


def test_vectors_of_another_model_are_none(filled: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    meant.installed(monkeypatch, meant.Plain("newer"))
    with pytest.raises(UsageError, match="onrecord meanings"):
        nearest(filled, SHIPS)


def test_without_the_extra_it_names_the_install(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    meant.absent(monkeypatch)
    with pytest.raises(MissingExtraError, match=r"onrecord\[meaning\]"):
        record.search("ships", by="meaning")


@pytest.mark.parametrize("few", [100, 100_000])
def test_signs_find_what_vectors_would(monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    random = np.random.default_rng(3)
    vectors = meaning.unit(random.normal(size=(5000, 128)).astype(np.float32))
    asked_for = meaning.unit(vectors[[1234]] + 0.04 * random.normal(size=(1, 128)).astype(np.float32))[0]
    bits = np.packbits(vectors > 0, axis=1).view(np.uint64)
    held = signs.Signs("plain", (1, 1), np.arange(1), ("r",), np.asarray([0, 5000]), bits[:, :1].T.copy(), bits[:, 1:])
    for name, value in (("SLICE", 700), ("ALL", few), ("LOOK", 400), ("HALVED", 4)):
        monkeypatch.setattr(signs, name, value)
    near, best = held.near(asked_for, 50), np.argsort(-(vectors @ asked_for))
    assert len(near) == 50
    assert list(near) == sorted(near)
    assert 1234 in near
    assert len(set(best[:5]) & set(near)) >= 3
    some = np.arange(1000, 3000, 2)
    among = held.near(asked_for, 50, some)
    assert 1234 in among
    assert set(among) <= set(some)
    assert list(held.near(asked_for, 50, some[:20])) == list(some[:20])


def test_orders_are_joined_by_the_places_in_each() -> None:
    assert joined(["a", "b", "c"], ["c", "a"]) == ["a", "c", "b"]
    assert joined([], ["x"]) == ["x"]


def test_the_nearest_few_answer_though_they_are_faint(record: Record, model: meant.Plain) -> None:
    texts = {
        "a": "Ships carried coal to the harbour without papers.",
        "b": "Ships carried grain and salt across the strait.",
        "c": "Ships carried mail and rice across the strait.",
        "d": "Ships carried tea and wine across the strait.",
        "e": "Ministers spoke about the price of bread on Friday.",
    }
    write(record, model, **texts)
    asked_for = "ships carried furniture through a canal"
    every = nearest(record, asked_for, least=-1.0)
    likeness = {one.report: one.likeness for one in every.sentences}
    fourth = sorted(likeness.values())[-4]
    model.floor, model.faint = 0.99, fourth - 0.001  # four are over the lower bound, none over the floor
    assert len({one.report for one in nearest(record, asked_for).sentences}) == 3
    model.faint = max(likeness.values()) + 0.001
    assert nearest(record, asked_for).sentences == []
    model.floor = model.faint = fourth - 0.001
    assert len({one.report for one in nearest(record, asked_for).sentences}) == 4


def test_signs_are_read_some_at_a_time_before_anybody_asks(
    record: Record, model: meant.Plain, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(record, model, **TEXTS)
    monkeypatch.setattr(signs, "AT_ONCE", 1)
    monkeypatch.setattr(signs, "STEP", 1)
    steps = list(signs.prepared(record, model.name, model.size))
    assert [len(step.reports) for step in steps] == [1, 2, 3]
    assert [one.report for one in nearest(record, SHIPS).sentences] == ["a"]
    assert list(signs.prepared(record, model.name, model.size)) == []


def test_who_asks_while_signs_are_being_read_is_answered_from_all(
    record: Record, model: meant.Plain, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(record, model, **TEXTS)
    monkeypatch.setattr(signs, "AT_ONCE", 1)
    monkeypatch.setattr(signs, "STEP", 1)
    steps = signs.prepared(record, model.name, model.size)
    next(steps)
    assert {one.report for one in nearest(record, SHIPS, least=-1.0).sentences} == set(TEXTS)
    assert list(steps) == []
