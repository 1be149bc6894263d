from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

from onrecord.read.quotes import Quote, quotes

Make = Callable[[str], Doc]


@pytest.fixture(scope="module")
def doc() -> Make:
    return spacy.blank("en")


def inside(doc: Doc) -> list[str]:
    return [doc[quote.start : quote.end].text for quote in quotes(doc)]


def test_curly_and_straight_marks(doc: Make) -> None:
    assert inside(doc('He said “we will not go” and "we will stay".')) == ["“we will not go”", '"we will stay"']


def test_single_marks_only_where_no_double_ones_stand(doc: Make) -> None:
    assert inside(doc("The minister said: 'We will not yield to threats.'")) == ["'We will not yield to threats.'"]
    assert inside(doc("He called it “the people's 'great' day”.")) == ["“the people's 'great' day”"]


@pytest.mark.parametrize("said", ["„we will go“", "„we will go”", "»we will go«", "« we will go »", "«we will go»"])
def test_marks_of_other_languages(doc: Make, said: str) -> None:
    assert inside(doc(f"He said {said} and left, he said.")) == [said]


def test_an_apostrophe_opens_nothing(doc: Make) -> None:
    assert inside(doc("The ministers' visit wasn't Russia's idea.")) == []


def test_a_quotation_goes_on_over_paragraphs_until_it_is_closed(doc: Make) -> None:
    found = quotes(doc("“We will wait.\n\n“We will not wait for ever.”\n\nHe left."))
    assert [quote.open for quote in found] == [True, False]


def test_a_stray_mark_opens_nothing(doc: Make) -> None:
    assert inside(doc('The 6" pipe was sent to the port and nobody said a word')) == []


def test_few_words_are_a_fragment(doc: Make) -> None:
    first, second = quotes(doc("The “so-called leader” said “we will never give up our arms”."))
    assert first.fragment
    assert not second.fragment


def test_an_empty_pair_is_no_quotation(doc: Make) -> None:
    assert quotes(doc('He typed "" twice.')) == []
    assert quotes(doc("")) == []


def test_a_quote_counts_words_not_marks(doc: Make) -> None:
    assert quotes(doc('"Yes, sir!"')) == [Quote(0, 6, 2)]
