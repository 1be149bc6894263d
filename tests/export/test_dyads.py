"""Events between two."""

import pytest

from onrecord.export.dyads import dyad
from onrecord.model import Event, Party

PRK, RUS, USA = Party("PRK", "Kim"), Party("RUS", "Putin"), Party("USA", "Biden")


@pytest.mark.parametrize(
    ("type", "recipients", "expected"),
    [
        ("CONSULT", (), (PRK, RUS, ())),
        ("CONSULT", (USA,), (PRK, USA, (RUS,))),
        ("ACCUSE", (), (PRK, None, (RUS,))),
        ("ASSAULT", (USA, RUS), (PRK, USA, (RUS, RUS))),
    ],
)
def test_two_that_act_are_done_to_one_another_only_where_it_is_mutual(
    type: str, recipients: tuple[Party, ...], expected: object
) -> None:
    assert dyad(Event(id="e1", title="", type=type, actors=(PRK, RUS), recipients=recipients)) == expected
