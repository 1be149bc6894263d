"""Who backs which account of an event: the origins of each, of very many claims too."""

from collections.abc import Sequence
from operator import itemgetter

from onrecord.model import Claim, Event, Report, Says
from onrecord.record.accounts import as_told
from onrecord.record.case import says
from onrecord.record.decisions import Decisions
from onrecord.record.origins import OriginIndex
from onrecord.record.standing import WHOLE

Backed = dict[Says, dict[str, tuple[Claim, ...]]]


class Backing:
    """Finds the origins of the accounts of events on a shelf."""

    def __init__(self, origins: OriginIndex, decisions: Decisions) -> None:
        self.shelf = origins.shelf
        self._origins = origins
        self._decisions = decisions

    def told(self, claim: Claim, event: Event) -> Claim:
        """A claim as it speaks of an event."""
        return as_told(claim, event.type, self.shelf.get(Report, claim.report), self._decisions)

    def origins(self, event: Event, members: Sequence[str], counting: Sequence[Claim]) -> Backed:
        """For each account, its origins with their claims that say so.

        Args:
            event: the event as it was before.
            members: the ids of its claims now.
            counting: those of its claims that count; of very many, those that stand for it.
        """
        found: Backed = {}
        listed = counting
        if len(members) > WHOLE:
            everyone = [self.told(claim, event) for id in members if (claim := self.shelf.get(Claim, id)) is not None]
            listed = [claim for claim in everyone if self._decisions.counts(claim)] or everyone
        by_id = {claim.id: claim for claim in listed}
        for id, origin in sorted(self._origins.ids(by_id).items(), key=itemgetter(1, 0)):
            given = found.setdefault(says(by_id[id].status), {})
            given[origin] = (*given.get(origin, ()), by_id[id])
        return found
