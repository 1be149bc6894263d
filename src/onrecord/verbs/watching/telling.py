"""What a round of watching did, for who wants to know."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from onrecord.verbs.alerting.delivering import Undelivered
from onrecord.verbs.running import BuildResult, Problem


class Missed(NamedTuple):
    """A list, article or folder that could not be had: why, and when it is tried again; "" where it is given up."""

    what: str
    reason: str
    again: str


class Round(NamedTuple):
    """One look at all that is watched.

    Attributes:
        started: when, in ISO 8601.
        lists: how many lists were asked.
        unchanged: how many of them had not changed.
        listed: how many articles were new in them, or edited.
        unchanged_articles: how many articles were asked for again, and had not changed.
        outcomes: how many reports were new, revised, read again or known.
        claims: how many claims were read.
        waiting: how many articles are left for the next round.
        missed: what could not be had.
        problems: the reports that came and could not be read.
        alerts: how many messages alerts made.
        undelivered: messages that could not be delivered.
        stopped: whether it was stopped before its end.
    """

    started: str
    lists: int = 0
    unchanged: int = 0
    listed: int = 0
    unchanged_articles: int = 0
    outcomes: Mapping[str, int] = {}
    claims: int = 0
    waiting: int = 0
    missed: tuple[Missed, ...] = ()
    problems: tuple[Problem, ...] = ()
    alerts: int = 0
    undelivered: tuple[Undelivered, ...] = ()
    stopped: bool = False

    @property
    def ok(self) -> bool:
        """Whether all could be had, read and told."""
        return not (self.missed or self.problems or self.undelivered)


def added(one: Round, built: BuildResult) -> Round:
    """The round with what a batch brought."""
    outcomes = dict(Counter(one.outcomes) + Counter(built.outcomes))
    return one._replace(outcomes=outcomes, claims=one.claims + built.claims, problems=(*one.problems, *built.problems))
