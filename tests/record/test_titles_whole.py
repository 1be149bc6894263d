"""Words cut from a report make a title only where they are whole."""

import pytest
from msgspec import structs

from onrecord.model import Confidence, Name, Span
from onrecord.record.sound import sound
from onrecord.record.title_marks import claimed, of_one
from onrecord.record.titles import title
from tests.record.titled import called, told

FRAGMENTS = [
    "Allegedly made threats to appear in court",
    "Steve Bannon defied a subpoena from the Jan",
    "Russian attack on Ukraine's",
    "Peru seized the miners'",
    "Hamas said that Israel",
    "Peru called on Chile to",
    "Peru threatened Chile,",
    "Peru condemned “the raids",
    "Peru (and Chile met",
    "Peru met Chile; Bolivia left",
    "Peru and …",
    "Supporters stand with our friends in Chile",
    "Aid was linked, as demanded",
    "They attacked Peru",
    "Is attacking Peru",
]

PERU, CHILE = ("PER", "Peru", "Peru"), ("CHL", "Chile", "Chile")


@pytest.mark.parametrize("words", FRAGMENTS)
def test_fragments_are_not_sound(words: str) -> None:
    assert not sound(words, named=False)


def test_what_names_a_deed_begins_with_no_past_either() -> None:
    assert not sound("Launched an armed mutiny", named=True)
    assert sound("Armed mutiny of miners in Peru", named=True)
    assert not sound("Chile from raids by Peru", named=True), "who was to be protected from them"


@pytest.mark.parametrize(
    "words",
    [
        "Peru’s president told Chile that “our patience” is spent",
        "Relatives’ pleas reach Lima",
        "US and Peru agree on gas",
        "Peru condemned ‘unnecessary barriers to trade’ with Chile",
        "More than 30 councillors resigned",
        "Peru warned Chile of 'firm measures'",
    ],
)
def test_whole_words_are_sound(words: str) -> None:
    assert sound(words, named=False)


def test_words_that_hang_on_what_stands_before_them_are_no_title() -> None:
    headline = "Vega “not ready” for Chile talks as Peru probes strike"
    claim, report = told(headline, "Chile talks as Peru probes strike", "talks", part="verb", actors=(CHILE,))
    assert not called((claim, report)).words.startswith("Chile talks")
    text = "Vega showed a video which the Peruvian army condemned as terror."
    claim, report = told(
        text, "the Peruvian army condemned as terror", "condemned", type="ACCUSE", part="verb", actors=(PERU,)
    )
    assert called((claim, report)).words == f"“{text[:-1]}”"


def test_who_claims_it_is_named_where_nobody_else_says_so() -> None:
    text = "Peru plotted attacks on officials of Chile, Ana Reyes claims."
    claim, report = told(
        text,
        "Peru plotted attacks on officials of Chile",
        "plotted",
        type="ASSAULT",
        part="verb",
        actors=(PERU,),
        recipients=(CHILE,),
        source=("Ana Reyes", "claims"),
    )
    distanced = structs.replace(claim, sources=tuple(structs.replace(s, distance="distanced") for s in claim.sources))
    assert called((distanced, report)).words == "Peru plotted attacks on officials of Chile, Ana Reyes claims"
    assert called((claim, report)).words == "Peru plotted attacks on officials of Chile"
    text = "EU states claim they’ve quit gas from Chile"
    states = (("EUU", "EU states", "they"),)
    own, report = told(
        text, "they’ve quit gas from Chile", "quit", part="verb", actors=states, source=("EU states", "claim")
    )
    distanced = structs.replace(own, sources=tuple(structs.replace(s, distance="distanced") for s in own.sources))
    assert called((distanced, report)).words == "“EU states claim they’ve quit gas from Chile”"


