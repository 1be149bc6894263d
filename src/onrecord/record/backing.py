"""Who backs which account of an event: the origins of each, of very many claims too."""

from collections.abc import Sequence

from onrecord.model import Claim, Event, Report, Says
from onrecord.record.accounts import as_told
from onrecord.record.case import says
from onrecord.record.decisions import Decisions
from onrecord.record.origins import OriginIndex
from onrecord.record.standing import WHOLE
from onrecord.record.tracing import Tracer

Backed = dict[Says, dict[str, tuple[Claim, ...]]]


class Backing:
    """Finds the origins of the accounts of events on a shelf."""

    def __init__(self, origins: OriginIndex, tracer: Tracer, decisions: Decisions) -> None:
        self.shelf = origins.shelf
        self._origins = origins
        self._tracer = tracer
        self._decisions = decisions

    def told(self, claim: Claim, event: Event) -> Claim:
        """A claim as it speaks of an event."""
        return as_told(claim, event.type, self.shelf.get(Report, claim.report), self._decisions)

    def origins(
        self, event: Event, members: Sequence[str], counting: Sequence[Claim], new: Sequence[Claim] | None
    ) -> Backed:
        """For each account, its origins with their claims that say so.

        Args:
            event: the event as it was before.
            members: the ids of its claims now.
            counting: those of its claims that count; of very many, those that stand for it.
            new: the claims that are all that is new of it; None if it is to be gone through whole.
        """
        found: Backed = {}
        listed = counting
        if len(members) > WHOLE and new is not None:
            found = self._kept(event, members)
            listed = [*counting, *(self.told(claim, event) for claim in new)]
        elif len(members) > WHOLE:
            everyone = [self.told(claim, event) for id in members if (claim := self.shelf.get(Claim, id)) is not None]
            listed = [claim for claim in everyone if self._decisions.counts(claim)] or everyone
        by_id = {claim.id: claim for claim in listed}
        for id, origin in self._origins.of_claims(by_id).items():
            given = found.setdefault(says(by_id[id].status), {})
            given[origin.id] = (*given.get(origin.id, ()), by_id[id])
        return found

    def _kept(self, event: Event, members: Sequence[str]) -> Backed:
        """The origins that each account had, but for those from which this report took the last claim that says so."""
        found: Backed = {}
        for account in event.accounts:
            found.setdefault(account.says, {}).update(dict.fromkeys(map(self.shelf.resolve, account.origins), ()))
        for id in set(map(self.shelf.resolve, self._tracer.left)):
            held = self._given_by(id, event, members) if any(id in origins for origins in found.values()) else set()
            for given in found.keys() - held:
                found[given].pop(id, None)
        return {given: origins for given, origins in found.items() if origins}

    def _given_by(self, origin: str, event: Event, members: Sequence[str]) -> set[Says]:
        """The accounts that an origin gives of an event."""
        kept = self._origins.get(origin)
        ids = set(kept.claims).intersection(members) if kept else set()
        claims = (self.shelf.get(Claim, id) for id in sorted(ids))
        return {says(self.told(claim, event).status) for claim in claims if claim is not None}
