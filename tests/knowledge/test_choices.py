"""What users write, and which of the choices they mean."""

import pytest

from onrecord.errors import UsageError
from onrecord.knowledge import choices


@pytest.mark.parametrize(("given", "meant"), [("planned", "planned"), ("PLANNED", "planned"), ("Happened", "happened")])
def test_case_does_not_matter(given: str, meant: str) -> None:
    assert choices.status(given) == meant


@pytest.mark.parametrize(
    ("given", "near"), [("plan", "planned"), ("hapened", "happened"), ("posible", "possible"), ("neg", "negated")]
)
def test_a_slip_is_refused_with_what_was_likely_meant(given: str, near: str) -> None:
    with pytest.raises(UsageError, match=rf"no status '{given}': did you mean {near}\? Choose from happened, ongoing"):
        choices.status(given)


def test_what_is_like_nothing_is_refused_with_all_there_is() -> None:
    with pytest.raises(UsageError, match=r"there is no type 'xyz': choose from AGREE, CONSULT, .*, ASSAULT$"):
        choices.event_type("xyz")
    with pytest.raises(UsageError, match="choose from ok, other-language"):
        choices.report_status("xyz")


def test_modes_are_those_of_the_type() -> None:
    assert choices.event_mode("Visit", "CONSULT") == "visit"
    assert choices.event_mode("suicide attack", "ASSAULT") == "suicide-attack"
    with pytest.raises(UsageError, match="AGREE has no modes"):
        choices.event_mode("visit", "AGREE")


def test_near_matches_are_few_and_the_likest_first() -> None:
    names = ["wire-veto", "wire-vote", "gazette-treaty", "wire-kim-arrives"]
    assert choices.nearest("wire-vto", names)[:2] == ["wire-veto", "wire-vote"]
    assert choices.nearest("Korea North", ["North Korea", "South Sudan"]) == ["North Korea"]
    assert choices.nearest("zzz", names) == []
    assert choices.did_you_mean([]) == ""
    assert choices.did_you_mean(["a", "b", "c"]) == ": did you mean a, b or c?"
