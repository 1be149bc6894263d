"""Titles composed from fields, where no claim's words make one."""

import itertools

import pytest

from onrecord.knowledge import toml
from onrecord.model import Item, Party, Place
from onrecord.record.composing import compose

COMPOSED = [
    (("MOBILIZE", "weapons", ["test"], "happened", ["PRK"], [], ["ballistic missile"]), "tested a ballistic missile"),
    (
        ("SANCTION", None, ["measures"], "happened", ["UNO"], ["PRK"], []),
        "UN Security Council took measures against North Korea",
    ),
    (("SANCTION", None, ["sanctions"], "ongoing", ["USA"], ["IRN"], []), "United States has sanctions on Iran"),
    (("CONSULT", None, ["talks"], "planned", ["RUS", "TUR"], [], []), "Russia and Turkey are to hold talks"),
    (("CONSULT", None, ["met"], "happened", ["RUS", "TUR"], [], []), "Russia and Turkey met"),
    (("AID", "military", [], "possible", ["IRN"], ["HEZBOLLAH"], ["drones"]), "Iran may supply drones to Hezbollah"),
    (("AID", "humanitarian", [], "possible", [], ["SDN"], []), "Sudan may receive humanitarian aid"),
    (("ASSAULT", "aerial", [], "negated", ["NGA"], ["BOKOHARAM"], []), "Nigeria did not bomb Boko Haram"),
    (("ASSAULT", None, ["attack"], "possible", [], ["DEU"], []), "Germany may be attacked"),
    (("ASSAULT", None, ["mutiny"], "happened", [], ["RUS"], []), "Russia faced a rebellion"),
    (("ASSAULT", None, ["attack"], "happened", ["?"], ["GBR"], []), "United Kingdom was attacked"),
    (("ASSAULT", None, ["clashes"], "happened", ["ISR", "HAMAS"], [], []), "Israel and Hamas fought"),
    (("SANCTION", None, ["sanctions"], "possible", [], ["MLI"], []), "Sanctions may be imposed on Mali"),
    (("COERCE", "arrest", ["arrest"], "happened", [], ["FRA"], []), "People from France were detained"),
    (
        ("COERCE", None, ["imprisoned"], "ongoing", ["RUS"], ["USA"], []),
        "Russia is holding people from the United States",
    ),
    (("COERCE", None, ["jailed"], "happened", ["RUS"], ["USA"], []), "Russia jailed people from the United States"),
    (("ASSAULT", "explosives", ["explosions"], "happened", [], ["RUS"], []), "Russia suffered explosions"),
    (("ACCUSE", None, ["censure"], "happened", ["BRA"], ["PER"], []), "Brazil censured Peru"),
    (("ACCUSE", None, [], "happened", ["BRA"], [], []), "Brazil voiced criticism"),
    (("ACCUSE", None, ["claim"], "happened", ["BRA"], ["USA"], []), "Brazil accused the United States"),
    (("THREATEN", None, [], "ongoing", ["TALIBAN"], ["AFG"], []), "Taliban are threatening Afghanistan"),
    (("PROTEST", "demo", [], "happened", ["?"], [], []), "People in Lagos demonstrated"),
    (("PROTEST", "demo", [], "planned", ["NGA"], [], []), "People in Lagos are to demonstrate"),
    (("AGREE", None, ["pledge"], "happened", [], [], []), "A promise was made in Lagos"),
]


@pytest.mark.parametrize(("fields", "words"), COMPOSED, ids=[words for _, words in COMPOSED])
def test_titles_composed_from_fields(fields: tuple[object, ...], words: str) -> None:
    type, mode, triggers, status, actors, recipients, items = fields
    names = {"UNO": "United Nations Security Council"}
    by, to = ([Party(code, names.get(code, code)) for code in side] for side in (actors, recipients))  # type: ignore[attr-defined]
    made = compose(type, mode, triggers, status, by, to, [Item(name) for name in items], "Lagos")  # type: ignore[arg-type, attr-defined]
    assert made.endswith(words), made


def test_every_type_and_mode_has_a_phrase() -> None:
    for type, entry in toml("types.toml").items():
        for mode in [None, *entry["modes"].split()]:
            made = compose(type, mode, [], "happened", [Party("NOR", "Norway")], [Party("SWE", "Sweden")])
            assert made.removeprefix("People in ").startswith("Norway "), made
            assert "act towards" not in made
            assert made.endswith("Sweden")


