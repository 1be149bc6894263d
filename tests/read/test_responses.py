from collections.abc import Callable

import pytest

from onrecord.model import Claim, Party, Span
from onrecord.read.attribution import attribution
from onrecord.read.reading import Mention, Reading
from onrecord.read.responses import responses
from onrecord.read.responses_find import answers

Parsed = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The Pentagon confirmed the news in an email.", "confirms"),
        ("The army acknowledged that it had bombed the town.", "confirms"),
        ("Iran denied that it had seized the ship.", "denies"),
        ("Russia denied any attempt to poison the agent.", "denies"),
        ("Mali rejected the accusation.", "denies"),
        ("Moscow dismissed the claims as nonsense.", "denies"),
        ("Moscow called the reports baseless.", "denies"),
        ("The Kremlin declined to comment.", "declines"),
        ("The ministry refused to confirm the date.", "declines"),
        ("The White House did not immediately respond to a request for comment.", "declines"),
        ("The Kremlin had no immediate comment.", "declines"),
        ("The Kremlin had nothing to say on this topic.", "declines"),
        ("The ministry could not be reached for comment.", "declines"),
        ("There was no immediate comment from Pyongyang.", "declines"),
        ("The embassy was not available for comment.", "declines"),
        ("Israel neither confirmed nor denied involvement.", "declines"),
        ("Pakistan's army said the claim was baseless.", "denies"),
        ("The reports are untrue, the minister said.", "denies"),
        ("Tehran said it had no role in the attack.", "denies"),
        ("Rwanda insists it has no troops in Congo.", "denies"),
        ("Abu Dhabi has always maintained that its flights carry only relief.", "denies"),
        ("The claims were denied by the government.", "denies"),
        ("Iran has issued denials.", "denies"),
        ("The minister pushed back on claims of bias.", "denies"),
        ("The senator dodged questions about the vote.", "declines"),
        ("The ambassador maintains his innocence.", "denies"),
        ("The general protested his innocence before the court.", "denies"),
        ("The minister pleaded not guilty.", "denies"),
        ("Mali rejected outright the claim that it had sent drones.", "denies"),
        ("Mali dismissed as fabricated a report that its army had crossed the border.", "denies"),
        ("The report was dismissed as fabricated by the ministry.", "denies"),
        ("Belarus called the allegation that it sent migrants nonsense.", "denies"),
        ("There is no truth in the claims, the ministry said.", "denies"),
        ("Minsk rubbished claims that its men had crossed the border.", "denies"),
        ("Moscow: no arms deal with Iran", "denies"),
        ("Beijing: We did not hack the ministry", "denies"),
        ("Seoul would not say whether it had sold howitzers.", "declines"),
    ],
)
def test_stances(parsed: Parsed, text: str, stance: str) -> None:
    assert [answer.stance for answer in answers(parsed(text).doc)] == [stance]


@pytest.mark.parametrize(
    "text",
    [
        "The court maintains the innocence project.",
        "The minister pleaded guilty.",
        "Hamas: no talks until the siege ends",
        "The owner dismissed residents of the report's house.",
        "Kim visited Moscow.",
        "Officials may confirm the report.",
        "Iran did not deny the report.",
        "The court rejected the appeal.",
        "He was denied entry.",
        "The judge denied the motion.",
        "Texas judge denies Miller request to postpone the trial",
        "The appeals court denied his attempt to move the trial.",
        "A federal court denied a request by the government to delay the order.",
        "The committee denied her an abortion.",
        "Russia denied the reporter a visa.",
        "Prices declined to a new low.",
        "Veterans denied discharges will get a review.",
        "Singer denied bond again in fraud case",
        "Voters denied the incumbent, Ann Reed, a second term.",
        "The chief of staff denied to speak with the visitors.",
        "Those who deny the state's right to exist must leave.",
        "The justices rejected key arguments from the bank.",
        "The claim was rejected by a federal judge.",
        "Did the government confirm the leak?",
        "She is set to plead guilty to fraud and admit owning a gun.",
        "Washington demanded that he reject the statement.",
        "The premier conceded defeat.",
        "Parliament confirms Omar Ali as first minister.",
        "Soldiers refused to provide them with water.",
        "I have no words to express my sorrow.",
        "The mayor criticized the party for being silent on guns.",
        "The army released a statement on a raid and a video, which it condemned.",
    ],
)
def test_no_answer(parsed: Parsed, text: str) -> None:
    assert answers(parsed(text).doc) == []


