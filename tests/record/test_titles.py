"""What events are called: the words of a claim that say it best, or words composed from the fields."""

import random

import pytest
from msgspec import structs

from onrecord.model import Claim, Report
from onrecord.record.titles import Title, title
from onrecord.record.unasserted import called_alleged
from tests.record.titled import called, told

CLAUSES = [
    # The quote breaks off before what was asked: the sentence goes on.
    (
        told(
            "The African Union urged Khartoum on Sunday to reopen the border crossing at Adre, diplomats said.",
            "The African Union urged Khartoum",
            "urged",
            actors=(("AFU", "African Union", "The African Union"),),
            recipients=(("SDN", "Sudan", "Khartoum"),),
        ),
        "African Union urged Khartoum to reopen the border crossing at Adre",
    ),
    # A relative clause between subject and verb, and one behind the object.
    (
        told(
            "Kenya, which leads the mission, accused al-Shabaab of shelling a school that had reopened in May.",
            "Kenya, which leads the mission, accused al-Shabaab",
            "accused",
            actors=(("KEN", "Kenya", "Kenya"),),
            recipients=(("ALSHABAAB", "al-Shabaab", "al-Shabaab"),),
        ),
        "Kenya accused al-Shabaab of shelling a school",
    ),
    # A pronoun: the name it stands for.
    (
        told(
            "President Gustavo Petro spoke in Cali. He denied that Colombia had recalled its envoy to Lima.",
            "He denied that Colombia had recalled its envoy",
            "denied",
            actors=(("COL", "Gustavo Petro", "He"),),
            recipients=(("PER", "Peru", "Lima"),),
        ),
        "Gustavo Petro denied that Colombia had recalled its envoy to Lima",
    ),
    # "The two presidents": both names; and an attribution in front.
    (
        told(
            "A spokesman said the two presidents signed a gas agreement in Baku.",
            "A spokesman said the two presidents signed a gas agreement",
            "signed",
            type="AGREE",
            actors=(("AZE", "AZE", "the two presidents"), ("TUR", "TUR", "the two presidents")),
            source=("A spokesman", "said"),
        ),
        "“A spokesman said the two presidents signed a gas agreement in Baku”",
    ),
    # A description without a name: whose it is.
    (
        told(
            "The junta expelled the French ambassador, state television reported.",
            "The junta expelled the French ambassador",
            "expelled",
            type="SANCTION",
            actors=(("NER", "The junta", "The junta"),),
            recipients=(("FRA", "France", "French"),),
        ),
        "Niger’s junta expelled the French ambassador",
    ),
    # Letters "in which they pledged": the clause within, with names.
    (
        told(
            "Modi and Marcos exchanged letters in which they pledged to protect shipping lanes.",
            "letters in which they pledged",
            "pledged",
            type="AGREE",
            actors=(("IND", "IND", "they"), ("PHL", "PHL", "they")),
        ),
        "“Modi and Marcos exchanged letters in which they pledged to protect shipping lanes”",
    ),
    # The antecedent that acts.
    (
        told(
            "The navy tracked two Iranian patrol boats that it says boarded a Greek tanker.",
            "two Iranian patrol boats that it says boarded a Greek tanker",
            "boarded",
            type="COERCE",
            actors=(("IRN", "two Iranian patrol boats", "two Iranian patrol boats"),),
            recipients=(("GRC", "Greece", "Greek"),),
            source=("The navy", "says"),
        ),
        "Two Iranian patrol boats boarded a Greek tanker",
    ),
    # What trails behind: times, and what happened meanwhile.
    (
        told(
            "Chile recalled its ambassador from Managua on 3 March 2022 after protesters were jailed.",
            "Chile recalled its ambassador from Managua on 3 March 2022",
            "recalled",
            type="SANCTION",
            actors=(("CHL", "Chile", "Chile"),),
            recipients=(("NIC", "Nicaragua", "Managua"),),
        ),
        "Chile recalled its ambassador from Managua",
    ),
    # A name is not cut in half; the bare verb of "help" stays bare.
    (
        told(
            "Bolivia and Uruguay requested an emergency meeting of the council of foreign ministers of the "
            "Organization of American States in Washington on Friday.",
            "Bolivia and Uruguay requested an emergency meeting",
            "requested",
            actors=(("BOL", "Bolivia", "Bolivia"), ("URY", "Uruguay", "Uruguay")),
        ),
        "“Bolivia and Uruguay requested an emergency meeting of the council of foreign ministers of the "
        "Organization of American States in Washington on Friday”",
    ),
    # A verb between quotation marks.
    (
        told(
            "Finance Minister Ana Reyes “welcomed” Paraguay's offer to reopen the bridge, aides said.",
            "Finance Minister Ana Reyes “welcomed” Paraguay's offer",
            "welcomed",
            type="SUPPORT",
            actors=(("ARG", "Ana Reyes", "Finance Minister Ana Reyes"),),
            recipients=(("PRY", "Paraguay", "Paraguay"),),
        ),
        "Finance Minister Ana Reyes welcomed Paraguay's offer to reopen the bridge",
    ),
    # Two statements in one line; and a day of the week without its "every".
    (
        told(
            "Talks stalled; rebels shelled Taiz every Friday in spring.",
            "Talks stalled; rebels shelled Taiz every Friday",
            "shelled",
            type="ASSAULT",
            actors=(("HOUTHI", "rebels", "rebels"),),
            recipients=(("YEM", "Yemen", "Taiz"),),
        ),
        "Rebels shelled Taiz in spring",
    ),
    # A verb without its subject: the few words before it.
    (
        told(
            "Any such sale would breach the embargo on South Sudan, the panel wrote.",
            "would breach the embargo on South Sudan",
            "breach",
            type="ACCUSE",
            recipients=(("SSD", "South Sudan", "South Sudan"),),
            status="possible",
        ),
        "Any such sale would breach the embargo on South Sudan",
    ),
]


