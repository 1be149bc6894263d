"""What says as much answers; what says less does not."""

from onrecord.verbs.asking.words import stems, things, verbs


def test_what_says_more_answers_and_what_says_less_does_not() -> None:
    assert things("arms") & stems("artillery shells")
    assert not things("shells") & stems("arms")
    assert verbs("supply") & stems("it sold them")
    assert not verbs("sell") & stems("it delivered them")


def test_forms_of_a_word_are_one() -> None:
    assert stems("travelled donated 1,000") == stems("traveled donate 1000")
    assert things("1,000") & stems("more than 1,000 containers")


def test_what_stands_in_no_list_answers_only_itself() -> None:
    assert things("satellites") == stems("satellite")