@pytest.mark.parametrize("type", toml("types.toml"))
def test_whatever_is_not_known_a_title_is_a_sentence(type: str) -> None:
    nobody, unnamed = [[], [Party("?", "")], [Party("?", " ")]], [[], [Item("")], [Item(" ")]]
    for mode in [None, *toml("types.toml")[type]["modes"].split()]:
        for by, to, items, place in itertools.product(nobody, nobody, unnamed, (None, "", " ")):
            made = compose(type, mode, [], "happened", by, to, items, place)
            assert len(made.split()) > 1
            assert made == " ".join(made.split())
            assert not made.endswith(" in")


def test_items_that_would_mislead_stay_out() -> None:
    by = [Party("PRK", "PRK")]
    assert compose("MOBILIZE", "weapons", [], "happened", by, [], [Item("Olympics"), Item("own programme")]) == (
        "North Korea tested weapons"
    )


def test_a_place_is_named_where_nobody_is() -> None:
    assert compose("ASSAULT", "aerial", [], "happened", [], [], [], Place("Idlib").name) == (
        "Air strikes were carried out in Idlib"
    )


def side(*parties: tuple[str, str, str | None]) -> list[Party]:
    return [Party(code, name, sector) for code, name, sector in parties]


AT_HOME = [
    # Persons and bodies by their own names, the state's organs by what they are.
    (
        "REQUEST",
        "urged",
        ("CHL", "Ana Reyes", "LEG"),
        ("CHL", "Luis Soto", "GOV"),
        "Ana Reyes made an appeal to Luis Soto",
    ),
    (
        "ACCUSE",
        "investigating",
        ("CHL", "Police", "COP"),
        ("CHL", "Luis Soto", "GOV"),
        "Chile’s police criticised Luis Soto",
    ),
    (
        "REQUEST",
        "pressure",
        ("CHL", "his MPs", "LEG"),
        ("CHL", "Luis Soto", "GOV"),
        "Chile’s lawmakers put pressure on Luis Soto",
    ),
    # Who acts is not known but that it was at home: no "Chile convicted Chile".
    ("ACCUSE", "conviction", ("CHL", "Chile", None), ("CHL", "Luis Soto", "GOV"), "Luis Soto was convicted"),
    ("COERCE", "arrest", ("CHL", "Chile", None), ("CHL", "Chile", None), "People were detained in Chile"),
]


@pytest.mark.parametrize(("type", "trigger", "actor", "recipient", "words"), AT_HOME, ids=[row[-1] for row in AT_HOME])
def test_what_happens_within_a_state(
    type: str, trigger: str, actor: tuple[str, str, str], recipient: tuple[str, str, str], words: str
) -> None:
    mode = "arrest" if type == "COERCE" else None
    assert compose(type, mode, [trigger], "happened", side(actor), side(recipient)) == words


def test_who_visits_is_a_person_and_who_protests_are_people() -> None:
    visitor, host = side(("PER", "Rosa Vega", "GOV")), side(("BOL", "Bolivia", "GOV"))
    assert compose("CONSULT", "visit", ["visit"], "happened", visitor, host) == "Rosa Vega visited Bolivia"
    crowd = side(("PER", "Peru", None))
    assert (
        compose("PROTEST", "demo", ["rally"], "ongoing", crowd, host)
        == "People in Peru are demonstrating against Bolivia"
    )


def test_a_side_that_no_sentence_tells_of_is_left_out() -> None:
    one, other = side(("PER", "Peru", "GOV")), side(("BOL", "Bolivia", "GOV"))
    assert compose("ASSAULT", None, ["attack"], "happened", one, other, apart="actors") == "Bolivia was attacked"
    assert (
        compose("ASSAULT", None, ["attack"], "happened", one, other, apart="recipients") == "Peru carried out an attack"
    )


def test_a_denial_names_who_denies() -> None:
    one, other = side(("PER", "Peru", "GOV")), side(("BOL", "Bolivia", "GOV"))
    told = ("ASSAULT", None, ["attack"], "negated")
    assert compose(*told, one, other, denier="Peru") == "Peru denies that it attacked Bolivia"  # type: ignore[arg-type]
    assert compose(*told, one, other, denier="Chile") == "Chile denies that Peru attacked Bolivia"  # type: ignore[arg-type]


def test_a_count_that_began_a_sentence_is_small_within_one() -> None:
    seven = Party("UKR", "Seven people", "CVL", of=True)
    made = compose("ASSAULT", "heavy-weapons", ["shelling"], "happened", [Party("RUS", "Russia")], [seven])
    assert made == "Russia shelled seven people"