@pytest.mark.parametrize(("made", "words"), CLAUSES, ids=[words for _, words in CLAUSES])
def test_a_claim_gives_a_plain_headline(made: tuple[Claim, Report], words: str) -> None:
    assert called(made) == Title(words, made[0].id)


BROKEN = [
    ("The vote, which the opposition says was rigged, stands.", "the opposition says was rigged", "rigged", "VEN"),
    ("Drills that Seoul denounced as a rehearsal went on.", "Seoul denounced as a rehearsal", "denounced", "KOR"),
    ("Suspended, the deal that London called", "the deal that London called", "called", "GBR"),
    ("How Quito will pay is open.", "How Quito will pay", "pay", "ECU"),
    ("It is not clear whether Quito paid.", "whether Quito paid", "paid", "ECU"),
]


@pytest.mark.parametrize(("text", "quote", "trigger", "code"), BROKEN)
def test_half_a_clause_is_no_title(text: str, quote: str, trigger: str, code: str) -> None:
    name = quote.split()[1] if code == "ECU" else quote.split(maxsplit=1)[0]
    made = told(text, quote, trigger, type="ACCUSE", actors=((code, code, name),))
    assert called(made).claim is None


def test_an_event_that_is_only_named_is_called_so_with_whose_it_is() -> None:
    text = "Its drone strikes on Amhara killed civilians, and the drone strikes on Amhara went on."
    made = told(
        text,
        "Its drone strikes on Amhara",
        "strikes",
        type="ASSAULT",
        part="noun",
        actors=(("ETH", "Ethiopia", "Its"),),
    )
    assert called(made).words == "Ethiopia’s drone strikes on Amhara"


def test_nothing_that_only_points_is_a_title() -> None:
    text = "The Taliban and the envoys met in Doha. The talks were brief. How many were killed is unknown."
    talks = told(
        text,
        "The talks",
        "talks",
        type="CONSULT",
        part="noun",
        actors=(("QAT", "Qatar", "Doha"),),
        recipients=(("TALIBAN", "Taliban", "The Taliban"),),
    )
    assert called(talks) == Title("Qatar held talks with the Taliban", None), "composed, and resting on no one's words"
    killed = told(text, "How many were killed", "killed", type="ASSAULT", actors=(("?", "unknown", ""),))
    assert called(killed) == Title("People were killed", None)


def test_who_does_it_to_whom_is_told_only_if_one_sentence_does() -> None:
    far = "x " * 120
    text = f"Bolivia spoke. {far}\nHostilities. {far}\nParaguay listened."
    made = told(
        text,
        "Hostilities",
        "Hostilities",
        type="ASSAULT",
        part="noun",
        actors=(("BOL", "Bolivia", "Bolivia"),),
        recipients=(("PRY", "Paraguay", "Paraguay"),),
    )
    assert called(made).words == "Paraguay was attacked"


def test_the_reports_headline_goes_first_and_order_makes_no_difference() -> None:
    body = "Rebels from the north seized the town of Goma on Monday, and Rwanda denied that it had sent troops to help."
    one = told(body, "Rebels from the north seized the town of Goma", "seized", type="ASSAULT", report="a")
    headline = "M23 rebels seize Goma"
    two = told(
        headline,
        "M23 rebels seize Goma",
        "seize",
        type="ASSAULT",
        report="b",
        actors=(("M23", "M23", "M23 rebels"),),
        part="verb",
    )
    reports = {"a": one[1], "b": Report(id="b", text=headline, title=headline)}
    claims = [one[0], two[0]]
    assert title(claims, reports, two[0].actors, ()) == Title(headline, two[0].id)
    random.Random(4).shuffle(claims)
    assert title(claims[::-1], reports, two[0].actors, ()) == title(claims, reports, two[0].actors, ())


