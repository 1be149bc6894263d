"""Reading with a few words in place of the network, so that what stands before and after it is tested by itself.

A verb of the list states its event: its subject does it, its objects suffer it, else who stands after a preposition.
"""

from collections.abc import Iterable, Iterator
from itertools import takewhile

import pytest

import onrecord.read as reader
from onrecord.model import Report
from onrecord.read import pipeline
from onrecord.read.arguments import expand, objects, prepositional, subject
from onrecord.read.attribution_over import event_sources
from onrecord.read.decide.modes import mode_of
from onrecord.read.decide.stretch import quoted
from onrecord.read.items import items_at
from onrecord.read.language import parse
from onrecord.read.pipeline import stages
from onrecord.read.reading import EventMention, Mention, Reading, Verdict
from onrecord.read.stages import stage
from onrecord.read.status import factuality_of

WORDS = {
    "ACCUSE": "accuse condemn sue",
    "AGREE": "agree sign promise",
    "AID": "send ship deliver sell shelter buy",
    "ASSAULT": "attack bomb kill shell ram claim strikes airstrikes fire attacks hit besiege shoot",
    "COERCE": "arrest jail detain deport seize ban",
    "CONSULT": "meet visit host hold invite resume",
    "MOBILIZE": "launch test march",
    "REJECT": "reject deny rejects",
    "REQUEST": "urge request",
    "RETREAT": "free withdraw reopen",
    "SANCTION": "expel impose tighten break block",
    "SUPPORT": "praise",
}
TYPES = {word: type for type, words in WORDS.items() for word in words.split()}
BY = "a word of the test's list"


def sides(reading: Reading, heads: Iterable[object]) -> tuple[Mention, ...]:
    """The mentions at some words and at those joined to them."""
    found = [reading.mention_at(each) for head in heads if head is not None for each in expand(head)]  # type: ignore[arg-type]
    return tuple(dict.fromkeys(one for one in found if one is not None))


def event(reading: Reading, head: int, type: str) -> EventMention:
    """The event that a word states."""
    token = reading.doc[head]
    actors = sides(reading, [subject(token)]) if token.pos_ != "NOUN" else sides(reading, token.lefts)
    after = [noun for name in ("to", "on", "in", "with", "from", "over") for noun in prepositional(token, name)]
    own = {code for mention in actors for code in mention.codes}
    for heads in (objects(token), [word for thing in objects(token) for word in thing.children], after):
        recipients = tuple(m for m in sides(reading, heads) if m not in actors and not own & set(m.codes))
        if recipients:
            break
    start, end = quoted(token, type, actors, recipients)
    items = items_at(reading, token, type)
    return EventMention(
        head, start, end, type, mode_of(type, token), actors, recipients, items, BY, token.lemma_ == "claim"
    )


@stage("decide", requires=["doc", "mentions", "attributions"], gives=["events", "factuality", "verdicts"])
def decide(reading: Reading) -> Reading:
    """Take every word of the list for what it states."""
    words = [token for token in reading.doc if token.pos_ != "PROPN"]
    told = [(token.i, TYPES.get(token.lemma_) or TYPES.get(token.lower_)) for token in words]
    found = tuple(event(reading, at, type) for at, type in told if type)
    return reading.with_(
        events=found,
        factuality=tuple(factuality_of(reading, one.head) for one in found),
        verdicts=tuple(Verdict(None, "lead", event_sources(reading, one)) for one in found),
    )


def read(reports: Iterable[Report]) -> Iterator[Reading]:
    """Read reports by the list."""
    steps = tuple(decide if step.name == "decide" else step for step in stages())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "stages", lambda: steps)
        yield from list(reader.read(reports))


def read_text(text: str, published: str | None = None, *, id: str = "text") -> Reading:
    """Read a text by the list."""
    given = Report(id=id, text=text, published=published, published_how="metadata" if published else "unknown")
    return next(read([given]))


def prepared(text: str, **fields: object) -> Reading:
    """A text read up to where the network decides."""
    reading = next(iter(parse([Report(id="text", text=text, **fields)])))  # type: ignore[arg-type]
    for step in takewhile(lambda step: "events" not in step.gives, stages()):
        reading = step(reading)
    return reading
