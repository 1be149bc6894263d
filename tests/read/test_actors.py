"""The stage `actors`: which words denote actors, and their codes."""

from collections.abc import Callable

import pytest

from onrecord.read.actors import actors, codes_of_token, country_of_place
from onrecord.read.reading import Mention, Reading

Parse = Callable[..., Reading]


def found(parsed: Parse, text: str, published: str = "2017-09-15") -> dict[str, Mention]:
    return {mention.text: mention for mention in actors(parsed(text, published=published)).mentions}


@pytest.mark.parametrize(
    ("text", "words", "codes"),
    [
        ("Russian officials met on Monday.", "Russian officials", ("RUS",)),
        ("Militants attacked the German consulate in Mazar-i-Sharif.", "the German consulate", ("DEU",)),
        ("Afghan and German forces fought the attackers.", "Afghan and German forces", ("AFG", "DEU")),
        ("The Kremlin denied the report.", "The Kremlin", ("RUS",)),
        ("Pyongyang's forces fired a missile.", "Pyongyang's forces", ("PRK",)),
        ("South Korea's military said so.", "South Korea's military", ("KOR",)),
        ("The U.N. Security Council met.", "The U.N. Security Council", ("UNO",)),
        ("Taliban insurgents struck the city.", "Taliban insurgents", ("TALIBAN",)),
        ("The president of Mali resigned.", "The president", ("MLI",)),
        ("Police in Kabul arrested a man.", "Police", ("AFG",)),
        ("Rebels from the ELN left the town.", "Rebels", ("ELN",)),
        ("A Sudanese army spokesman, Brig. Gen. Nabil Abdallah, denied it.", "Brig. Gen. Nabil Abdallah", ("SDN",)),
        ("The destroyer USS Mason fired a missile.", "USS", ("USA",)),
        ("The Ukrainians advanced.", "The Ukrainians", ("UKR",)),
        ("The Indian UN soldiers left.", "The Indian UN soldiers", ("IND",)),
        ("The West condemned the test.", "The West", ()),
        ("The U.S.-China dialogue went on.", "U.S.-China", ("USA", "CHN")),
        ("Ukraine's allies met.", "Ukraine's allies", ()),
        ("Ukraine's NATO allies met.", "Ukraine's NATO allies", ("NATO",)),
        ("A Georgia man attacked the U.S. Capitol.", "A Georgia man", ("USA",)),
        ("A Georgia man left the U.S. for Tbilisi.", "A Georgia man", ("GEO",)),
        ("The Seychelles opened talks in Victoria.", "Victoria", ("SYC",)),
        ("Police in Victoria searched a house in Melbourne.", "Police", ()),
    ],
)
def test_phrases_and_their_codes(parsed: Parse, text: str, words: str, codes: tuple[str, ...]) -> None:
    mentions = found(parsed, text)
    assert words in mentions
    assert mentions[words].codes == codes


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Russian Defense Minister Sergei Shoigu visited.", "Sergei Shoigu", "RUS"),
        ("NSC spokesperson Adrienne Watson declined to comment.", "Adrienne Watson", "USA"),
        ("Sayed Kamal Sadat, police chief of Balkh province, said so.", "Sayed Kamal Sadat", "AFG"),
        ("The French defence minister, Aurelie Dupont, spoke.", "Aurelie Dupont", "FRA"),
        ("Prime Minister Shinzo Abe spoke to reporters.", "Shinzo Abe", "JPN"),
    ],
)
def test_persons_take_the_code_of_office_title_or_apposition(parsed: Parse, text: str, name: str, code: str) -> None:
    persons = {mention.name: mention for mention in actors(parsed(text, published="2017-09-15")).mentions}
    assert name in persons
    assert persons[name].codes == (code,)


def test_the_envoy_a_former_president_has_become(parsed: Parse) -> None:
    text = "The African Union envoy Olusegun Obasanjo announced the deal."
    persons = {mention.name: mention for mention in actors(parsed(text, published="2022-11-02")).mentions}
    assert persons["Olusegun Obasanjo"].codes == ("IGO",)


