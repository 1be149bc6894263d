"""The swift parser and finder of names: what spaCy's own say, in every document and whatever stands beside it."""

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
NAMES = ("parser", "ner")


def own(name: str) -> Any:
    """The pipeline's own component."""
    return pipeline().get_pipe(name)


def documents(name: str) -> list[Doc]:
    """The texts as they come to a component."""
    docs = [pipeline().make_doc(text) for text in TEXTS]
    for other, component in pipeline().pipeline:
        if other == name:
            break
        docs = [component(doc) for doc in docs]
    return docs


def told(doc: Doc) -> list[tuple[Any, ...]]:
    """What is said of each word of a document."""
    return [(t.head.i, t.dep_, t.is_sent_start, t.ent_iob_, t.ent_type_) for t in doc]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", [1, 2, 16])
def test_every_word_is_told_to_be_the_same(name: str, size: int) -> None:
    found = list(Stepper(own(name)).pipe(documents(name), batch_size=size))
    assert [doc.text for doc in found] == list(TEXTS)
    assert [told(doc) for doc in found] == [told(own(name)(doc)) for doc in documents(name)]


def test_names_are_found() -> None:
    assert sum(len(doc.ents) for doc in Stepper(own("ner")).pipe(documents("ner"), batch_size=16)) > 8


@pytest.mark.parametrize("name", NAMES)
def test_documents_without_words_go_through(name: str) -> None:
    empty = [pipeline().make_doc("") for _ in range(2)]
    assert [len(doc) for doc in Stepper(own(name)).pipe(empty, batch_size=16)] == [0, 0]


def test_they_take_the_place_of_the_pipelines_own() -> None:
    assert sum(isinstance(step, Stepper) for step in steps()) == len(NAMES)


def test_none_is_taken_that_does_more() -> None:
    class Careful(EntityRecognizer):  # type: ignore[misc]
        """A finder of somebody else's."""

    finder, vocab = own("ner"), pipeline().vocab
    assert Stepper.fits(finder)
    assert Stepper.fits(own("parser"))
    assert not Stepper.fits(own("tagger"))
    assert not Stepper.fits(Careful(vocab, finder.model, moves=finder.moves))
    assert not Stepper.fits(EntityRecognizer(vocab, finder.model, moves=finder.moves, beam_width=4))
