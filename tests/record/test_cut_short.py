"""Titles whose sense would be cut off."""

import pytest
from msgspec import structs

from onrecord.record.cut_short import cut_short, one_of_two, whole, whom_open
from onrecord.record.sound import sound
from onrecord.record.tidying import tidy
from tests.record.titled import called, told


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("The missile fell into the sea, and the military", "The missile fell into the sea"),
        ("A group is suing Peru for allegedly failing", "A group is suing Peru"),
        ("Peru, Chile, and Bolivia met", "Peru, Chile, and Bolivia met"),
        ("Peru fired, and Chile answered", "Peru fired, and Chile answered"),
    ],
)
def test_a_last_clause_without_its_verb_is_left_out(words: str, kept: str) -> None:
    assert whole(words) == kept


@pytest.mark.parametrize(
    ("text", "trigger", "made", "short"),
    [
        ("Peru described the plan as a very bad idea.", "described", "Peru described the plan", True),
        ("Peru described the plan as bad.", "described", "Peru described the plan as bad", False),
        ("Peru distinguished between Chile and Bolivia.", "distinguished", "Peru distinguished between Chile", True),
        (
            "Peru distinguished between the two states.",
            "distinguished",
            "Peru distinguished between the two states",
            False,
        ),
        (
            "Peru issued a warning that the mountain group is ready.",
            "issued",
            "Peru issued a warning that the mountain group",
            True,
        ),
        ("Peru said that the group is ready.", "said", "Peru said that the group is ready", False),
        ("Peru Warns State Energy, Railway Firms to Stop", "Warns", "Peru Warns State Energy", True),
        ("Peru warns Chile, a neighbour, of war", "warns", "Peru warns Chile", False),
        ("He left on Friday. Peru joins a mee", "joins", "Peru joins a mee", True),
        ("Peru joins a meeting", "joins", "Peru joins a meeting", False),
    ],
)
def test_what_needs_more_is_no_title(text: str, trigger: str, made: str, short: bool) -> None:
    quote = text[text.index("Peru") :].rstrip(".")
    claim, report = told(text, quote, trigger, part="verb")
    assert cut_short(made, claim, report.text) is short


@pytest.mark.parametrize(
    ("words", "called"),
    [
        ("Peru would n’t discuss the plan", "Peru wouldn’t discuss the plan"),
        ("Peru bombed the camp and once again hit the school", "Peru bombed the camp and hit the school"),
        ("Peru could be named as soon", "Peru could be named"),
        ("Peru condemns ’ Chile", "Peru condemns Chile"),
        ("Andes | Peru condemns Chile", "Peru condemns Chile"),
    ],
)
def test_no_piece_of_what_was_cut_is_left(words: str, called: str) -> None:
    assert tidy(words)[0] == called


def test_words_that_start_with_something_of_somebody_s_point_elsewhere() -> None:
    assert not sound("One of its tanks hit the post", named=False)
    assert sound("One of Peru’s tanks hit the post", named=False)
    assert not sound("Killed a teacher was charged in Lima", named=False)


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("$14 billion for Peru but was rejected by Chile", False),
        ("Peru sent $14 billion to Chile but was rejected", True),
        ("Peru voted and was heard", True),
    ],
)
def test_a_second_verb_needs_the_subject_of_a_first(words: str, stands: bool) -> None:
    assert sound(words, named=False) == stands


def test_what_belongs_to_one_of_many_bodies_has_the_name_of_who_says_so() -> None:
    text = "The International Committee of the Red Cross said that its teams had sent supplies to Chile."
    quote = "its teams had sent supplies to Chile"
    made = told(
        text,
        quote,
        "sent",
        type="AID",
        part="verb",
        actors=(("IGO", "its teams", "its teams"),),
        recipients=(("CHL", "Chile", "Chile"),),
        source=("International Committee of the Red Cross", "said"),
    )
    claim = structs.replace(made[0], sources=(structs.replace(made[0].sources[0], code="IGO"),))
    words = called((claim, made[1])).words
    assert words == ("“The International Committee of the Red Cross said that its teams had sent supplies to Chile”")


