"""spaCy's parser and its finder of names, led step by step from here: the same trees and names in less time.

spaCy's own loop lets go of the interpreter, and then asks for it back whenever it looks into a state, some thirty times
a word: half of the time that names take. Here all documents of a batch take their next step together, and the
interpreter is kept. What thinc does around each step is done once a batch.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import numpy as np
from spacy.pipeline import DependencyParser, EntityRecognizer
from spacy.tokens import Doc


class Stepper:
    """A component that does what the spaCy component does that it is made from."""

    def __init__(self, own: Any) -> None:
        self._own = own

    @staticmethod
    def fits(component: Any) -> bool:
        """Whether a component takes the likeliest step every time, and is no more than one of spaCy's own classes."""
        if type(component) not in {DependencyParser, EntityRecognizer} or component.cfg["beam_width"] != 1:
            return False
        attrs, layers = component.model.attrs, component.model.layers
        return bool(attrs["has_upper"]) and not attrs["unseen_classes"] and layers[-1].name == "linear"

    def pipe(self, docs: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        """The documents as they come, with their trees or names."""
        waiting = iter(docs)
        while batch := list(islice(waiting, batch_size)):
            self._own.set_annotations(batch, self._states(batch))
            yield from batch

    def _states(self, docs: list[Doc]) -> Any:
        """The states in which all steps are done."""
        if not any(len(doc) for doc in docs):
            return self._own.predict(docs)
        model = self._own.model.predict(docs)
        states = self._own.moves.init_batch(docs)
        left = [state for state in states if not state.is_final()]
        weights, bias = model.vec2scores.get_param("W").T, model.vec2scores.get_param("b")
        token_ids, vectors, advance = model.get_token_ids, model.state2vec.predict, self._own.transition_states
        while left:
            scores = np.dot(vectors(token_ids(left)), weights)
            scores += bias
            left = advance(left, scores)
        model.clear_memory()
        return states
