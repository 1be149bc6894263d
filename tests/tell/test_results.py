"""Answers as pages show them."""

from onrecord.store import Record
from onrecord.store.passages import END, START
from onrecord.tell.results import claim_hits, folded, pieces


def test_marks_become_pieces() -> None:
    assert pieces(f"a {START}b{END} c") == [("a ", False), ("b", True), (" c", False)]
    assert pieces(f"{START}b{END}") == [("b", True)]
    assert pieces(f"<b> {START}open") == [("<b> ", False), ("open", False)]
    assert pieces("") == []


def test_hits_keep_their_order_and_their_words(sample_record: Record) -> None:
    ids = [hit.id for hit in sample_record.search("artillery", "claim")]
    hits = claim_hits(sample_record, [*ids, "gone"], "artillery")
    assert [hit.claim.id for hit in hits] == ids
    assert all("".join(text for text, _ in hit.pieces) == hit.claim.quote for hit in hits)
    assert all("artillery" in {text for text, found in hit.pieces if found} for hit in hits)


def test_the_same_words_of_the_same_speaker_are_folded(sample_record: Record) -> None:
    hits = claim_hits(sample_record, [hit.id for hit in sample_record.search("Shoigu", "claim")])
    kept = folded(hits)
    assert len(kept) < len(hits)
    assert sum(1 + len(hit.repeated) for hit in kept) == len(hits)
    for hit in kept:
        assert all(other.speakers == hit.speakers and other.event == hit.event for other in hit.repeated)