def test_words_that_most_say_win_over_words_that_one_says() -> None:
    parties = {"actors": (("CHN", "China", "China"),), "recipients": (("VNM", "Vietnam", "Vietnam"),)}
    shared = [
        told(
            "China rammed a fishing boat from Vietnam near the reef.",
            "China rammed a fishing boat from Vietnam",
            "rammed",
            type="ASSAULT",
            report=report,
            **parties,  # type: ignore[arg-type]
        )
        for report in ("p", "q", "s")
    ]
    alone = told("China hurt Vietnam badly at sea.", "China hurt Vietnam badly", "hurt", report="a", **parties)  # type: ignore[arg-type]
    assert called(alone, *shared).words.startswith("China rammed a fishing boat")


def test_long_words_without_a_clause_to_leave_out_are_quoted_whole() -> None:
    text = (
        "Uzbekistan's Deputy Minister for Foreign Economic Relations and Investment urged Afghanistan "
        "to guarantee water from the Amu Darya for the provinces of Surxondaryo and Qashqadaryo and Bukhara."
    )
    made = called(told(text, text[:-1], "urged", actors=(("UZB", "Uzbekistan", "Uzbekistan"),)))
    assert made.words == f"“{text[:-1]}”"  # as printed, and no part of it put for the whole


def test_a_past_that_the_title_puts_need_not_begin_as_the_report_s_word_does() -> None:
    text = "Greens senator seeking $150,000 from Chile’s leader, who wrote a letter"
    made = told(
        text, "Greens senator seeking $150,000 from Chile’s leader", "seeking", part="verb",
        actors=(("AUS", "Greens", "Greens senator"),), recipients=(("CHL", "Chile", "Chile’s leader"),),
    )  # fmt: skip
    assert called(made).words == "“Greens senator seeking $150,000 from Chile’s leader, who wrote a letter”"


def test_who_is_named_by_no_words_is_not_named() -> None:
    made = told(
        "The candidates voiced vigorous support for Chile.",
        "vigorous support for Chile",
        "support",
        type="SUPPORT",
        part="noun",
        actors=(("PER", "Peru", ""),),
        recipients=(("CHL", "Chile", "Chile"),),
    )
    assert called(made).words == "Support was voiced for Chile"


def test_somebody_who_is_only_described_is_not_the_state() -> None:
    text = "Candidates met. They accused the president of Chile of fraud."
    claim, report = told(
        text,
        "They accused the president of Chile of fraud",
        "accused",
        type="ACCUSE",
        part="verb",
        actors=(("PER", "The candidates", "They"),),
        recipients=(("CHL", "Chile", "the president of Chile"),),
    )
    claim = structs.replace(claim, actors=tuple(structs.replace(party, sector="OPP") for party in claim.actors))
    assert called((claim, report)).words == "Candidates accused the president of Chile of fraud"


def test_a_title_that_says_only_that_somebody_spoke_has_the_words() -> None:
    made = told(
        "Peru spoke. It said of safe zones: very bad, dangerous, an idea to condemn for good",
        "very bad, dangerous, an idea to condemn for good",
        "condemn",
        type="ACCUSE",
        part="verb",
        actors=(("PER", "Peru", "Peru"),),
    )
    assert called(made).words == "Peru voiced condemnation: “very bad, dangerous, an idea to condemn for good”"


def test_what_others_see_something_as_is_not_told_as_so() -> None:
    text = "Protesters were angry at what they see as Peruvian support for Chile."
    claim, report = told(
        text,
        "Peruvian support for Chile",
        "support",
        type="SUPPORT",
        part="noun",
        actors=(("PER", "Peru", "Peruvian"),),
        recipients=(("CHL", "Chile", "Chile"),),
    )
    assert called_alleged(claim, report)
    assert called((structs.replace(claim, hearsay=True), report)).words.startswith("Alleged: ")


def test_who_undergoes_it_is_not_who_does_it() -> None:
    made = told(
        "Peru’s prime minister resigned as his government is involved in an investigation.",
        "his government is involved in an investigation",
        "investigation",
        type="ACCUSE",
        part="noun",
        actors=(("PER", "Peru", "his government"),),
        mode="investigate",
        status="ongoing",
    )
    assert not called(made).words.startswith("Peru is holding")


def test_who_was_in_office_once_does_not_speak_for_the_state() -> None:
    text = "Former Peruvian minister Ana Reyes criticized a decision to stay. It weighed on Chile."
    claim, report = told(
        text,
        "It weighed on Chile",
        "weighed",
        type="ACCUSE",
        part="noun",
        actors=(("PER", "Ana Reyes", "Ana Reyes"),),
        recipients=(("CHL", "Chile", "Chile"),),
    )
    claim = structs.replace(claim, actors=tuple(structs.replace(party, sector="GOV") for party in claim.actors))
    assert called((claim, report)).words.startswith("Ana Reyes ")
