"""Who speaks under a state's adjective without being the state: "the U.S. automaker refused".

What speaks is somebody. A noun that no list knows for an actor, behind a state's adjective and with what is said as its
verb, is neither the state nor an arm of it: those nouns are few and listed (`knowledge/roles.tsv`). Of force this is
not so: "Russian missiles hit" the town for Russia.
"""

from onrecord.knowledge.plover import SPOKEN
from onrecord.model import Party
from onrecord.read.arguments import subject
from onrecord.read.reading import EventMention, Mention, Reading

MAKES = ("maker", "firm", "giant", "producer", "developer")
# What a state says by: its noun stands for the state.
VOICES = frozenset(
    {"side", "statement", "note", "letter", "report", "response", "reaction", "announcement", "declaration", "proposal",
     "resolution", "vote", "plan", "move", "policy", "law", "bill", "source", "claim", "draft", "document", "message",
     "paper", "authority", "law-enforcement", "power", "site", "website"}
)  # fmt: skip


def private(reading: Reading, event: EventMention, party: Mention) -> Party | None:
    """Who is meant in place of the state by whose adjective it is told; None where the state is."""
    if event.type not in SPOKEN or party.kind != "adjective" or len(party.codes) != 1:
        return None
    adjective = reading.doc[party.head]
    noun = adjective.head
    if adjective.dep_ not in {"amod", "compound", "nmod"} or noun.pos_ != "NOUN" or noun.i in (party.head, event.head):
        return None
    trigger = reading.doc[event.head]
    who = subject(trigger) if trigger.pos_ in {"VERB", "AUX"} else None
    known = (reading.mention_headed(noun.i) or party) is not party or any(o.head == noun.i for o in reading.events)
    if who is None or who.i != noun.i or known or noun.lemma_.lower() in VOICES:
        return None
    start = min(child.i for child in (adjective, *noun.lefts) if child.dep_ in {"amod", "compound", "nmod"})
    words = reading.doc[start : noun.i + 1]
    span = reading.chars(words.start, words.end)
    sector = "BUS" if noun.lemma_.lower().endswith(MAKES) else "CVL"
    return Party(party.codes[0], words.text, sector, span)
