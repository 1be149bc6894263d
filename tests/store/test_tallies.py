"""Counts beside lists are those of what is counted."""

from onrecord.store import Record
from onrecord.store.actors import actor_counts
from onrecord.store.tallies import claims_of_reports, reports_of_events, stories_by_id
from onrecord.store.versions import version


def test_reports_of_events(sample_record: Record) -> None:
    events = list(sample_record.events(leads=True))
    wanted = {event.id: len({claim.report for claim in sample_record.claims(event=event.id)}) for event in events}
    assert reports_of_events(sample_record, [event.id for event in events]) == wanted
    assert max(wanted.values()) > 1


def test_claims_of_reports(sample_record: Record) -> None:
    found = claims_of_reports(sample_record, [report.id for report in sample_record.reports()])
    for report, tally in found.items():
        claims = list(sample_record.claims(report=report))
        assert tally == (len(claims), sum(claim.tier == "lead" for claim in claims))
    assert sum(tally.leads for tally in found.values()) > 0


def test_stories_by_id(sample_record: Record) -> None:
    stories = list(sample_record.stories())
    assert stories_by_id(sample_record, [*(story.id for story in stories), "s0"]) == stories


def test_actors_by_their_events(sample_record: Record) -> None:
    events = list(sample_record.events())
    counts = {one.code: one for one in actor_counts(sample_record)}
    assert "?" not in counts
    for code, one in counts.items():
        acting = [event for event in events if code in {party.code for party in event.actors}]
        acted_on = [event for event in events if code in {party.code for party in event.recipients}]
        assert (one.as_actor, one.as_recipient) == (len(acting), len(acted_on)), code
        assert one.events == len({event.id for event in (*acting, *acted_on)})
        assert one.first <= one.last
    assert len(actor_counts(sample_record, leads=True)) >= len(counts)


def test_a_version_is_one_until_something_changes(sample_record: Record) -> None:
    first = version(sample_record)
    assert first == version(sample_record)
    assert (first.builds, first.decisions) == (1, 0)
    assert first.ended
