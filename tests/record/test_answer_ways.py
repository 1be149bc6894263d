"""By what way of answering a claim may be known as what a reaction answers."""

import pytest

from onrecord.model import Claim, Party, Response, Span, Stance
from onrecord.record.answer_marks import excluded, marks
from onrecord.record.answer_places import Case, case
from onrecord.record.answer_ways import way_marks
from onrecord.record.answering import answer
from onrecord.record.facts import facts
from tests.record.made import a_claim, a_report

SYLDAVIA, BORDURIA = Party("SYL", "Syldavia"), Party("BOR", "Borduria")


def told(text: str, said: str, *claims: Claim, stance: Stance = "denies", again: tuple[Span, ...] = ()) -> Case:
    """What Borduria says in a text, with its claims."""
    report, at = a_report("one", text), text.index(said)
    response = Response(id="d", report="one", span=Span(at, at + len(said)), quote=said, by=BORDURIA, stance=stance)
    return case(answer(response, report), text, [facts(claim, report) for claim in claims], again)


def marked(whole: Case, at: int = 0, *, own: bool = False) -> dict[str, float]:
    """The marks of a claim that are not nought."""
    return {name: value for name, value in way_marks(whole, whole.claims[at], own=own) if value}


def test_what_another_answer_of_the_party_names_is_named_again() -> None:
    text = "Borduria denies shelling\nBorduria denied that it shelled the post. It jailed the editor."
    report = a_report("one", text)
    shelled = a_claim(report, "it shelled the post", "ASSAULT", actors=(BORDURIA,), trigger="shelled")
    jailed = a_claim(report, "It jailed the editor", "COERCE", actors=(BORDURIA,), trigger="jailed")
    start = text.index("denied")
    whole = told(text, "Borduria denies shelling", shelled, jailed, again=(Span(start, text.index(". It")),))
    assert "named_again" in marked(whole)
    assert "named_again" not in marked(whole, 1)
    alone = told(text, "Borduria denies shelling", shelled, jailed)
    assert "named_again" not in marked(alone)


def test_who_declines_to_comment_is_asked_about_the_headline() -> None:
    text = "Editor jailed\nThe post was shelled. It was long ago.\nBorduria declined to comment."
    report = a_report("one", text)
    jailed = a_claim(report, "Editor jailed", "COERCE", trigger="jailed")
    shelled = a_claim(report, "The post was shelled", "ASSAULT", trigger="shelled")
    said = "Borduria declined to comment"
    assert "main.declines" in marked(told(text, said, jailed, stance="declines"))
    assert "main.declines" in marked(told(text, said, shelled, stance="declines"))
    assert "main.declines" not in marked(told(text, said, jailed))
    text = f"The harbour\nNobody knows.\n{text}"
    shelled = a_claim(a_report("one", text), "The post was shelled", "ASSAULT", trigger="shelled")
    assert "main.declines" not in marked(told(text, said, shelled, stance="declines"))


def test_a_deed_that_the_party_is_accused_of_in_the_same_breath() -> None:
    text = "Syldavia accused Borduria of shelling the post. Borduria denied it."
    report = a_report("one", text)
    accused = a_claim(report, "accused Borduria", "ACCUSE", recipients=(BORDURIA,), trigger="accused")
    shelled = a_claim(report, "shelling the post", "ASSAULT", actors=(BORDURIA,), trigger="shelling")
    another = a_claim(report, "shelling the post", "ASSAULT", actors=(SYLDAVIA,), trigger="shelling")
    assert "accused_of_own" in marked(told(text, "Borduria denied it", shelled, accused))
    assert "accused_of_own" not in marked(told(text, "Borduria denied it", another, accused))


def test_the_last_that_was_told_before_an_answer() -> None:
    text = "The post was shelled. The editor was jailed. Borduria denied it."
    report = a_report("one", text)
    shelled = a_claim(report, "The post was shelled", "ASSAULT", trigger="shelled")
    jailed = a_claim(report, "The editor was jailed", "COERCE", trigger="jailed")
    whole = told(text, "Borduria denied it", shelled, jailed)
    assert "last_before" not in marked(whole)
    assert "last_before" in marked(whole, 1)


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Borduria denied the raid and said that the editor was ill", {"raid"}),
        ("Borduria denied the raid, saying the editor was ill", {"raid"}),
        ("Borduria denied the raid and the theft", {"raid", "theft"}),
        ("Borduria, who called the editor ill, denied the raid", {"raid"}),
    ],
)
def test_what_else_is_said_is_not_what_is_answered(said: str, names: set[str]) -> None:
    report = a_report("one", f"{said}.")
    response = Response(id="d", report="one", span=Span(0, len(said)), quote=said, by=BORDURIA, stance="denies")
    assert answer(response, report).things == names


def test_an_answer_is_not_what_is_answered() -> None:
    text = "Borduria admits a raid\nBorduria admitted the raid."
    report = a_report("one", text)
    admits = a_claim(report, "Borduria admits a raid", "CONCEDE", actors=(BORDURIA,), trigger="admits")
    admitted = a_claim(report, "Borduria admitted the raid", "CONCEDE", actors=(BORDURIA,), trigger="admitted")
    raid = a_claim(report, "the raid", "ASSAULT", actors=(BORDURIA,), trigger="raid")
    again = (Span(text.index("admits"), text.index("\n")),)
    whole = told(text, "Borduria admitted the raid", admits, admitted, raid, stance="confirms", again=again)
    assert [excluded(whole, one) for one in whole.claims] == [True, True, False]


def test_in_a_long_report_it_says_more_that_the_answer_stands_in_the_same_sentence() -> None:
    text = "The post was shelled, and Borduria denied it. The editor was jailed. The fields were burnt."
    report = a_report("one", text)
    shelled = a_claim(report, "The post was shelled", "ASSAULT", trigger="shelled")
    others = [a_claim(report, quote, "ASSAULT", trigger="were") for quote in ("The fields were burnt",) * 3]

    def weight(*more: Claim) -> float:
        whole = told(text, "Borduria denied it", shelled, *more)
        return marks(whole, whole.claims[0], 0.0, often=1, headed=False)["same_sentence.long"]

    assert weight(*others) > weight()
