"""In which reports claims stand is looked up once for each."""

import pytest

from onrecord.store import Record, lookups


def test_a_claim_stands_in_its_report(sample_record: Record) -> None:
    claims = list(sample_record.claims(leads=True))[:40]
    told = {claim.id: claim.report for claim in claims}
    assert sample_record.reports_of_claims(told) == told
    assert sample_record.reports_of_claims([claims[0].id, "c-there-is-none"]) == {claims[0].id: claims[0].report}


def test_no_more_is_kept_than_there_is_room_for(sample_record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookups, "KNOWN", 5)
    told = {claim.id: claim.report for claim in list(sample_record.claims(leads=True))[:20]}
    for id, report in told.items():
        assert sample_record.reports_of_claims([id]) == {id: report}
        assert len(sample_record._stand_in) <= 6
    assert sample_record.reports_of_claims(told) == told