def test_what_is_only_backed_by_a_state_is_not_the_state(parsed: Parse) -> None:
    mentions = found(parsed, "The Iran-backed militia attacked a convoy.")
    assert mentions["The Iran-backed militia"].codes == ()


def test_rebels_in_a_state_do_not_take_its_code(parsed: Parse) -> None:
    assert found(parsed, "Syrian rebels took the town.")["Syrian rebels"].codes == ()


def test_namesakes_of_states_are_persons(parsed: Parse) -> None:
    codes = {code for mention in found(parsed, "Michael Jordan spoke.").values() for code in mention.codes}
    assert "JOR" not in codes


def test_pronouns_are_not_acronyms(parsed: Parse) -> None:
    codes = {code for mention in found(parsed, "He told us who did it.").values() for code in mention.codes}
    assert codes == set()


def test_lower_case_text_is_read_too(parsed: Parse) -> None:
    codes = {
        code for m in found(parsed, "north korean leader kim jong un met vladimir putin.").values() for code in m.codes
    }
    assert codes == {"PRK", "RUS"}


def test_the_north_and_the_south_in_a_report_on_korea(parsed: Parse) -> None:
    mentions = found(parsed, "North Korea fired a missile. The South condemned the North.")
    assert mentions["The South"].codes == ("KOR",)
    assert mentions["the North"].codes == ("PRK",)


def test_the_south_elsewhere_is_a_direction(parsed: Parse) -> None:
    assert "The South" not in found(parsed, "The South of Italy suffered floods.")


def test_seas_and_regions_are_no_actors(parsed: Parse) -> None:
    mentions = found(parsed, "Ships sailed the South China Sea towards Latin American ports.")
    assert all(not mention.codes for mention in mentions.values())


def test_an_organ_takes_the_code_of_its_possessor(parsed: Parse) -> None:
    mentions = found(parsed, "South Korea's Joint Chiefs of Staff said so.")
    assert mentions["Joint Chiefs of Staff"].codes == ("KOR",)


def test_offsets_cover_the_words(parsed: Parse) -> None:
    reading = actors(parsed("Russian President Vladimir Putin met Kim Jong Un in Moscow.", published="2019-04-25"))
    for mention in reading.mentions:
        assert reading.doc[mention.start : mention.end].text == mention.text
        assert mention.start <= mention.head < mention.end


def test_a_thing_has_the_codes_of_its_owner(parsed: Parse) -> None:
    reading = actors(parsed("North Korean artillery shells hit the island."))
    shells = next(token for token in reading.doc if token.text == "shells")
    assert codes_of_token(reading, shells) == ("PRK",)


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("Hokkaido", "JPN"),
        ("Kunduz", "AFG"),
        ("Seoul", "KOR"),
        ("Guam", "USA"),
        ("Hamburg", "DEU"),
        ("Nowhereville", None),
    ],
)
def test_places_lie_in_states(place: str, code: str | None) -> None:
    assert country_of_place(place) == code


def test_an_empty_report_has_no_mentions(parsed: Parse) -> None:
    assert actors(parsed("")).mentions == ()


def test_a_town_named_after_a_state_is_not_the_state(parsed: Parse) -> None:
    text = "A train derailed in East Palestine, Ohio, and the United States sued the railway."
    assert all("PSE" not in mention.codes for mention in found(parsed, text).values())
    text = "The United States sent aid to South Lebanon, and the Lebanese army took it there."
    assert any("LBN" in mention.codes for mention in found(parsed, text).values())


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The council of Mexico, Missouri, met on Tuesday.", {"USA"}),
        ("New Mexico sued Peru, Indiana.", {"USA"}),
        ("The mayor of Lebanon, Pa., left.", {"USA"}),
        ("Trade with Mexico, Texas and Arizona grew.", {"MEX", "USA"}),
    ],
)
def test_a_town_before_its_division_is_not_the_state(parsed: Parse, text: str, codes: set[str]) -> None:
    assert {code for mention in parsed(text).mentions for code in mention.codes} <= codes
