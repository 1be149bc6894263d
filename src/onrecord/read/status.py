"""How grammar presents an event: happened, ongoing, planned, possible or negated.

Certainty and polarity follow FactBank (Saurí & Pustejovsky 2009), relative to the innermost source.
"""

from spacy.tokens import Doc, Token

from onrecord.read.quotes import paragraphs
from onrecord.read.reading import Factuality, Reading
from onrecord.read.status_governors import Climb
from onrecord.read.status_views import View


def factuality_of(reading: Reading, token: Token | int) -> Factuality:
    """How the event that a token names is presented; works for any verb or noun of the report."""
    index = token if isinstance(token, int) else token.i
    return of_view(climber(reading).view(reading.doc[index]))


def climber(reading: Reading) -> Climb:
    """What works out the views of a reading's tokens; keep it to ask for many."""
    reported = frozenset(
        index for one in reading.attributions for start, end in one.content for index in range(start, end)
    )
    return Climb(titles(reading), reported)


def titles(reading: Reading) -> frozenset[int]:
    """The tokens that stand in headlines: the title, and short first lines without a full stop."""
    doc = reading.doc
    found: set[int] = set()
    ends = [section.span for section in reading.report.sections if section.kind == "title"]
    for span in ends:
        chars = doc.char_span(span.start, span.end, alignment_mode="expand")
        if chars is not None:
            found.update(range(chars.start, chars.end))
    for start, end in paragraphs(doc):
        if end - start <= 25 and not found.intersection(range(start, end)) and _bare(doc, start, end):
            found.update(range(start, end))
    return frozenset(found)


def _bare(doc: Doc, start: int, end: int) -> bool:
    """Whether a line has no closing mark, as headlines and captions have none."""
    last = end - 1
    while last > start and doc[last].is_space:
        last -= 1
    return doc[last].text not in {".", "!", "?", ":", ",", ";"} and not doc[last].is_quote


def of_view(view: View) -> Factuality:
    """A view as factuality."""
    return Factuality(view.certainty, view.polarity, view.time, view.status, view.rule, view.words, view.form)
