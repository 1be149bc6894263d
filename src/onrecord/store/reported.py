"""When the reports of events were published, and what reports tell of: by what stands beside their texts."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from onrecord.model import Event
from onrecord.store import quick

if TYPE_CHECKING:
    from onrecord.store.record import Record

_FIRM = "SELECT report, start_char, id FROM claims WHERE tier = 'firm' AND report"
_PUBLISHED = "SELECT id, published FROM reports WHERE id"
_ANSWERED = (
    "SELECT responses.id, reports.published FROM responses JOIN reports ON reports.id = responses.report "
    "WHERE responses.id"
)


class Days(NamedTuple):
    """When the reports of an event's claims were published, and those of the responses to it; "" for no known day."""

    told: list[str]
    answered: list[str]


def firm_in(record: "Record", reports: Sequence[str]) -> list[str]:
    """The ids of the claims of these reports that were read as firm, in order of report and place in its text."""
    place = {report: number for number, report in enumerate(reports)}
    with record.shelf.reading() as connection:
        rows = quick.among(connection, _FIRM, place)
    return [id for *_, id in sorted((place[report], start, id) for report, start, id in rows)]


def dated(record: "Record", events: Iterable[Event]) -> list[Days]:
    """The days of these events, in their order."""
    listed = list(events)
    claims, responses = (dict.fromkeys(id for one in listed for id in of(one)) for of in (_claims, _responses))
    reports = record.reports_of_claims(claims)
    with record.shelf.reading() as connection:
        published = dict(quick.among(connection, _PUBLISHED, set(reports.values())))
        answered = dict(quick.among(connection, _ANSWERED, responses))
    told = {claim: published.get(report) for claim, report in reports.items()}
    return [
        Days([told.get(id) or "" for id in _claims(one)], [answered.get(id) or "" for id in _responses(one)])
        for one in listed
    ]


def _claims(event: Event) -> tuple[str, ...]:
    return event.claims


def _responses(event: Event) -> tuple[str, ...]:
    return event.responses