def test_the_last_of_two_who_act_is_not_told_without_the_first() -> None:
    text = "Peruvian crown prince, Chilean PM discuss an escalation"
    made, _ = told(text, "Chilean PM discuss an escalation", "discuss", type="CONSULT", part="verb")
    assert cut_short("Chilean PM discuss an escalation", made, text)
    text = "Peru calm, lawmakers discuss an escalation"
    made, _ = told(text, "lawmakers discuss an escalation", "discuss", type="CONSULT", part="verb")
    assert not cut_short("lawmakers discuss an escalation", made, text)


def test_what_stands_in_brackets_is_passed_over() -> None:
    text = "Peru has captured about 4.5 square kilometers (1.7 square miles) around Lima since Tuesday."
    quote = "Peru has captured about 4.5 square kilometers (1.7 square miles) around Lima"
    made = told(text, quote, "captured", type="ASSAULT", part="verb", actors=(("PER", "Peru", "Peru"),))
    assert called(made).words == "Peru has captured about 4.5 square kilometers around Lima"


def test_whom_a_pronoun_stands_for_is_not_left_open() -> None:
    text = "Chile’s premier fired her on Monday, Ana Reyes told reporters in the north."
    claim, _ = told(text, "Chile’s premier fired her", "fired", type="SANCTION", part="verb")
    assert whom_open("Chile’s premier fired her", claim, text)
    assert whom_open("Chile’s premier fired", claim, text)
    assert not whom_open("Chile’s premier fired Ana Reyes", claim, text)


def test_a_name_is_not_cut_in_half() -> None:
    text = "Two senators seek an inquiry into whether lawyer Ana Reyes lied."
    claim, _ = told(text, "senators seek an inquiry into whether lawyer Ana Reyes lied", "inquiry", part="noun")
    assert cut_short("Senators seek an inquiry into whether lawyer Ana", claim, text)


@pytest.mark.parametrize(
    ("text", "made", "short"),
    [
        ("Manager fired from Peru's bank says it knew", "Manager fired from Peru's bank", True),
        ("Two fired from Peru's bank to face a court", "Two fired from Peru's bank", True),
        ("Manager fired from Peru's bank over a loan", "Manager fired from Peru's bank", False),
        ("Peru fired the head, the cashier and a clerk over a loan.", "Peru fired the head, the cashier", True),
        ("Peru fired the head, the cashier, and has said so.", "Peru fired the head, the cashier", False),
    ],
)
def test_what_a_sentence_is_about_and_half_a_list_tell_nothing(text: str, made: str, short: bool) -> None:
    claim, _ = told(text, made, "fired", part="verb")
    assert cut_short(made, claim, text) is short


@pytest.mark.parametrize(
    ("text", "made", "trigger", "short"),
    [
        ("Soto accused the party on Sunday.", "Soto accused the party", "accused", True),
        ("Labour called the decision a step back.", "Labour called the decision a step back", "called", True),
        ("Soto accused the judges in Lima.", "Soto accused the judges in Lima", "accused", False),
    ],
)
def test_what_was_told_before_is_missing(text: str, made: str, trigger: str, short: bool) -> None:
    claim, _ = told(text, made, trigger, type="ACCUSE", part="verb")
    assert cut_short(made, claim, text) is short


@pytest.mark.parametrize(
    ("text", "made", "trigger", "short"),
    [
        ("Peru urged its bank to address the losses of a year.", "Peru urged its bank to address", "urged", True),
        ("Peru urged its bank to pay.", "Peru urged its bank to pay", "urged", False),
        ("Soto was bought by out-of-state, rich groups.", "Soto was bought by out-of-state", "bought", True),
        ("An inquiry found he had lied.", "An inquiry found he had lied", "found", True),
        ("Ana Reyes said he had lied.", "Ana Reyes said he had lied", "said", False),
    ],
)
def test_what_wants_more_is_no_title(text: str, made: str, trigger: str, short: bool) -> None:
    claim, _ = told(text, made, trigger, type="ACCUSE", part="verb")
    assert cut_short(made, claim, text) is short


def test_one_of_two_between_whom_something_is_is_no_title() -> None:
    assert one_of_two("War between Peru’s army")
    assert not one_of_two("War between Peru’s army and rebels")
    assert not one_of_two("Talks between ministers")