@pytest.mark.parametrize(
    ("text", "quote", "trigger", "actor", "words"),
    [
        (
            "One of its tanks hit the post.",
            "One of its tanks hit the post",
            "hit",
            "its",
            "One of Peru’s tanks hit the post",
        ),
        (
            "Chile said he's been charged there.",
            "he's been charged there",
            "charged",
            "he",
            "Peru has been charged",
        ),
    ],
)
def test_a_name_stands_for_whose_it_is(text: str, quote: str, trigger: str, actor: str, words: str) -> None:
    name = "Peru" if actor == "its" else "Ana Reyes"
    made = told(text, quote, trigger, type="ASSAULT", part="verb", actors=(("PER", name, actor),))
    assert called(made).words == words.replace("Peru has", "Ana Reyes has")


@pytest.mark.parametrize(
    ("text", "quote", "trigger", "actor"),
    [
        ("It was promised to Chile.", "It was promised to Chile", "promised", "It"),
        ("Police left, while others massed near the port.", "others massed near the port", "massed", "others"),
        ("Chile and Ana Reyes are set to meet.", "Ana Reyes are set to meet", "meet", "Ana Reyes"),
        ("LIMA: Marching in protest, they left.", "LIMA: Marching in protest", "Marching", "LIMA"),
    ],
)
def test_what_is_not_who_acts_opens_no_title(text: str, quote: str, trigger: str, actor: str) -> None:
    made = told(text, quote, trigger, type="PROTEST", part="verb", actors=(("PER", "Peru", actor),))
    own = f"“{text[:-1]}”"
    told_so = ("People in Peru protested", "People in Peru are to protest")
    assert called(made).words in (own, f"{own} (Peru)", *told_so)


def test_who_acts_and_to_whom_it_is_done_stand_together_only_if_one_claim_tells_of_both() -> None:
    one = told(
        "Chile was criticised over it.",
        "criticised",
        "criticised",
        type="ACCUSE",
        recipients=(("CHL", "Chile", "Chile"),),
    )
    other = told(
        "Peru criticised Lima.",
        "criticised",
        "criticised",
        type="ACCUSE",
        report="s",
        actors=(("PER", "Peru", "Peru"),),
    )
    claims, reports = [one[0], other[0]], {one[1].id: one[1], other[1].id: other[1]}
    made = title(claims, reports, other[0].actors, one[0].recipients)
    assert "Chile" not in made.words


def test_no_title_ends_within_a_name() -> None:
    quote = "Peru's Foreign Minister Juan Cruz on Sunday met with his Chilean counterpart Ignacio Paz Leon Carrera Soto"
    made = called(told(f"{quote} in Lima.", quote, "met", type="CONSULT", part="verb", actors=(PERU,)))
    assert not made.words.endswith(("Ignacio", "Paz", "Leon", "Carrera"))


def test_forces_called_after_their_state_name_it() -> None:
    text = "Days of intense fighting between opposing Chilean military forces shook Lima."
    made = told(
        text, "intense fighting between opposing Chilean military forces", "fighting", type="ASSAULT", part="noun",
        status="ongoing", actors=(("CHL", "Chilean military forces", "Chilean military forces"),),
    )  # fmt: skip
    assert called(made).words == "Intense fighting between opposing Chilean military forces"


@pytest.mark.parametrize(("sure", "words"), [(0.95, "Peru criticised Chile"), (0.8, "Criticism from Peru")])
def test_both_sides_are_named_where_one_claim_is_surely_of_both(sure: float, words: str) -> None:
    text = f"Chile stood by its stance{', as it said' * 25}, prompting criticism from Peru."
    claim, report = told(
        text, "criticism from Peru", "criticism", type="ACCUSE", part="noun", actors=(PERU,), recipients=(CHILE,)
    )
    read = structs.replace(claim, confidence=Confidence(0.8, 0.9, sure, sure, 0.9, 0.9))
    assert called((read, report)).words == words


def test_a_label_behind_a_headline_is_left_out() -> None:
    text = "Peru condemns Chile for holding envoys | First Thing"
    made = told(text, text, "condemns", type="ACCUSE", part="verb", actors=(PERU,), recipients=(CHILE,))
    assert called(made).words == "Peru condemns Chile for holding envoys"


