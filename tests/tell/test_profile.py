"""What a record tells of an actor and of an entity is the newest of all claims that are its, however they are found."""

from itertools import islice

from onrecord.store import Record
from onrecord.store.directory import directory
from onrecord.tell import profile


def test_claims_of_many_speakers_are_the_newest_of_all(sample_record: Record) -> None:
    entries = [one for one in directory(sample_record).entries if not one.apart]
    ids = [id for one in entries for id in one.ids or (one.id,)]
    assert len(ids) > 10
    each = [row for id in ids for row in profile._named(sample_record, [id])]
    together = [tuple(row) for row in profile._named(sample_record, ids)]
    assert sorted(together) == sorted(map(tuple, each))
    days = [(row[2], row[0]) for row in together]
    assert days == sorted(days, reverse=True)


def test_an_actor_has_the_claims_that_it_is_a_party_of(sample_record: Record) -> None:
    code = next(iter(directory(sample_record).actors))
    claims = {claim.id: claim for claim in sample_record.claims()}
    for leads in (False, True):
        uses = profile.uses_of_actor(sample_record, code, leads=leads)
        own = {id for id, claim in claims.items() if code in {p.code for p in (*claim.actors, *claim.recipients)}}
        wanted = {id for id in own if leads or claims[id].tier == "firm"}
        assert {use.claim for use in uses.listed if use.part not in ("said", "named")} == wanted
        assert all(claims[use.claim].report == use.report for use in uses.listed)
        assert bool(uses.leads) == any(claims[id].tier == "lead" for id in own)


def test_with_whom_is_counted_over_the_claims_that_name_it(sample_record: Record) -> None:
    named = (one for one in directory(sample_record).entries if one.firm > 1 and not one.apart)
    for entry in islice(named, 5):
        uses = profile.uses_of_entity(sample_record, entry)
        found = profile.company(sample_record, uses, entry=entry)
        claims = [sample_record.claim(id) for id in {use.claim for use in uses.listed}]
        for code, count in found.parties.items():
            assert count == sum(code in {p.code for p in (*one.actors, *one.recipients)} for one in claims)
        assert all(other.id != entry.id for other, _ in (*found.entities, *found.places))
