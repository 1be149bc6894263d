"""The stage `coreference`: chains, pronouns, roles and descriptions."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from onrecord.read.actors import actors
from onrecord.read.coreference import coreference, resolve_first_person
from onrecord.read.reading import Attribution, Mention, Reading

Parse = Callable[..., Reading]


def read(parsed: Parse, text: str, published: str = "2017-09-15") -> Reading:
    return coreference(actors(parsed(text, published=published)))


def last(reading: Reading, words: str) -> Mention:
    return [mention for mention in reading.mentions if mention.text.lower() == words.lower()][-1]


@pytest.mark.parametrize(
    ("text", "words", "codes"),
    [
        ("Shinzo Abe spoke on Friday. He condemned the launch.", "he", ("JPN",)),
        ("Theresa May met Shinzo Abe. She thanked him.", "she", ("GBR",)),
        ("Theresa May met Shinzo Abe. She thanked him.", "him", ("JPN",)),
        ("Japan protested. It called for a meeting.", "it", ("JPN",)),
        ("Serbia refused to join sanctions against Russia over its invasion of Ukraine.", "its", ("RUS",)),
        ("US forces conceded that its strikes had killed civilians.", "its", ("USA",)),
        ("Shinzo Abe spoke to Moon Jae-in and urged him to wait.", "him", ("KOR",)),
        ("Vladimir Putin and Kim Jong Un met. They signed a pact.", "they", ("RUS", "PRK")),
        ("Russia sent Sergei Shoigu, who visited Pyongyang.", "who", ("RUS",)),
        ("Kim Jong Un praised his country.", "his country", ("PRK",)),
        ("North Korea tested a bomb. The isolated country has few friends.", "the isolated country", ("PRK",)),
        ("Russia and North Korea held talks. The two countries signed a pact.", "the two countries", ("RUS", "PRK")),
        ("The Taliban attacked a base. The militants fled.", "the militants", ("TALIBAN",)),
        ("Israeli jets strike camps in Syria: army\nThey returned.", "army", ("ISR",)),
        ("Israeli jets struck camps inside Syria. The army said that they had returned.", "the army", ("ISR",)),
        ("ECOWAS set a deadline. The bloc threatened force.", "the bloc", ("IGO",)),
        ("Attackers struck the German consulate. Troops guarded the consulate.", "the consulate", ("DEU",)),
        ("North Korea fired a missile over Japan. The missile fell into the sea.", "the missile", ("PRK",)),
        ("Serbian President Aleksandar Vucic put the army on alert.", "the army", ("SRB",)),
        ("Ukraine urged its allies to send tanks.", "its allies", ()),
    ],
)
def test_words_stand_for_actors_named_before(parsed: Parse, text: str, words: str, codes: tuple[str, ...]) -> None:
    assert last(read(parsed, text), words).codes == codes


def test_a_family_name_stands_for_the_person_introduced(parsed: Parse) -> None:
    reading = read(parsed, "White House spokesman John Miller spoke. Miller declined to comment.")
    assert last(reading, "Miller").codes == ("USA",)
    assert last(reading, "Miller").name == "John Miller"


def test_a_family_name_in_the_headline_is_explained_later(parsed: Parse) -> None:
    reading = read(parsed, "Okafor rejects the plan\nNigerian Information Minister Emeka Okafor rejected the plan.")
    first = next(mention for mention in reading.mentions if mention.name.endswith("Okafor"))
    assert first.codes == ("NGA",)


def test_an_office_holder_is_known_by_family_name_on_the_day(parsed: Parse) -> None:
    assert last(read(parsed, "Trump warned Tehran.", "2018-05-08"), "Trump").codes == ("USA",)


def test_chains_join_the_mentions_of_one_actor(parsed: Parse) -> None:
    reading = read(parsed, "Sergei Shoigu flew to Pyongyang. He met Kim Jong Un. Shoigu left on Friday.")
    chains = {mention.text: mention.chain for mention in reading.mentions}
    assert chains["Sergei Shoigu"] == chains["He"] == chains["Shoigu"]
    assert chains["Kim Jong Un"] != chains["He"]


@pytest.mark.parametrize("kind", ["automaker", "carmaker", "chipmaker", "lender", "retailer"])
def test_what_a_company_does_is_not_what_its_state_does(parsed: Parse, kind: str) -> None:
    reading = read(parsed, f"Unions in Norway struck against the French {kind} over its refusal to sign a contract.")
    assert (last(reading, "its").codes, last(reading, "its").sector) == (("FRA",), "BUS")
    assert last(reading, "its").name == f"the French {kind}"


def test_an_attacker_of_the_only_armed_group_takes_its_code(parsed: Parse) -> None:
    text = "A suicide bomber struck a consulate. The Taliban claimed the attack. The Taliban vowed more."
    assert last(read(parsed, text), "a suicide bomber").codes == ("TALIBAN",)


def test_police_belong_to_where_it_happens(parsed: Parse) -> None:
    text = "A bomb went off in Kabul. Many fled. Shops in Kabul closed. Police cordoned off streets in Kabul."
    assert last(read(parsed, text), "police").codes == ("AFG",)


@pytest.mark.parametrize("text", ["Japan protested. It is clear that talks failed.", "Japan protested. It seems late."])
def test_it_may_stand_for_no_one(parsed: Parse, text: str) -> None:
    assert last(read(parsed, text), "it").codes == ()


@pytest.mark.parametrize("words", ["other countries", "several officials"])
def test_others_are_not_the_actor_before(parsed: Parse, words: str) -> None:
    assert last(read(parsed, f"Japan protested. It asked {words} for help."), words).codes == ()


def test_what_nothing_explains_stays_open(parsed: Parse) -> None:
    reading = read(parsed, "He said the minister had left.")
    assert all(mention.codes == () for mention in reading.mentions)


def test_a_role_takes_the_code_of_the_name_beside_it(parsed: Parse) -> None:
    reading = read(parsed, "Burhan refused to meet his rival, Mohamed Hamdan Dagalo.", "2023-04-20")
    assert last(reading, "his rival").codes == ("RSF",)


def test_first_person_is_the_speaker(parsed: Parse) -> None:
    reading = read(parsed, '"We will not yield," said Japanese Prime Minister Shinzo Abe.')
    speaker = next(mention for mention in reading.mentions if mention.name == "Shinzo Abe")
    said = next(token.i for token in reading.doc if token.text == "said")
    attribution = Attribution(
        source=(speaker.start, speaker.end), cue=(said, said + 1), content=((0, said),), name="Shinzo Abe", code="JPN",
        kind="person", anonymous=False, distance="neutral", quoted=True, rule="test",
    )  # fmt: skip
    resolved = resolve_first_person(reading.with_(attributions=(attribution,)))
    assert last(resolved, "we").codes == ("JPN",)
    assert last(resolved, "we").chain == speaker.chain


def test_who_adds_is_who_spoke_before_and_not_whose_visit_it_was(parsed: Parse) -> None:
    reading = read(parsed, "The visit was long, John Kirby said. Talks went on after Shoigu's visit, he added.")
    speaker = next(mention for mention in reading.mentions if mention.text == "John Kirby")
    he = next(token.i for token in reading.doc if token.text == "he")
    attribution = Attribution(
        source=(he, he + 1), cue=(he + 1, he + 2), content=((he - 8, he - 1),), name="John Kirby", code="USA",
        kind="person", anonymous=False, distance="neutral", quoted=False, rule="test",
    )  # fmt: skip
    taken = next(mention for mention in reading.mentions if "Shoigu" in mention.text)
    mistaken = tuple(replace(m, chain=taken.chain) if m.start == he else m for m in reading.mentions)
    resolved = resolve_first_person(reading.with_(mentions=mistaken, attributions=(attribution,)))
    assert last(resolved, "he").chain == speaker.chain != taken.chain


def test_without_quotation_there_is_no_first_person(parsed: Parse) -> None:
    reading = read(parsed, "We met Shinzo Abe.")
    assert resolve_first_person(reading).mentions == reading.mentions


def test_every_mention_names_its_rule(parsed: Parse) -> None:
    reading = read(parsed, "Japan protested. It called the ambassador of North Korea, who left.")
    assert all(mention.rule for mention in reading.mentions)


def test_an_epithet_picks_the_state_so_called(parsed: Parse) -> None:
    text = "North Korea tested a bomb. Japan protested at once. Tokyo said the communist state was a threat."
    assert last(read(parsed, text), "the communist state").codes == ("PRK",)


def test_collective_names_stay_without_a_code(parsed: Parse) -> None:
    text = "Japan called on the international community. Japan thanked the international community."
    assert last(read(parsed, text), "the international community").codes == ()
