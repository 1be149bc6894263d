"""What answers a question by what it means: claims, events and reports, by the sentences that are alike.

Fields narrow it first: the sentences of the reports that meet them are looked at, all of them, in the bounds that
`finding` has. Both ways of finding are joined by reciprocal rank fusion (Cormack, Clarke and Büttcher 2009).
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from onrecord.model import Span, Tier
from onrecord.store import finding, quick, schema
from onrecord.store.alike import Alike, Nearest, nearest
from onrecord.store.asked import Asked
from onrecord.store.narrowing import Narrowing, narrowing
from onrecord.store.search import Hit, Kind

if TYPE_CHECKING:
    from onrecord.store.record import Record

K = 60  # of the fusion: how little the first places weigh more than those behind them
T = TypeVar("T")

_c = schema.claims.c


class FoundAlike(NamedTuple):
    """Claims and reports that answer by meaning.

    Attributes:
        found: the claims, the likest first, as `finding.claims` gives them.
        reports: the reports, by the likest of their sentences.
        likeness: of claims and reports, by id.
        sentences: of reports, the likest.
        best: the likeness of the nearest sentence of all, which may be too little.
        complete: whether all reports that meet the fields were looked at.
    """

    found: finding.Found
    reports: list[finding.Report]
    likeness: Mapping[str, float]
    sentences: Mapping[str, Span]
    best: float | None
    complete: bool


def alike(
    record: "Record", asked: Asked, *, leads: bool = False, least: float | None = None, given: Narrowing | None = None
) -> FoundAlike:
    """What answers by meaning. Without words, nothing does.

    Args:
        record: an open record.
        asked: the question, its words as one would say them.
        leads: whether leads are among the claims.
        least: the likeness from which on a sentence is an answer.
        given: the question's fields, where `narrowing` has made conditions of them.

    Raises UsageError, NotFoundError for fields with values that there are not; MissingExtraError, UsageError as
    `nearest`.
    """
    fields = asked._replace(terms=())
    words = " ".join(asked.terms)
    if fields.fields:
        given = given or narrowing(record, fields)
        met = finding.claims(record, fields, leads=True, order="newest", given=given)
        texts, all_texts = finding.reports(record, fields, order="newest", given=given)
        near = nearest(record, words, least=least, reports={line.report for line in met.claims} | {r.id for r in texts})
        fit = {line.id: line for line in met.claims}
        lines = [
            fit[line.id]._replace(score=line.score) for line in _claims_in(record, near.sentences) if line.id in fit
        ]
        doubtful = sum(line.tier == "lead" for line in lines)
        lines = [line for line in lines if leads or line.tier == "firm"]
        found = finding.Found(lines, doubtful, met.complete)
        return _told(near, found, {one.id: one for one in texts}, all_texts)
    near = nearest(record, words, least=least)
    judged = finding.Judged(record.affirmed(), record.called_wrong())
    lines, doubtful = finding.decided(_claims_in(record, near.sentences), judged, leads=leads)
    return _told(near, finding.Found(lines, doubtful, True), _reports(record, near), True)


def _claims_in(record: "Record", sentences: Sequence[Alike]) -> list[finding.Line]:
    """The claims that begin in these sentences, the likest first; the score is how unlike each is."""
    spans: dict[str, list[Alike]] = {}
    for one in sentences:
        spans.setdefault(one.report, []).append(one)
    query = "SELECT id, report, day, type, status, tier, start_char FROM claims WHERE report"
    with record.shelf.reading() as connection:
        rows = quick.among(connection, query, spans)
    lines = [
        finding.Line(id, report, day, type, status, tier, -one.likeness)
        for id, report, day, type, status, tier, start in rows
        for one in spans[report]
        if one.span.start <= start < one.span.end
    ]
    return sorted(lines, key=lambda line: (line.score, line.id))


def _reports(record: "Record", near: Nearest) -> dict[str, finding.Report]:
    query = "SELECT id, published, outlet FROM reports WHERE id"
    with record.shelf.reading() as connection:
        rows = quick.among(connection, query, {one.report for one in near.sentences})
    return {id: finding.Report(id, published or "", outlet, 0.0) for id, published, outlet in rows}


def _told(near: Nearest, found: finding.Found, reports: Mapping[str, finding.Report], complete: bool) -> FoundAlike:
    likeness, sentences = {line.id: -line.score for line in found.claims}, dict[str, Span]()
    for one in near.sentences:
        if one.report in reports and one.report not in sentences:
            likeness[one.report], sentences[one.report] = one.likeness, one.span
    texts = [reports[id]._replace(score=-likeness[id]) for id in sentences]
    return FoundAlike(found, texts, likeness, sentences, near.best, complete)


def joined(*orders: Sequence[T]) -> list[T]:
    """Several orders as one: what stands far up in one, or well up in several, comes first."""
    scores: dict[T, float] = {}
    for order in orders:
        for place, one in enumerate(order, 1):
            scores[one] = scores.get(one, 0.0) + 1 / (K + place)
    return sorted(scores, key=lambda one: -scores[one])


def hits(
    record: "Record", asked: Asked, kind: Kind | None, limit: int, *, leads: bool, least: float | None = None
) -> list[Hit]:
    """Claims and reports that answer by meaning, as `Record.search` gives them, the likest first."""
    like = alike(record, asked, leads=leads, least=least)
    lines = like.found.claims[:limit] if kind != "report" else []
    texts = like.reports[:limit] if kind != "claim" else []
    told = record.claims_by_id(line.id for line in lines)
    reports = record.reports_by_id(one.id for one in texts)
    found = list[Hit]()
    for line in lines:
        if line.id in told:
            quote = " ".join(told[line.id].quote.split())
            tier: Tier = "lead" if line.tier == "lead" else "firm"
            found.append(Hit("claim", line.id, quote, tier, like.likeness[line.id], told[line.id].span))
    for one in texts:
        if one.id in reports:
            span = like.sentences[one.id]
            words = " ".join(span.of(reports[one.id].text).split())
            found.append(Hit("report", one.id, words, None, like.likeness[one.id], span))
    return sorted(found, key=lambda hit: -(hit.likeness or 0))[:limit]


def fused(words: Sequence[Hit], meaning: Sequence[Hit]) -> list[Hit]:
    """Hits by words and by meaning in one order; those of both have the words' excerpt, and their likeness."""
    by_meaning = {(hit.kind, hit.id): hit for hit in meaning}
    known = by_meaning | {(hit.kind, hit.id): hit for hit in words}
    order = joined([(hit.kind, hit.id) for hit in words], [(hit.kind, hit.id) for hit in meaning])
    return [known[key] if key not in by_meaning else _measured(known[key], by_meaning[key]) for key in order]


def _measured(hit: Hit, meant: Hit) -> Hit:
    return hit._replace(likeness=meant.likeness, span=meant.span)
