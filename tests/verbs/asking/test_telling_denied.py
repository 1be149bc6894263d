"""Words that are denied are not printed as if who denies them had said them."""

from onrecord.verbs.asking.telling import denying


def test_denied_words_that_do_not_say_so_are_told_as_denied() -> None:
    assert denying("negated", "Chile had sent arms to Peru") == ", who denies"


def test_words_that_deny_by_themselves_and_what_is_asserted_stand_alone() -> None:
    for quote in ("Chile denies sending arms", "It had not sent arms", "We didn't send arms", "No arms were sent"):
        assert denying("negated", quote) == ""
    assert denying("happened", "Chile had sent arms to Peru") == ""