def test_no_title_is_cut_for_its_length() -> None:
    many = side(
        ("GBR", "the United Kingdom’s federation of trade unions", "LAB"), ("CAF", "CAF", "GOV"), ("ARE", "ARE", "GOV")
    )
    far = side(("COD", "COD", "GOV"), ("DOM", "DOM", "GOV"), ("SLB", "SLB", "GOV"))
    made = compose("SANCTION", None, ["sanctions"], "negated", many, far)
    assert len(made) <= 100
    assert "…" not in made


def test_people_from_a_body_are_arrested_not_the_body() -> None:
    chile = Party("CHL", "Chile", "GOV"), Party("CHL", "Chile", "MED")
    made = compose("COERCE", "arrest", ["arrests"], "happened", chile[:1], chile[1:], (), None)
    assert made == "People from Chile’s media were detained"


def test_what_is_done_by_force_is_done_to_whom_it_is_described_as() -> None:
    minister = [Party("ZAF", "South Africa", "GOV")]
    names = {("recipients", "ZAF", "South Africa"): "a cabinet member"}
    assert (
        compose("ASSAULT", None, ["attack"], "happened", [], minister, names=names) == "A cabinet member was attacked"
    )
    names = {("recipients", "ZAF", "South Africa"): "the besieged strip"}
    assert compose("ASSAULT", None, ["attack"], "happened", [], minister, names=names) == "South Africa was attacked"


def test_a_part_of_a_land_goes_by_its_full_name() -> None:
    by, to = [Party("ISR", "Israel")], [Party("PSE", "West")]
    names = {("recipients", "PSE", "West"): "West Bank"}
    assert compose("AID", None, [], "planned", by, to, names=names) == "Israel is to provide aid to the West Bank"


def test_what_is_wanted_stands_in_the_infinitive_behind_what_says_so() -> None:
    to = [Party("MLI", "Mali")]
    made = compose("SANCTION", None, ["sanctions"], "to come", [], to, prefix="Called for: ")
    assert made == "Called for: sanctions to be imposed on Mali"


def test_those_who_are_told_to_leave_lose_no_property_and_those_flown_out_are_no_front() -> None:
    by, to = side(("GBR", "United Kingdom", "GOV")), side(("AFG", "Afghan families", "REF"))
    words = compose("COERCE", "seize", ["eviction"], "happened", by, to)
    assert words == "United Kingdom ordered evictions of Afghan families"
    assert compose("COERCE", "seize", ["evicted"], "happened", by, to).startswith("United Kingdom evicted ")
    assert compose("RETREAT", None, ["evacuating"], "happened", by, to) == "United Kingdom evacuated Afghan families"


def test_a_party_s_name_stands_for_its_members() -> None:
    by, to = side(("USA", "Republican", "PTY")), side(("USA", "State Department", "GOV"))
    assert compose("REQUEST", None, ["subpoena"], "happened", by, to) == "Republicans subpoenaed State Department"


def test_a_meeting_of_one_side_is_told_with_its_place() -> None:
    by = side(("SAU", "Saudi Arabia", "GOV"))
    assert (
        compose("CONSULT", None, ["meetings"], "happened", by, [], (), "Riyadh")
        == "Saudi Arabia held a meeting in Riyadh"
    )


def test_who_is_only_counted_is_not_who_protests() -> None:
    crowd = side(("IRN", "82,656 prisoners", "CVL"))
    assert compose("PROTEST", "demo", ["protests"], "happened", crowd, crowd) == "People in Iran demonstrated"


def test_where_somebody_speaks_is_not_told_by_his_state() -> None:
    both = side(("CHL", "Ana Reyes", "LEG"))
    assert (
        compose("REQUEST", None, ["urged"], "happened", both, side(("CHL", "Chile", None)))
        == "Ana Reyes made an appeal"
    )


def test_whom_no_sentence_says_people_march_against_is_left_out_whoever_marches() -> None:
    crowd, minister = side(("PAK", "Pakistan", None)), side(("PAK", "Shehbaz Sharif", "GOV"))
    made = compose("PROTEST", "demo", ["rallies"], "happened", crowd, minister, apart="recipients")
    assert made == "People in Pakistan demonstrated"
    assert compose("PROTEST", "demo", ["rallies"], "happened", crowd, minister).endswith("against Shehbaz Sharif")
