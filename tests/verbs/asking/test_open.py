"""Questions of who, whom, when, where, how many and whose words: answered by name, never by a guess."""

import pytest
from msgspec import structs

from onrecord.model import Claim, Name, Party, Report, Response, Source, Span, TimeRange
from onrecord.read.language import pipeline
from onrecord.verbs.asking.matching import Told, lacks
from onrecord.verbs.asking.wording import worded
from tests.verbs.asking.conftest import Asked, Understood
from tests.verbs.asking.told import told

Story = tuple[Report, Claim]
SENT = told(
    1, "North Korea sent 300 artillery shells to Russia", "AID", "PRK", "RUS", items=("artillery shells",),
    source=Source("Alan Reed", code="USA", kind="person"),
)  # fmt: skip
DENIED = told(
    2, "North Korea sent artillery shells to Russia", "AID", "PRK", "RUS",
    status="negated", source=Source("Choe Il", code="PRK", kind="person"),
)  # fmt: skip
PLANNED = told(
    3, "China will send weapons to Russia", "AID", "CHN", "RUS", status="planned", day="", items=("weapons",)
)


@pytest.mark.parametrize(
    ("question", "statement", "slot"),
    [
        ("Who denied the arms deliveries?", "Somebody delivered arms", "denier"),
        ("Who denied attacking the embassy?", "Somebody attacked the embassy", "denier"),
        ("Who denied having attacked the embassy?", "Somebody attacked the embassy", "denier"),
        ("Who denied any role in the attack on the embassy?", "Somebody attacked the embassy", "denier"),
        ("Who denied North Korea's deliveries of arms?", "North Korea delivered arms", "denier"),
        ("Who denies the accusations?", "the accusations", "denier"),
        ("Who declined to comment on the visit?", "the visit", "decliner"),
        ("Who confirmed the missile launch?", "the missile launch", "confirmer"),
        ("Who says that China sent weapons?", "China sent weapons", "speaker"),
        ("What did Lavrov say about the talks?", "the talks", "words"),
        ("How did China react to the launch?", "the launch", "words"),
        ("With whom did Putin meet?", "Putin met with somebody", "partner"),
        ("To whom did North Korea deliver arms?", "North Korea delivered arms to somebody", "recipient"),
        ("By whom was the embassy attacked?", "the embassy was attacked by somebody", "actor"),
        ("Whom did Kirby condemn?", "Kirby condemned somebody", "recipient"),
        ("Which countries condemned the launch?", "Some countries condemned the launch", "actor"),
        ("Which ship delivered arms?", "Some ship delivered arms", "thing"),
        ("How many shells did North Korea send?", "North Korea sent some shells", "number"),
        ("When did Shoigu visit North Korea?", "Shoigu visited North Korea", "time"),
        ("Did Shoigu visit North Korea?", "Shoigu visited North Korea", ""),
    ],
)
def test_what_a_question_leaves_open(question: str, statement: str, slot: str) -> None:
    found = worded(question, pipeline())
    assert (found.statement, found.slot) == (statement, slot)


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("Who sent shells to Russia?", ["North Korea"]),
        ("To whom did North Korea send shells?", ["Russia"]),
        ("How many shells did North Korea send to Russia?", ["300 artillery shells"]),
        ("When did North Korea send shells to Russia?", ["2023-09-13"]),
        ("Who says that North Korea sent shells to Russia?", ["Alan Reed (United States)"]),
        ("Who denies that North Korea sent shells to Russia?", ["Choe Il (North Korea)"]),
        ("Who denied sending shells to Russia?", ["Choe Il (North Korea)"]),
        ("Where did North Korea send shells to Russia?", []),
    ],
)
def test_each_is_answered_by_what_it_asks_for(question: str, answers: list[str], asked: Asked) -> None:
    found = asked(question, SENT, DENIED)
    assert [one.text for one in found.answers] == answers
    assert found.verdict == "told"


def test_what_an_event_does_not_tell_is_not_made_up(asked: Asked) -> None:
    assert asked("Where did North Korea send shells to Russia?", SENT).words.startswith(
        "The record tells of it, and does not say where"
    )


