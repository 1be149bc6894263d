"""Words as numbers: one of each array for every token, with the title and quotations marked."""

from collections.abc import Callable

import numpy as np

from onrecord.model import Section, Span
from onrecord.read.encoder.words import Ints, Words, words
from onrecord.read.reading import Reading

Parsed = Callable[..., Reading]
TITLE = "France acts"
BODY = "“We will answer in kind,” he said.\n\nFrance expelled two diplomats on Monday."


def marked(reading: Reading, numbers: Ints) -> list[str]:
    return [token.text for token, number in zip(reading.doc, numbers, strict=True) if number]


def test_every_token_has_one_of_each(parsed: Parsed) -> None:
    reading = parsed(BODY)
    found = words(reading)
    assert len(found) == len(reading.doc)
    assert {getattr(found, name).shape for name in Words.__dataclass_fields__} == {(len(reading.doc),)}


def test_an_empty_report_has_no_words(parsed: Parsed) -> None:
    assert len(words(parsed(""))) == 0


def test_what_stands_in_the_title_is_marked(parsed: Parsed) -> None:
    text = f"{TITLE}\n{BODY}"
    reading = parsed(text, title=TITLE, sections=(Section("title", Span(0, len(TITLE))),))
    assert marked(reading, words(reading).title) == TITLE.split()
    assert not words(parsed(text)).title.any()


def test_what_is_quoted_is_marked(parsed: Parsed) -> None:
    reading = parsed(BODY)
    quoted = marked(reading, words(reading).quoted)
    assert {"We", "will", "answer", "kind"} <= set(quoted)
    assert not {"he", "said", "France", "expelled"} & set(quoted)


def test_sentences_are_numbered_and_white_space_is_marked(parsed: Parsed) -> None:
    reading = parsed(BODY)
    found = words(reading)
    assert (np.diff(found.sentence) >= 0).all()
    assert len(set(found.sentence.tolist())) == len(list(reading.doc.sents))
    assert not any(text.strip() for text in marked(reading, found.space))
    assert found.space.any()


def test_heads_lead_to_a_root(parsed: Parsed) -> None:
    found = words(parsed(BODY))
    at = np.arange(len(found))
    for _ in range(len(found)):
        at = found.head[at]
    assert (found.head[at] == at).all()
