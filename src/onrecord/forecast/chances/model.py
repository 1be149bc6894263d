"""The model of chances: trained trees where there are some, plain base rates for everything else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.forecast.chances.asked import Asked, Chance, no_basis
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
            trained = {horizon: one for (kind, horizon), one in self.learners.items() if kind == group.kind}
            found = boosted_answers(past, group, asked, day, trained, plain_ones) if trained else plain_ones
            answers.update(zip(group.at, found, strict=True))
        return [answers[number] for number in range(len(asked))]


def plain(events: Happenings) -> ChanceModel:
    """A model of base rates alone: needs no training, nothing installed, and few events."""
    return ChanceModel(trained_on(events))


def trained_on(events: Happenings, questions: Mapping[str, int] | None = None) -> Trained:
    """What to write down about events that a model is made from."""
    ends = (int(events.day[0]), int(events.day[-1])) if len(events) else (None, None)
    return Trained(*ends, len(events), events.relations, dict(questions or {}))
