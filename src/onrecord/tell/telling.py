"""An event as a line tells it: by words that those who are named for it bear, counted and graded by them alone.

What the record has of an event, its origins, counts and grade, is of all that its reports say alike. A line prints one
report's words; others say less, or in another way. So whom a line names, how many it counts and how sure it calls it
goes by those whose own words bear what is printed (`record.bearing`). The others stand with the event: `explain`, its
page, exports.
"""

from collections.abc import Sequence

from msgspec import structs

from onrecord.model import Claim, Grade, Status, TimeRange
from onrecord.record.bearing import bears, bears_fields
from onrecord.record.case import Case, says
from onrecord.record.finite import finite
from onrecord.record.grades import grade
from onrecord.record.statements import quoted
from onrecord.record.title_marks import unmarked
from onrecord.tell.kinds import only_named, titled
from onrecord.tell.ledgers.base import when
from onrecord.tell.quoted import sentence, stands
from onrecord.tell.support import support, told
from onrecord.tell.view import AccountView, Cite, EventView, OriginView


def as_printed(view: EventView) -> EventView:
    """The event with those alone of its status who bear the words of its title; whose words these are goes first.

    What is put together from the fields of one report's claim is told by its sentence, where that can be read alone.
    """
    view = _in_a_sentence(view)
    if not view.accounts or not view.origins or only_named(view):
        return view
    kept = _bearing(view)
    if not kept:
        return view
    first = view.event.title_claim
    kept.sort(key=lambda origin: origin.first.claim.id != first)
    left_out = len(_cites(view.origins)) - len(_cites(kept))
    if not left_out:
        return _counted(view, kept, view.event.grade)
    made = _dated(_counted(view, kept, _grade(view, kept)))
    return _in_a_sentence(made) if _of_nobody(made) else made


def _dated(view: EventView) -> EventView:
    """The event on a day that those have who bear its words: the record's, if one of them does, else their first."""
    event, times = view.event, [cite.claim.time for cite in _cites(view.origins) if cite.claim.time]
    if event.time is None or any(_days(event.time) == _days(time) for time in times):
        return view
    time = times[0] if times else None
    return structs.replace(view, event=structs.replace(event, time=time), when=when(time))


def _days(time: TimeRange) -> tuple[str | None, str | None]:
    return time.start, time.end


def put_together(view: EventView) -> bool:
    """Whether a title is a sentence put together from the event's fields: no claim's words, nor an event's name."""
    words = view.event.title
    return view.event.title_claim is None and (finite(words.split(), 1) or unmarked(words) != words)


def _in_a_sentence(view: EventView) -> EventView:
    """The event told by the sentence that it is read from, where one report's fields or nobody named would tell it."""
    named = view.event.title_claim is None and view.event.status != "ongoing"
    if view.reports > 1 or not (named or put_together(view) or _of_nobody(view)):
        return view
    found = [(cite, sentence(cite.report, cite.claim.span)) for cite in _cites(view.origins)]
    whole = [(cite, words) for cite, words in found if stands(words, cite.report)]
    if not whole or view.event.title.startswith("“"):
        return view
    cite, words = min(whole, key=lambda one: (len(one[1]), one[0].claim.id))
    event = structs.replace(view.event, title=quoted(words.removesuffix(".")), title_claim=cite.claim.id)
    return structs.replace(view, event=event)


def _of_nobody(view: EventView) -> bool:
    """Whether all have it from speakers whom nobody names: "group", "sources"."""
    return all(cite.speakers[:1].islower() for cite in _cites(view.origins))


def _bearing(view: EventView) -> list[OriginView]:
    """The origins with claims that bear the title, each with those claims alone."""
    event, of = view.event, titled(view)
    found = [_kept(origin, view, of.claim if of else None) for origin in view.origins]
    if event.title_claim is None and not any(found):
        found = [
            _of(origin, [cite for cite in _cites([origin]) if bears_fields(event.title, cite.claim, cite.report)])
            for origin in view.origins
        ]
    return [origin for origin in found if origin is not None]


def _kept(origin: OriginView, view: EventView, of: Claim | None) -> OriginView | None:
    """The origin with those of its claims that bear the title: its own, as what repeats it may say more than it did."""
    cites = [cite for cite in _cites([origin]) if bears(view.event.title, of, cite.claim, cite.report)]
    if origin.first not in cites:
        cites = [cite for cite in cites if cite.speakers == origin.first.speakers]
    cites.sort(key=lambda cite: cite.claim.id != view.event.title_claim)
    return _of(origin, cites)


def _of(origin: OriginView, cites: list[Cite]) -> OriginView | None:
    return structs.replace(origin, first=cites[0], folded=tuple(cites[1:])) if cites else None


def _cites(origins: Sequence[OriginView]) -> list[Cite]:
    return [cite for origin in origins for cite in (origin.first, *origin.folded)]


def _counted(view: EventView, kept: list[OriginView], given: Grade | None) -> EventView:
    """The event with these origins, counts and grade for what its status says."""
    event, own = view.event, view.accounts[0]
    count = own.count if len(kept) == len(view.origins) else len(kept)
    account = structs.replace(
        own, count=count, told=told(own.says, count, event), origins=tuple(kept), grade=given and own.grade and given
    )
    return structs.replace(
        view,
        event=structs.replace(event, grade=given),
        origins=tuple(kept),
        reports=len({cite.report.id for cite in _cites(kept)}),
        accounts=(account, *view.accounts[1:]),
        support=_support(view, own, count),
    )


def _support(view: EventView, own: AccountView, count: int) -> str:
    """How many say what, of these; the phrase of the record where all do."""
    if count == own.count or not view.event.accounts:
        return view.support
    whole, part = told(own.says, own.count, view.event), told(own.says, count, view.event)
    (_, _, was), (_, _, verb) = whole.partition(" "), part.partition(" ")
    before = f"{own.count} origin{'' if own.count == 1 else 's'} {was}"
    return support(view.event).replace(before, f"{count} origin{'' if count == 1 else 's'} {verb}", 1)


def _grade(view: EventView, kept: list[OriginView]) -> Grade | None:
    """The grade that these alone give it, no better than that of all."""
    event = view.event
    if event.grade is None:
        return None
    against = [origin for account in view.accounts if account.says == "negated" for origin in account.origins]
    denying = {_id(origin): _claims(origin, "negated") for origin in against}
    own = {_id(origin): _claims(origin, event.status) for origin in kept}
    if says(event.status) == "negated":
        denying = own
    cites = _cites([*kept, *(origin for account in view.accounts[1:] for origin in account.origins)])
    case = Case(
        status=event.status,
        claims=[claim for of in (own | denying).values() for claim in of],
        origins=own,
        denying=denying,
        responses=[one.response for one in view.responses],
        conflicts=[one.conflict for one in view.conflicts],
        reports={cite.report.id: cite.report for cite in cites},
    )
    made = grade(case)
    return made if made.digit > event.grade.digit else event.grade


def _id(origin: OriginView) -> str:
    return origin.origin.id if origin.origin else origin.first.claim.id


def _claims(origin: OriginView, status: Status) -> list[Claim]:
    return [structs.replace(cite.claim, status=status) for cite in _cites([origin])]
