"""What a sentence states: type, parties, one event once, and nothing where nothing happens."""

from functools import cache

import pytest

from onrecord.model import Claim
from tests.read.by_rules import read_text

CASES = [
    # text, type, actors, recipients
    ("Iran condemned the U.S. airstrikes in Syria.", "ACCUSE", "IRN", "USA"),
    ("Ukraine accused Russia of shelling a hospital.", "ACCUSE", "UKR", "RUS"),
    ("Brazil and Argentina signed a trade agreement on Monday.", "AGREE", "ARG BRA", ""),
    ("Egypt offered to mediate between Israel and Hamas.", "AGREE", "EGY", "*"),
    ("Chinese President Xi Jinping met French President Emmanuel Macron in Beijing.", "CONSULT", "CHN FRA", ""),
    ("The Indian foreign minister arrived in Tehran on Tuesday.", "CONSULT", "IND", "IRN"),
    ("Talks between Serbia and Kosovo resumed in Brussels.", "CONSULT", "SRB XKX", "*"),
    ("Germany welcomed Poland's decision to send troops.", "SUPPORT", "DEU", "POL"),
    ("Spain recognised the State of Palestine last week.", "SUPPORT", "ESP", "PSE"),
    ("Turkey apologised to Russia for the incident.", "SUPPORT", "TUR", "RUS"),
    ("Washington eased sanctions on Venezuela.", "CONCEDE", "USA", "VEN"),
    ("India and Japan held joint naval exercises in the Bay of Bengal.", "COOPERATE", "IND JPN", ""),
    ("Canada will extradite the suspect to the United States.", "COOPERATE", "CAN", "USA"),
    ("Norway sent Ukraine 20 tanks.", "AID", "NOR", "UKR"),
    ("Qatar donated $50 million to Lebanon.", "AID", "QAT", "LBN"),
    ("Arms shipments from Iran to Yemen have increased.", "AID", "IRN", "YEM"),
    ("France withdrew its troops from Niger in December.", "RETREAT", "FRA", "NER"),
    ("The Taliban released two American prisoners.", "RETREAT", "TALIBAN", "USA"),
    ("Japan urged China to lift its import ban.", "REQUEST", "JPN", "CHN"),
    ("Ecuador's call for talks with Colombia went unanswered.", "REQUEST", "ECU", "*"),
    ("Pakistan rejected the accusation by India.", "REJECT", "PAK", "IND"),
    ("Hungary vetoed a European Union statement.", "REJECT", "HUN", "EUU"),
    ("Israel threatened to attack Lebanon.", "THREATEN", "ISR", "LBN"),
    ("Thousands of Serbians protested against the government in Belgrade.", "PROTEST", "SRB", "*"),
    ("The United States imposed sanctions on Nicaragua.", "SANCTION", "USA", "NIC"),
    ("Britain expelled four Russian diplomats.", "SANCTION", "GBR", "RUS"),
    ("New EU sanctions against Belarus took effect.", "SANCTION", "EUU", "BLR"),
    ("South Korea tested a ballistic missile on Thursday.", "MOBILIZE", "KOR", ""),
    ("Poland deployed 2,000 soldiers to the border with Belarus.", "MOBILIZE", "POL", "*"),
    ("Turkish police arrested a German journalist in Ankara.", "COERCE", "TUR", "DEU"),
    ("Indonesia seized a Vietnamese fishing boat.", "COERCE", "IDN", "VNM"),
    ("Azerbaijan attacked Armenia with drones.", "ASSAULT", "AZE", "ARM"),
    ("Two Kenyan soldiers were killed in an attack by al-Shabaab.", "ASSAULT", "ALSHABAAB", "KEN"),
    ("Russia's invasion of Ukraine began in 2022.", "ASSAULT", "RUS", "UKR"),
    ("Washington threatened to withhold aid from Cairo.", "THREATEN", "USA", "EGY"),
    ("Turkey refused to open its border with Armenia.", "REJECT", "TUR", "ARM"),
    ("Zelensky asked Berlin for Taurus missiles.", "REQUEST", "UKR", "DEU"),
    ("The recognition of Kosovo by Israel came with a condition.", "SUPPORT", "ISR", "XKX"),
    ("Iran fired a missile at an Iraqi base.", "ASSAULT", "IRN", "IRQ"),
    ("Cross-border shelling by Pakistan hit Kunar.", "ASSAULT", "PAK", "AFG"),
    ("Warsaw's acquisition of Korean howitzers continued.", "AID", "KOR", "POL"),
    ("Mali has taken delivery of Russian warplanes.", "AID", "RUS", "MLI"),
    ("Peru imposed a curfew on Monday.", "COERCE", "PER", "PER"),
]


@cache
def claims(text: str) -> tuple[Claim, ...]:
    return read_text(text, "2024-03-05").claims


@pytest.mark.parametrize(("text", "type", "actors", "recipients"), CASES, ids=[case[0][:40] for case in CASES])
def test_a_sentence_states_its_event(text: str, type: str, actors: str, recipients: str) -> None:
    found = [claim for claim in claims(text) if claim.type == type]
    assert found, [claim.type for claim in claims(text)]
    assert {party.code for party in found[0].actors} == set(actors.split())
    if recipients != "*":
        assert {party.code for party in found[0].recipients} == set(recipients.split())


