"""What bears on a question that nothing settles: quoted, each as what it is, and never an answer."""

from pathlib import Path

import pytest

from onrecord import ask, open_record
from onrecord.model import Report
from onrecord.record import Recorder

TEXT = """Russia's defence minister flew to Pyongyang in July and asked North Korea for ammunition.
Moscow wants North Korea to send artillery shells before the winter, officials said.
Arms talks between Russia and North Korea are advancing, the White House said.
North Korea and China refuted these accusations by the United States.
Washington urged North Korea not to send weapons to Russia.
China sold wheat to Egypt in spring."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "bearing.onrecord"
    report = Report(
        id="r1", title="Talks", text=TEXT, published="2023-09-20", published_how="given", outlet="Outlet", language="en"
    )
    with open_record(path, create=True) as record, record.transaction():
        Recorder(record.shelf).add(report, [], [])
    return path


@pytest.mark.parametrize(
    ("question", "begins", "what"),
    [
        ("Did North Korea agree to supply shells to Russia?", "Russia's defence minister", "asked for"),
        ("Did North Korea agree to supply shells to Russia?", "Moscow wants", "wanted"),
        ("Did North Korea agree to supply shells to Russia?", "Arms talks", "talks"),
        ("Did North Korea offer to sell arms to Russia?", "Washington urged", "urged to end, or to refrain"),
        ("Has North Korea denied sending arms to Russia?", "Arms talks", "denied, or refused"),
        ("Did North Korea refuse to supply arms to Russia?", "Arms talks", "talks"),
    ],
)
def test_each_sentence_is_told_as_what_it_is(path: Path, question: str, begins: str, what: str) -> None:
    with open_record(path) as record:
        answer = ask(record, question)
    assert answer.verdict == "does not say"
    assert answer.words.startswith(
        ("The record does not say; what bears on it:", "The record does not say. No firm event")
    )
    assert what in [one.what for one in answer.bearing if one.words.startswith(begins)]
    assert not any("wheat" in one.words for one in answer.bearing)
    assert all(TEXT[one.start : one.end].split() == one.words.split() for one in answer.bearing)


@pytest.mark.parametrize(
    ("question", "statement", "outlook"),
    [
        ("Does South Korea plan to send weapons to Ukraine?", "South Korea will send weapons to Ukraine", "will"),
        ("Did Kim intend to visit Moscow?", "Kim will visit Moscow", "will"),
        ("Did North Korea promise not to sell arms?", "North Korea promised not to sell arms", "did"),
        ("Did the peace plan fail?", "the peace plan failed", "did"),
    ],
)
def test_plans_and_inner_negation(question: str, statement: str, outlook: str) -> None:
    from onrecord.read.language import pipeline
    from onrecord.verbs.asking.wording import worded

    found = worded(question, pipeline())
    assert (found.statement, found.outlook) == (statement, outlook)
