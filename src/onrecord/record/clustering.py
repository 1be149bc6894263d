"""Groups of claims that are one event.

New claims and the events that share keys with them are clustered by about their mean link: the two groups that most
probably state one event are joined, until none reach the threshold.
"""

from collections.abc import Iterable, Sequence

from onrecord.record.decisions import Decisions, names
from onrecord.record.events import sample
from onrecord.record.facts import Facts, settings
from onrecord.record.linking import evidence, probability

MOST_KNOWN = 200_000
FEW = 5
NEARLY = 0.5


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
        self.events = list(events)
        self.claims = claims if claims is not None else sorted(fact.claim.id for fact in self.members)
        self.key = self.claims[0]
        self.fixed = fixed


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
        if a.fixed and b.fixed:
            return 0.0
        verdict = self._decided(a, b)
        if verdict is not None:
            return verdict
        if a.members[0].claim.type != b.members[0].claim.type:
            return 0.0
        pairs = sorted((self._pair(one, two) for one in a.sample for two in b.sample), reverse=True)
        likeliest = pairs[: max(1, len(pairs) // 4)]
        score = (sum(likeliest) / len(likeliest) + sum(pairs) / len(pairs)) / 2
        return score if score < float(settings()["threshold"]) or self._joined(a, b) else 0.0

    def _joined(self, a: Group, b: Group) -> bool:
        """Whether some claim of the one has more in common with one of the other than states."""
        return any(evidence(one, two) for one in a.sample for two in b.sample)

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
            if len(self._known) > MOST_KNOWN:
                self._known.clear()
            self._known[key] = probability(one, two)
        return self._known[key]

    def forget(self) -> None:
        """Compare anew from now on: a report has changed."""
        self._known.clear()

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
            claims = sorted([*one.claims, *two.claims])
            joined = Group(one.members + two.members, one.events + two.events, claims, one.fixed or two.fixed)
            scores = {pair: score for pair, score in scores.items() if not {i, j} & set(pair)}
            for other, group in live.items():
                if (score := self.between(group, joined)) >= threshold:
                    scores[other, following] = score
            live[following] = joined
            following += 1
        return list(live.values())