def test_what_is_only_planned_is_answered_as_planned(asked: Asked) -> None:
    found = asked("Who sent weapons to Russia?", PLANNED)
    assert (found.verdict, [(one.text, one.says) for one in found.answers]) == ("planned", [("China", "planned")])
    assert found.words == "The record does not say that it has happened. Planned: China, as Outlet 3 says."
    assert asked("When will China send weapons to Russia?").words.endswith("; the record does not say when.")


def test_who_is_named_in_the_question_is_no_answer_to_it(asked: Asked) -> None:
    offer = told(1, "North Korea offered talks to South Korea", "AGREE", "PRK", "KOR")
    assert [one.text for one in asked("Who offered talks to North Korea?", offer).answers] == []


def test_whom_a_report_does_not_name_is_told_in_its_words(asked: Asked) -> None:
    report, claim = told(1, "militant gunmen attacked the embassy of Germany", "ASSAULT", "TALIBAN", "DEU")
    guessed = structs.replace(claim, actors=(Party("TALIBAN", "militant gunmen"),))
    found = asked("Who attacked the embassy of Germany?", (report, guessed))
    assert [one.text for one in found.answers] == ["“militant gunmen”"]
    assert "Taliban" not in found.words


def test_persons_are_named_with_whom_they_stand_for(asked: Asked) -> None:
    report, claim = told(1, "Sergei Shoigu visited North Korea", "CONSULT", "RUS", "PRK", mode="visit")
    at = Span(0, len("Sergei Shoigu"))
    person = Name("person", "Sergei Shoigu", at, "actor", "Sergei Shoigu", "RUS")
    named = structs.replace(claim, names=(person,), actors=(Party("RUS", "Sergei Shoigu", span=at),))
    assert [one.text for one in asked("Who visited North Korea?", (report, named)).answers] == [
        "Sergei Shoigu (Russia)"
    ]


def answering(story: Story, said: str, stance: str, by: Party) -> tuple[Story, Response]:
    """A report with a sentence more, in which somebody answers what it claims."""
    report, claim = story
    report = structs.replace(report, text=f"{report.text} {said}")
    at = report.text.index(said)
    made = Response(
        id=f"d{report.id}", report=report.id, span=Span(at, at + len(said)), quote=said, by=by,
        stance=stance, about=claim.id,  # type: ignore[arg-type]
    )  # fmt: skip
    return (report, claim), made


def test_who_declines_confirms_and_denies_are_kept_apart(asked: Asked) -> None:
    silent, one = answering(SENT, "The Kremlin declined to comment on the shells.", "declines", Party("RUS", "Kremlin"))
    sure, two = answering(PLANNED, "Wang Bo confirmed the plan.", "confirms", Party("CHN", "Wang Bo"))
    found = asked("Who declined to comment on the shells?", silent, sure, responses=[one, two])
    assert [given.text for given in found.answers] == ["Kremlin (Russia)"]
    assert asked("Who confirmed the plan?").answers[0].text == "Wang Bo (China)"
    assert asked("Who denied sending shells to Russia?").answers == ()


def test_the_words_of_a_speaker_on_a_matter_are_quoted(asked: Asked) -> None:
    silent, one = answering(SENT, "The Kremlin declined to comment on the shells.", "declines", Party("RUS", "Kremlin"))
    found = asked("What did Russia say about the shells?", silent, responses=[one])
    assert [given.text for given in found.answers] == ["“The Kremlin declined to comment on the shells.”"]
    assert asked("What did Russia say about the satellites?").verdict == "does not say"
    assert asked("What did Japan say about the shells?").verdict == "does not say"


def test_for_want_of_firm_events_a_sentence_is_quoted_and_counts_for_nothing(asked: Asked) -> None:
    doubtful = told(4, "South Korea condemned the treaty on Thursday in a long statement", "ACCUSE", "KOR", tier="lead")
    found = asked("Who condemned the treaty?", doubtful)
    assert (found.verdict, found.answers, found.events) == ("quoted", (), ())
    assert [one.words for one in found.quoted] == [f"{doubtful[1].quote}."]
    assert asked("Did South Korea condemn the treaty?").verdict == "does not say"


