"""Sentences worked out once: the same as spaCy's, token by token."""

import pytest

from onrecord.model import Report
from onrecord.read.language import parse, pipeline
from onrecord.read.sentences import bounded, text_of, words_of

TEXTS = (
    "Peru and Chile met. They agreed on little, she said!\n\nNothing else was told. Why?",
    "One line without an end",
    "\n\n  \nTalks end",
    "Lima.",
)


@pytest.mark.parametrize("text", TEXTS)
def test_every_token_has_the_sentence_that_spacy_gives_it(text: str) -> None:
    plain = pipeline()(text)
    known = bounded(pipeline()(text))
    assert [(t.sent.start, t.sent.end) for t in known] == [(t.sent.start, t.sent.end) for t in plain]
    assert [s.text for s in known.sents] == [s.text for s in plain.sents]


def test_a_document_without_words_has_no_sentences() -> None:
    assert list(bounded(pipeline()("")).sents) == []


def test_reports_are_parsed_with_their_sentences_known() -> None:
    (reading,) = parse([Report(id="r", text=TEXTS[0])])
    assert "sent" in reading.doc.user_token_hooks


def test_words_and_text_are_those_of_the_sentence() -> None:
    doc = bounded(pipeline()("Peru met Chile. The Talks ended."))
    first, second = doc.sents
    for _ in range(2):  # the second time from memory
        assert text_of(first) == "Peru met Chile."
        assert words_of(second) == {"the", "talks", "ended", "."}
        assert text_of(doc[:2]) == "Peru met"