TEXT = (
    "Washington said North Korea had sent shells to Russia. Both North Korea and China have refuted these accusations."
)


def claim(start: int, end: int, **fields: object) -> Claim:
    base = {"id": f"c{start}", "report": "report", "type": "AID", "quote": TEXT[start:end], "trigger": "sent"}
    return Claim(span=Span(start, end), **{**base, **fields})  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def reading(parsed: Parsed) -> Reading:
    plain = parsed(TEXT)
    at = {token.text: token.i for token in plain.doc}["China"]
    last = [token.i for token in plain.doc if token.text == "Korea"][-1]
    korea = Mention(last - 1, last + 1, last, "North Korea", ("PRK",), "North Korea", "GOV", "name", "test")
    china = Mention(at, at + 1, at, "China", ("CHN",), "China", "GOV", "name", "test")
    sent = claim(16, 53, actors=(Party("PRK", "North Korea"),), recipients=(Party("RUS", "Russia"),))
    said = claim(0, 15, id="other", type="ACCUSE", trigger="said", actors=(Party("USA", "Washington"),))
    return responses(attribution(plain.with_(mentions=(korea, china))).with_(claims=(said, sent)))


def test_each_party_answers(reading: Reading) -> None:
    assert [(one.by.code, one.by.name, one.stance) for one in reading.responses] == [
        ("PRK", "North Korea", "denies"),
        ("CHN", "China", "denies"),
    ]


def test_it_is_about_the_claim_on_the_party(reading: Reading) -> None:
    assert reading.responses[0].about == "c16"


def test_the_quote_is_the_span(reading: Reading) -> None:
    one = reading.responses[0]
    assert one.span.of(TEXT) == one.quote
    assert one.quote == "Both North Korea and China have refuted these accusations"


def test_the_reasons_are_kept(reading: Reading) -> None:
    assert {reason.field for reason in reading.responses[0].why} == {"stance", "about", "named", "named on the way"}


def test_without_claims_it_is_about_nothing(parsed: Parsed) -> None:
    [one] = responses(attribution(parsed("The Kremlin declined to comment."))).responses
    assert one.about is None
    assert one.by.code == "?"
    assert one.by.name == "Kremlin"


def test_ids_are_stable(parsed: Parsed) -> None:
    make = lambda: responses(attribution(parsed("The Kremlin declined to comment."))).responses[0].id  # noqa: E731
    assert make() == make()


def test_a_visa_denied_denies_nothing(parsed: Parsed) -> None:
    assert answers(parsed("The ministry issued a denial of visas to the players.").doc) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("He blamed the senator for denying the famine.", "senator"),
        ("The senator took aim at the governor for dodging a question about the riot.", "governor"),
        ("The governor, criticized for dodging questions, left.", "governor"),
    ],
)
def test_who_is_blamed_for_an_answer_gave_it(parsed: Parsed, text: str, who: str) -> None:
    doc = parsed(text).doc
    assert [doc[answer.by].text for answer in answers(doc)] == [who]


def test_what_is_named_is_kept(parsed: Parsed) -> None:
    [one] = responses(attribution(parsed("The army denied any involvement in the blast."))).responses
    assert [(reason.rule, reason.words) for reason in one.why if reason.field.startswith("named")] == [
        ("heads", "blast"),
        ("passed", "involvement"),
    ]
