"""Asking lists what articles they have: which are new, and which were edited."""

from collections.abc import Sequence
from datetime import timedelta

from msgspec import structs

from onrecord.acquire.address import canonical, is_front
from onrecord.acquire.feeds import (
    Entry,
    ForbiddenError,
    LaterError,
    Listing,
    Visit,
    host_of,
    listing,
    page_of,
    retrying,
)
from onrecord.acquire.limits import RefusalError
from onrecord.store.watching import FIRST_DUE, Article, Watched, articles, keep, watched
from onrecord.verbs.watching.asking import Asked, ask
from onrecord.verbs.watching.course import Course, now, written
from onrecord.verbs.watching.side_by_side import side_by_side
from onrecord.verbs.watching.telling import Missed, Round

DEPTH = 4  # lists of lists of lists
MOST = 10_000  # lists in a round
RECENT = timedelta(days=2)  # of site maps, which go back for years: what was published since


def ask_lists(course: Course, urls: Sequence[str], told: Round) -> Round:
    """Ask the lists, and the lists that they name, and keep which articles are to be fetched."""
    seen: set[str] = set()
    level = list(dict.fromkeys(urls))
    for _ in range(DEPTH):
        level = [url for url in level if url not in seen][: max(0, MOST - len(seen))]
        if not level or course.stop.is_set():
            break
        seen.update(level)
        told, level = _ask(course, level, told)
    return told


def _ask(course: Course, urls: Sequence[str], told: Round) -> tuple[Round, list[str]]:
    """One level of lists; with the lists that they name."""
    kept = watched(course.record, urls)
    moment = written(now())
    lists = [kept.get(url) or Watched(url=url) for url in urls]
    for one in lists:
        if one.due > moment:
            told = told._replace(missed=(*told.missed, Missed(one.url, one.reason, one.due)))
    ready = [one for one in lists if one.due <= moment]
    named = [url for one in lists if one.due > moment for url in one.lists]
    asked = side_by_side(
        ready, lambda one: host_of(one.url), lambda one: ask(course, one), course.manners.hosts, course.stop
    )
    for answer in asked:
        told, further = _taken(course, answer, told)
        named += further
    return told, list(dict.fromkeys(named))


def _taken(course: Course, answer: Asked[Watched], told: Round) -> tuple[Round, tuple[str, ...]]:
    """Keep what a list said."""
    one, failed = answer.of, answer.failed
    if answer.visit is None and failed is None:
        return told, one.lists
    if answer.visit is not None and answer.visit.page is None:
        keep(course.record, lists=[_answered(one, answer.visit)], hosts=course.hosts.changed())
        return told._replace(lists=told.lists + 1, unchanged=told.unchanged + 1), one.lists
    if answer.visit is not None and answer.visit.page is not None:
        page = answer.visit.page
        try:
            found = listing(page.data, page.url, page.charset)
        except RefusalError as refusal:
            failed = refusal
        else:
            wanted = _wanted(course, one, found)
            new = structs.replace(_answered(one, answer.visit), lists=found.lists)
            keep(course.record, lists=[new], articles=wanted, hosts=course.hosts.changed())
            fresh = sum(article.due != "" for article in wanted)
            return told._replace(lists=told.lists + 1, listed=told.listed + fresh), found.lists
    assert failed is not None
    new = _failed(one, failed)
    keep(course.record, lists=[new], hosts=course.hosts.changed())
    missed = (*told.missed, Missed(one.url, new.reason, new.due))
    return told._replace(lists=told.lists + 1, missed=missed), one.lists


def _answered(one: Watched, answer: Visit) -> Watched:
    return structs.replace(one, validators=answer.validators, asked=answer.at, failures=0, due="", reason="")


def _failed(one: Watched, failed: RefusalError) -> Watched:
    if isinstance(failed, LaterError):
        return structs.replace(one, due=failed.at, reason=str(failed))
    failures = one.failures + 1
    at = now() + retrying.LAST if isinstance(failed, ForbiddenError) else retrying.after(failures, now())
    return structs.replace(one, failures=failures, due=written(at), reason=str(failed))


def _wanted(course: Course, of: Watched, found: Listing) -> list[Article]:
    """The articles of a list that are to be kept: those to be fetched, and those that a new site map has already."""
    since = course.since
    if since is None and found.kind == "sitemap":
        since = written(now() - RECENT)
    entries: dict[str, Entry] = {}
    for entry in found.entries:
        if not is_front(entry.url):
            entries.setdefault(canonical(entry.url), entry)
    kept = articles(course.record, entries)
    wanted = []
    for address, entry in entries.items():
        day = max(entry.changed or "", entry.published or "")
        if since is not None and day and day < since:
            continue
        new = _new(of, address, entry) if address not in kept else _edited(of, kept[address], entry)
        if new is None:
            continue
        already = found.kind == "sitemap" and not day and not of.asked
        wanted.append(structs.replace(new, due="", carried="") if already else new)
    return wanted


def _new(of: Watched, address: str, entry: Entry) -> Article:
    return Article(
        address=address,
        url=entry.url,
        source=of.url,
        published=entry.published,
        stamp=entry.stamp,
        due=FIRST_DUE,
        carried=page_of(entry.title, entry.text),
    )


def _edited(of: Watched, kept: Article, entry: Entry) -> Article | None:
    """The article, to be fetched anew, where the list that it came from says that it was edited."""
    if of.url != kept.source or not entry.stamp or entry.stamp == kept.stamp:
        return None
    had = kept.had or kept.looks > 0
    carried = "" if had else page_of(entry.title, entry.text)  # no excerpt takes the place of what there is in full
    return structs.replace(
        kept, url=entry.url, stamp=entry.stamp, looks=0, failures=0, due=FIRST_DUE, reason="", carried=carried, had=had
    )
