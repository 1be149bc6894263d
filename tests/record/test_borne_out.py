"""Titles of what several reports tell say no more than most of them do."""

import pytest

from onrecord.model import Claim, Name, Report, Span
from onrecord.record.borne_out import borne_out
from onrecord.record.titles import title
from tests.record.made import a_claim, a_report

TITLE = "Teacher Ana Soto was killed in Ruritania's attack on Graustark"
OTHERS = ("Ruritania's attack on Graustark began at dawn.", "Graustark counts its dead after Ruritania's attack.")


def made(first: str, *others: str) -> tuple[list[Claim], dict[str, Report]]:
    reports = [a_report(f"r{at}", text, domain=f"r{at}.example") for at, text in enumerate((first, *others))]
    soto = (Name("person", "Ana Soto", Span(8, 16), "recipient", "Ana Soto"),) if "Soto" in first else ()
    claims = [
        a_claim(one, one.text.rstrip("."), "ASSAULT", trigger="attack", part="noun", names=soto if at == 0 else ())
        for at, one in enumerate(reports)
    ]
    return claims, {one.id: one for one in reports}


@pytest.mark.parametrize(
    ("words", "others", "fits"),
    [
        (TITLE, OTHERS, False),
        (TITLE, (f"{OTHERS[0]} Soto, a teacher, died.", OTHERS[1]), True),
        (TITLE, (), True),
        ("Ruritania attacked Graustark", OTHERS, True),
        ("Ruritania used 900-kilo bombs in its attack on Graustark", OTHERS, False),
        ("Ruritania Used Very Heavy Bombs In Attack On Graustark", OTHERS, True),
        ("Sought: Ruritania to attack Graustark", OTHERS, True),
        ("Rebels from Ruritania attacked Graustark", OTHERS, True),
        ("France is alarmed at Ruritania's attack on Graustark", OTHERS, False),
    ],
)
def test_a_name_or_number_of_one_report_is_no_title_of_several(words: str, others: tuple[str, ...], fits: bool) -> None:
    claims, reports = made(words, *others)
    assert borne_out(words, claims[0], claims, reports) == fits


def test_reports_of_one_outlet_bear_one_another_out_no_more_than_one() -> None:
    claims, reports = made(TITLE, OTHERS[0])
    one = {id: a_report(id, report.text, domain="same.example") for id, report in reports.items()}
    assert borne_out(TITLE, claims[0], claims, one)


def test_an_attack_is_not_called_by_one_of_its_victims() -> None:
    claims, reports = made(TITLE, *OTHERS)
    assert "Soto" not in title(claims, reports, claims[0].actors, claims[0].recipients).words
    assert "Soto" in title(claims[:1], reports, claims[0].actors, claims[0].recipients).words
