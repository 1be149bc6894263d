"""Rows of answers: what the exported tables have, made for those records alone that are shown."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.export.claims import claim_row, decided_columns, response_row
from onrecord.export.columns import Row
from onrecord.export.recorded import conflict_row, event_row, story_row
from onrecord.export.reports import report_row
from onrecord.model import Account, Claim, Conflict, Event, Report, Response, Story
from onrecord.serve.api.named import headings
from onrecord.serve.opened import Opened
from onrecord.store import Record
from onrecord.store.tallies import claims_of_reports, reports_of_events
from onrecord.tell.support import in_order, told


def of_events(record: Record, events: Sequence[Event]) -> list[Row]:
    """Rows of events."""
    counts = reports_of_events(record, [event.id for event in events])
    return [event_row(event, counts.get(event.id, 0)) for event in events]


def of_claims(record: Record, claims: Sequence[Claim]) -> list[Row]:
    """Rows of claims, as people corrected them, with what was read."""
    decisions, ids = record.in_force(), [claim.id for claim in claims]
    events, origins = record.owners("event", ids), record.owners("origin", ids)
    reports = record.reports_by_id(claim.report for claim in claims)
    found = []
    for claim in claims:
        read = (record.shelf.get(Claim, claim.id) if decisions.all else None) or claim
        shown, report = decisions.corrected(read), reports[claim.report]
        line = claim_row(shown, report, events.get(claim.id), origins.get(claim.id))
        found.append(line | decided_columns(read, decisions))
    return found


def of_reports(record: Record, reports: Sequence[Report]) -> list[Row]:
    """Rows of reports."""
    ids = [report.id for report in reports]
    stories, tallies = record.owners("story", ids), claims_of_reports(record, ids)
    right = Counter(claim.report for claim in record.claims_by_id(record.affirmed()).values())
    found = []
    for report in reports:
        claims, leads = tallies.get(report.id, (0, 0))
        found.append(report_row(report, claims, leads - right[report.id], stories.get(report.id)))
    return found


def of_stories(opened: Opened, stories: Sequence[Story]) -> list[Row]:
    """Rows of stories."""
    called = headings(opened, stories)
    return [story_row(story, called[story.id]) for story in stories]


def of_responses(record: Record, responses: Sequence[Response]) -> list[Row]:
    """Rows of responses."""
    events = record.owners("answered", [response.id for response in responses])
    reports = record.reports_by_id(response.report for response in responses)
    return [response_row(one, reports[one.report], events.get(one.id)) for one in responses]


def of_conflicts(record: Record, conflicts: Iterable[Conflict]) -> list[Row]:
    """Rows of conflicts."""
    return [conflict_row(record, conflict) for conflict in conflicts]


def of_accounts(event: Event) -> list[dict[str, Any]]:
    """What is said of an event, that of its status first, each with how well it is supported."""
    return [_account(account, event) for account in in_order(event)]


def _account(account: Account, event: Event) -> dict[str, Any]:
    return {
        "says": account.says,
        "told": told(account.says, account.count, event),
        "count": account.count,
        "origins": list(account.origins),
        "parties": list(account.parties),
        "digit": account.grade.digit,
        "probability": round(account.grade.probability, 4),
        "terms": [{"name": one.name, "value": one.value, "reason": one.reason} for one in account.grade.terms],
    }
