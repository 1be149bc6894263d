"""An article or a list that is asked for, and what came of it."""

from typing import Generic, NamedTuple, TypeVar

from onrecord.acquire.feeds import StoppedError, Visit, visit
from onrecord.acquire.limits import RefusalError
from onrecord.store.watching import Article, Watched
from onrecord.verbs.watching.course import Course

T = TypeVar("T", Article, Watched)


class Asked(NamedTuple, Generic[T]):
    """What was asked for: what came, or why nothing did; neither if it was left."""

    of: T
    visit: Visit | None = None
    failed: RefusalError | None = None


def ask(course: Course, of: T) -> Asked[T]:
    """Ask for it, in turn with what else its host is asked for."""
    try:
        return Asked(of, visit(of.url, course.hosts, course.limits, of.validators))
    except StoppedError:
        return Asked(of)
    except RefusalError as refusal:
        return Asked(of, failed=refusal)
