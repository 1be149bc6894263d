"""One look at all that is watched."""

from onrecord.store.watching import waiting
from onrecord.verbs.obeying import grade_anew
from onrecord.verbs.watching.articles import take_articles
from onrecord.verbs.watching.course import Course, now, written
from onrecord.verbs.watching.folders import take_folders
from onrecord.verbs.watching.lists import ask_lists
from onrecord.verbs.watching.sources import Sources
from onrecord.verbs.watching.telling import Round


def go_round(course: Course, sources: Sources) -> Round:
    """Read folders, ask lists, fetch articles; what was left by the last round is done in this one."""
    grade_anew(course.record)
    told = take_folders(course, sources.folders, Round(started=written(now())))
    told = ask_lists(course, sources.lists, told)
    if not course.stop.is_set():
        told = take_articles(course, told)
    return told._replace(waiting=told.waiting + waiting(course.record), stopped=course.stop.is_set())
