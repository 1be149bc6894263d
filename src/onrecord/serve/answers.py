"""What answers a search on its page: by words, by what they mean, or by both."""

from collections.abc import Mapping
from typing import NamedTuple

from onrecord.errors import MissingExtraError
from onrecord.model import Span
from onrecord.read import meaning
from onrecord.store import Record, finding
from onrecord.store.asked import Asked
from onrecord.store.by_meaning import FoundAlike, alike, joined
from onrecord.store.narrowing import Narrowing
from onrecord.store.search import By
from onrecord.store.signs import signs

NOTHING = FoundAlike(finding.Found([], 0, True), [], {}, {}, None, True)


class Answers(NamedTuple):
    """What answers: claims, and reports, of which only how many there are may be known.

    Attributes:
        found: the claims, in order.
        reports: the reports, in order; empty where they are only counted.
        texts: how many reports there are, and whether that is all.
        likeness: of claims and reports that were found by meaning, by id.
        sentences: of such reports, the likest sentence.
        lacks: what search by meaning lacks here, as a user is told; "" if nothing.
        floor: the likeness from which on a sentence answers; what has less is faint.
        faint: that from which on the nearest few are listed.
        best: the likeness of the nearest sentence, where none answers.
    """

    found: finding.Found
    reports: list[finding.Report]
    texts: tuple[int, bool]
    likeness: Mapping[str, float] = {}
    sentences: Mapping[str, Span] = {}
    lacks: str = ""
    floor: float = 0.0
    faint: float = 0.0
    best: float | None = None


def answers(
    record: Record,
    asked: Asked,
    given: Narrowing,
    by: By,
    show: str,
    *,
    leads: bool,
    order: finding.Order,
    least: float | None,
) -> Answers:
    """What answers a question, `given` its fields, for a page that shows claims, events or reports of it."""
    if by == "words" or not asked.terms:
        return _by_words(record, asked, given, show, leads=leads, order=order)
    lacks, any_at_all = lacking(record)
    like = alike(record, asked, leads=leads, least=least, given=given) if any_at_all else NOTHING
    told = _joined(record, asked, given, like, leads=leads) if by == "both" else _alone(like)
    if order == "newest":
        told.found.claims.sort(key=lambda line: line.day, reverse=True)
        told.reports.sort(key=lambda one: one.day, reverse=True)
    floor = faint = least or 0.0
    if any_at_all and least is None:
        floor, faint = meaning.model().floor, meaning.model().faint
    best = like.best if not (told.found.claims or told.reports) else None
    told = told._replace(likeness=like.likeness, sentences=like.sentences, lacks=lacks, best=best)
    return told._replace(floor=floor, faint=faint)


def lacking(record: Record) -> tuple[str, bool]:
    """What search by meaning lacks here, as a user is told, "" if nothing; and whether it can find anything."""
    if not meaning.installed():
        return str(MissingExtraError("search by meaning", "meaning")), False
    model = meaning.model()
    have, of = len(signs(record, model.name, model.size).seqs), record.statuses().get("ok", 0)
    if have and have >= of:
        return "", True
    makes = f"onrecord meanings {record.name}"
    if not have:
        return f"Nothing tells yet what the sentences of this record mean. This makes what that takes: {makes}", False
    return f"{have:,} of {of:,} reports can be searched by meaning. This makes what the others lack: {makes}", True


def _by_words(
    record: Record, asked: Asked, given: Narrowing, show: str, *, leads: bool, order: finding.Order
) -> Answers:
    first: finding.Order = "newest" if show == "reports" else order
    found = finding.claims(record, asked, leads=leads, order=first, given=given)
    if show != "reports":
        return Answers(found, [], finding.report_count(record, asked, given=given))
    reports, complete = finding.reports(record, asked, order=order, given=given)
    return Answers(found, reports, (len(reports), complete))


def _alone(like: FoundAlike) -> Answers:
    return Answers(like.found, like.reports, (len(like.reports), like.complete))


def _joined(record: Record, asked: Asked, given: Narrowing, like: FoundAlike, *, leads: bool) -> Answers:
    best = finding.claims(record, asked, leads=leads, given=given)
    worded, all_texts = finding.reports(record, asked, given=given)
    lines = {line.id: line for line in (*like.found.claims, *best.claims)}
    order = joined([line.id for line in best.claims], [line.id for line in like.found.claims])
    texts = {one.id: one for one in (*like.reports, *worded)}
    reports = [texts[id] for id in joined([one.id for one in worded], [one.id for one in like.reports])]
    leads_of_both = max(best.leads, like.found.leads)  # how many of them are the same, nobody counts
    found = finding.Found([lines[id] for id in order], leads_of_both, best.complete and like.found.complete)
    return Answers(found, reports, (len(reports), all_texts and like.complete))
