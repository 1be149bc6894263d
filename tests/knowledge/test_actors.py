"""The data of who is who: codes, dates, and that the files hold together."""

from datetime import date

import pycountry
import pytest

from onrecord.knowledge import listed, table
from onrecord.knowledge.actors import codes_for, family_names, is_state, lexicon, name_forms, phrases, short_name
from onrecord.knowledge.folding import fold


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Japan", "JPN"),
        ("the Kremlin", "RUS"),
        ("Kremlin", "RUS"),
        ("Pyongyang", "PRK"),
        ("Downing Street", "GBR"),
        ("German", "DEU"),
        ("Ukrainians", "UKR"),
        ("north korean", "PRK"),
        ("U.N. Security Council", "UNO"),
        ("IAEA", "UNO"),
        ("European Commission", "EUU"),
        ("Nato", "NATO"),
        ("African Union", "IGO"),
        ("the Taliban", "TALIBAN"),
        ("Boko Haram", "BOKOHARAM"),
        ("Revolutionary Guards", "IRN"),
        ("State Department", "USA"),
        ("Obama administration", "USA"),
        ("Côte d'Ivoire", "CIV"),
        ("Türkiye", "TUR"),
        ("Recep Tayyip Erdoğan", "TUR"),
        ("Kim Jong-un", "PRK"),
    ],
)
def test_names_have_their_codes(name: str, code: str) -> None:
    facts = codes_for(name)
    assert facts is not None
    assert facts.code == code


@pytest.mark.parametrize("name", ["Ruritania", "the West", "Latin American", "South China Sea", "Human Rights Watch"])
def test_names_of_no_one_actor_have_no_code(name: str) -> None:
    facts = codes_for(name)
    assert facts is None or facts.code == ""


@pytest.mark.parametrize(
    ("name", "on", "code"),
    [
        ("Mark Rutte", date(2020, 1, 1), "NLD"),
        ("Mark Rutte", date(2025, 1, 1), "NATO"),
        ("Kaja Kallas", date(2022, 5, 5), "EST"),
        ("Kaja Kallas", date(2025, 5, 5), "EUU"),
        ("Josep Borrell", date(2019, 1, 15), "ESP"),
        ("Josep Borrell", date(2022, 1, 15), "EUU"),
    ],
)
def test_offices_count_as_of_the_day(name: str, on: date, code: str) -> None:
    facts = codes_for(name, on)
    assert facts is not None
    assert facts.code == code


def test_a_monarch_of_many_realms_counts_for_the_first() -> None:
    facts = codes_for("Charles III", date(2023, 6, 1))
    assert facts is not None
    assert facts.code == "GBR"


def test_every_state_code_is_alpha_3() -> None:
    codes = {row["code"] for row in table("countries.tsv")}
    assert {code for code in codes if pycountry.countries.get(alpha_3=code) is None} == {"XKX"}


@pytest.mark.parametrize("file", ["officials.tsv", "organs.tsv", "parties.tsv", "regions.tsv", "metonyms.tsv"])
def test_files_only_use_codes_that_exist(file: str) -> None:
    groups = {row["code"] for row in table("groups.tsv")}
    for row in table(file):
        code = row["code"]
        assert is_state(code) or code in {"UNO", "EUU", "NATO", "IGO"} or code in groups, row


def test_group_codes_are_single_upper_case_words() -> None:
    for row in table("groups.tsv"):
        assert row["code"].isalnum(), row
        assert row["code"].isupper(), row
        assert not row["base"] or is_state(row["base"]), row


def test_officials_are_many_and_dated() -> None:
    rows = table("officials.tsv")
    assert len(rows) > 900
    for row in rows:
        assert row["name"], row
        assert row["since"][:4].isdigit(), row
        assert not row["until"] or row["until"] >= row["since"][: len(row["until"])], row
        assert row["gender"] in ("", "f"), row


def test_every_phrase_has_facts_and_some_letters() -> None:
    for phrase, facts in phrases().items():
        assert facts
        assert any(letter.isalpha() or letter.isdigit() for letter in phrase)
        assert phrase == phrase.strip()


def test_name_forms_follow_the_custom_of_the_country() -> None:
    assert "Nicolas Maduro" in name_forms("Nicolas Maduro Moros", "VEN")
    assert "Juan Manuel" not in name_forms("Juan Manuel Santos Calderon", "COL")
    assert short_name("Vladimir Vladimirovich Putin", "RUS") == "Vladimir Putin"
    assert family_names("Moon Jae-in", "KOR") == ["Moon"]
    assert family_names("Shinzo Abe", "JPN") == ["Abe"]
    assert "Santos" in family_names("Juan Manuel Santos Calderon", "COL")
    assert short_name("Nicolas Maduro Moros", "VEN") == "Nicolas Maduro"
    assert short_name("Juan Orlando Hernandez", "HND") == "Juan Orlando Hernandez"


def test_folding_levels_accents_apostrophes_and_case() -> None:
    assert fold("Erdoğan’s") == "erdogan's"


def test_lexicon_lists_words() -> None:
    assert "country" in lexicon("states")
    assert listed("a; b;;c") == ["a", "b", "c"]