def test_a_denial_of_another_time_does_not_dispute_what_happened(asked: Asked) -> None:
    treaty = told(1, "Russia and North Korea signed a treaty", "AGREE", "RUS PRK", day="2024-06-19")
    denied = told(
        2, "Russia and North Korea signed any agreement on arms", "AGREE", "RUS PRK", status="negated", day="2023-09-14"
    )
    assert asked("Did Russia and North Korea sign a treaty?", treaty, denied).verdict == "yes"


def test_a_deal_that_may_be_is_one_that_may_be_signed(asked: Asked) -> None:
    deal = told(1, "any arms deal between Russia and North Korea", "AGREE", "RUS PRK", status="possible")
    assert asked("Did Russia and North Korea sign an arms deal?", deal).verdict == "possible"


def test_of_a_large_record_the_reports_that_name_it_are_looked_through(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.verbs.asking.speaking.MOST_REPORTS", 1)
    silent, one = answering(SENT, "The Kremlin declined to comment on the shells.", "declines", Party("RUS", "Kremlin"))
    for question in ("Who declined to comment on the shells?", "Who declined to comment?"):
        assert [given.text for given in asked(question, silent, PLANNED, responses=[one]).answers] == [
            "Kremlin (Russia)"
        ]


def test_days_stand_by_support_and_what_was_the_first_since_a_year_was_not_on_that(asked: Asked) -> None:
    launched = "North Korea launched a missile over Japan"
    found = asked(
        "When did North Korea launch a missile over Japan?",
        told(1, f"{launched} in 1998", "MOBILIZE", "PRK", "JPN", items=("missile",), day="1998-03-01"),
        told(2, launched, "MOBILIZE", "PRK", "JPN", items=("missile",), day="2017-08-29"),
        told(3, f"{launched} again", "MOBILIZE", "PRK", "JPN", items=("missile",), day="2017-08-29"),
        since(
            told(4, f"It was the first time since 2009 that {launched}", "MOBILIZE", "PRK", "JPN", items=("missile",))
        ),
    )
    assert [given.text for given in found.answers] == ["2017-08-29", "1998-03-01"]


def since(story: Story) -> Story:
    report, claim = story
    return report, structs.replace(claim, time=TimeRange("2009-01-01", None, "year"))


def test_who_says_so_is_who_says_what_is_asked(asked: Asked) -> None:
    bare = told(
        3, "North Korea sent artillery shells to Russia", "AID", "PRK", "RUS", items=("artillery shells",),
        source=Source("Lee Young", code="KOR", kind="person"),
    )  # fmt: skip
    found = asked("Did North Korea send 300 artillery shells to Russia?", SENT, bare)
    assert [one.who_says for one in found.happened] == [("Alan Reed",)]
    assert found.happened[0].by == "Alan Reed"


def test_each_answer_names_who_gives_it(asked: Asked) -> None:
    more = told(
        3, "North Korea sent 900 artillery shells to Russia", "AID", "PRK", "RUS", items=("artillery shells",),
        source=Source("Lee Young", code="KOR", kind="person"),
    )  # fmt: skip
    found = asked("How many shells did North Korea send to Russia?", SENT, more)
    assert "300 artillery shells (Alan Reed)" in found.words
    assert "900 artillery shells (Lee Young)" in found.words


def test_who_welcomes_a_deed_has_not_done_it(understanding: Understood) -> None:
    _, claim = told(1, "South Korea welcomed the North's decision to reopen the hotline", "SUPPORT", "KOR", "PRK")
    question = structs.replace(
        understanding("Did South Korea support the hotline?"), types=("SUPPORT",), verb="reopen", by=("KOR",), to=()
    )
    assert lacks(question, Told(claim=structs.replace(claim, trigger="welcomed"))) == {"verb"}
    assert not lacks(question, Told(claim=structs.replace(claim, trigger="reopen")))


def test_nobody_known_is_no_answer(asked: Asked) -> None:
    report, claim = told(1, "A blast hit the ministry in Kabul", "ASSAULT", "", "", place=("Kabul", "AFG"))
    nobody = structs.replace(claim, actors=(Party("?", "unknown"),))
    assert not any("unknown" in given.text for given in asked("Who attacked the ministry?", (report, nobody)).answers)
