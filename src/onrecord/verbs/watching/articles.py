"""Fetching the articles whose turn it is, and recording them a batch at a time."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from itertools import chain, islice

from msgspec import structs

from onrecord.acquire import Facts
from onrecord.acquire.feeds import (
    ForbiddenError,
    GoneError,
    LaterError,
    Visit,
    host_of,
    read_carried,
    retrying,
)
from onrecord.acquire.limits import RefusalError
from onrecord.acquire.reading import read_fetched
from onrecord.model import Report
from onrecord.store.watching import Article, due, keep
from onrecord.verbs.watching.asking import Asked, ask
from onrecord.verbs.watching.course import AT_ONCE, Course, now, written
from onrecord.verbs.watching.side_by_side import side_by_side
from onrecord.verbs.watching.telling import Missed, Round, added

GOOD = ("ok", "other-language")


def take_articles(course: Course, told: Round) -> Round:
    """Fetch the articles that are due, and record them. What is recorded is kept as fetched only afterwards."""
    waiting = due(course.record, written(now()), course.manners.of_host)
    answers = side_by_side(
        waiting, lambda one: host_of(one.url), lambda one: ask(course, one), course.manners.hosts, course.stop
    )
    with closing(answers):
        while True:
            batch = _Batch(course, islice(answers, AT_ONCE), told)
            reports = batch.reports()
            first = next(reports, None)
            built = None
            if first is not None:
                built = course.take_in(chain([first], reports))
            keep(course.record, articles=batch.settled, hosts=course.hosts.changed())
            told = batch.told
            if built is not None:
                told = added(told, built)
                course.brought()
            if batch.count < AT_ONCE:
                return told


class _Batch:
    """Some answers: the reports in them, and what is to be kept of their articles once these are recorded."""

    def __init__(self, course: Course, answers: Iterator[Asked[Article]], told: Round) -> None:
        self._course, self._answers = course, answers
        self.told, self.count = told, 0
        self.settled: list[Article] = []

    def reports(self) -> Iterator[Report]:
        for answer in self._answers:
            self.count += 1
            if answer.failed is not None:
                yield from self._miss(answer.of, answer.failed)
            elif answer.visit is not None and answer.visit.page is None:
                self.told = self.told._replace(unchanged_articles=self.told.unchanged_articles + 1)
                self.settled.append(_fetched(self._course, answer.of, answer.visit, good=True))
            elif answer.visit is not None:
                yield from self._read(answer.of, answer.visit)

    def _read(self, article: Article, answer: Visit) -> Iterator[Report]:
        assert answer.page is not None
        good, refused = False, list[Report]()
        for report in read_fetched(article.url, answer.page, answer.at, self._course.limits, _facts(article)):
            good = good or report.status in GOOD
            if good or not article.carried:
                yield report
            else:
                refused.append(report)
        if refused:
            yield from refused if good else self._carried(article, refused[0].reason or "") or refused
        self.settled.append(_fetched(self._course, article, answer, good=good))

    def _carried(self, article: Article, why: str) -> list[Report]:
        """What the list carries of an article whose page cannot be had."""
        if not article.carried:
            return []
        at, limits = written(now()), self._course.limits
        return list(read_carried(article.carried, article.url, article.source, why, at, limits, _facts(article)))

    def _miss(self, article: Article, failed: RefusalError) -> Iterator[Report]:
        if isinstance(failed, LaterError):
            missed = Missed(host_of(article.url), str(failed), failed.at)
            if not any((one.what, one.again) == (missed.what, missed.again) for one in self.told.missed):
                self.told = self.told._replace(missed=(*self.told.missed, missed))
            self.settled.append(structs.replace(article, due=failed.at, reason=str(failed)))
            return
        again = _again(self._course, article, failed)
        taken = self._carried(article, again.reason) if not again.due else []
        self.settled.append(again if again.due else structs.replace(again, carried=""))
        if not article.looks:
            reason = f"{again.reason}; what its list carries of it was taken" if taken else again.reason
            missed = Missed(article.url, reason, again.due)
            self.told = self.told._replace(missed=(*self.told.missed, missed))
        yield from taken


def _facts(article: Article) -> Facts:
    return Facts(date=article.published, by=article.source, where="the date that the list gives")


def _fetched(course: Course, article: Article, answer: Visit, *, good: bool) -> Article:
    """The article as it is kept once it came; when it is looked at again, so that one that is edited is seen."""
    looks = course.manners.looks[article.looks :] if good else ()
    at = written(now() + timedelta(seconds=looks[0])) if looks else ""
    return structs.replace(
        article,
        looks=article.looks + 1,
        failures=0,
        validators=answer.validators,
        due=at,
        reason="",
        carried="",
        had=article.had or good,
    )


def _again(course: Course, article: Article, failed: RefusalError) -> Article:
    """The article as it is kept when it did not come: when it is asked for again, "" where it is given up."""
    failures = article.failures + 1
    given_up = isinstance(failed, GoneError | ForbiddenError) or failures >= course.manners.tries
    at = "" if given_up else written(retrying.after(failures, now()))
    return structs.replace(article, failures=failures, due=at, reason=str(failed))
