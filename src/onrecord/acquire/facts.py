"""What users say of reports that these do not say themselves: day, outlet, address, author. Who said so is kept."""

from msgspec import Struct, structs

from onrecord.acquire.dating import Candidate
from onrecord.acquire.draft import Draft
from onrecord.acquire.outlets import outlet_for
from onrecord.model import Dating, Given, Report


class Facts(Struct, frozen=True, kw_only=True):
    """Facts that a user gives of reports: of all that come in, or of one file of a table of inputs.

    `by` is who gives them, `where` in which option or row. With `over`, they go before what the report says;
    otherwise they count where it says nothing.
    """

    date: str | None = None
    outlet: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    by: str = ""
    where: str = ""
    over: bool = False


NONE = Facts()


def with_facts(draft: Draft, facts: Facts, *, alone: bool) -> Draft:
    """The draft with what the user says of it, in its place among what it says itself.

    Args:
        draft: the article.
        facts: what the user says.
        alone: whether it is the only article of its file, of which alone an address can be given.
    """
    values: dict[str, object] = {}
    if facts.date:
        day = Candidate(facts.date, "given", _said(facts), facts.date)
        values |= {"dates": (day, *draft.dates)} if facts.over else {"otherwise": (*draft.otherwise, day)}
    if facts.url and alone and (facts.over or not draft.url):
        values["url"] = facts.url
    if facts.authors and (facts.over or not draft.authors):
        values["authors"] = facts.authors
    if facts.outlet and (facts.over or not (draft.outlet or draft.url or draft.domain)):
        values["outlet"] = facts.outlet
    return structs.replace(draft, **values) if values else draft


def noted(report: Report, facts: Facts) -> Report:
    """The report with who gave it what of the facts; what it says otherwise itself was not used."""
    outlet = _masthead(facts.outlet) if facts.outlet else None
    if outlet and (facts.over or report.outlet in (None, facts.outlet)):
        report = structs.replace(report, outlet=outlet)
    used = {
        "published": report.published if report.published_how == "given" and report.published == facts.date else None,
        "outlet": outlet if report.outlet == outlet else None,
        "url": report.url if facts.url and report.url == facts.url else None,
        "byline": ", ".join(report.byline) if facts.authors and set(facts.authors) & set(report.byline) else None,
    }
    given = tuple(
        Given(field=field, value=value, by=facts.by, where=facts.where, over=facts.over)  # type: ignore[arg-type]
        for field, value in used.items()
        if value
    )
    fresh = {one.field for one in given}
    return structs.replace(report, given=(*(one for one in report.given if one.field not in fresh), *given))


def carried(old: Report, new: Report) -> Report:
    """A report that comes in again, with what the user said of it before and does not say anew."""
    said = {one.field for one in new.given}
    for one in old.given:
        if one.field not in said and (one.over or not getattr(new, one.field)):
            new = structs.replace(_set(new, one), given=(*new.given, one))
    return new


def _set(report: Report, given: Given) -> Report:
    if given.field == "byline":
        return structs.replace(report, byline=tuple(given.value.split(", ")))
    if given.field != "published":
        return structs.replace(report, **{given.field: given.value})
    day = Dating(day=given.value, how="given", place=_told(given), words=given.value, taken=True, verdict="taken")
    others = (structs.replace(one, taken=False) if one.taken else one for one in report.dates)
    dates = (day, *(one for one in others if one.how != "given"))
    return structs.replace(report, published=given.value, published_how="given", published_window=None, dates=dates)


def _masthead(name: str) -> str:
    """The outlet's usual name, where it is known."""
    known = outlet_for(name)
    return known.name if known else name


def _said(facts: Facts) -> str:
    return _words(facts.by, facts.where)


def _told(given: Given) -> str:
    return _words(given.by, given.where)


def _words(by: str, where: str) -> str:
    return ", ".join(part for part in (f"given by {by}" if by else "given", where) if part)
