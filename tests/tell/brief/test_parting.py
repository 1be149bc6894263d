"""Sentences, and the numbers that they cite."""

from onrecord.tell.brief.parting import parted, segments


def test_sentences_end_where_they_end() -> None:
    assert parted("Kim went to Moscow. Gen. Lee stayed. U.S. ships sailed!") == [
        "Kim went to Moscow.",
        "Gen. Lee stayed.",
        "U.S. ships sailed!",
    ]


def test_what_is_quoted_is_no_sentence_of_its_own() -> None:
    assert len(parted("The Lantern writes: “Kim left. He will be back.” (1 origin reports it).")) == 1


def test_numbers_behind_the_full_stop_belong_to_the_sentence_before() -> None:
    assert parted("Kim left. [1][2] Putin stayed. [3]") == ["Kim left. [1][2]", "Putin stayed. [3]"]


def test_each_part_has_the_numbers_behind_it() -> None:
    assert segments("Kim left [1][2]; Peskov denies it [3].") == [
        ("Kim left", (1, 2)),
        ("; Peskov denies it", (3,)),
        (".", ()),
    ]


def test_a_text_without_numbers_is_one_part() -> None:
    assert segments("Kim left.") == [("Kim left.", ())]
