"""The model of chances: trained trees where there are some, plain base rates for everything else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from onrecord.forecast.chances.asked import Asked, Chance, Quad, no_basis
from onrecord.forecast.chances.boosted import Learner
from onrecord.forecast.chances.keys import Kind
from onrecord.forecast.chances.learnedly import boosted_answers
from onrecord.forecast.chances.placing import placed
from onrecord.forecast.chances.plainly import plain_answers
from onrecord.forecast.happenings import Happenings


@dataclass(frozen=True, slots=True)
class Trained:
    """What a model was made from.

    Attributes:
        first, last: the days of the first and last event, since 1970-01-01; None without events.
        events: how many.
        relations: what was done in them, sorted.
        questions: what was asked in training, by model ("exact 7"); none for plain base rates.
    """

    first: int | None
    last: int | None
    events: int
    relations: tuple[str, ...]
    questions: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChanceModel:
    """Answers yes-no questions from the events before their day."""

    trained: Trained
    learners: Mapping[tuple[Kind, int], Learner] = field(default_factory=dict)

    def chances(self, events_before: Happenings, asked: Sequence[Asked], day: int) -> list[Chance]:
        """An answer to each question, in their order.

        Args:
            events_before: what happened; events of the day and after it are left out if there are any.
            asked: who, what, to whom, within how many days.
            day: the day of the questions, days since 1970-01-01; windows begin on it.

        Raises:
            UsageError: a horizon is below one day.
        """
        past = events_before.before(day)
        groups, without = placed(past, asked)
        answers = {number: no_basis(why) for number, why in without.items()}
        for group in groups:
            plain_ones = plain_answers(past, group, asked, day)
            answers.update(zip(group.at, plain_ones, strict=True))
            trained = {horizon: one for (kind, horizon), one in self.learners.items() if kind == group.kind}
            if not trained or plain_ones[0].basis == "none":
                continue
            found = boosted_answers(past, group, asked, day, trained, plain_ones)
            known = self._knows(past, [asked[at].what for at in group.at])
            answers.update((at, one) for at, one, knows in zip(group.at, found, known, strict=True) if knows)
        return [answers[number] for number in range(len(asked))]

    def _knows(self, past: Happenings, whats: Sequence[str | Quad]) -> list[bool]:
        """Whether the trees know each relation; of a class, whether they know most of what happened in these events."""
        learned = set(self.trained.relations)
        of_past = np.array([relation in learned for relation in past.relations])[past.relation]
        most = bool(of_past.mean() > 0.5)
        return [most if isinstance(what, Quad) else what in learned for what in whats]


def plain(events: Happenings) -> ChanceModel:
    """A model of base rates alone: needs no training, nothing installed, and few events."""
    return ChanceModel(trained_on(events))


def trained_on(events: Happenings, questions: Mapping[str, int] | None = None) -> Trained:
    """What to write down about events that a model is made from."""
    first, last = (int(events.day[0]), int(events.day[-1])) if len(events) else (None, None)
    return Trained(first, last, len(events), events.relations, dict(questions or {}))
