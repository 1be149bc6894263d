"""What is denied of something said: that it was said, or what it says.

"Moscow denied the accusation" leaves it standing that Washington accused Moscow. Only who is said to have accused,
demanded, refused or threatened can deny that; whoever else denies, denies what was said.
"""

from collections.abc import Iterable, Sequence

from onrecord.knowledge.names import label
from onrecord.knowledge.plover import VERBAL_CONFLICT
from onrecord.model import Claim, Party, Response


def of_content(response: Response, type: str, claims: Iterable[Claim]) -> bool:
    """Whether a response denies what was said, where an event of this type and these claims is something said."""
    if type not in VERBAL_CONFLICT or response.stance != "denies":
        return False
    listed = list(claims)
    speaking = {party.code for claim in listed for party in claim.actors} - {"?"}
    meant = {party.code for claim in listed for party in claim.recipients}  # within one state, both sides have its code
    return response.by.code not in speaking - meant


def deniers(type: str, claims: Sequence[Claim], responses: Iterable[Response]) -> tuple[str, ...]:
    """Who denies what was said, each party once, by name."""
    denying = (response.by for response in responses if of_content(response, type, claims))
    return tuple(sorted({_name(party) for party in denying}))


def _name(party: Party) -> str:
    return party.name if party.name[:1].isupper() or party.code == "?" else label(party.code)
