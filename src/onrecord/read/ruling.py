"""spaCy's attribute ruler, with what it says of a word looked up where it has said it of its like before.

The ruler sets parts of speech, morphology and some lemmas by 180 patterns, and tries each on every word: a seventh of
the parse. Nearly all of them ask about one word: its tag, its relation, and whether it is one of some 150 words that
the patterns name. Words that are alike in these get the same, so that each kind is asked about once.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from spacy import attrs
from spacy.matcher import Matcher
from spacy.tokens import Doc

Kind = tuple[int, int, int, int]
SET = (attrs.TAG, attrs.POS, attrs.MORPH, attrs.LEMMA, attrs.DEP)
ASKED = {"LOWER", "TAG", "DEP", "IS_SPACE"}
MOST = 50_000  # words of which it is kept whether a pattern names them


class Ruler:
    """The same as the attribute ruler that it is made from, in less time."""

    def __init__(self, ruler: Any) -> None:
        self._ruler, self._vocab = ruler, ruler.vocab
        self._named = {word for test in _tests(ruler, "LOWER") for word in _words(test)}
        self._forms = [re.compile(test["REGEX"]) for test in _tests(ruler, "LOWER") if _is_form(test)]
        self._long, self._first = Matcher(ruler.vocab), Matcher(ruler.vocab)
        for number, pattern in enumerate(ruler.patterns):
            if longer := [one for one in pattern["patterns"] if len(one) > 1]:
                self._long.add(str(number), longer)
                self._first.add(str(number), [one[:1] for one in longer])
        self._word: dict[int, int] = {}
        self._rules: dict[Kind, tuple[tuple[int, ...], bool]] = {}
        self._given: dict[tuple[Kind, tuple[int, ...]], tuple[int, ...]] = {}

    @staticmethod
    def fits(ruler: Any) -> bool:
        """Whether the ruler's patterns ask about nothing else than is looked at here."""
        single = [one for pattern in ruler.patterns for one in pattern["patterns"]]
        known = all(set(test) <= ASKED for one in single for test in one)
        return known and all(len(one) <= 2 for one in single) and all(set(a) <= set(SET) for a in ruler.attrs)

    def __call__(self, doc: Doc) -> Doc:
        """Set a document's attributes, in place."""
        kinds = [
            (self._word_of(word), tag, dep, space)
            for word, tag, dep, space in doc.to_array([attrs.LOWER, attrs.TAG, attrs.DEP, attrs.IS_SPACE]).tolist()
        ]
        longer = self._longer(doc, kinds)
        told = [self._told(kind, longer.get(at, ())) for at, kind in enumerate(kinds)]
        if told:
            _set(doc, SET, told)
        return doc

    def _word_of(self, word: int) -> int:
        """The word, if a pattern names it or has a form that it takes; else 0."""
        if word not in self._word:
            if len(self._word) > MOST:
                self._word.clear()
            text = self._vocab.strings[word]
            counts = text in self._named or any(form.search(text) for form in self._forms)
            self._word[word] = word if counts else 0
        return self._word[word]

    def _rule(self, kind: Kind) -> tuple[tuple[int, ...], bool]:
        """Which rules of one word hold for a kind, and whether a pattern of two may begin with it."""
        if kind not in self._rules:
            doc = self._alone(kind)
            rules = sorted({number for number, _, _, _ in self._ruler.match(doc)})
            self._rules[kind] = (tuple(rules), bool(self._first(doc, allow_missing=True)))
        return self._rules[kind]

    def _alone(self, kind: Kind) -> Doc:
        """A document of one word of that kind."""
        word, tag, dep, space = kind
        name = self._vocab.strings
        text = name[word] if word else " " if space else UNNAMED
        doc = Doc(self._vocab, words=[text])
        _set(doc, (attrs.TAG, attrs.DEP), [(tag, dep)])
        return doc

    def _longer(self, doc: Doc, kinds: list[Kind]) -> Mapping[int, tuple[int, ...]]:
        """By word, the rules that hold for it because of the word beside it."""
        found: dict[int, tuple[int, ...]] = {}
        for at, kind in enumerate(kinds[:-1]):
            if self._rule(kind)[1]:
                for key, start, _ in self._long(doc[at : at + 2], allow_missing=True):
                    number = int(self._vocab.strings[key])
                    place = at + start + self._ruler.indices[number]
                    found[place] = (*found.get(place, ()), number)
        return found

    def _told(self, kind: Kind, longer: tuple[int, ...]) -> tuple[int, ...]:
        """What the rules give a word of a kind, in the order of SET; a later rule outdoes an earlier one."""
        key = (kind, longer)
        if key not in self._given:
            given = {attrs.TAG: kind[1], attrs.DEP: kind[2]}
            for number in sorted({*self._rule(kind)[0], *longer}):
                given.update(self._ruler.attrs[number])
            self._given[key] = tuple(given.get(one, 0) for one in SET)
        return self._given[key]


UNNAMED = "unnamed-word"


def _set(doc: Doc, names: Sequence[int], told: Sequence[tuple[int, ...]]) -> None:
    rows: Any = np.array(told, np.uint64)
    doc.from_array(list(names), rows)


def _tests(ruler: Any, name: str) -> Iterator[Any]:
    """What the patterns ask of words under that name."""
    for pattern in ruler.patterns:
        for words in pattern["patterns"]:
            yield from (test[name] for test in words if name in test)


def _words(test: Any) -> Iterable[str]:
    return [test] if isinstance(test, str) else test.get("IN", ())


def _is_form(test: Any) -> bool:
    return isinstance(test, dict) and "REGEX" in test
