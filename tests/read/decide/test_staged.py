"""What is no deed at all: accidents of traffic, and what an outlet invites to watch."""

import pytest

from onrecord.read.decide.staged import nowhere
from tests.read.by_words import prepared
from tests.read.decide.building import at


@pytest.mark.parametrize(
    ("text", "trigger", "type", "none"),
    [
        ("Two rare deer were hit and killed by cars in Chile.", "hit", "ASSAULT", True),
        ("Two rare deer were hit and killed by a train.", "killed", "ASSAULT", True),
        ("Two guards were killed by a car bomb.", "killed", "ASSAULT", False),
        ("Two guards were killed by a car driven by a gunman.", "killed", "ASSAULT", False),
        ("Two guards were killed by rebels.", "killed", "ASSAULT", False),
        ("Watch Live: A Conversation With Chilean Poet Ana Ruiz", "Conversation", "CONSULT", True),
        ("Ana Ruiz had a conversation with the premier of Peru.", "conversation", "CONSULT", False),
    ],
)
def test_it_is_no_deed(text: str, trigger: str, type: str, none: bool) -> None:
    reading = prepared(text)
    assert nowhere(reading, reading.doc[at(reading, trigger)], type) is none
