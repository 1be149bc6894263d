"""Titles composed from fields, where no claim's words make one."""

import pytest

from onrecord.knowledge import toml
from onrecord.model import Item, Party, Place
from onrecord.record.composing import compose

COMPOSED = [
    (("MOBILIZE", "weapons", ["test"], "happened", ["PRK"], [], ["ballistic missile"]), "tests ballistic missile"),
    (("SANCTION", None, ["measures"], "happened", ["UNO"], ["PRK"], []), "UN Security Council sanctions North Korea"),
    (("CONSULT", None, ["talks"], "planned", ["RUS", "TUR"], [], []), "Russia and Turkey to hold talks"),
    (("AID", "military", [], "possible", ["IRN"], ["HEZBOLLAH"], ["drones"]), "Iran may supply drones to Hezbollah"),
    (("ASSAULT", "aerial", [], "negated", ["NGA"], ["BOKOHARAM"], []), "Nigeria did not bomb Boko Haram"),
    (("ASSAULT", None, ["attack"], "possible", [], ["DEU"], []), "Possible attack on Germany"),
    (("ACCUSE", None, [], "happened", ["BRA"], [], []), "Brazil: criticism"),
    (("PROTEST", "demo", [], "happened", ["?"], [], []), "Demonstrations in Lagos"),
]


@pytest.mark.parametrize(("fields", "words"), COMPOSED, ids=[words for _, words in COMPOSED])
def test_titles_composed_from_fields(fields: tuple[object, ...], words: str) -> None:
    type, mode, triggers, status, actors, recipients, items = fields
    names = {"UNO": "United Nations Security Council"}
    by, to = ([Party(code, names.get(code, code)) for code in side] for side in (actors, recipients))  # type: ignore[attr-defined]
    made = compose(type, mode, triggers, status, by, to, [Item(name) for name in items], "Lagos")  # type: ignore[arg-type, attr-defined]
    assert made.endswith(words)


def test_every_type_and_mode_has_a_phrase() -> None:
    for type, entry in toml("types.toml").items():
        for mode in [None, *entry["modes"].split()]:
            made = compose(type, mode, [], "happened", [Party("NOR", "Norway")], [Party("SWE", "Sweden")])
            assert made.startswith("Norway "), made
            assert "act towards" not in made
            assert made.endswith("Sweden")


def test_items_that_would_mislead_stay_out() -> None:
    by = [Party("PRK", "PRK")]
    assert compose("MOBILIZE", "weapons", [], "happened", by, [], [Item("Olympics"), Item("own programme")]) == (
        "North Korea tests weapons"
    )


def test_a_place_is_named_where_nobody_is() -> None:
    assert compose("ASSAULT", "aerial", [], "happened", [], [], [], Place("Idlib").name) == "Air strikes in Idlib"
