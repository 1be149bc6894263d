"""Forms under which words are compared: what each makes equal, and what it keeps apart."""

from onrecord.knowledge.folding import capitals, fold, letters, masthead, place_name, speaker_name


def test_names_of_actors_keep_every_word_and_mark() -> None:
    assert fold("Erdoğan’s AL–Nusra") == "erdogan's al-nusra"
    assert fold("the U.N.") == "the u.n."


def test_names_of_places_lose_hyphens_full_stops_and_letters_of_one_language() -> None:
    assert place_name("Saint-Étienne") == place_name("St. Etienne") == "st etienne"
    assert place_name("Wałbrzych  Tromsø") == "walbrzych tromso"
    assert place_name("Mary’s") == "mary's"


def test_the_keys_of_the_gazetteer_are_its_own_names_folded() -> None:
    assert place_name("Sant’Agata–Nord") == "sant'agata-nord"


def test_letters_leave_blanks_and_punctuation_aside() -> None:
    assert letters("By Jane O’Neil, in Kyiv.") == letters("by JANE O'NEIL in Kyiv") == "byjaneoneilinkyiv"
    assert letters("Київ 2023: «так»") == "київ2023так"
    assert (letters("@a_b"), letters("@a_b", underscores=True)) == ("ab", "a_b")


def test_sources_and_outlets_have_no_article() -> None:
    assert speaker_name("The New York Times") == speaker_name("New York Times")
    assert speaker_name("Theatre News") == "theatrenews"
    assert masthead("The Guardian") == masthead("guardian.com") == "guardian"
    assert masthead("BBC News") == "bbc"
    assert masthead("News") == "news"


def test_codes_are_looked_for_in_capitals() -> None:
    assert "BOKOHARAM" in capitals("boko-haram said")