def test_warning_shots_are_no_verb() -> None:
    text = "Peru fires warning shots at Chile over deal-making"
    made = told(text, text, "warning", type="THREATEN", part="verb", actors=(PERU,), recipients=(CHILE,))
    assert "warned shots" not in called(made).words


def test_what_somebody_is_called_is_not_what_she_did() -> None:
    text = "Ana Reyes, the most prominent jailed Peruvian lawyer, has won."
    made = told(
        text, "Ana Reyes, the most prominent jailed Peruvian lawyer", "jailed", type="COERCE", part="verb",
        status="ongoing", actors=(("PER", "Peru", "Peruvian"),), recipients=(("PER", "Ana Reyes", "Ana Reyes"),),
    )  # fmt: skip
    assert not called(made).words.startswith("Ana Reyes jailed")


def test_whose_cousin_it_is_no_state_stands_for() -> None:
    text = "Vega said his cousin was tormented by guards."
    made = told(text, "his cousin was tormented by guards", "tormented", type="COERCE", part="verb",
                recipients=(("PER", "Peru", "his"),))  # fmt: skip
    assert "Peru’s cousin" not in called(made).words


def test_a_title_that_tells_of_an_accusation_needs_no_claimant() -> None:
    claim, _ = told(
        "Peru accused of plot against Chile, Ana Reyes claims.",
        "Peru accused of plot against Chile",
        "plot",
        type="ASSAULT",
        part="noun",
        actors=(PERU,),
        recipients=(CHILE,),
        source=("Ana Reyes", "claims"),
    )
    distanced = structs.replace(claim, sources=tuple(structs.replace(s, distance="distanced") for s in claim.sources))
    assert claimed("Peru accused of plot against Chile", [distanced]) == "Peru accused of plot against Chile"
    assert claimed("Peru plotted against Chile", [distanced]) == "Peru plotted against Chile, Ana Reyes claims"


def test_what_one_claims_at_length_is_alleged() -> None:
    text = f"Peru plotted attacks on officials of Chile in {'very ' * 8}large towns, Ana Reyes claims."
    quote = text.partition(",")[0]
    claim, report = told(
        text, quote, "plotted", type="ASSAULT", part="verb", actors=(PERU,), recipients=(CHILE,),
        source=("Ana Reyes", "claims"),
    )  # fmt: skip
    distanced = structs.replace(claim, sources=tuple(structs.replace(s, distance="distanced") for s in claim.sources))
    words = called((distanced, report)).words
    assert words.startswith("Alleged: ") or words.endswith("Ana Reyes claims")


def test_one_person_takes_a_verb_in_the_singular() -> None:
    text = "The allegations against Ana Santos grew."
    claim, _ = told(text, "The allegations against Ana Santos", "allegations", type="ACCUSE", part="noun")
    at = text.index("Ana")
    named = structs.replace(claim, names=(Name("person", "Ana Santos", Span(at, at + 10)),))
    assert of_one("Ana Santos were accused", [named]) == "Ana Santos was accused"
    assert of_one("Green Rebels were accused", [named]) == "Green Rebels were accused"


def test_a_pair_of_which_kind_is_not_cut_in_half() -> None:
    quote = "Ana Reyes calls on federal and state governments to work together on forests"
    made = called(told(f"{quote}.", quote, "calls", part="verb", actors=(("PER", "Ana Reyes", "Ana Reyes"),)))
    assert "federal and state governments" in made.words


def test_a_body_of_no_name_is_not_told_as_some_organisation() -> None:
    quote = "a summit of leaders of the Group of Seven nations"
    group = ("IGO", "Seven", "Seven")
    made = called(
        told(f"Lima is the setting for {quote}.", quote, "summit", type="CONSULT", part="noun", actors=(group, PERU))
    )
    assert made.words == f"“Lima is the setting for {quote}”"


