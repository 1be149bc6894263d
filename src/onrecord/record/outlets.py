"""Whose voice a report's own is: the agency that it credits, else its outlet, else nobody's but its own."""

from onrecord.model import Report
from onrecord.record.speakers import Speaker, publisher


def credit_of(report: Report) -> str | None:
    """The wire service that a report credits."""
    credit = report.credit or (report.dateline.credit if report.dateline else None)
    return (credit.strip() or None) if credit else None


def agency_of(report: Report) -> str | None:
    """The owner of the first known agency that a report credits."""
    from onrecord.acquire.outlets import credit_family

    credit = credit_of(report)
    return credit_family(credit) if credit else None


def voice(report: Report) -> Speaker:
    """Who speaks where a report names nobody. Mastheads of one owner are one, as are the organs of one state."""
    from onrecord.acquire.outlets import family, outlet_for

    if agency := agency_of(report):
        known = outlet_for(agency)
        title = known.name if known else agency
        return Speaker(f"~f:{agency.lower()}", title, "outlet", title, agency)
    outlet = report.domain or report.outlet
    if name := outlet or credit_of(report):
        known = outlet_for(name)
        title = known.name if known else (report.outlet if outlet else None) or name
        return Speaker(f"~f:{publisher(name)}", title, "outlet", title, family(name) if known else "")
    return Speaker(f"~r:{report.id}", report.id, "document", report.id)
