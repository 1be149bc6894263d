"""What a sentence states: type, parties, one event once, and nothing where nothing happens."""

from functools import cache

import pytest

from onrecord.model import Claim
from onrecord.read import read_text

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
