"""Claims into events, as reports arrive.

New claims and the events that share keys with them are clustered by about their mean link: the two groups that most
probably state one event are joined, until none reach the threshold. An event keeps the id of its first claim; where two
meet, the older id stays and the other answers with it.
"""

from collections.abc import Iterable
from datetime import date

from onrecord.model import Claim, Event, Report
from onrecord.record.decisions import Decisions, names
from onrecord.record.facts import Facts, facts, settings
from onrecord.record.linking import probability
from onrecord.record.shelf import Shelf
from onrecord.record.text import fingerprint

EVENTS, MEMBERS = "events", "events.claims"
MOST_KNOWN = 20_000
FEW = 5
NEARLY = 0.5


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


def keys(fact: Facts, around: int = 0) -> set[str]:
    """Keys under which claims of one event meet: type with party and month, and with the rarest words."""
    when = months(fact.start, fact.end, around) | months(fact.published, fact.published, around)
    parties = fact.actors | fact.recipients or {"?"}
    rarest = sorted(fact.words, key=lambda word: (-fact.words[word], word))[:6]
    kind = fact.claim.type
    about = [*parties, *(f"={word}" for word in rarest), *(f"@{concept}" for concept in fact.concepts)]
    return {f"{kind}|{what}|{month}" for what in about for month in when or {"?"}}


class EventIndex:
    """The events on a shelf: finds those near a claim, joins, splits and keeps their ids."""

    def __init__(self, shelf: Shelf, decisions: Decisions) -> None:
        self.shelf = shelf
        self.decisions = decisions
        self._facts: dict[str, tuple[Claim, Facts]] = {}

    def fact(self, claim: Claim) -> Facts:
        """What linking compares of a claim, with a person's corrections."""
        known = self._facts.get(claim.id)
        if known is not None and (known[0] is claim or known[0] == claim):
            return known[1]
        if len(self._facts) > MOST_KNOWN:
            self._facts.clear()
        found = facts(self.decisions.corrected(claim), self.shelf.get(Report, claim.report))
        self._facts[claim.id] = (claim, found)
        return found

    def forget(self, claim: str) -> None:
        """Work a claim out anew when it is next needed: its report has changed."""
        self._facts.pop(claim, None)

    def members(self, event: Event) -> list[Facts]:
        """The claims of an event as linking sees them."""
        found = (self.shelf.get(Claim, id) for id in event.claims)
        return [self.fact(claim) for claim in found if claim is not None]

    def near(self, fact: Facts) -> list[Event]:
        """Events that share the most keys with a claim, the likeliest first."""
        shared = self.shelf.find(EVENTS, keys(fact, around=10))
        least = max(shared.values(), default=0) * settings()["least_shared"]
        likely = (name for name in shared if shared[name] >= least)
        ranked = sorted(likely, key=lambda name: (-shared[name], name))[: settings()["candidates"]]
        return [event for id in ranked if (event := self.shelf.get(Event, id)) is not None]

    def of(self, claim: str) -> Event | None:
        """The event that a claim is of."""
        for id in sorted(self.shelf.find(MEMBERS, [claim])):
            event = self.shelf.get(Event, id)
            if event is not None:
                return event
        return None

    def keep(self, event: Event) -> None:
        """Put an event on the shelf, with the keys that find it."""
        members = self.members(event)
        self.shelf.put(event)
        self.shelf.post(MEMBERS, event.id, event.claims)
        self.shelf.post(EVENTS, event.id, sorted(set().union(*(keys(fact) for fact in sample(members)))))

    def drop(self, event: Event) -> None:
        """Take an event and its keys off the shelf."""
        self.shelf.drop(Event, event.id)
        self.shelf.post(MEMBERS, event.id, ())
        self.shelf.post(EVENTS, event.id, ())


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


class Group:
    """Claims that are one event so far, and the events on the shelf that they come from, oldest first."""

    def __init__(self, members: Iterable[Facts], events: Iterable[str] = ()) -> None:
        self.members = list(members)
        self.sample = sample(self.members)
        self.events = list(events)
        self.key = min(fact.claim.id for fact in self.members)


class Linker:
    """Clusters groups by mean link, under the decisions of a person."""

    def __init__(self, decisions: Decisions) -> None:
        self.decisions = decisions
        self._known: dict[tuple[str, str], float] = {}

    def between(self, a: Group, b: Group) -> float:
        """How probably two groups state one event: 2 if a person said so, 0 if a person said not.

        Midway between the mean over all pairs of claims and the mean over the likeliest quarter: claims of one
        event differ, as one tells of the blast and another of the dead, yet two events may share one like pair.
        """
        verdict = self._decided(a, b)
        if verdict is not None:
            return verdict
        if a.members[0].claim.type != b.members[0].claim.type:
            return 0.0
        pairs = sorted((self._pair(one, two) for one in a.sample for two in b.sample), reverse=True)
        likeliest = pairs[: max(1, len(pairs) // 4)]
        return (sum(likeliest) / len(likeliest) + sum(pairs) / len(pairs)) / 2

    def near(self, a: Group, b: Group, least: float) -> bool:
        """Whether two groups are likely enough one event to be looked at closely; a few pairs tell most that are not.

        One in three of the claims of a larger group is asked first, and the rest only if one of these comes close.
        """
        if self.decisions.all or len(b.sample) < FEW:
            return self.between(a, b) >= least
        closest = max(self._pair(one, two) for one in a.sample for two in b.sample[::3])
        return closest >= least * NEARLY and self.between(a, b) >= least

    def _pair(self, one: Facts, two: Facts) -> float:
        key = (one.claim.id, two.claim.id) if one.claim.id < two.claim.id else (two.claim.id, one.claim.id)
        if key not in self._known:
            if len(self._known) > 10 * MOST_KNOWN:
                self._known.clear()
            self._known[key] = probability(one, two)
        return self._known[key]

    def forget(self) -> None:
        """Compare anew from now on: a report has changed."""
        self._known.clear()

    def _decided(self, a: Group, b: Group) -> float | None:
        if not self.decisions.all:
            return None
        known = set(b.events).union(*(names(fact.claim) for fact in b.members))
        verdict = None
        for fact in a.members:
            for event in [*a.events, None]:
                for kind, others in self.decisions.links(fact.claim, event):
                    if known & set(others) - names(fact.claim):
                        verdict = 2.0 if kind == "same" else 0.0
        return verdict

    def cluster(self, groups: list[Group]) -> list[Group]:
        """Join the likeliest two groups until none reach the threshold; two types only if a person said so."""
        if self.decisions.all:
            return self._cluster(groups)
        by_type: dict[str, list[Group]] = {}
        for group in groups:
            by_type.setdefault(group.members[0].claim.type, []).append(group)
        return [joined for kind in sorted(by_type) for joined in self._cluster(by_type[kind])]

    def _cluster(self, groups: list[Group]) -> list[Group]:
        threshold = float(settings()["threshold"])
        live = dict(enumerate(sorted(groups, key=lambda group: group.key)))
        scores = {
            (i, j): score
            for i in live
            for j in live
            if i < j and (score := self.between(live[i], live[j])) >= threshold
        }
        following = len(live)
        while scores:
            i, j = max(scores, key=lambda pair: (scores[pair], -pair[0], -pair[1]))
            one, two = live.pop(i), live.pop(j)
            joined = Group(one.members + two.members, one.events + two.events)
            scores = {pair: score for pair, score in scores.items() if not {i, j} & set(pair)}
            for other, group in live.items():
                if (score := self.between(group, joined)) >= threshold:
                    scores[other, following] = score
            live[following] = joined
            following += 1
        return list(live.values())
