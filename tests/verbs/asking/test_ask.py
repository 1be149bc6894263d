"""Questions answered from records made by hand: yes, no, planned, possible, disputed, alleged, not said."""

import pytest
from msgspec import structs

from onrecord import Answer, UsageError
from onrecord.model import Name, Party, Response, Source, Span
from tests.verbs.asking.conftest import Asked
from tests.verbs.asking.told import told

SENT = told(1, "North Korea sent artillery shells to Russia", "AID", "PRK", "RUS", items=("artillery shells",))
DENIED = told(
    2, "North Korea sent artillery shells to Russia", "AID", "PRK", "RUS",
    status="negated", source=Source("Choe", code="PRK", kind="person"),
)  # fmt: skip
PLANNED = told(3, "China will send weapons to Russia", "AID", "CHN", "RUS", status="planned", items=("weapons",))
POSSIBLE = told(4, "South Korea may send weapons to Ukraine", "AID", "KOR", "UKR", status="possible")
VISIT = told(5, "Sergei Shoigu visited North Korea", "CONSULT", "RUS", "PRK", mode="visit", day="2023-07-25")
MET = told(6, "Putin met Kim at Vostochny", "CONSULT", "RUS PRK", mode=None, place=("Vostochny", "RUS"))


def test_what_is_said_to_have_happened_is_answered_yes_with_who_says_so(asked: Asked) -> None:
    found = asked("Did North Korea send shells to Russia?", SENT)
    assert found.verdict == "yes"
    assert found.words == "Yes, as this record has it: Outlet 1 says so, and nobody in it denies it."
    (event,) = found.happened
    assert (event.who_says, event.claims, event.lacks) == (("Outlet 1",), ("c01",), ())


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("Did Russia send shells to North Korea?", "the other way round"),
        ("Did North Korea send shells to China?", "to another"),
        ("Did Japan send shells to Russia?", "by another"),
        ("Did North Korea send satellites to Russia?", "another thing"),
        ("Did North Korea send all shells to Russia?", "more than is told"),
        ("Did North Korea send shells to Russia in July 2023?", "on another day"),
        ("Did North Korea sell shells to Russia?", "another deed"),
        ("Did North Korea promise to send shells to Russia?", "a promise is no delivery, nor the other way round"),
        ("Did Kim Jong Un send shells to Russia?", "nobody names him"),
        ("Did North Korea send shells to Russia in Vladivostok?", "nobody names the place"),
        ("Did North Korea attack Russia?", "another kind"),
        ("Did he send shells to Russia?", "nobody knows who"),
        ("Did North Korea secretly send shells to Russia?", "in a manner that nobody tells"),
        ("Did North Korea send shells to Russia twice?", "more often than is told"),
    ],
)
def test_what_differs_in_one_point_is_never_answered_yes(question: str, why: str, asked: Asked) -> None:
    assert asked(question, SENT).verdict == "does not say", why


@pytest.mark.parametrize("not_", ["Did North Korea not send", "Did North Korea never send", "Didn't North Korea send"])
def test_a_question_with_not_is_never_answered_yes(not_: str, asked: Asked) -> None:
    found = asked(f"{not_} shells to Russia?", SENT)
    assert found.verdict == "told"
    assert found.words.startswith("It is told as having happened: Outlet 1 says so")


def test_what_is_denied_is_told_as_the_word_of_those_who_say_so(asked: Asked) -> None:
    found = asked("What did North Korea send to Russia?", SENT, DENIED)
    assert found.words.endswith(", as Outlet 1 says; Choe denies it.")
    assert asked("Who sent shells to Russia?").words == "North Korea, as Outlet 1 says; Choe denies it."


def test_what_differs_in_one_point_is_shown_as_near(asked: Asked) -> None:
    found = asked("Did North Korea send satellites to Russia?", SENT)
    assert [event.lacks for event in found.near] == [("things",)]
    assert not found.events


def test_what_says_more_than_is_asked_for_answers(asked: Asked) -> None:
    assert asked("Did North Korea send arms to Russia?", SENT).verdict == "yes"


