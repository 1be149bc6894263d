"""The benchmark of root codes, on sentences made up for the test."""

import importlib
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def plover() -> Iterator[ModuleType]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(BENCHMARKS))
        yield importlib.import_module("plover")


PAIRS = [("Oslo", "Rome"), ("Lima", "Quito"), ("Hanoi", "Manila"), ("Dakar", "Accra"), ("Sofia", "Tirana")]
SAID = {
    "ACCUSE": "<s>{}</s> condemned <t>{}</t> over the spill.",
    "AID": "<s>{}</s> sent blankets to <t>{}</t>.",
    "YIELD": "<s>{}</s> freed the sailors of <t>{}</t>.",
}


def table(path: Path, pairs: list[tuple[str, str]]) -> Path:
    lines = ["marked_sentence\tgold_root"]
    lines += [f"{text.format(*pair)}\t{code}" for code, text in SAID.items() for pair in pairs]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def run(plover: ModuleType, capsys: pytest.CaptureFixture[str], *files: Path) -> dict[str, object]:
    assert plover.main([str(file) for file in files]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out.splitlines()[-1])
    return found


def test_cross_validation_covers_every_sentence(
    plover: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = run(plover, capsys, table(tmp_path / "train.tsv", PAIRS))
    assert found["sentences"] == 15
    assert found["macro_f1"] == 1.0


def test_a_test_file_is_scored_alone(plover: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    train = table(tmp_path / "train.tsv", PAIRS)
    found = run(plover, capsys, train, table(tmp_path / "test.tsv", [("Minsk", "Vilnius")]))
    assert found["sentences"] == 3
    assert set(found["f1"]) == set(SAID)


def test_tags_are_taken_out_and_the_first_stretch_kept(plover: ModuleType) -> None:
    row = plover.untag("The <s>Oslo</s> mayor and <t>Rome</t> met; <t>Rome</t> smiled.", "CONSULT")
    assert row.text == "The Oslo mayor and Rome met; Rome smiled."
    assert [row.text[slice(*span)] for span in (row.source, row.target)] == ["Oslo", "Rome"]
    assert row.target == (19, 23)


def test_the_window_runs_from_one_party_to_past_the_other(plover: ModuleType) -> None:
    row = plover.untag("Late on Monday <s>Oslo</s> thanked <t>Rome</t> for its help in the storm last week.", "SUPPORT")
    assert plover.window(row) == " thanked  for its help in the storm"


def test_the_path_starts_at_the_sources_verb(plover: ModuleType, parsed) -> None:
    row = plover.untag("<s>Oslo</s> refused to sell <t>Rome</t> the ship.", "REJECT")
    assert [word.lemma_ for word in plover.predicates(parsed(row.text).doc, row)][:2] == ["refuse", "sell"]


def test_a_party_counts_by_its_likeliest_word(plover: ModuleType, parsed) -> None:
    reading = parsed("Oslo condemned Rome.")
    found = plover.answers(reading)[0][0]._replace(
        at=(1, 0, 2), words=np.array([[0, 0, 0], [0.7, 0.1, 0], [0, 0.8, 0]])
    )
    assert plover.role(found, slice(0, 1), 0) == 0.7
    assert plover.role(found, slice(1, 3), 1) == 0.8
    assert plover.role(found, None, 0) == 1.0
