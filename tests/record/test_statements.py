"""What a report states is quoted whole where fields make no plain title."""

import pytest
from msgspec import structs

from onrecord.model import Claim, Report
from onrecord.record.shortening import LONGEST_QUOTED
from onrecord.record.statements import entire, in_sentence, of_a_picture, quoted, statement
from tests.record.titled import called, told

PERU, CHILE = ("PER", "Peru", "Peru"), ("CHL", "Chile", "Chile")


def in_headline(title: str, quote: str, trigger: str, below: str = "", **fields: object) -> tuple[Claim, Report]:
    """A claim of a report's headline, with the text below it."""
    claim, report = told(f"{title}\n{below}", quote, trigger, **fields)  # type: ignore[arg-type]
    return claim, structs.replace(report, title=title)


@pytest.mark.parametrize(
    ("title", "quote", "words"),
    [
        ("Peru bans boats in ports within a year", "Peru bans boats", "Peru bans boats in ports within a year"),
        ("Peru bans Chilean boats, officials say", "Peru bans Chilean boats", "Peru bans Chilean boats, officials say"),
        ("Strait: Peru bans Chilean boats", "Peru bans Chilean boats", "Peru bans Chilean boats"),
        ("Peru bans boats amid anger", "Peru bans boats", "Peru bans boats amid anger"),
        ("The Peruvian navy bans boats", "Peruvian navy bans boats", "Peruvian navy bans boats"),
        ("Families of sailors Peru bans boats", "sailors Peru bans boats", "Families of sailors Peru bans boats"),
        ("Peru bans boats after Chile leaves", "Peru bans boats", "Peru bans boats after Chile leaves"),
        ("Peru bans boats as Chile leaves the pact", "Peru bans boats", ""),
        ("Peru bans boats – and Chile?", "Peru bans boats", ""),
        ("Chile left after Peru bans boats", "Peru bans boats", ""),
    ],
)  # fmt: skip
def test_a_headline_is_given_entire_where_it_says_this_and_no_more(title: str, quote: str, words: str) -> None:
    assert entire(*in_headline(title, quote, "bans", type="COERCE", part="verb", actors=(PERU,))) == words


def test_of_what_goes_on_a_headline_tells_something_else() -> None:
    ongoing = in_headline(
        "Sanctions on Peru need strengthening", "Sanctions on Peru", "Sanctions", status="ongoing", part="noun"
    )
    assert entire(*ongoing) == ""
    assert entire(*in_headline("The costs of a raid in Peru", "a raid in Peru", "raid", part="noun")) == ""


def test_what_is_planned_is_given_entire_only_if_the_headline_says_so() -> None:
    planned = in_headline("Peru plans ban of boats", "Peru plans ban of boats", "ban", status="planned")
    silent = in_headline("Peru bans boats", "Peru bans boats", "bans", status="planned")
    assert entire(*planned) == "Peru plans ban of boats"
    assert entire(*silent) == ""


def said(text: str, quote: str, trigger: str) -> str:
    claim, report = told(text, quote, trigger)
    found = statement([claim], {report.id: report})
    return found.words if found else ""


def test_the_first_sentence_of_a_report_stands_by_itself() -> None:
    text = "Peru’s president withstood a mutiny of sailors but appears weakened."
    assert said(text, "a mutiny of sailors", "mutiny") == text[:-1]
    assert said(text[:-1], "a mutiny of sailors", "mutiny") == text[:-1]


@pytest.mark.parametrize(
    ("text", "quote", "trigger"),
    [
        ("They left the port after a mutiny of sailors in May.", "a mutiny of sailors", "mutiny"),
        ("In response, ministers met and called for talks with Chile.", "talks with Chile", "talks"),
        ("The plan to raise the age of retirement led to strikes in Peru.", "strikes in Peru", "strikes"),
        ("We saw a mutiny of sailors from our window in Lima.", "a mutiny of sailors", "mutiny"),
        ("Will a mutiny of sailors change what Peru has planned?", "a mutiny of sailors", "mutiny"),
        (f"Peru has seen {'many long days of ' * 18}a mutiny of sailors.", "a mutiny of sailors", "mutiny"),
        ("Sailors near a wall after a mutiny in Peru.", "a mutiny in Peru", "mutiny"),
    ],
)
def test_what_leans_on_other_words_or_tells_nothing_is_not_quoted(text: str, quote: str, trigger: str) -> None:
    assert said(text, quote, trigger) == ""


