"""Groups of claims that are one event.

New claims and the events that share keys with them are clustered by about their mean link: the two groups that most
probably state one event are joined, until none reach the threshold.
"""

import itertools
from collections.abc import Iterable, Sequence

from onrecord.record.decisions import Decisions, names
from onrecord.record.events import sample
from onrecord.record.facts import Facts, settings
from onrecord.record.lately import Lately
from onrecord.record.linking import days_apart, evidence, in_one_sentence, other_kinds, probability, stated_days
from onrecord.record.linking_reach import reach

MOST_KNOWN = 200_000
TWICE = 2  # sentences that name two groups beside one another, which may happen by chance or a reading once


class Group:
    """Claims that are one event so far, and the events on the shelf that they come from, oldest first.

    `claims` are the ids of all, in order; `members` are those of them that are compared. `fixed` is the event that
    others may join, but that is not to be joined to another such one.
    """

    def __init__(
        self,
        members: Iterable[Facts],
        events: Iterable[str] = (),
        claims: Sequence[str] | None = None,
        fixed: str | None = None,
    ) -> None:
        self.members = list(members)
        self.sample = sample(self.members)
        self.reports = {fact.claim.report for fact in self.sample}
        self.days = stated_days(self.members)
        self.events = list(events)
        self.claims = claims if claims is not None else sorted(fact.claim.id for fact in self.members)
        self.key = self.claims[0]
        self.fixed = fixed


class Linker:
    """Clusters groups by mean link, under the decisions of a person."""

    def __init__(self, decisions: Decisions) -> None:
        self.decisions = decisions
        self._known = Lately[tuple[str, str], float](MOST_KNOWN)
        self._reach = Lately[tuple[str, str], float](MOST_KNOWN)

    def between(self, a: Group, b: Group) -> float:
        """How probably two groups state one event: 2 if a person said so, 0 if a person said not.

        Midway between the mean over all pairs of claims and the mean over the likeliest quarter: claims of one
        event differ, as one tells of the blast and another of the dead, yet two events may share one like pair.
        """
        if a.fixed and b.fixed:
            return 0.0
        verdict = self._decided(a, b)
        if verdict is not None:
            return verdict
        if a.members[0].claim.type != b.members[0].claim.type:
            return 0.0
        if self._told_apart(a, b):
            return 0.0
        pairs = sorted((self.pair(one, two) for one in a.sample for two in b.sample), reverse=True)
        likeliest = pairs[: max(1, len(pairs) // 4)]
        score = (sum(likeliest) / len(likeliest) + sum(pairs) / len(pairs)) / 2
        return score if score < float(settings()["threshold"]) or self._joined(a, b) else 0.0

    def _told_apart(self, a: Group, b: Group) -> bool:
        """Whether sentences name deeds of both: two of them, or one as a blast and gunfire; one deed is named once."""
        if a.reports.isdisjoint(b.reports):
            return False
        if days_apart(a.days, b.days):
            return True
        pairs = [(one, two) for one in a.sample for two in b.sample if in_one_sentence(one, two)]
        return len(pairs) >= TWICE or any(other_kinds(one, two) for one, two in pairs)

    def _joined(self, a: Group, b: Group) -> bool:
        """Whether some claim of the one has more in common with one of the other than states."""
        return any(evidence(one, two) for one in a.sample for two in b.sample)

    def joined(self, a: Group, b: Group, least: float) -> bool:
        """Whether any claim of one group is so likely of one event with any of the other: else they never join."""
        verdict = self._decided(a, b)
        if verdict is not None:
            return verdict >= least
        return any(self.likely(one, two, least) for one in a.sample for two in b.sample)

    def pair(self, one: Facts, two: Facts) -> float:
        """How probably two claims state one event."""
        # Which of the two comes first makes a little difference, and must not depend on who asks.
        if one.claim.id > two.claim.id:
            one, two = two, one
        key = (one.claim.id, two.claim.id)
        known = self._known.get(key)
        return known if known is not None else self._known.keep(key, probability(one, two))

    def likely(self, one: Facts, two: Facts, least: float) -> bool:
        """Whether two claims state one event with at least this probability: `pair`, where it is near enough to it."""
        if one.claim.id > two.claim.id:
            one, two = two, one
        key = (one.claim.id, two.claim.id)
        known = self._known.get(key)
        if known is not None:
            return known >= least
        most = self._reach.get(key)
        if most is None:
            most = self._reach.keep(key, reach(one, two) if one.claim.type == two.claim.type else 0.0)
        return most >= least and self.pair(one, two) >= least

    def forget(self) -> None:
        """Compare anew from now on: a report has changed."""
        self._known.clear()
        self._reach.clear()

    def _decided(self, a: Group, b: Group) -> float | None:
        if not self.decisions.all:
            return None
        known = {*b.claims, *b.events}.union(*(names(fact.claim) for fact in b.members))
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
        live = dict(enumerate(self._certain(sorted(groups, key=lambda group: group.key))))
        beside: dict[int, set[int]] = {at: set() for at in live}
        scores: dict[tuple[int, int], float] = {}
        for i, j in itertools.combinations(live, 2):
            if self.joined(live[i], live[j], threshold):
                beside[i].add(j)
                beside[j].add(i)
                if (score := self.between(live[i], live[j])) >= threshold:
                    scores[i, j] = score
        following = len(live)
        while scores:
            i, j = max(scores, key=lambda pair: (scores[pair], -pair[0], -pair[1]))
            joined = _together(live.pop(i), live.pop(j))
            scores = {pair: score for pair, score in scores.items() if not {i, j} & set(pair)}
            near = (beside.pop(i) | beside.pop(j)) & live.keys()
            for other in sorted(near):
                if (score := self.between(live[other], joined)) >= threshold:
                    scores[other, following] = score
                beside[other] = beside[other] - {i, j} | {following}
            live[following], beside[following] = joined, near
            following += 1
        return list(live.values())

    def _certain(self, groups: Sequence[Group]) -> list[Group]:
        """Groups of which claims are one event beyond doubt, as one: forty copies of a sentence need no weighing."""
        certain, found = float(settings()["certain"]), list[Group]()
        left = list(groups)
        while left:
            parts = [left.pop(0)]
            for part in parts:
                same = [] if part.fixed else [one for one in left if self._surely(part, one, certain)]
                same = [one for one in same if not any(days_apart(one.days, other.days) for other in (*parts, *same))]
                parts += same
                left = [one for one in left if one not in same] if same else left
            whole = parts[0]
            for part in parts[1:]:
                whole = _together(whole, part)
            found.append(whole)
        return found

    def _surely(self, a: Group, b: Group, certain: float) -> bool:
        if not len(a.members) == len(b.members) == 1 or b.fixed or not self.likely(a.members[0], b.members[0], certain):
            return False
        if days_apart(a.days, b.days):
            return False
        return not any(self.decisions.links(group.members[0].claim) for group in (a, b))


def _together(one: Group, two: Group) -> Group:
    """Two groups as one; what joins a fixed event adds nothing to what that is compared by."""
    fixed = one if one.fixed else two if two.fixed else None
    members = fixed.members if fixed else sorted(one.members + two.members, key=lambda fact: fact.claim.id)
    claims = sorted([*one.claims, *two.claims])
    return Group(members, one.events + two.events, claims, fixed.fixed if fixed else None)
