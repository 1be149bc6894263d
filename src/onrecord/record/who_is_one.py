"""What people decided of entities: which of them are one, and which names are of another than they seem.

Names are known by the claim that has them, or by its words in their report, so that what was decided holds when
reports are read again.
"""

from collections.abc import Iterable

from onrecord.model import Claim, Name
from onrecord.record.decisions import Decision
from onrecord.record.entities import SPLIT, entity_id


class WhoIsOne:
    """The decisions in force about entities.

    Args:
        decisions: all that were made; those undone, and those about claims, are left out.
    """

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        held = sorted((one for one in decisions if not one.undone), key=lambda one: (one.at, one.id))
        self.merged = tuple(frozenset(one.targets) for one in held if one.kind == "merge")
        self._split: dict[tuple[str, ...], str] = {}
        self._by_id: dict[str, str] = {}
        for one in held:
            for mention in one.mentions if one.kind == "split" else ():
                self._split[mention.kind, mention.text, mention.claim] = one.id
                self._split[mention.kind, mention.text, mention.report, mention.quote] = one.id
                self._by_id[split_id(one.id, mention.kind)] = one.id

    def __bool__(self) -> bool:
        return bool(self.merged or self._split)

    def split(self, claim: Claim, name: Name) -> str:
        """The decision by which a name of a claim is of another than it seems; "" if nobody said so."""
        if not self._split:
            return ""
        known = self._split.get((name.kind, name.text, claim.id))
        return known or self._split.get((name.kind, name.text, claim.report, claim.quote), "")

    def split_of(self, entity: str) -> str:
        """The decision that made an entity of names that were split off, by the entity's id; "" if none did."""
        return self._by_id.get(entity, "")


def split_id(decision: str, kind: str) -> str:
    """The id of what the names of a kind are of that a decision split off."""
    return entity_id(kind, SPLIT + decision)