QUIET = [
    "The stakes are high for both countries.",
    "The two leaders have a complicated past.",
    "Arsenal fired their manager on Friday.",
    "The storm killed 12 people in Florida.",
    "He is an expert on sanctions.",
]


@pytest.mark.parametrize("text", QUIET)
def test_no_event_without_a_political_act(text: str) -> None:
    assert claims(text) == ()


def test_one_event_is_stated_once_in_a_sentence() -> None:
    found = claims("Russia launched missiles at Kyiv, killing two people and wounding nine.")
    assert [claim.type for claim in found] == ["ASSAULT"]


def test_what_is_demanded_is_no_event_of_its_own() -> None:
    assert [claim.type for claim in claims("Japan urged North Korea to halt its missile tests.")] == ["REQUEST"]


def test_an_object_decides_what_firing_means() -> None:
    assert claims("Iran fired a missile on Monday.")[0].type == "MOBILIZE"
    assert claims("Iran fired on an American ship.")[0].type == "ASSAULT"


def test_the_attack_takes_its_parties_from_the_story() -> None:
    found = claims("Taliban fighters attacked the Indian consulate in Herat on Friday. The attack lasted two hours.")
    assert [{party.code for party in claim.actors} for claim in found] == [{"TALIBAN"}, {"TALIBAN"}]
    assert [{party.code for party in claim.recipients} for claim in found] == [{"IND"}, {"IND"}]


def test_a_noun_that_only_refers_back_states_nothing() -> None:
    found = claims("Syria shelled the town of Akcakale in Turkey. Residents fled hours after the attack.")
    assert [claim.trigger for claim in found] == ["shelled"]


def test_a_denial_answers_whoever_accused() -> None:
    denial = claims("Ukraine accused Hungary of spying. Hungary denied the accusation.")[-1]
    assert denial.type == "REJECT"
    assert [party.code for party in denial.recipients] == ["UKR"]


def test_a_headline_verb_tagged_as_a_noun_is_still_read() -> None:
    assert claims("North Korea Fires Missile Over Japan")[0].type == "MOBILIZE"


def test_what_an_official_says_others_must_do_is_a_request() -> None:
    found = claims('"Iran must release the sailors," British Foreign Secretary David Cameron said.')
    request = next(claim for claim in found if claim.type == "REQUEST")
    assert [party.code for party in request.actors] == ["GBR"]
    assert [party.code for party in request.recipients] == ["IRN"]
    assert request.sources == ()


def test_a_nationality_before_a_building_suffers_the_attack() -> None:
    found = claims("The German consulate attack shocked Berlin.")
    assert [party.code for party in found[0].recipients] == ["DEU"]


def party_codes(text: str, type: str) -> list[tuple[set[str], set[str]]]:
    found = [claim for claim in claims(text) if claim.type == type]
    return [({p.code for p in c.actors}, {p.code for p in c.recipients}) for c in found]


def test_a_release_is_by_the_captor() -> None:
    text = "Boko Haram abducted 270 Nigerian girls. The Nigerian army attacked a camp. The girls have been released."
    assert party_codes(text, "RETREAT") == [({"BOKOHARAM"}, {"NGA"})]


def test_a_denial_answers_the_accuser() -> None:
    text = "Mali said on Monday that it had accused Niger of spying. Chad called for calm. Niger denied spying."
    assert party_codes(text, "REJECT") == [({"NER"}, {"MLI"})]


def test_a_pronoun_as_object_is_not_the_actor() -> None:
    text = "Malian police arrested 49 Ivorians in Bamako and a prosecutor charged them with spying."
    assert ({"MLI"}, {"MLI"}) not in party_codes(text, "COERCE")


def test_the_second_of_two_acts_is_against_the_same() -> None:
    text = "Demonstrators in Kiev threw flares at the Russian embassy and burned a diplomatic car."
    assert all(recipients == {"RUS"} for _, recipients in party_codes(text, "PROTEST"))
    assert party_codes(text, "PROTEST")


def test_an_appeal_to_everyone_is_to_nobody_named() -> None:
    text = "France urged the international community to support Lebanon."
    assert party_codes(text, "REQUEST") == [({"FRA"}, {"?"})]


def test_a_past_tense_goes_on_with_the_saying() -> None:
    text = "Seoul said the visit will ease tension and proposed that Tokyo send an envoy."
    assert ({"KOR"}, {"JPN"}) in party_codes(text, "REQUEST") + party_codes(text, "AGREE")


def test_a_seizure_is_against_who_demands_the_release() -> None:
    text = "Iran demanded that Britain release the tanker. Royal Marines boarded the tanker on July 4."
    assert ({"GBR"}, {"IRN"}) in party_codes(text, "COERCE")


def test_those_who_trade_insults_are_both_actors() -> None:
    text = "Greece and Turkey traded insults on Monday."
    assert party_codes(text, "ACCUSE") == [({"GRC", "TUR"}, set())]