def test_a_headline_that_only_names_an_event_is_quoted_whole() -> None:
    headline = "Peru's protests are about its water"
    claim, report = told(headline, "Peru's protests", "protests", type="PROTEST", part="noun", actors=(PERU,))
    named = called((claim, structs.replace(report, title=headline)))
    assert named.words == f"“{headline}”"


def test_whom_a_headline_is_about_makes_no_title() -> None:
    headline = "Manager fired from Peru's bank says it knew all"
    quote = "Manager fired from Peru's bank"
    claim, report = told(headline, quote, "fired", type="SANCTION", part="verb", actors=(PERU,))
    assert called((claim, structs.replace(report, title=headline))).words == f"“{headline}”"


def test_a_noun_that_headlines_use_as_a_verb_tells_what_they_tell() -> None:
    headline = "WATCH: Peruvian army honors dog"
    claim, report = told(headline, "Peruvian army honors dog", "honors", type="SUPPORT", part="noun", actors=(PERU,))
    assert called((claim, structs.replace(report, title=headline))).words.strip("“”") == "Peruvian army honors dog"


def test_a_meeting_named_by_its_weekday_is_told_in_the_reports_words() -> None:
    quote = "Peru’s president spoke of gas during a Monday meeting in Lima"
    actors = (("PER", "Peru", "Peru’s president"), ("CHL", "Chile", ""))
    claim, report = told(f"Rain fell. {quote}.", quote, "meeting", type="CONSULT", part="noun", actors=actors)
    assert called((claim, report)).words == f"“{quote}”"


def test_who_somebody_is_may_be_left_out_and_what_is_asked_of_them_not() -> None:
    text = "Peru called on Luis Soto, the head of a maker of cars, to build there."
    claim, report = told(text, "Peru called on Luis Soto, the head", "called", part="verb", actors=(PERU,))
    assert called((claim, report)).words.startswith("“Peru called on Luis Soto, the head of a maker of cars, to build")


def test_where_fields_say_too_much_the_sentence_is_quoted_and_cut_where_it_is_long() -> None:
    quote = "criticism of the judges"
    text = f"It rained. The paper follows months of {quote} and their failure."
    claim, report = told(text, quote, "criticism", type="ACCUSE", part="noun", actors=(("PER", "Peru", "judges"),))
    assert called((claim, report)).words.startswith(f"“The paper follows months of {quote} and their failure”")
    text = f"It rained. The paper follows months of {quote} and their failure after the rain {'and the snow ' * 9}came."
    claim, report = told(text, quote, "criticism", type="ACCUSE", part="noun", actors=(("PER", "Peru", "judges"),))
    words = called((claim, report)).words
    assert words.startswith(f"“The paper follows months of {quote}")
    assert " …”" in words
    assert len(words) < 200


def test_which_one_it_was_is_told() -> None:
    text = "Peru arrested the host of a lunch that left three dead."
    claim, report = told(text, "Peru arrested the host of a lunch", "arrested", part="verb", actors=(PERU,))
    assert called((claim, report)).words == "Peru arrested the host of a lunch that left three dead"


def test_of_several_that_are_his_none_is_told_as_his() -> None:
    text = "Rain fell. Ana Reyes spoke of Luis Soto, his sons and the trial in Lima."
    claim, report = told(
        text,
        "his sons and the trial in Lima",
        "trial",
        type="ACCUSE",
        part="noun",
        recipients=(("PER", "Ana Reyes", "his"),),
    )
    assert "Reyes’s sons" not in called((claim, report)).words


def test_the_verb_of_what_somebody_made_is_no_title() -> None:
    text = "Soto spoke of a video Peru posted mocking Chile for its rain."
    claim, report = told(
        text, "Peru posted mocking Chile", "mocking", type="ACCUSE", part="verb", actors=(PERU,), recipients=(CHILE,)
    )
    assert not called((claim, report)).words.startswith("Peru posted")


