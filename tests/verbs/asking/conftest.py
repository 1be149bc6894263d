"""A reader that goes by a list of words, so that questions are read without the network."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from onrecord import Answer, ask, open_record
from onrecord.model import Claim, Report, Response
from onrecord.read import pipeline
from onrecord.verbs.asking.question import Question, understood
from tests.read import by_words
from tests.verbs.asking.told import recorded

Story = tuple[Report, Claim]
Asked = Callable[..., Answer]
Understood = Callable[[str], Question]


@pytest.fixture(autouse=True)
def words_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = tuple(by_words.decide if step.name == "decide" else step for step in pipeline.stages())
    monkeypatch.setattr(pipeline, "stages", lambda: steps)


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    """Asks a record of these stories: `asked("Did Kim visit Russia?", told(1, ...))`."""

    def answer(question: str, *stories: Story, leads: bool = False, responses: Sequence[Response] = ()) -> Answer:
        path = tmp_path / "asked.onrecord"
        if not path.exists():
            recorded(path, *stories, responses=responses)
        with open_record(path) as record:
            return ask(record, question, leads=leads)

    return answer


@pytest.fixture
def understanding() -> Understood:
    """What is made of a question asked on 20 September 2023."""
    return lambda question: understood(question, "2023-09-20")
