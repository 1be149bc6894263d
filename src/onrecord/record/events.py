"""The events on a shelf: found by keys that their claims share, and by their claims."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from onrecord.model import Claim, Event, Report, Tier
from onrecord.record.apart import names_war
from onrecord.record.decisions import Decisions
from onrecord.record.facts import Facts, facts, settings
from onrecord.record.lately import Lately
from onrecord.record.sharing import most_shared
from onrecord.record.shelf import Shelf
from onrecord.record.standing import WHOLE, standing
from onrecord.record.text import fingerprint

CLAIMS, MEMBERS, STANDING = "claims.firm", "events.claims", "events.standing"
REPORT_CLAIMS = "reports.claims"
MOST_KNOWN = 20_000
MOST_KEYS = 2_000  # claims whose keys are remembered, which take more memory than the claims
AROUND = 5  # days before and after a claim's own in which others of its event are looked for


class Lists(NamedTuple):
    """The indexes of a shelf: of claims by their keys, of events by their claims, and of the claims that stand."""

    keys: str
    claims: str
    standing: str


# What firm claims are joined to is looked for among firm events alone, as if there were no leads.
LISTS: dict[Tier, Lists] = {
    "firm": Lists(CLAIMS, MEMBERS, STANDING),
    "lead": Lists("claims.lead", "leads.claims", "leads.standing"),
}


NEW_YEAR = 60  # days from one year within which a war's reports meet those of the next


def months(start: int | None, end: int | None, around: int = 0) -> set[str]:
    """Calendar months between two ordinals, at most the first and last few of a long stretch, and those around."""
    if start is None:
        return set()
    last = end if end is not None else start
    first_month, last_month = (_month(day) for day in (start - around, last + around))
    every = list(range(first_month, last_month + 1))
    return {str(month) for month in (every if len(every) <= 6 else every[:3] + every[-3:])}


def _month(ordinal: int) -> int:
    day = date.fromordinal(max(1, ordinal))
    return day.year * 12 + day.month


def keys(fact: Facts) -> set[str]:
    """Keys under which claims of one event meet: type with party and month, and with the rarest words.

    Each claim has the months some days around its own, too, so that of two that lie near one another, either finds
    the other.
    """
    when = months(fact.start, fact.end, AROUND) | months(fact.published, fact.published, AROUND)
    parties = fact.actors | fact.recipients or {"?"}
    rarest = sorted(fact.words, key=lambda word: (-fact.words[word], word))[:6]
    kind = fact.claim.type
    about = [*parties, *(f"={word}" for word in rarest), *(f"@{concept}" for concept in fact.concepts)]
    return {f"{kind}|{what}|{month}" for what in about for month in when or {"?"}} | _of_a_war(fact)


def _of_a_war(fact: Facts) -> set[str]:
    """Keys for the years in which a war between the same is told of: it goes on however far apart its reports lie."""
    if not names_war(fact) or fact.published is None:
        return set()
    years = {date.fromordinal(max(1, fact.published + days)).year for days in (-NEW_YEAR, NEW_YEAR)}
    return {f"{fact.claim.type}|war {' '.join(sorted(fact.actors | fact.recipients))}|{year}" for year in years}


class EventIndex:
    """The events of one tier on a shelf: finds those near a claim, and keeps what finds them."""

    def __init__(self, shelf: Shelf, decisions: Decisions, tier: Tier = "firm") -> None:
        self.shelf = shelf
        self.decisions = decisions
        self.tier: Tier = tier
        self.lists = LISTS[tier]
        self._facts = Lately[str, tuple[Claim, Facts]](MOST_KNOWN)
        self._keys = Lately[str, tuple[Facts, set[str]]](MOST_KEYS)

    def fact(self, claim: Claim) -> Facts:
        """What linking compares of a claim, with a person's corrections."""
        known = self._facts.get(claim.id)
        if known is not None and (known[0] is claim or known[0] == claim):
            return known[1]
        found = facts(self.decisions.corrected(claim), self.shelf.get(Report, claim.report))
        return self._facts.keep(claim.id, (claim, found))[1]

    def keys(self, fact: Facts) -> set[str]:
        """The keys of a claim."""
        known = self._keys.get(fact.claim.id)
        if known is not None and known[0] is fact:
            return known[1]
        return self._keys.keep(fact.claim.id, (fact, keys(fact)))[1]

    def forget(self, claim: str) -> None:
        """Work a claim out anew when it is next needed: its report has changed."""
        self._facts.forget(claim)

    def members(self, event: Event) -> list[Facts]:
        """The claims of an event as linking sees them; of one with more than `WHOLE`, those that stand for it."""
        if len(event.claims) <= WHOLE:
            return self._all(event.claims)
        return self._all(sorted(self.shelf.find(self.lists.standing, [event.id])))

    def compared(self, event: Event) -> list[Facts]:
        """The claims of an event that a new one is compared with: all, or a few of very many."""
        if len(event.claims) <= WHOLE:
            return self._all(event.claims)
        few = set(event.claims[: int(settings()["compared"])])
        return self._all(sorted(few | self._decided(event)))

    def _decided(self, event: Event) -> set[str]:
        """Those of an event's claims that a person named in a decision, by id or by quote."""
        if not self.decisions.all:
            return set()
        named = {target for decision in self.decisions.all for target in decision.targets}
        quoted = {quote for decision in self.decisions.all for quote in decision.quotes}
        told = self.shelf.find(REPORT_CLAIMS, {report for report, _ in quoted})
        named.update(c.id for id in told if (c := self.shelf.get(Claim, id)) and (c.report, c.quote) in quoted)
        return named & set(event.claims)

    def _all(self, claims: Iterable[str]) -> list[Facts]:
        found = (self.shelf.get(Claim, id) for id in claims)
        return [self.fact(claim) for claim in found if claim is not None]

    def post(self, claim: Claim) -> None:
        """Let a claim be found by others that may be of its event."""
        self.shelf.post(self.lists.keys, claim.id, sorted(self.keys(self.fact(claim))))

    def alike(self, fact: Facts, known: Collection[str] = ()) -> list[Facts]:
        """The claims of this tier that share the most keys with a claim, but for itself and those known already."""
        shared = self.shelf.find(self.lists.keys, self.keys(fact))
        shared.pop(fact.claim.id, None)
        most = int(settings()["candidates"])
        ranked = most_shared(shared, most) if len(shared) > most else sorted(shared)
        return self._all(id for id in ranked if id not in known)

    def of(self, claim: str) -> Event | None:
        """The event that a claim is of."""
        for id in sorted(self.shelf.find(self.lists.claims, [claim])):
            event = self.shelf.get(Event, id.partition("#")[0])
            if event is not None:
                return event
        return None

    def has(self, claim: str) -> bool:
        """Whether a claim is of this tier, and counts."""
        found = self.shelf.get(Claim, claim)
        return found is not None and self.decisions.counts(found) and self.decisions.tier(found) == self.tier

    def of_claims(self, claims: Iterable[str]) -> dict[str, str]:
        """The ids of the events that several claims are of, by claim."""
        found = (id.partition("#") for id in sorted(self.shelf.find(self.lists.claims, claims), reverse=True))
        return {claim: event for event, _, claim in found}

    def keep(self, event: Event) -> None:
        """Put an event on the shelf, with the keys that find it and its claims."""
        before = self.shelf.get(Event, event.id)
        had = before.claims if before else ()
        new = set(event.claims).difference(had)
        gone = set(had).difference(event.claims) if len(had) + len(new) > len(event.claims) else set()
        for id in sorted(gone):
            self.shelf.post(self.lists.claims, f"{event.id}#{id}", ())
        for id in sorted(new):
            self.shelf.post(self.lists.claims, f"{event.id}#{id}", [id])
        self._stand(event, new if len(had) > WHOLE and not gone else set(event.claims))
        self.shelf.put(event)
        self._list(event, before)

    def _list(self, event: Event, before: Event | None) -> None:
        """Of an event of very many claims, list only those by their keys that others are compared with."""
        was = len(before.claims) if before else 0
        if len(event.claims) > WHOLE:
            kept = {fact.claim.id for fact in self.compared(event)}
            had = set(before.claims) if before and was > WHOLE else set()
            listed = {fact.claim.id for fact in self.compared(before)} if before and had else set()
            for id in sorted((set(event.claims) - had - kept) | (listed - kept)):
                self.shelf.post(self.lists.keys, id, ())
            again = kept - listed
        else:
            again = set(event.claims) if was > WHOLE else set()
        for fact in self._all(sorted(again)):
            self.post(fact.claim)

    def _stand(self, event: Event, asked: set[str]) -> None:
        """Keep up which claims stand for a large event: some of those that did and of those asked about."""
        kept = set(self.shelf.find(self.lists.standing, [event.id]))
        chosen: set[str] = set()
        if len(event.claims) > WHOLE:
            asked = asked | (kept if len(asked) < len(event.claims) else set())
            chosen = {fact.claim.id for fact in standing(self._all(sorted(asked)))}
        for id in sorted(kept - chosen):
            self.shelf.post(self.lists.standing, id, ())
        for id in sorted(chosen - kept):
            self.shelf.post(self.lists.standing, id, [event.id])

    def drop(self, event: Event) -> None:
        """Take an event and its keys off the shelf."""
        for id in self.shelf.find(self.lists.standing, [event.id]):
            self.shelf.post(self.lists.standing, id, ())
        self.shelf.drop(Event, event.id)
        for id in event.claims:
            self.shelf.post(self.lists.claims, f"{event.id}#{id}", ())


def sample(members: list[Facts]) -> list[Facts]:
    """At most as many claims as are compared, spread evenly over the event in order of id."""
    most = int(settings()["compared"])
    if len(members) <= most:
        return members
    ordered = sorted(members, key=lambda fact: fact.claim.id)
    return [ordered[at * len(ordered) // most] for at in range(most)]


def event_id(claim: str) -> str:
    """The id of the event that began with this claim."""
    return "e" + fingerprint("event", claim)[:12]
