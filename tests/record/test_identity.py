"""Who a source is."""

import pytest

from onrecord.model import Report, Source
from onrecord.record.identity import identify
from onrecord.record.speakers import side_of
from tests.record.made import a_claim, a_report, visit


def who(name: str, code: str | None, kind: str, text: str = "") -> str:
    """What the source is called as an origin, "" if it is nobody."""
    report = a_report("a", f"Ruritania visited Graustark, {text or name} said.", published="2023-11-05")
    found = identify(Source(name, code=code, kind=kind), a_claim(report, "Ruritania visited Graustark"), report)  # type: ignore[arg-type]
    return found.title if found else ""


@pytest.mark.parametrize(
    ("name", "code", "kind"),
    [
        ("vessel", "USA", "unknown"),
        ("report", None, "document"),
        ("Reports", None, "collective"),
        ("official statistics", None, "document"),
        ("Images", None, "image"),
        ("satellite images", None, "image"),
        ("Leaked files", None, "unknown"),
        ("examining", None, "unknown"),
        ("Israel’s pressure", None, "unknown"),
        ("First Deputy Chairman", None, "person"),
        ("Kim Says 'Open to Dialogue'", None, "person"),
        ("Mayor pens letter", None, "document"),
        ("FM spokesperson", None, "government"),
        ("protesters", "GBR", "collective"),
        ("residents", "PSE", "collective"),
        ("opposition leader", "PSE", "government"),
        ("former president", "USA", "government"),
        ("Palestinian human rights groups", "PSE", "organisation"),
        ("Journalists", "LBN", "media"),
        ("Journal", None, "media"),
        ("those", None, "unknown"),
        ("Republican", "USA", "unknown"),
        ("Iranians", "IRN", "unknown"),
        ("Clinicians", "GBR", "unknown"),
    ],
)
def test_nobody(name: str, code: str | None, kind: str) -> None:
    assert who(name, code, kind) == ""


@pytest.mark.parametrize(
    ("name", "code", "kind", "title"),
    [
        ("White House", "USA", "government", "United States (government)"),
        ("US officials", "USA", "government", "United States (government)"),
        ("Dmitry Peskov", "RUS", "person", "Russia (government)"),
        ("Israeli military spokesman", "ISR", "government", "Israel (military and defence)"),
        ("Japanese gov't", None, "government", "Japan (government)"),
        ("Nato spokesperson", "NATO", "government", "NATO"),
        ("Hamas’s armed wing", None, "unknown", "Hamas"),
        ("US intelligence", "USA", "document", "United States (government)"),
        ("Israeli military assessment", None, "document", "Israel (military and defence)"),
        ("Ron DeSantis", "USA", "person", "Ron DeSantis"),
        ("Ian J. MacCary", None, "media", "Ian J. MacCary"),
        ("NGO Human Rights Watch", None, "organisation", "Human Rights Watch"),
        ("UN Panel report", None, "document", "UN Panel report"),
        ("Al-Haq", "PSE", "organisation", "Al-Haq"),
        ("Center for Constitutional Rights’", None, "organisation", "Center for Constitutional Rights"),
        ("Leeds University’s student union", None, "organisation", "Leeds University’s student union"),
        ("the Chosun Ilbo newspaper", "KOR", "media", "The Chosun Ilbo"),
        ("North’s KCNA news agency", "PRK", "government", "KCNA"),
        ("BBC News", "GBR", "organisation", "BBC"),
        ("North Korean state media", "PRK", "media", "North Korean state media"),
        ("Abdul Razaq Qaderi", None, "government", "Abdul Razaq Qaderi"),
        ("Joe Biden", "USA", "person", "United States (government)"),
        ("Donald Trump", "USA", "person", "Donald Trump"),
        ("Trump", None, "person", "Donald Trump"),
        ("Smith", None, "person", "Smith"),
        ("Federal prosecutors", "USA", "government", "United States (justice)"),
    ],
)
def test_somebody(name: str, code: str | None, kind: str, title: str) -> None:
    assert who(name, code, kind) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Interior Minister Anna Rossdale", "South Korea (government)"),
        ("Anna Rossdale, a spokeswoman for the ministry,", "South Korea (government)"),
        ("former minister Anna Rossdale", "Anna Rossdale"),
        ("Anna Rossdale, a professor at the university,", "Anna Rossdale"),
    ],
)
def test_a_person_speaks_for_a_state_only_in_an_office(text: str, title: str) -> None:
    assert who("Anna Rossdale", "KOR", "person", text) == title


def test_a_short_form_is_the_name_that_its_report_gives() -> None:
    text = "the Centre for Open Records (COR) has asked. COR"
    assert who("COR", None, "organisation", text) == "Centre for Open Records"


def test_of_whom_no_more_is_known_than_the_state_is_on_its_side() -> None:
    report: Report = a_report("a")
    for kind in ("person", "collective"):
        claim = visit(report, sources=(Source("Anna Rossdale", code="KOR", kind=kind),))  # type: ignore[arg-type]
        assert side_of(claim, report) == "KOR"


def test_who_reports_for_an_outlet_is_its_voice() -> None:
    text = "Ruritania visited Graustark, NPR's Jane Doe reports. The envoy John Roe agrees."
    report = a_report("a", text, published="2023-11-05", outlet="NPR", domain="npr.org")
    claim = a_claim(report, "Ruritania visited Graustark")
    found = [identify(Source(name, kind="person"), claim, report) for name in ("Jane Doe", "John Roe")]
    assert [one and one.kind for one in found] == ["outlet", "person"]