def test_shells_are_not_answered_by_arms(asked: Asked) -> None:
    story = told(1, "North Korea sent arms to Russia", "AID", "PRK", "RUS")
    assert asked("Did North Korea send shells to Russia?", story).verdict == "does not say"


def test_a_denial_makes_it_disputed(asked: Asked) -> None:
    found = asked("Did North Korea send shells to Russia?", SENT, DENIED)
    assert found.verdict == "disputed"
    assert "Outlet 1 says that it happened, Choe that it did not" in found.words


def test_a_denial_that_leaves_out_the_thing_makes_it_disputed_too(asked: Asked) -> None:
    vague = told(2, "North Korea did not send anything to Russia", "AID", "PRK", "RUS", status="negated")
    assert asked("Did North Korea send shells to Russia?", SENT, vague).verdict == "disputed"


def test_a_party_that_denies_it_in_a_response_alone_makes_it_disputed(asked: Asked) -> None:
    report, claim = SENT
    said = "North Korea denied that it had sent artillery shells to Russia."
    report = structs.replace(report, text=f"{claim.quote}. {said}")
    at = report.text.index(said)
    answer = Response(
        id="d1", report=report.id, span=Span(at, at + len(said)), quote=said, by=Party("PRK", "North Korea"),
        stance="denies", about=claim.id,
    )  # fmt: skip
    found = asked("Did North Korea send shells to Russia?", (report, claim), responses=[answer])
    assert found.verdict == "disputed"
    assert found.denied[0].who_says == ("North Korea",)


def test_what_is_only_denied_is_answered_no(asked: Asked) -> None:
    found = asked("Did North Korea send shells to Russia?", DENIED)
    assert found.verdict == "no"
    assert found.words.startswith("No report here says so")


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Did China send weapons to Russia?", "planned"),
        ("Will China send weapons to Russia?", "planned"),
        ("Did South Korea send weapons to Ukraine?", "possible"),
        ("Could South Korea send weapons to Ukraine?", "possible"),
        ("Will North Korea send shells to Russia?", "does not say"),
    ],
)
def test_planned_and_done_are_kept_apart(question: str, verdict: str, asked: Asked) -> None:
    found = asked(question, SENT, PLANNED, POSSIBLE)
    assert found.verdict == verdict
    if verdict in ("planned", "possible"):
        assert "does not say that it has happened" in found.words


def test_hearsay_is_told_as_alleged(asked: Asked) -> None:
    rumour = told(1, "North Korea sent shells to Russia", "AID", "PRK", "RUS", hearsay=True)
    assert asked("Did North Korea send shells to Russia?", rumour).verdict == "alleged"


def test_a_denial_is_asked_for(asked: Asked) -> None:
    found = asked("Is it denied that North Korea sent shells to Russia?", SENT, DENIED)
    assert (found.verdict, found.words) == ("yes", "Yes, it is denied by Choe.")
    assert asked("Did North Korea deny that it sent shells to Russia?").verdict == "yes"
    assert asked("Did China deny that it sent shells to Russia?").verdict == "does not say"


def test_who_when_and_where(asked: Asked) -> None:
    assert asked("When did Shoigu visit North Korea?", SENT, VISIT, MET).words == "2023-07-25."
    assert asked("Who sent shells to Russia?").words == "North Korea."
    assert asked("Where did Putin meet Kim?").words == "Vostochny."
    assert asked("Who says that North Korea sent shells to Russia?").words == "Said by Outlet 1."


def test_who_meets_somebody_in_a_state_has_come_there(asked: Asked) -> None:
    story = told(6, "Putin met Kim Jong Un at Vostochny", "CONSULT", "RUS PRK", place=("Vostochny", "RUS"))
    assert asked("Did Kim Jong Un visit Russia?", story).verdict == "yes"
    assert asked("Did Putin visit North Korea?").verdict == "does not say"


def test_a_visit_is_not_answered_by_somebody_elses(asked: Asked) -> None:
    assert asked("Did Putin visit North Korea?", VISIT).verdict == "does not say"
    assert asked("Did Shoigu visit North Korea?").verdict == "yes"