def test_a_later_sentence_is_not_quoted() -> None:
    assert said("Peru voted on Sunday. Chile has condemned a mutiny of sailors in Lima.", "a mutiny", "mutiny") == ""


def test_what_is_shown_and_a_label_are_left_out() -> None:
    shown = in_headline("See how Peru’s siege has plunged Arica into darkness", "Peru’s siege", "siege")
    labelled = in_headline("Live: Peru’s siege has plunged Arica into darkness", "Peru’s siege", "siege")
    for claim, report in (shown, labelled):
        found = statement([claim], {report.id: report})
        assert found
        assert found.words == "Peru’s siege has plunged Arica into darkness"


def test_a_question_behind_a_label_is_no_statement() -> None:
    claim, report = in_headline("Trial of miners: What the court has heard", "Trial of miners", "Trial")
    assert statement([claim], {report.id: report}) is None


def test_marks_within_are_single_ones() -> None:
    assert quoted('Peru "left" the “pact”') == "“Peru ‘left’ the ‘pact’”"
    assert len(quoted("Peru left")) < LONGEST_QUOTED


def test_a_headline_that_begins_with_the_deed_goes_before_a_sentence_from_fields() -> None:
    made = in_headline(
        "Peru to Ban Boats on Lakes of Towns: Minister", "Peru to Ban Boats", "Ban", type="COERCE", part="noun",
        mode="ban", status="planned", actors=(PERU,), recipients=(("CHL", "Boats", "Boats"),),
    )  # fmt: skip
    assert called(made).words == "Planned: Peru to Ban Boats on Lakes of Towns: Minister"


def test_a_name_without_whom_is_no_title_where_a_sentence_says_more() -> None:
    made = told(
        "Chilean raids on the camp have killed dozens, drawing condemnation from Andean nations.",
        "condemnation from Andean nations", "condemnation", type="ACCUSE", part="noun",
        actors=(("?", "unknown", ""),), recipients=(("CHL", "Chile", "Chilean"),),
    )  # fmt: skip
    assert called(made).words.startswith("“Chilean raids on the camp")


def test_a_caption_is_no_sentence_that_tells_of_an_event() -> None:
    assert of_a_picture("Premier Ana Soto speaks at a talk with Juan Vega in Lima on June 2, 2023.")
    assert of_a_picture("Guards fire a gun near Lima on Oct. 2, 2023. Peru went to war in May.")
    assert not of_a_picture("Peru attacked the port of Lima on June 2, 2023.")
    assert not of_a_picture("Premier Ana Soto speaks in Lima.")


CROWD = "the harbour of the northern town where people had come from every valley of the country for the yearly market"


def around(text: str, quote: str, trigger: str) -> str:
    claim, report = told(text, quote, trigger, part="noun")
    found = in_sentence([claim], {report.id: report})
    return found.words if found else ""


@pytest.mark.parametrize(
    "rest",
    [
        ", an adviser has said",
        ", officials in the capital said late that night",
        ", while the head of the hospital put the toll at nine",
        ", but the army says that it is investigating",
        ", although nobody could confirm it",
        ", according to the mayor of the town and others there",
    ],
)
def test_a_cut_leaves_out_neither_who_says_so_nor_what_limits_it(rest: str) -> None:
    text = f"It rained. A Peruvian strike killed five people at {CROWD}{rest}."
    assert around(text, "A Peruvian strike", "strike").endswith(rest)
    assert around(text.replace("market", "market " * 30), "A Peruvian strike", "strike") == ""


def test_a_sentence_is_cut_before_a_circumstance_and_says_so() -> None:
    text = f"It rained. A Peruvian strike killed five people at {CROWD} after the rain had come to the coast."
    assert around(text, "A Peruvian strike", "strike") == f"A Peruvian strike killed five people at {CROWD} …"
    opens = f"It rained. As a Peruvian strike killed five people at {CROWD}, the other towns were on alert."
    assert not around(opens, "a Peruvian strike", "strike").endswith("…")
