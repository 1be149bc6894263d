from collections.abc import Callable

import pytest

from onrecord.read.actors import actors
from onrecord.read.attribution import attribution, attributions_over, event_sources
from onrecord.read.coreference import coreference
from onrecord.read.reading import Attribution, EventMention, Mention, Reading
from onrecord.read.stages import check

Parsed = Callable[..., Reading]


@pytest.fixture(scope="session")
def attributed(parsed: Parsed) -> Parsed:
    def make(text: str, **fields: object) -> Reading:
        return attribution(parsed(text, **fields))

    return make


def content(reading: Reading, one: Attribution) -> str:
    return " ".join(reading.doc[start:end].text for start, end in one.content)


def over(reading: Reading, word: str, nth: int = 0) -> list[str]:
    tokens = [token for token in reading.doc if token.text == word]
    return [one.name for one in attributions_over(reading, tokens[nth])]


def test_declares_what_it_needs() -> None:
    check([attribution], given=["report", "doc", "mentions"])
    assert attribution.gives == ("attributions",)


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("The minister said that Kim visited Moscow.", "visited", ["minister"]),
        ("Kim visited Moscow on Monday, John Kirby said.", "visited", ["John Kirby"]),
        ("Kim visited Moscow, said John Kirby, a spokesman for the White House.", "visited", ["John Kirby"]),
        ('"Kim visited Moscow," said a spokesman.', "visited", ["spokesman"]),
        ("According to the Kremlin, Kim visited Moscow on Monday.", "visited", ["Kremlin"]),
        ("By the ministry's account, ten soldiers died.", "died", ["ministry"]),
        ("Satellite images showed that Russia had moved troops to the border.", "moved", ["Satellite images"]),
        ("A poll found that voters supported the talks.", "supported", ["poll"]),
        ("The claim by officials that Iran fired the missile was false.", "fired", ["officials"]),
        ("Watson said that Kim expects that talks will continue.", "continue", ["Watson", "Kim"]),
        ("North Korea fired a missile, the South's military reported.", "fired", ["South's military"]),
        ("Officials are confident that Russia withdrew its troops.", "withdrew", ["Officials"]),
        ("In a tweet, the ambassador wrote that Israel had bombed the port.", "bombed", ["ambassador"]),
        ("A launch revealed by South Korea's military worried Tokyo.", "launch", ["South Korea's military"]),
        ("Police freed ex-leader Omar Sy, the justice minister said.", "freed", ["justice minister"]),
        ("Omar Sy, the country's justice minister, said that police freed ten men.", "freed", ["Omar Sy"]),
        ("Russia invaded Ukraine in 2022.", "invaded", []),
    ],
)
def test_who_says_so(attributed: Parsed, text: str, word: str, names: list[str]) -> None:
    assert over(attributed(text), word) == names


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ('"Russia attacked us," the general told Reuters.', "attacked", ["Reuters", "general"]),
        ("Iran seized a tanker, the Guards said in a statement carried by IRNA.", "seized", ["IRNA", "Guards"]),
        ('"We fired the missile," KCNA quoted Kim as saying.', "fired", ["KCNA", "Kim"]),
        (
            "The New York Times reported, citing officials, that Kim visited Moscow.",
            "visited",
            ["New York Times", "officials"],
        ),
    ],
)
def test_speech_passed_on_has_two_links(attributed: Parsed, text: str, word: str, names: list[str]) -> None:
    assert over(attributed(text), word) == names


def test_an_interview_with_the_reports_own_outlet_adds_no_link(attributed: Parsed) -> None:
    reading = attributed('"Russia attacked us," the general told Reuters.', outlet="Reuters")
    assert over(reading, "attacked") == ["general"]


def test_content_broken_by_the_cue_is_whole(attributed: Parsed) -> None:
    reading = attributed('"It is," the general said, "a grave provocation against our nation."')
    [one] = reading.attributions
    assert "It is" in content(reading, one)
    assert "provocation" in content(reading, one)
    assert "general" not in content(reading, one)
    assert one.quoted


def test_a_quotation_keeps_its_speaker_over_sentences_and_paragraphs(attributed: Parsed) -> None:
    reading = attributed(
        '"We will not accept this," the president said. "They bombed our cities for three long weeks."\n\n'
        '"They killed our people and they burned our fields."'
    )
    assert over(reading, "bombed") == ["president"]
    assert over(reading, "burned") == ["president"]


def test_he_added_means_the_last_speaker(attributed: Parsed) -> None:
    reading = attributed("John Kirby said Kim visited Moscow. He added that Russia sent oil to Pyongyang.")
    assert over(reading, "sent") == ["John Kirby"]