def test_leads_count_for_nothing_and_are_counted_apart(asked: Asked) -> None:
    lead = told(1, "North Korea sent shells to Russia", "AID", "PRK", "RUS", tier="lead")
    found = asked("Did North Korea send shells to Russia?", lead)
    assert (found.verdict, found.leads_not_shown, found.leads) == ("does not say", 1, ())
    shown = asked("Did North Korea send shells to Russia?", leads=True)
    assert (shown.verdict, shown.leads_not_shown, len(shown.leads)) == ("does not say", 0, 1)


def test_a_name_that_the_record_lacks_is_told_with_what_is_near_it(asked: Asked) -> None:
    report, claim = VISIT
    name = Name(kind="person", text="Sergei Shoigu", span=Span(0, 13), role="actor", code="RUS")
    found = asked("Did Sergei Shoigo visit North Korea?", (report, structs.replace(claim, names=(name,))))
    assert any("names 'Sergei Shoigo'; near it: Sergei Shoigu" in note for note in found.notes)
    assert "No event in the record has Japan for a party." in asked("Did Japan visit North Korea?").notes


def test_what_is_no_question_is_searched_by_its_words(asked: Asked) -> None:
    found = asked("artillery", SENT)
    assert found.words.startswith("Not understood as a question")
    assert [line.partition(":")[0] for line in found.by_words] == ["c01"]


def test_whatever_happened_is_listed(asked: Asked) -> None:
    found = asked("What happened in July 2023?", SENT, VISIT)
    assert [event.when for event in found.happened] == ["2023-07-25"]
    assert {event.title for event in asked("What did North Korea do?").happened} == {found_title(asked)}


def found_title(asked: Asked) -> str:
    answer: Answer = asked("Did North Korea send shells to Russia?")
    return answer.happened[0].title


def test_an_empty_question_is_refused(asked: Asked) -> None:
    with pytest.raises(UsageError, match="the question is empty"):
        asked(" ? ", SENT)


def test_what_was_agreed_to_is_near_where_it_is_told_of_by_itself(asked: Asked) -> None:
    found = asked("Did North Korea promise to send shells to Russia?", SENT)
    assert (found.verdict, [event.lacks for event in found.near]) == ("does not say", [("type",)])


def test_a_name_before_a_comma_is_a_name(asked: Asked) -> None:
    story = told(1, "North Korea attacked Guam, home to many soldiers", "ASSAULT", "PRK", "USA")
    assert asked("Did North Korea attack Guam?", story).verdict == "yes"


def test_what_a_thing_was_done_near_to_is_not_what_it_was_done_to(asked: Asked) -> None:
    story = told(1, "Russia attacked a car near the hospital", "ASSAULT", "RUS", "UKR")
    assert asked("Did Russia attack a hospital?", story).verdict == "does not say"
    assert asked("Did Russia attack a car?").verdict == "yes"


def test_why_is_not_answered_by_what_happened(asked: Asked) -> None:
    found = asked("Why did North Korea send shells to Russia?", SENT)
    assert found.words.startswith("The record has no reasons, and does not say why. What it has: ")


def test_who_was_freed_was_released(asked: Asked) -> None:
    freed = told(7, "Two German engineers freed by the Taliban", "RETREAT", "TALIBAN", "DEU", mode="release")
    assert asked("Did the Taliban release engineers?", freed).verdict == "yes"


def test_a_question_that_names_nothing_is_not_told_that_the_record_is_silent(asked: Asked) -> None:
    found = asked("How many people were killed?", SENT)
    assert found.verdict == "does not say"
    assert found.words.startswith("Too little is named")


def test_several_speakers_of_one_name_say_so(asked: Asked) -> None:
    officials = Source("Afghan officials", code="AFG", kind="collective")
    visit = told(8, "Sergei Shoigu visited North Korea", "CONSULT", "RUS", "PRK", mode="visit", source=officials)
    assert "Afghan officials say so" in asked("Did Shoigu visit North Korea?", visit).words


def test_who_is_only_named_beside_a_deed_did_not_do_it(asked: Asked) -> None:
    report, claim = VISIT
    beside = Name(kind="person", text="Ana Reyes", span=Span(90, 99), role="mentioned", code="RUS")
    found = asked("Did Ana Reyes visit North Korea?", (report, structs.replace(claim, names=(beside,))))
    assert found.verdict == "does not say"
