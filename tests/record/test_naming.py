"""What parties are called: never by the name of somebody who is only mentioned beside them."""

import pytest

from onrecord.model import Claim, Name, Party, Report, Span
from onrecord.record.naming import whole_names

TEXT = "Thandar Soe had fled since the Myanmar military seized control in a coup."
REPORT = Report(id="a", text=TEXT)


@pytest.mark.parametrize(("role", "called"), [("mentioned", "Myanmar"), ("recipient", "Thandar Soe")])
def test_who_is_only_mentioned_does_not_stand_for_the_state(role: str, called: str) -> None:
    at = TEXT.index("coup")
    claim = Claim(
        id="c",
        report="a",
        span=Span(at, at + 4),
        quote="coup",
        type="COERCE",
        trigger="coup",
        recipients=(Party("MMR", "Thandar", span=Span(0, 7)),),
        names=(Name("person", "Thandar Soe", Span(0, 11), role=role),),  # type: ignore[arg-type]
    )
    assert whole_names([claim], {"a": REPORT})["recipients", "MMR", "Thandar"] == called
