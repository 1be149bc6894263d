"""Search: words and fields, in claims, in the events that these are of, and in the texts of reports."""

import re
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from onrecord.errors import NotFoundError, UsageError
from onrecord.knowledge.names import label
from onrecord.serve.answers import answers
from onrecord.serve.failing import plainly
from onrecord.serve.templating import link, rendered
from onrecord.store import Record, finding
from onrecord.store.asked import FIELDS, Asked, asked
from onrecord.store.breakdown import COUNTED, Tallies, tallies
from onrecord.store.narrowing import Narrowing, narrowing
from onrecord.store.search import By
from onrecord.tell.page import STATUS_WORDS
from onrecord.tell.results import claim_hits, event_hits, folded, report_hits

router = APIRouter(include_in_schema=False)

SHOWN = 25  # lines of a page
SHOWS = ("claims", "events", "reports")
WAYS = {"words": "Words", "meaning": "Meaning", "both": "Both"}
FACETS = ("type", "status", "party", "outlet")


# What other searches take for operators, and this one for words: who means them is told.
OPERATORS = re.compile(r"(?<!\S)(?:AND|OR|NOT|-[^\W\d_]\S*)(?!\S)")
APART = 8  # words that are looked for one by one where no passage has all
A_DAY = re.compile(r"\d{4}(-\d\d){0,2}")


class Wish:
    """How the answers are wanted, and the addresses of the same with one thing changed."""

    def __init__(
        self,
        record: str,
        question: Asked,
        *,
        show: str = "claims",
        order: str = "best",
        page: int = 1,
        leads: bool = False,
        by: str = "words",
        least: float | None = None,
    ) -> None:
        self.record, self.question = record, question
        self.by: By = "meaning" if by == "meaning" else "both" if by == "both" else "words"
        self.least = least
        self.show = show if show in SHOWS else "claims"
        self.order = "newest" if order == "newest" else "best"
        self.page, self.leads = page, leads

    def at(self, question: Asked | None = None, **changed: object) -> str:
        """The address; the first page of it unless one is given."""
        kept: dict[str, object] = {"show": self.show, "order": self.order, "leads": int(self.leads)}
        kept |= {"by": self.by, "least": self.least} | changed
        usual = {"show": "claims", "order": "best", "page": 1, "leads": 0, "by": "words", "least": None}
        asks = {name: value for name, value in kept.items() if value != usual.get(name)}
        return link(self.record, "search", q=(self.question if question is None else question).text, **asks)


@router.get("/{record}/search")
def search(
    request: Request,
    record: str,
    q: Annotated[str, Query(max_length=2000)] = "",
    show: str = "claims",
    order: str = "best",
    page: Annotated[int, Query(ge=1, le=400)] = 1,
    leads: bool = False,
    by: str = "words",
    least: Annotated[float | None, Query(ge=-1, le=1)] = None,
) -> Response:
    """What answers a question; the fields that there are where nothing is asked yet."""
    opened = request.app.state.shelves.one(record)
    given: dict[str, Any] = {"record": record, "q": q, "fields": FIELDS, "wish": None, "error": ""}
    given |= {"ways": WAYS, "by": by if by in WAYS else "words", "lacks": "", "told": None}
    given["operators"] = OPERATORS.findall(re.sub(r'"[^"]*"', "", q))
    given["a_day"] = q.strip() if A_DAY.fullmatch(q.strip()) else ""
    if not q.strip():
        return rendered(request, "search.html.j2", **given)
    try:
        question = asked(q)
        wish = Wish(record, question, show=show, order=order, page=page, leads=leads, by=by, least=least)
        answered = _answers(opened.record, wish)
    except (UsageError, NotFoundError) as error:
        return rendered(request, "search.html.j2", code=422, **given | {"error": plainly(request, error)})
    answered["lacks"] = plainly(request, UsageError(answered["told"].lacks))
    return rendered(request, "search.html.j2", **given | {"wish": wish} | answered)


