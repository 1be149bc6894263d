"""Reading what is new or has changed in folders."""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from onrecord.acquire import Limits, shown
from onrecord.acquire.inputs import Input, expand
from onrecord.acquire.reading import read_input
from onrecord.model import Report
from onrecord.store.watching import Article, articles, keep
from onrecord.verbs.running import BuildResult
from onrecord.verbs.watching.course import AT_ONCE, Course
from onrecord.verbs.watching.telling import Missed, Round, added

NOTHING = "no reports in this folder"


class _File(NamedTuple):
    """A file of a folder, as it is now: `stamp` changes when it does."""

    input: Input
    article: Article


def take_folders(course: Course, folders: Sequence[Path], told: Round) -> Round:
    """Record what the files hold that are new or have changed; one that is being written waits for the next round."""
    for folder in folders:
        if course.stop.is_set():
            break
        found, missed = _files(folder)
        told = told._replace(missed=(*told.missed, *missed))
        kept = articles(course.record, [one.article.address for one in found])
        fresh = [one for one in found if kept.get(one.article.address) != one.article]
        if fresh and not course.stop.wait(course.manners.settled):
            ready = [one for one in fresh if _stamp(one.input.path) == one.article.stamp]
            told = told._replace(listed=told.listed + len(fresh), waiting=told.waiting + len(fresh) - len(ready))
            told = _taken(course, ready, told)
    return told


def _files(folder: Path) -> tuple[list[_File], list[Missed]]:
    found: list[_File] = []
    missed: list[Missed] = []
    if not folder.is_dir():
        return [], [Missed(shown(str(folder)), "this folder is not there, or may not be read", "")]
    for one in expand([folder], apart=False):
        if one.refusal is not None:
            if not str(one.refusal).startswith(NOTHING):
                missed.append(Missed(one.label, str(one.refusal), ""))
        elif one.path is not None:
            name = shown(str(one.path))
            article = Article(address=f"file:{name}", url=name, source=shown(str(folder)), stamp=_stamp(one.path))
            found.append(_File(one, article))
    return found, missed


def _stamp(path: Path | None) -> str:
    """When a file was changed last and its size; "" where it is gone."""
    try:
        seen = path.stat() if path is not None else None
    except OSError:
        return ""
    return f"{seen.st_mtime_ns}-{seen.st_size}" if seen else ""


def _taken(course: Course, files: Sequence[_File], told: Round) -> Round:
    for start in range(0, len(files), AT_ONCE):
        done: list[Article] = []
        reports = _reports(course, files[start : start + AT_ONCE], done)
        built = _built(course, reports)
        keep(course.record, articles=done)
        if built is not None:
            told = added(told, built)
            course.brought()
        if course.stop.is_set():
            break
    return told


def _built(course: Course, reports: Iterator[Report]) -> BuildResult | None:
    first = next(reports, None)
    if first is None:
        return None
    return course.take_in(chain([first], reports))


def _reports(course: Course, files: Sequence[_File], done: list[Article]) -> Iterator[Report]:
    for one in files:
        for report in read_input(one.input, None, Limits(), fetch=False):
            if course.stop.is_set():
                return
            yield report
        done.append(one.article)
