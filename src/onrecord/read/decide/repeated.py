"""Claims that are firm because their report says the same elsewhere: news tells its event twice.

Two readings of different words that come to the same type, parties and status bear each other out. Measured on the
annotated reports of November 2023, that nothing was trained on, five in six of the claims let in so are right, as many
as of the others that are firm. It does not hold beside a claim that is sure by itself: there each telling is as sure as
its own words make it.
"""

from collections.abc import Sequence

from onrecord.model import Tier
from onrecord.model.kinds import DONE
from onrecord.read.decide.choose import Chosen
from onrecord.read.decide.confidence import Judged
from onrecord.read.reading import Reading

LIKELY = 0.5  # the chance of being right that one of two tellings must have
EACH = 0.45  # that both must have
SURE = 0.7  # from where on a telling needs no other and says nothing of it

Said = tuple[str, frozenset[str], frozenset[str], str]


def borne_out(reading: Reading, claims: Sequence[Chosen], doubts: Sequence[bool], how: Sequence[Judged]) -> list[Tier]:
    """The tier of each claim: firm by itself or as another sentence says the same, a lead where it is doubtful."""
    said = [_said(one) for one in claims]
    sentences = [reading.doc[one.event.head].sent.start for one in claims]

    def twice(at: int) -> bool:
        others = [
            how[k].chance
            for k in range(len(claims))
            if said[k] == said[at] and sentences[k] != sentences[at] and not doubts[k]
        ]
        best = max(others, default=0.0)
        return EACH <= best < SURE and max(best, how[at].chance) >= LIKELY

    def tier(at: int) -> Tier:
        if doubts[at]:
            return "lead"
        return "firm" if how[at].tier == "firm" or (how[at].chance >= EACH and twice(at)) else "lead"

    return [tier(at) for at in range(len(claims))]


def _said(one: Chosen) -> Said:
    """What two tellings have in common; whether a deed is over is seldom told in both."""
    by, to = (
        frozenset(code for party in side for code in party.codes) for side in (one.event.actors, one.event.recipients)
    )
    return one.event.type, by, to, "done" if one.fact.status in DONE else one.fact.status
