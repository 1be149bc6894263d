"""Who speaks under a state's adjective without being the state: "the U.S. automaker refused".

What speaks is somebody. A noun behind a state's adjective that has what is said as its verb is the state or an arm of
it only if a list knows it for one (`knowledge/roles.tsv`): those are few, and all others may be anybody. Of force this
is not so: "Russian missiles hit" the town for Russia.
"""

from spacy.tokens import Token

from onrecord.knowledge.plover import SPOKEN
from onrecord.model import Party
from onrecord.read.arguments import subject
from onrecord.read.reading import EventMention, Mention, Reading

MODIFIES = frozenset({"amod", "compound", "nmod"})
OFFICIAL = frozenset({"GOV", "LEG", "MIL", "SPY", "IGO", None})  # sectors of those who speak for a state
MAKES = ("maker", "firm", "giant", "producer", "developer")
# What a state says something by: its noun stands for the state.
VOICES = frozenset(
    {"side", "statement", "note", "letter", "report", "response", "reaction", "announcement", "declaration", "proposal",
     "resolution", "vote", "plan", "move", "policy", "law", "bill", "source", "claim", "draft", "document", "message",
     "paper", "authority", "law-enforcement", "power", "site", "website"}
)  # fmt: skip


def private(reading: Reading, event: EventMention, party: Mention) -> Party | None:
    """Who is meant in place of the state by whose adjective it is told; None where the state is."""
    if event.type not in SPOKEN or len(party.codes) != 1 or party.how == "unsaid":
        return None
    adjective, trigger = reading.doc[party.head], reading.doc[event.head]
    noun = adjective.head
    named = party.kind in ("adjective", "metonym", "name") and party.end - party.start <= 2
    if not named or adjective.dep_ not in MODIFIES or noun.pos_ != "NOUN" or noun.i == event.head:
        return None
    who = subject(trigger) if trigger.pos_ in {"VERB", "AUX"} else None
    if who is None or who.i != noun.i or any(other.head == noun.i for other in reading.events):
        return None
    known = reading.mention_headed(noun.i)
    if known is not None:
        text, span = known.text, reading.chars(known.start, known.end)
        return None if known.sector in OFFICIAL else Party(party.codes[0], text, known.sector, span)
    return None if noun.lemma_.lower() in VOICES else _described(reading, adjective, noun, party.codes[0])


def _described(reading: Reading, adjective: Token, noun: Token, code: str) -> Party:
    """A party by the words for it, in a sector of its own: nothing more is known of it."""
    start = min(child.i for child in (adjective, *noun.lefts) if child.dep_ in MODIFIES)
    words = reading.doc[start : noun.i + 1]
    sector = "BUS" if noun.lemma_.lower().endswith(MAKES) else "CVL"
    return Party(code, words.text, sector, reading.chars(words.start, words.end))
