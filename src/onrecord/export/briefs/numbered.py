"""The numbered sources of a brief: each passage that a sentence rests on, cited as `cite` does."""

from msgspec import structs

from onrecord.errors import NotFoundError
from onrecord.export.citations import FORMATS, Citation
from onrecord.model import Claim
from onrecord.tell.brief import Brief, Passage
from onrecord.tell.brief.grounds import Grounds


def numbered(brief: Brief, grounds: Grounds) -> Brief:
    """The brief with its passages, numbered in the order in which its sentences rest on them."""
    ids = dict.fromkeys(id for sentence in brief.sentences for id in sentence.rests_on)
    passages = tuple(_passage(number, id, grounds) for number, id in enumerate(ids, 1))
    return structs.replace(brief, passages=passages)


def citation_of(id: str, grounds: Grounds) -> str:
    """The citation of a claim or response, in words. Raises NotFoundError if the record tells of none."""
    voices = grounds.books.voices
    for found in grounds.passages([id]):
        report = grounds.books.reports[found.report]
        if isinstance(found, Claim):
            said = voices.chain(found) if found.sources or found.hearsay else ""
            cited = Citation(id=id, report=report, quote=found.quote, span=found.span, said=said, status=found.status)
        else:
            cited = Citation(id=id, report=report, quote=found.quote, span=found.span, said=found.by.name)
        return FORMATS["text"]([cited])
    raise NotFoundError(f"the record tells of no firm claim or response {id}")


def _passage(number: int, id: str, grounds: Grounds) -> Passage:
    (found,) = grounds.passages([id])
    return Passage(
        number=number,
        id=id,
        report=found.report,
        span=found.span,
        quote=found.quote,
        citation=citation_of(id, grounds),
    )
