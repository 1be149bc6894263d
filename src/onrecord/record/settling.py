"""An event that changed, worked out anew from its claims: what it looks like, its conflicts, accounts and grades."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import structs

from onrecord.model import Claim, Conflict, Event, Report, Response, Says
from onrecord.record.accounts import Told, by_account, with_accounts
from onrecord.record.backing import Backing
from onrecord.record.case import says
from onrecord.record.conflicts import conflicts
from onrecord.record.events import EventIndex
from onrecord.record.facts import Facts
from onrecord.record.retelling import story_of
from onrecord.record.standing import WHOLE, typical
from onrecord.record.stories import StoryIndex
from onrecord.record.summary import most, summarise


class Settler:
    """Sums up, compares and grades events.

    Args:
        firm: the events of firm claims.
        leads: those of leads.
        backing: whose word the claims are.
        stories: the stories that events are of.
    """

    def __init__(self, firm: EventIndex, leads: EventIndex, backing: Backing, stories: StoryIndex) -> None:
        self.shelf = firm.shelf
        self.decisions = firm.decisions
        self.firm = firm
        self.leads = leads
        self.backing = backing
        self.stories = stories

    def settle(self, event: Event, letters: Mapping[str, str]) -> None:
        """Work an event out anew; `letters` are those that the user gave to outlets."""
        if event.tier == "lead":
            self._lead(event)
        else:
            self._firm(event, letters)

    def _lead(self, event: Event) -> None:
        """Sum up an event that only leads tell of: what they say, with neither grade nor origins nor conflicts."""
        claims = [fact.claim for fact in self.leads.members(event)]
        told = summarise(event, typical(claims) if len(event.claims) > WHOLE else claims, self._reports(claims))
        self.shelf.put(structs.replace(told, claims=event.claims, story=story_of(event, self.stories)))

    def _firm(self, event: Event, letters: Mapping[str, str]) -> None:
        facts = self.firm.members(event)
        reports = self._reports(fact.claim for fact in facts)
        counted = [fact.claim.type for fact in facts if self.decisions.counts(fact.claim)]
        event = structs.replace(event, type=most(counted) or event.type)  # whatever it was of before a correction
        facts = [fact._replace(claim=self.backing.told(fact.claim, event)) for fact in facts]
        claims = [fact.claim for fact in facts]
        counting = [claim for claim in claims if self.decisions.counts(claim)] or claims
        members = event.claims
        event = summarise(event, typical(counting) if len(members) > WHOLE else counting, reports)
        for old in event.conflicts:
            self.shelf.drop(Conflict, old)
        differing = self._differing(event.id, facts)
        for conflict in differing:
            self.shelf.put(conflict)
        answers = [r for id in event.responses if (r := self.shelf.get(Response, id)) is not None]
        told = Told(
            says=says(event.status),
            type=event.type,
            claims=[c for c in counting if self.decisions.counts(c)],
            origins=self.backing.origins(event, members, counting),
            responses=answers,
            conflicts=self._within(event.id, facts, differing),
            reports=reports,
            letters=letters,
            affirmed=frozenset(claim.id for claim in claims if self.decisions.affirmed(claim)),
        )
        event = with_accounts(event, told)
        event = structs.replace(
            event,
            claims=members,
            conflicts=tuple(sorted(conflict.id for conflict in differing)),
            story=story_of(structs.replace(event, claims=members), self.stories),
        )
        self.shelf.put(event)

    def _reports(self, claims: Iterable[Claim]) -> dict[str, Report]:
        ids = {claim.report for claim in claims}
        return {id: found for id in ids if (found := self.shelf.get(Report, id)) is not None}

    def _within(self, event: str, facts: Sequence[Facts], differing: list[Conflict]) -> dict[Says, list[Conflict]]:
        """The conflicts within each account: those between accounts say nothing about how well one is supported."""
        given = by_account(fact.claim for fact in facts)
        if len(given) == 1:
            return dict.fromkeys(given, differing)
        return {
            account: self._differing(
                f"{event}|{account}", [fact for fact in facts if says(fact.claim.status) == account]
            )
            for account in given
        }

    def _differing(self, event: str, facts: Sequence[Facts]) -> list[Conflict]:
        return conflicts(event, facts, frozenset(f.claim.id for f in facts if self.decisions.affirmed(f.claim)))
