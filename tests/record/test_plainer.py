"""What is plainer in a headline, and that the plainer goes first only where more say it."""

from onrecord.model import Claim, Party, Report
from onrecord.record.choosing import borne_by
from onrecord.record.headlines import Headline
from onrecord.record.plainer import plainer
from onrecord.record.titles import title
from tests.record.made import a_claim, a_report

PERU, CHILE = Party("PER", "Peru"), Party("CHL", "Chile")


def told(id: str, text: str, quote: str, trigger: str, **fields: object) -> tuple[Claim, Report]:
    report = a_report(id, text)
    fields = {"type": "ASSAULT", "actors": (PERU,), "recipients": (CHILE,), "part": "verb", **fields}
    return a_claim(report, quote, trigger=trigger, **fields), report  # type: ignore[arg-type]


def words(text: str, trigger: str, *, named: bool = False) -> list[str]:
    claim, _ = told("r", f"{text}.", text, trigger, part="noun" if named else "verb")
    return [one.words for one in plainer(Headline(text, 6.0, claim.id, named), claim)]


def test_a_clause_without_its_circumstance() -> None:
    found = words("Peru attacked Chile, backing rebels amid unrest", "attacked")
    assert found == ["Peru attacked Chile", "Peru attacked Chile, backing rebels"]
    assert words("Peru attacked after talks", "attacked") == []
    assert words("Peru’s war on Chile", "war", named=True) == []


def test_a_name_without_what_it_is_called() -> None:
    assert words("Deadly unending conflict between Peru and Chile", "conflict", named=True) == [
        "Conflict between Peru and Chile"
    ]


def test_what_is_feared_or_feigned_stays_that() -> None:
    assert words("Feared conflict between Peru and Chile", "conflict", named=True) == []
    assert words("Failed attack on Chile", "attack", named=True) == []


def test_the_words_that_most_reports_have_are_the_title() -> None:
    one = told("one", "Peru attacked Chile amid unrest in Lima.", "Peru attacked Chile", "attacked")
    two = told("two", "The envoy said little after Peru attacked Chile.", "Peru attacked Chile", "attacked")
    both = dict(report_of(one, two))
    claims = [one[0], two[0]]
    assert title(claims, both, [PERU], [CHILE]).words == "Peru attacked Chile"
    assert borne_by("Peru attacked Chile", one[0], claims, both) == 2
    assert borne_by("Peru attacked Chile amid unrest in Lima", one[0], claims, both) == 1


def report_of(*told: tuple[Claim, Report]) -> list[tuple[str, Report]]:
    return [(report.id, report) for _, report in told]