def test_passive_reports_have_no_speaker(attributed: Parsed) -> None:
    for text in ("Kim is believed to have visited Moscow.", "It was reported that Kim had visited Moscow."):
        [one] = attributed(text).attributions
        assert one.source is None
        assert one.name == ""


def test_reportedly_is_distanced(attributed: Parsed) -> None:
    [one] = attributed("Kim reportedly visited Moscow.").attributions
    assert one.source is None
    assert one.distance == "distanced"


@pytest.mark.parametrize(
    ("verb", "distance"),
    [("said", "neutral"), ("claimed", "distanced"), ("confirmed", "committed"), ("alleged", "distanced")],
)
def test_distance_is_that_of_the_verb(attributed: Parsed, verb: str, distance: str) -> None:
    [one] = attributed(f"The ministry {verb} that Kim visited Moscow.").attributions
    assert one.distance == distance


def test_anonymity_and_its_reason(attributed: Parsed) -> None:
    reading = attributed(
        "Kim visited Moscow, said an official who spoke on condition of anonymity because he was not allowed to talk."
    )
    one = next(a for a in reading.attributions if a.name == "official")
    assert one.anonymous
    assert one.anonymity is not None
    assert "because he was not allowed to talk" in one.anonymity


def test_a_named_speaker_is_not_anonymous(attributed: Parsed) -> None:
    [one] = attributed("The official John Kirby said that Kim visited Moscow.").attributions
    assert not one.anonymous


@pytest.mark.parametrize(
    "text",
    [
        "Kremlin: Russia will answer the attack",
        "Russia will answer the attack: Kremlin",
        "Russia will answer the attack, says Kremlin",
    ],
)
def test_headlines(attributed: Parsed, text: str) -> None:
    assert over(attributed(f"{text}\n\nMore follows."), "answer") == ["Kremlin"]


@pytest.mark.parametrize("text", ["Kharkiv: Envoys voice alarm as raids go on", "Texas: Judge blocks the ban on books"])
def test_a_town_or_a_province_before_a_colon_says_where(attributed: Parsed, text: str) -> None:
    assert attributed(text).attributions == ()


def test_a_topic_before_a_colon_is_no_speaker(attributed: Parsed) -> None:
    assert over(attributed("Afghanistan: Fatal attack on German consulate\n\nMore follows."), "attack") == []


def test_chains_know_their_parents(attributed: Parsed) -> None:
    reading = attributed("Watson said that Kim expects that talks will continue.")
    outer, inner = attributions_over(reading, next(t for t in reading.doc if t.text == "continue"))
    assert reading.attributions[inner.parent or 0] == outer
    assert outer.parent is None


def test_scare_quotes_are_no_attribution(attributed: Parsed) -> None:
    assert attributed("The so-called “republic” held a vote.").attributions == ()


def test_wishes_have_holders_not_sources(attributed: Parsed) -> None:
    assert over(attributed("Japan wants North Korea to release the ship."), "release") == []


def test_the_reports_own_voice_is_no_source(attributed: Parsed) -> None:
    assert over(attributed("As we have reported, Russia attacked the port."), "attacked") == []
    assert over(attributed("It is worth noting that Russia attacked the port."), "attacked") == []


def test_a_semicolon_parts_speakers(attributed: Parsed) -> None:
    reading = attributed("Kiev said Russia fired first; Moscow said that Ukraine had rammed its ship.")
    assert over(reading, "fired") == ["Kiev"]
    assert over(reading, "rammed") == ["Moscow"]


def test_words_match_exact_offsets(attributed: Parsed) -> None:
    reading = attributed("Kim visited Moscow, the Kremlin said.")
    [one] = reading.attributions
    assert one.source is not None
    span = reading.chars(*one.source)
    assert reading.report.text[span.start : span.end] == "the Kremlin"


def test_nothing_in_nothing_out(attributed: Parsed) -> None:
    assert attributed("").attributions == ()
    assert attributed("\n\n").attributions == ()


def event(reading: Reading, word: str, type: str, code: str) -> EventMention:
    head = next(token.i for token in reading.doc if token.text == word)
    actor = Mention(0, 1, 0, "x", (code,), "x", "GOV", "name", "test")
    return EventMention(head, head, head + 1, type, None, (actor,), (), (), "test")


def test_the_actor_of_a_verbal_act_is_not_its_own_source(parsed: Parsed) -> None:
    plain = parsed("The Kremlin said it condemned the launch.")
    kremlin = Mention(0, 2, 1, "The Kremlin", ("RUS",), "Kremlin", "GOV", "metonym", "test")
    reading = attribution(plain.with_(mentions=(kremlin,)))
    assert event_sources(reading, event(reading, "condemned", "ACCUSE", "RUS")) == ()
    assert [one.name for one in event_sources(reading, event(reading, "condemned", "ACCUSE", "CHN"))] == ["Kremlin"]


