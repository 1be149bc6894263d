"""Which reports share text, and which of them was first."""

from onrecord.store import Record
from onrecord.tell.copied import copied


def test_a_copy_names_what_it_repeats_and_is_named_by_it(sample_record: Record) -> None:
    later = {one.report.id: one for one in copied(sample_record, sample_record.report("gazette-arms-talks"))}
    first = later["wire-arms-talks-advance"]
    assert (first.which, first.sure) == ("repeats", True)
    assert first.share > 0.2
    assert first.sentences
    text = sample_record.report("gazette-arms-talks").text
    assert all(words in text for words in first.examples)
    back = {one.report.id: one for one in copied(sample_record, sample_record.report("wire-arms-talks-advance"))}
    assert back["gazette-arms-talks"].which == "repeated by"


def test_what_has_nothing_in_common_names_nobody(sample_record: Record) -> None:
    assert copied(sample_record, sample_record.report("wire-kim-arrives")) == []
    assert copied(sample_record, sample_record.report("rundschau-kim-putin")) == []
