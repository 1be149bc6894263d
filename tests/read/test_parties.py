"""Who does what to whom in the claims of whole reports: parties by words, by speech and by what else is told."""

import pytest

from onrecord.model import Claim
from tests.read.by_rules import read_text


def read(text: str) -> tuple[Claim, ...]:
    return read_text(text, "2024-05-15").claims


def parties(text: str, type: str, nth: int = -1) -> tuple[list[str], list[str]]:
    """Codes of the actors and of the recipients of one of the claims of that type, by default the last."""
    claim = [claim for claim in read(text) if claim.type == type][nth]
    return [party.code for party in claim.actors], [party.code for party in claim.recipients]


@pytest.mark.parametrize(
    ("text", "type", "actors", "recipients"),
    [
        # Fighters take the code of the group that is named after them, never that of the state they fight in.
        ("Colombian rebels from the ELN kidnapped three soldiers in Arauca.", "ASSAULT", ["ELN"], ["COL"]),
        ("Gunmen loyal to Boko Haram attacked a village in Cameroon.", "ASSAULT", ["BOKOHARAM"], ["CMR"]),
        ("Insurgents in Mozambique killed 11 people in Palma.", "ASSAULT", ["?"], ["MOZ"]),
        # A group's bombing is its own; the place that an attack is called by is struck.
        ("A Taliban truck bombing at the German consulate killed six people.", "ASSAULT", ["TALIBAN"], ["DEU"]),
        ("Germany condemned the Paris attacks of November 2015.", "ASSAULT", ["?"], ["FRA"]),
        # What is denied names those of whom it was said, not those who said it.
        ("Niger's junta denied that Russian mercenaries had landed in Niamey.", "REJECT", ["NER"], []),
        ("Belgrade refused to join sanctions against Russia.", "REJECT", ["SRB"], []),
        # Speech goes on with its speaker.
        (
            "Kenya's president has said the visit will ease tension and proposed on Monday that Somalia hold talks.",
            "REQUEST",
            ["KEN"],
            ["SOM"],
        ),
        ("China said the boats had entered its waters and accused Manila of lying.", "ACCUSE", ["CHN"], ["PHL"]),
        # A second clause keeps the subject that stands before it.
        ("Mexico has sent oil to the island and Russia promised to arm Cuba.", "AGREE", ["RUS"], ["CUB"]),
        ("In a call with Aliyev, Blinken urged an end to the siege.", "REQUEST", ["USA"], ["AZE"]),
        ("Turkey has 300 soldiers at a base near Mogadishu.", "MOBILIZE", ["TUR"], ["SOM"]),
        ("Colombia, ELN agree to truce", "AGREE", ["COL", "ELN"], []),
        ("Malaysia seized a Greek-registered ship near Johor.", "COERCE", ["MYS"], ["GRC"]),
        ("Belarus barred European officials from the country.", "SANCTION", ["BLR"], ["EUU"]),
        ("French forces shot down two drones.", "ASSAULT", ["FRA"], []),
    ],
)
def test_parties_of_a_sentence(text: str, type: str, actors: list[str], recipients: list[str]) -> None:
    found = parties(text, type)
    assert (found[0], [code for code in found[1] if code != "?"]) == (actors, recipients)


def test_a_denial_answers_who_said_it() -> None:
    text = "The United States said Iran was behind the strikes on tankers. Tehran denied any involvement on Thursday."
    assert parties(text, "REJECT") == (["IRN"], ["USA"])


def test_mediators_stand_between_those_who_fight() -> None:
    text = "Armenia accused Azerbaijan of shelling its positions. Georgia has offered to mediate."
    assert parties(text, "AGREE") == (["GEO"], ["ARM", "AZE"])


def test_aid_that_an_agency_tells_of_is_its_own() -> None:
    text = "Trucks carrying flour reached El Fasher in Sudan, the World Food Programme said."
    assert parties(text, "AID") == (["UNO"], ["SDN"])


def test_air_strikes_are_not_lent_to_a_group() -> None:
    text = "Taliban fighters attacked the German consulate. The group said that it avenged the air strikes in Kunduz."
    assert all(
        "TALIBAN" not in [party.code for party in claim.actors]
        for claim in read(text)
        if claim.trigger.lower() == "strikes"
    )


