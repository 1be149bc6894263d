"""Who takes part in events, as formats that are made of persons, bodies and links have them."""

from itertools import combinations, product
from typing import Literal

from msgspec import Struct

from onrecord.knowledge.actors import UNIONS, state_codes
from onrecord.knowledge.codes import UNKNOWN
from onrecord.knowledge.folding import fold
from onrecord.knowledge.names import label
from onrecord.model import Event, Party

NodeKind = Literal["state", "organisation", "group"]
BODIES = UNIONS | {"NGO"}
NO_CODE_OF_ITS_OWN = ("a ", "an ")  # how codes that many bodies share are named


class Node(Struct, frozen=True, order=True):
    """A party: `id` is its code, and with it its name where many have the code."""

    id: str
    kind: NodeKind
    name: str
    code: str


def node(party: Party) -> Node | None:
    """The party as a node; None where it is not known who it is."""
    code = party.code
    if code == UNKNOWN:
        return None
    name = label(code)
    kind: NodeKind = "state" if code in state_codes() else "organisation" if code in BODIES else "group"
    if name.startswith(NO_CODE_OF_ITS_OWN):
        return Node(f"{code}:{fold(party.name)}", kind, party.name, code)
    return Node(code, kind, party.name if name == code else name, code)


def nodes(parties: tuple[Party, ...]) -> list[Node]:
    """The parties that are known, each once, in order."""
    return list({found.id: found for party in parties if (found := node(party))}.values())


def pairs(event: Event) -> list[tuple[Node, Node]]:
    """Who does something to whom, some of them within one state; of those who do something together, each two."""
    actors, recipients = nodes(event.actors), nodes(event.recipients)
    if recipients:
        return list(product(actors, recipients))
    if len(actors) == 1 and len(event.actors) > 1 and all(node(party) for party in event.actors):
        return [(actors[0], actors[0])]
    return list(combinations(sorted(actors), 2))
