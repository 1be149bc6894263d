"""How each event is presented: happened, ongoing, planned, possible or negated."""

from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.knowledge.plover import SPOKEN
from onrecord.read.quotes import paragraphs
from onrecord.read.reading import EventMention, Factuality, Reading
from onrecord.read.stages import stage
from onrecord.read.status_governors import Climb
from onrecord.read.status_views import HAPPENED, Form, View, negated, planned
from onrecord.read.status_words import effects, words

ASKING = frozenset({"REQUEST", "ACCUSE"})
NEGATIVE = frozenset({"REJECT", "ACCUSE"})
NOT: frozenset[Form] = frozenset({"negation", "negated modal", "negated future"})
STANDING = frozenset({"deny", "insist", "demand", "maintain", "refuse", "want"})

EFFORTS = frozenset({"seek", "try", "endeavor", "endeavour", "strive", "attempt", "work", "look"})


@stage("status", requires=["events", "attributions"], gives=["factuality"])
def status(reading: Reading) -> Reading:
    """Give each event its factuality, in the order of `reading.events`.

    Certainty and polarity follow FactBank (Saurí & Pustejovsky 2009), relative to the innermost source.
    """
    climb = climber(reading)
    return reading.with_(factuality=tuple(of_event(climb, reading.doc, event) for event in reading.events))


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


def of_event(climb: Climb, doc: Doc, event: EventMention) -> Factuality:
    """How an event is presented, its type considered."""
    head = doc[event.head]
    view = climb.view(head)
    if event.type in ASKING and view.form in {"obligation", "imperative"}:
        view = HAPPENED
    if event.type == "THREATEN" and head.lemma_ in words("states", "suffered") and view.time == "future":
        # Who says that the others would pay for it has threatened.
        view = replace(HAPPENED, rule="act of threatening", words=view.words)
    if event.type == "CONCEDE" and view.form == "future of the past":
        # Who says that he would allow it has conceded it.
        view = replace(HAPPENED, rule="act of conceding", words=view.words)
    if event.type == "RETREAT" and head.lemma_ in words("states", "undone") and view.plain:
        view = negated("undone", head.text)
    if event.type == "CONSULT" and head.lemma_ in words("states", "awaited"):
        view = planned("awaited", head.text)
    if view.form == "present tense" and head.lemma_ in words("states", "momentary"):
        # "Rams a truck into the gate": the present of captions and of short news.
        view = replace(HAPPENED, rule="news present", words=view.words)
    if event.type in NEGATIVE and view.form in NOT and not _refuses(head.lemma_):
        # What is denied makes the act: "will not release the ship" rejects, "cannot understand why" accuses.
        view = replace(HAPPENED, rule="act of denying", words=view.words)
    if event.type == "SUPPORT" and view.form == "wanted" and view.words in EFFORTS and head.head != head:
        # To seek closer ties is support already, and goes on.
        return of_view(climb.view(head.head))
    standing = (head.lemma_ in STANDING and not _of_a_deed(head)) or head.pos_ == "ADJ"
    if event.type in SPOKEN and view.form == "present tense" and not standing:
        view = replace(view, status="happened")
    return of_view(view)


def _of_a_deed(verb: Token) -> bool:
    """Whether one deed is denied, which is news: "denies blocking convoys", not "denies fraud"."""
    return verb.lemma_ == "deny" and any(child.dep_ == "xcomp" for child in verb.children)


def _refuses(lemma: str) -> bool:
    """Whether the verb itself denies or refuses, so that "did not deny" is no denial."""
    effect = effects("verbs").get(lemma) or effects("objects").get(lemma)
    return effect is not None and effect.name == "fails"


def of_view(view: View) -> Factuality:
    """A view as factuality."""
    return Factuality(view.certainty, view.polarity, view.time, view.status, view.rule, view.words)