def test_who_claims_responsibility_is_the_source_of_the_attack(attributed: Parsed) -> None:
    reading = attributed("The Taliban claimed responsibility for the attack.")
    assert [one.name for one in event_sources(reading, event(reading, "claimed", "ASSAULT", "TALIBAN"))] == ["Taliban"]


def test_who_frees_somebody_does_not_tell_of_it(attributed: Parsed) -> None:
    reading = attributed("Five workers released by the Taliban returned home.")
    assert event_sources(reading, event(reading, "released", "RETREAT", "TALIBAN")) == ()


def test_whoever_is_quoted_goes_on_speaking(parsed: Parsed) -> None:
    told = parsed(
        "Sergei Shoigu travelled to Pyongyang in July, spokesman John Kirby said. "
        "A second group of officials followed after Shoigu's visit, he added."
    )
    assert [one.name for one in attribution(coreference(actors(told))).attributions] == ["John Kirby", "John Kirby"]


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        (
            "China's coast guard fired at a boat near the Second Thomas Shoal, Manila said on Saturday.",
            "fired",
            "Manila",
        ),
        (
            "Russia's Wagner group has killed dozens of civilians in Mali, Human Rights Watch said.",
            "killed",
            "Human Rights Watch",
        ),
    ],
)
def test_a_speaker_at_the_end_of_the_sentence(attributed: Parsed, text: str, word: str, name: str) -> None:
    assert over(attributed(text), word) == [name]


def test_he_who_goes_on_speaking_keeps_his_code(parsed: Parsed) -> None:
    text = (
        "John Kirby said Sergei Shoigu had travelled to Pyongyang. Kirby spoke on Wednesday. "
        "A second group of Russian officials followed Shoigu, he added."
    )
    reading = attribution(coreference(actors(parsed(text, published="2023-08-31"))))
    assert [one.code for one in reading.attributions][-1] == "USA"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("A convoy reached the besieged city of Aleppo, Syria said.", "besieged"),
        ("Kyiv said prices had doubled since Russia's invasion.", "invasion"),
        ("Nigeria said 21 girls who were kidnapped in 2014 were back.", "kidnapped"),
    ],
)
def test_what_all_know_has_no_source(attributed: Parsed, text: str, trigger: str) -> None:
    reading = attributed(text)
    head = next(token.i for token in reading.doc if token.text == trigger)
    event = EventMention(head, head, head + 1, "ASSAULT", None, (), (), (), "test")
    assert event_sources(reading, event) == ()


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("North Korea Test-Fires Missile Toward Japan, State Media Reports", "Test", ["State Media"]),
        ("Putin oversees test firing of missiles – Kremlin", "oversees", ["Kremlin"]),
        ("North Korea fires missile toward the East Sea - Yonhap", "fires", ["Yonhap"]),
        ("Russian Strikes Against Bakhmut Grow Fiercer, Ukraine Says", "Grow", ["Ukraine"]),
        ("Russia will not give up – and will fight on", "fight", []),
        ("Kim visits Moscow, Beijing reports", "visits", ["Beijing"]),
        (
            "Ukraine minister says Moscow has intensified strikes; Kremlin says the offensive is ‘not working out’",
            "intensified",
            ["Ukraine minister"],
        ),
    ],
)
def test_who_closes_a_headline(attributed: Parsed, text: str, word: str, names: list[str]) -> None:
    assert over(attributed(f"{text}\nThe two states share a border."), word) == names


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("Peru to send Chile 40 trucks of aid; two hurt as bus burns, mayor says", "send", []),
        ("Peru to send Chile 40 trucks of aid; two hurt as bus burns, mayor says", "hurt", ["mayor"]),
        ("Niger Reports Deadliest Rebel Attack This Year", "Attack", ["Niger"]),
        (
            "The shelling killed four people in Bamako, the city's mayor was quoted as saying.",
            "killed",
            ["city's mayor"],
        ),
    ],
)
def test_a_speaker_has_what_his_own_clause_tells(attributed: Parsed, text: str, word: str, names: list[str]) -> None:
    assert over(attributed(f"{text}\n\nMore follows."), word) == names


def test_who_spoke_to_somebody_is_no_source(attributed: Parsed) -> None:
    reading = attributed("Lula had spoken on Monday to President Boluarte and they will meet again, the palace said.")
    assert over(reading, "meet") == ["palace"]


@pytest.mark.parametrize("text", ["Rebels accused of a bomb attack in Mali", "He spoke of two men charged with arson."])
def test_those_who_are_accused_do_not_say_so(attributed: Parsed, text: str) -> None:
    (found,) = (one for one in attributed(text).attributions if one.rule.startswith("verb passive"))
    assert found.source is None
