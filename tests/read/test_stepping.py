"""The swift finder of names: what spaCy's own finds, in every document and whatever stands beside it."""

from typing import Any

import pytest
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc

from onrecord.read.language import pipeline, steps
from onrecord.read.stepping import Stepper

TEXTS = (
    "Peru's foreign minister, Ana Quispe, met her Chilean colleague in Lima on Monday.",
    "",
    "The European Union gave Moldova €20 million for 3,000 homes.\n\nNATO did not comment.",
    "Yes.",
    "On 4 May 2021 the New York Times quoted Gen. John Smith of the 2nd Fleet: “Hamas and Israel will talk in Doha.”",
)


def own() -> Any:
    """The pipeline's own finder."""
    return pipeline().get_pipe("ner")


def documents() -> list[Doc]:
    """The texts in words."""
    return [pipeline().make_doc(text) for text in TEXTS]


def told(doc: Doc) -> list[tuple[str, str]]:
    """What is said of each word of a document."""
    return [(token.ent_iob_, token.ent_type_) for token in doc]


@pytest.mark.parametrize("size", [1, 2, 16])
def test_every_word_is_told_to_be_of_the_same_name(size: int) -> None:
    found = list(Stepper(own()).pipe(documents(), batch_size=size))
    assert [doc.text for doc in found] == list(TEXTS)
    assert [told(doc) for doc in found] == [told(own()(doc)) for doc in documents()]
    assert sum(len(doc.ents) for doc in found) > 8


def test_documents_without_words_go_through() -> None:
    empty = [pipeline().make_doc("") for _ in range(2)]
    assert [len(doc) for doc in Stepper(own()).pipe(empty, batch_size=16)] == [0, 0]


def test_it_takes_the_place_of_the_pipelines_own() -> None:
    assert any(isinstance(step, Stepper) for step in steps())


def test_it_takes_no_finder_that_does_more() -> None:
    class Careful(EntityRecognizer):  # type: ignore[misc]
        """A finder of somebody else's."""

    assert Stepper.fits(own())
    assert not Stepper.fits(pipeline().get_pipe("parser"))
    assert not Stepper.fits(Careful(pipeline().vocab, own().model, moves=own().moves))
    assert not Stepper.fits(EntityRecognizer(pipeline().vocab, own().model, moves=own().moves, beam_width=4))