def test_blame_without_an_address_falls_on_the_report_s_main_state() -> None:
    text = (
        "Belarus jailed an editor on Friday. Police in Minsk also arrested three students, Belarusian state media said."
        " Germany called the trial a farce."
    )
    assert parties(text, "ACCUSE") == (["DEU"], ["BLR"])


def test_the_press_is_no_actor_of_what_it_tells() -> None:
    text = "The New York Times reports that this is the first time a North Korean missile was launched over Japan."
    assert parties(text, "MOBILIZE")[0] == ["PRK"]


def test_a_subject_cut_off_by_the_parser_is_found() -> None:
    text = "China's navy drives Philippine boats from shoal\nManila accused Beijing on Tuesday of ramming a vessel."
    assert parties(text, "ACCUSE") == (["PHL"], ["CHN"])


def test_my_country_is_the_speaker_s() -> None:
    text = '"North Korea fired a missile over our nation on Tuesday," Japanese Prime Minister Shinzo Abe said.'
    assert parties(text, "MOBILIZE") == (["PRK"], ["JPN"])


def test_a_speaker_is_not_of_the_state_that_his_words_name() -> None:
    text = (
        'North Korea calls the charge a rumour\n"We have never exported weapons or ammunition to Russia," an official '
        "of the defence ministry said in a statement carried by state media."
    )
    actors, recipients = parties(text, "AID")
    assert "RUS" not in actors
    assert recipients == ["RUS"]


def test_militants_are_no_state() -> None:
    text = "Nigeria's Islamist insurgency is in its tenth year. The army says it is battling the militants in Borno."
    assert parties(text, "ASSAULT")[1] != ["NGA"]


def test_sanctions_are_against_whom_the_report_is_about() -> None:
    text = (
        "Zimbabwe's president dismisses critics\nZimbabwe held elections in August. Observers faulted the vote in "
        "Zimbabwe. Canada imposed sanctions on Zimbabwe. The European Union has suspended budget support."
    )
    assert parties(text, "SANCTION") == (["EUU"], ["ZWE"])


def test_an_act_is_towards_whom_its_actor_deals_with() -> None:
    text = (
        "Rwanda accused Burundi of sheltering rebels. Burundi closed its border with Rwanda. "
        "Burundi's foreign minister rejected the allegations in Kampala."
    )
    assert parties(text, "REJECT") == (["BDI"], ["RWA"])


def test_what_the_opposition_rejects_is_its_own_state_s() -> None:
    text = "Georgia's parliament passed a law. The opposition denounced the vote. Germany and Poland were silent."
    assert parties(text, "ACCUSE") == (["GEO"], ["GEO"])


def test_where_a_thing_was_made_is_no_party() -> None:
    text = "Turkey says it shot down a Russian-made drone."
    assert "RUS" not in parties(text, "ASSAULT")[1]


def test_an_attack_is_put_down_to_nobody_by_a_guess() -> None:
    text = (
        "Kenya and Somalia are at odds. Kenya accused Somalia of lying. Three villages in Kenya were bombed on Monday."
    )
    assert parties(text, "ASSAULT")[0] == ["?"]


def test_a_foreign_ministry_is_the_state_s_own() -> None:
    text = "Peru is in turmoil. In Lima, Peru's congress met. A request was refused by the foreign ministry."
    assert parties(text, "REJECT")[0] == ["PER"]


def test_groups_with_three_letters_are_no_states() -> None:
    text = "The ELN abducted a mayor in Arauca. Police rescued him in Colombia."
    assert "ELN" not in {code for claim in read(text) if claim.type == "AID" for code in parties(text, "AID")[0]}


def test_the_sides_are_the_two_that_the_report_is_about() -> None:
    text = (
        "Eritrea and Djibouti trade fire. Eritrea said Djibouti had shelled Eritrea's posts. Djibouti denied it. "
        "Eritrea and Djibouti share a border. The ambassadors of France and Italy met Djibouti's president, who said "
        "Eritrea was to blame. The sides resumed talks on Monday."
    )
    assert set(parties(text, "CONSULT")[0]) == {"ERI", "DJI"}