def test_names_that_a_headline_parts_by_a_comma_stay_together() -> None:
    headline = "Peru hits Chile, Soto ahead of debate"
    actors, recipients = (PERU,), (CHILE,)
    claim, report = told(headline, "Peru hits Chile", "hits", part="verb", actors=actors, recipients=recipients)
    assert called((claim, structs.replace(report, title=headline))).words.startswith("Peru hits Chile, Soto")


def test_a_label_that_may_be_a_speaker_stays() -> None:
    headline = "Soto: central bank failed on prices"
    claim, report = told(headline, "central bank failed on prices", "failed", type="ACCUSE", part="verb")
    assert called((claim, structs.replace(report, title=headline))).words.startswith(f"“{headline}”")


def test_one_of_many_in_a_state_is_not_the_states() -> None:
    text = "Students left the hall on Friday after the group marched for gas."
    claim, report = told(
        text,
        "the group marched for gas",
        "marched",
        type="PROTEST",
        part="verb",
        actors=(("PER", "the group", "the group"),),
    )
    assert "Peru’s group" not in called((claim, report)).words


def test_a_title_never_turns_round_who_did_it_to_whom() -> None:
    text = "Rain fell. Reyes hit back at Soto after he attacked her in Lima."
    actors, recipients = (("PER", "Ana Reyes", "he"),), (("PER", "Luis Soto", "her"),)
    claim, report = told(
        text, "he attacked her in Lima", "attacked", type="ACCUSE", part="verb", actors=actors, recipients=recipients
    )
    assert not called((claim, report)).words.startswith("Ana Reyes attacked")


def test_who_speaks_in_a_label_and_an_event_in_it_stay() -> None:
    headline = "Ana Reyes: Soto should go after indictment"
    claim, report = told(headline, "indictment", "indictment", type="COERCE", part="noun")
    assert called((claim, structs.replace(report, title=headline))).words.startswith(f"“{headline}”")
    headline = "Peru-Chile war: Soto to meet envoys in Lima"
    actors = (PERU, CHILE)
    claim, report = told(
        headline, "Peru-Chile war", "war", type="ASSAULT", part="noun", actors=actors, status="ongoing"
    )
    assert not called((claim, structs.replace(report, title=headline))).words.startswith("“Soto")


def test_a_participle_of_whom_a_verb_tells_is_no_title() -> None:
    text = "A new fund backing Luis Soto for president opened on Monday."
    claim, report = told(
        text, "A new fund backing Luis Soto", "backing", type="SUPPORT", part="verb", actors=(("PER", "fund", "fund"),)
    )
    assert " backed Luis Soto for president opened" not in called((claim, report)).words


def test_a_bare_name_of_an_event_gives_way_to_its_sentence() -> None:
    text = "Rain fell. Soto spoke of his pact with Chilean miners, and of gas."
    claim, report = told(text, "pact with Chilean miners", "pact", type="AGREE", part="noun", actors=(CHILE, PERU))
    assert called((claim, report)).words == "“Soto spoke of his pact with Chilean miners, and of gas”"


def test_a_headline_is_not_told_without_what_takes_it_back() -> None:
    line = "Peru ended the lease of a plot in Lima but a court rules the move invalid"
    quote = "Peru ended the lease of a plot in Lima"
    text = f"Peru loses in court\n{line}\nThe judges sat on Monday."
    claim, report = told(text, quote, "ended", type="SANCTION", part="verb", actors=(PERU,))
    made = title([claim], {report.id: report}, claim.actors, (), type="SANCTION", mode=None, status="happened")
    assert "court rules" in made.words


def test_nor_without_until_when_it_holds() -> None:
    quote = "Peru police ordered to halt arrest of miner"
    claim, report = told(f"{quote} until Thursday\nA court sat.", quote, "ordered", part="verb", recipients=(PERU,))
    report = structs.replace(report, title=f"{quote} until Thursday")
    made = title([claim], {report.id: report}, (), claim.recipients, type="REQUEST", mode=None, status="happened")
    assert "until Thursday" in made.words
