"""Questions as the statements that they ask about."""

import pytest

from onrecord.read.language import pipeline
from onrecord.verbs.asking.wording import worded


@pytest.mark.parametrize(
    ("question", "statement", "kind", "outlook"),
    [
        ("Did Shoigu visit Pyongyang in July?", "Shoigu visited Pyongyang in July", "whether", "did"),
        ("Has South Korea sent weapons to Ukraine?", "South Korea has sent weapons to Ukraine", "whether", "did"),
        ("Will Kim Jong Un visit Moscow?", "Kim Jong Un will visit Moscow", "whether", "will"),
        ("Is Kim going to visit Moscow?", "Kim will visit Moscow", "whether", "will"),
        ("Could Japan send troops to Ukraine?", "Japan could send troops to Ukraine", "whether", "may"),
        ("Was the Indian consulate attacked in 2016?", "the Indian consulate was attacked in 2016", "whether", "did"),
        ("Who attacked the German consulate?", "Somebody attacked the German consulate", "who", "did"),
        ("Who has attacked the German consulate?", "Somebody has attacked the German consulate", "who", "did"),
        ("Which states condemned the treaty?", "Some states condemned the treaty", "who", "did"),
        ("Which weapons did North Korea send?", "North Korea sent some weapons", "what", "did"),
        ("How many containers did North Korea send?", "North Korea sent some containers", "what", "did"),
        ("How many people were killed in Kunduz?", "Some people were killed in Kunduz", "what", "did"),
        ("When did Shoigu visit North Korea?", "Shoigu visited North Korea", "when", "did"),
        ("Where did Putin meet Kim?", "Putin met Kim", "where", "did"),
        ("Is it denied that China sent weapons?", "China sent weapons", "whether", "denied"),
        ("Who denies that China sent weapons?", "China sent weapons", "who", "denied"),
        ("Has it been said that China sent weapons?", "China sent weapons", "whether", "said"),
        ("Is it true that China sent weapons?", "China sent weapons", "whether", "did"),
        ("arms talks", "arms talks", "whether", "did"),
    ],
)
def test_a_question_becomes_its_statement(question: str, statement: str, kind: str, outlook: str) -> None:
    found = worded(question, pipeline())
    assert (found.statement, found.kind, found.outlook) == (statement, kind, outlook)


def test_a_verb_that_the_grammar_takes_for_a_noun_is_found() -> None:
    found = worded("Did the United States impose sanctions on North Korea?", pipeline())
    assert found.statement == "the United States imposed sanctions on North Korea"


def test_not_is_left_out_and_kept_in_mind() -> None:
    found = worded("Did China not send weapons to Russia?", pipeline())
    assert found.negated
    assert found.statement == "China sent weapons to Russia"
    assert not worded("Did China send weapons to Russia?", pipeline()).negated
