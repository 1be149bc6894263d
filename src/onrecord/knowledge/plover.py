"""PLOVER's event types, and the classes of them that reading and recording go by.

After the codebook of PLOVER 2.0 (Open Event Data Alliance): the sixteen types in its order, and its four quad
categories. Their modes and what they mean: `types.toml`.
"""

from onrecord.knowledge import toml

# The network's answers are numbered in this order (`read/encoder/labels.py`): never change it without the weights.
TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE",
    "COOPERATE", "AID", "RETREAT",
    "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
VERBAL_COOPERATION = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE"})
MATERIAL_COOPERATION = frozenset({"COOPERATE", "AID", "RETREAT"})
VERBAL_CONFLICT = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
MATERIAL_CONFLICT = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
MATERIAL = MATERIAL_COOPERATION | MATERIAL_CONFLICT

# Done by being said, and so on the day of the words, with the speaker as actor rather than source: all verbal ones but
# the meetings, which take place whoever tells of them.
SPOKEN = (VERBAL_COOPERATION | VERBAL_CONFLICT) - {"CONSULT"}
# Done by the parties together: who is named as actor, and who as recipient, says nothing.
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
# Done to people and things by force.
FORCE = frozenset({"ASSAULT", "COERCE"})


def modes(type: str) -> tuple[str, ...]:
    """The modes that PLOVER tells apart within a type; none for most."""
    return tuple(toml("types.toml").get(type, {}).get("modes", "").split())
