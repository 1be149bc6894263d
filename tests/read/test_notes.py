"""What a report's notes withdraw is negated; nothing in them is read as news."""

import pytest

from onrecord.model import Claim, Report, Section, SectionKind, Span
from tests.read.by_words import read

BODY = "The foreign ministers of Peru and Chile met in Arica on Monday."


def claims(note: str, kind: SectionKind = "correction", body: str = BODY) -> list[Claim]:
    text = f"{body}\n{note}" if body else note
    sections = [Section("body", Span(0, len(body)))] if body else []
    sections.append(Section(kind, Span(len(text) - len(note), len(text))))
    report = Report(id="r", text=text, sections=tuple(sections), published="2024-06-04", published_how="metadata")
    found = next(read([report])).claims
    assert all(claim.quote == claim.span.of(text) for claim in found)
    return [claim for claim in found if claim.span.start >= len(text) - len(note)]


@pytest.mark.parametrize(
    ("note", "type", "actors"),
    [
        ("An earlier version of this article said that Peru and Chile had signed the treaty. They have not signed it.",
         "AGREE", ["PER", "CHL"]),
        ("An earlier version of this story wrongly reported that Turkey had expelled the Greek ambassador.",
         "SANCTION|REJECT", ["TUR"]),
        ("A previous version of this report stated that Chadian troops killed two herders. We regret the error.",
         "ASSAULT", ["TCD"]),
    ],
)  # fmt: skip
def test_what_is_withdrawn_is_negated_in_the_reports_own_voice(note: str, type: str, actors: list[str]) -> None:
    found = claims(note)
    assert found
    assert all(claim.status == "negated" and not claim.sources for claim in found)
    assert any(c.type in type.split("|") and [p.code for p in c.actors] == actors for c in found)
    assert any(why.stage == "notes" for why in found[0].why)


def test_the_words_of_the_denial_belong_to_the_claim() -> None:
    (claim,) = claims("An earlier version of this article said that Peru had signed the pact. Peru has not signed it.")[
        :1
    ]
    assert claim.quote.endswith("Peru has not signed it.")


@pytest.mark.parametrize(
    "note",
    [
        "An earlier version of this article said that Chadian troops killed five herders. It was three.",
        "An earlier version said that Peru and Chile met on Tuesday; they met on Monday, not on Tuesday.",
        "An earlier version of this article misstated the number of men killed when Chad attacked the village.",
        "This article has been corrected: Chad attacked the village on Monday.",
    ],
)
def test_a_detail_put_right_negates_nothing_and_is_no_news(note: str) -> None:
    assert claims(note) == []


def test_a_retraction_takes_back_all_of_it() -> None:
    note = (
        "The Harbour Post has withdrawn its report of May 30, which said that Chadian police killed two Nigerian"
        " traders. The report rested on one account, and the editors no longer stand by it."
    )
    (claim,) = claims(note, "retraction", body="")
    assert (claim.type, claim.status, claim.sources) == ("ASSAULT", "negated", ())


def test_the_title_of_a_retraction_is_no_news() -> None:
    title, note = "Retraction: Chad attacks Niger", "We have withdrawn this report."
    sections = (Section("title", Span(0, len(title))), Section("retraction", Span(len(title) + 1, len(title) + 31)))
    report = Report(id="r", title=title, text=f"{title}\n{note}", sections=sections, published="2024-06-04")
    assert next(read([report])).claims == ()


def test_news_beside_a_note_stays_as_it_is() -> None:
    text = f"{BODY}\nAn earlier version of this article said that they had signed a treaty."
    sections = (Section("body", Span(0, len(BODY))), Section("correction", Span(len(BODY) + 1, len(text))))
    found = next(read([Report(id="r", text=text, sections=sections, published="2024-06-04")])).claims
    assert ("CONSULT", "happened") in [(claim.type, claim.status) for claim in found]


def test_what_a_note_does_not_date_is_not_of_the_news_day() -> None:
    note = "An earlier version of this article said that Peru and Chile had signed the treaty. They have not signed it."
    found = claims(note)
    assert found
    assert not any(claim.time for claim in found)


def test_what_a_fact_check_prints_to_refute_it_is_negated() -> None:
    text = "CLAIM: Poland attacked Chad.\nVERDICT: False.\nPeru bombed Chile."
    report = Report(id="r", text=text, sections=(Section("body", Span(0, len(text))),), published="2024-06-04")
    found = {claim.trigger: claim.status for claim in next(read([report])).claims}
    assert found == {"attacked": "negated", "bombed": "happened"}
