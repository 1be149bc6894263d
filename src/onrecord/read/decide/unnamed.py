"""Hard limits on parties: an attacker whom nobody names is nobody's, and hardly anybody acts on himself and others."""

from spacy.tokens import Token

from onrecord.knowledge.actors import codes_for, lexicon
from onrecord.knowledge.names import label
from onrecord.read.arguments import agent, is_passive, surface_subject
from onrecord.read.decide.parties import mention_of
from onrecord.read.grammar import VERBAL
from onrecord.read.home import entry_state
from onrecord.read.reading import Mention, Reading

Sides = tuple[tuple[Mention, ...], tuple[Mention, ...]]
STANDS_ABOVE = "the state that stands before the entry"
DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their", "our"})
NEAR_BY = frozenset({"near", "beyond"})
# Of these types one in a hundred claims at most has one who acts among several who are acted on.
OUTWARD = frozenset({"AID", "ASSAULT", "CONSULT", "RETREAT", "SANCTION"})


def unnamed(reading: Reading, token: Token, type: str) -> tuple[Mention, ...]:
    """Who attacks in words that tell nobody who it is, "gunmen", "about ten armed men"; none where it may be known."""
    if type != "ASSAULT" or token.pos_ not in VERBAL:
        return ()
    head = agent(token) if is_passive(token) else surface_subject(token)
    mention = mention_of(reading, head.i) if head is not None else None
    if head is None or mention is None or mention.codes or not _armed(head):
        return ()
    if any(child.lower_ in DEFINITE or child.ent_type_ in {"ORG", "GPE", "NORP", "PERSON"} for child in head.subtree):
        return ()
    return (mention,)


def in_entry(reading: Reading, token: Token, type: str, sides: Sides) -> tuple[Mention, ...]:
    """Those acted on; where nobody is known, an entry's state stands for them: "Ukraine, 2 May: Jets hit a clinic".

    So it does where one would act on himself: "Somalia, 9 March: Turkey delivered two drones to the government".
    """
    recipients = sides[1]
    own, other = ({code for party in side for code in party.codes} for side in sides)
    itself = type in OUTWARD and bool(own) and own == other
    state = entry_state(reading.report) if type == "ASSAULT" or itself else None
    if state is None or state in own or (other and other != own):
        return recipients
    name = label(state)
    return (Mention(token.i, token.i, token.i, name, (state,), name, None, "name", STANDS_ABOVE, how="unsaid"),)


def _armed(head: Token) -> bool:
    """Whether a noun is one for attackers, or for people who are armed, masked or unknown."""
    if head.lower_ in lexicon("attackers"):
        return True
    described = any(child.lower_ in lexicon("faceless") for child in head.children)
    return described and head.lower_ in lexicon("people")


def not_near(reading: Reading, recipients: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Those acted on, without states that only say where: "hit one of its own towns near | Ukraine".

    What is done near a consulate or outside an embassy is done to its state.
    """
    before = (
        (to, reading.doc[max(0, to.start - 1)])
        for to in recipients
        if (by := codes_for(to.text)) and by.kind == "state"
    )
    near = {to for to, word in before if to.end > to.start > 0 and word.lower_ in NEAR_BY}
    return tuple(to for to in recipients if to not in near)


def own(actors: tuple[Mention, ...], recipients: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Those acted on, without what is called somebody's own and is taken for another's: "hit its | own city"."""
    acting = {code for mention in actors for code in mention.codes}
    return tuple(
        to for to in recipients if not acting or set(to.codes) <= acting or "own" not in to.text.lower().split()
    )


def others(type: str, actors: tuple[Mention, ...], recipients: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Those acted on without the one who acts alone, where there are others."""
    own = {code for mention in actors for code in mention.codes}
    rest = tuple(mention for mention in recipients if not own & set(mention.codes))
    alone = type in OUTWARD and len(own) == 1 and any(mention.codes for mention in rest)
    return rest if alone else recipients