def _answers(record: Record, wish: Wish) -> dict[str, Any]:
    given = narrowing(record, wish.question)
    with record.shelf.together():
        return _found(record, wish, given)


def _found(record: Record, wish: Wish, given: Narrowing) -> dict[str, Any]:
    order: finding.Order = "newest" if wish.order == "newest" else "best"
    asked_for = (record, wish.question, given, wish.by, wish.show)
    told = answers(*asked_for, leads=wish.leads, order=order, least=wish.least)
    found, (reports, all_texts) = told.found, told.texts
    some = found.claims[:COUNTED]
    events = finding.events(record, some)
    first = (wish.page - 1) * SHOWN
    words, hits = wish.question.words, list[Any]()
    if wish.show == "reports":
        ids = [one.id for one in told.reports[first : first + SHOWN]]
        hits = list(report_hits(record, ids, words, told.sentences))
    elif wish.show == "claims":
        hits = list(folded(claim_hits(record, [line.id for line in found.claims[first : first + SHOWN]], words)))
    else:
        shown = dict(list(events.items())[first : first + SHOWN])
        hits = list(event_hits(record, shown, _firsts(record, some, shown), words))
    counts = {"claims": len(found.claims), "events": len(events), "reports": reports}
    return {
        "hits": hits,
        "apart": [] if found.claims or reports or found.leads or wish.by != "words" else _apart(record, wish),
        "told": told,
        "counts": counts,
        "found": found,
        "all": {
            "claims": found.complete,
            "events": found.complete and len(some) == len(found.claims),
            "reports": all_texts,
        },
        "of_claims": given.of_claims,
        "dated": bool(given.published),
        "pages": -(-counts[wish.show] // SHOWN),
        "facets": _facets(wish, tallies(record, found.claims)),
    }  # fmt: skip


def _apart(record: Record, wish: Wish) -> list[tuple[str, int, bool, str]]:
    """Where nothing holds all of several words: each, how many reports have it, if that is all, and their address."""
    terms = tuple(dict.fromkeys(wish.question.terms))
    if len(terms) < 2:
        return []
    alone = [(term, wish.question._replace(terms=(term,))) for term in terms[:APART]]
    return [(term, *finding.report_count(record, one), wish.at(one, show="reports")) for term, one in alone]


def _firsts(record: Record, lines: list[finding.Line], events: dict[str, int]) -> dict[str, str]:
    """By event, the first of the claims that answer."""
    owners = finding.events_of(record, lines)
    found: dict[str, str] = {}
    for line in lines:
        if (event := owners.get(line.id)) in events and event is not None:
            found.setdefault(event, line.id)
    return found


def _facets(wish: Wish, counted: Tallies) -> dict[str, Any]:
    """What the answers can be narrowed by: values with their counts and addresses, and the histogram of days."""
    question = wish.question
    lists = {}
    for name in FACETS:
        values: dict[str, int] = getattr(counted, name)
        lists[name] = [
            {
                "called": _called(name, value),
                "count": count,
                "on": (name, value) in question.fields,
                "at": wish.at(question.also(name, value)),
            }
            for value, count in values.items()
        ]
    most = max((bar.claims for bar in counted.days), default=1)
    bars = [
        {
            "bar": bar,
            "share": max(2, round(100 * bar.claims / most)),
            "at": wish.at(_within(question, bar.first, bar.last)),
        }
        for bar in counted.days
    ]  # fmt: skip
    chosen = [(name, _called(name, value), wish.at(question.without(name, value))) for name, value in question.fields]
    return {"lists": lists, "bars": bars, "undated": counted.undated, "counted": counted.counted, "chosen": chosen}


def _within(question: Asked, first: str, last: str) -> Asked:
    return question.also("after", first).also("before", last)


def _called(name: str, value: str) -> str:
    if name in ("party", "actor", "recipient"):
        return label(value)
    return STATUS_WORDS.get(value, value) if name == "status" else value
