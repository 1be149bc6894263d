"""The swift attribute ruler: what spaCy's own says, of every word."""

from typing import Any

import pytest
from spacy import attrs
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from onrecord.read.language import pipeline, steps
from onrecord.read.ruling import Ruler

SET = (attrs.TAG, attrs.POS, attrs.MORPH, attrs.LEMMA, attrs.DEP)
TEXTS = (
    "There were talks on Monday. That they failed, Moscow did not say; it had nothing to add, and I told them so.",
    "I'm gonna say it ain't so, y'all. Let's go! C'mon, you got ta leave: there's no way.",
    "What has been done is done.\n\n   The ship, which was seized by Iran, is theirs.",
    "",
)


def parsed(text: str) -> Doc:
    """The text as it comes to the ruler."""
    nlp = pipeline()
    doc = nlp.make_doc(text)
    for name, component in nlp.pipeline:
        if name == "attribute_ruler":
            return doc
        doc = component(doc)
    raise AssertionError("the pipeline has no ruler")


@pytest.mark.parametrize("text", TEXTS)
def test_every_word_gets_what_the_pipelines_own_ruler_gives_it(text: str) -> None:
    own: Any = pipeline().get_pipe("attribute_ruler")
    one, two = parsed(text), parsed(text)
    swift = Ruler(own)
    for _ in range(2):  # the second time from memory
        assert swift(parsed(text)).to_array(list(SET)).tolist() == own(one.copy()).to_array(list(SET)).tolist()
    assert [str(token.morph) for token in swift(two)] == [str(token.morph) for token in own(one)]


def test_it_takes_the_place_of_the_pipelines_own() -> None:
    assert any(isinstance(step, Ruler) for step in steps())


def test_it_takes_no_ruler_whose_patterns_ask_about_more() -> None:
    own = AttributeRuler(pipeline().vocab)
    own.add([[{"LOWER": "spy"}]], {"LEMMA": "spy"})
    assert Ruler.fits(own)
    own.add([[{"SHAPE": "Xxx"}]], {"LEMMA": "x"})
    assert not Ruler.fits(own)
