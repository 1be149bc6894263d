from onrecord.model import Claim, Party, Report, Span
from onrecord.record.titles import LONGEST, title

USA, PRK = Party("USA", "John Kirby"), Party("PRK", "North Korea")


def claim(quote: str, report: str = "r") -> Claim:
    return Claim(id=quote, report=report, span=Span(0, 1), quote=quote, type="REQUEST")


def test_words_that_stand_alone_are_the_title() -> None:
    assert title([claim("Kirby urged North Korea to stop")], {}, [USA], [PRK]) == "Kirby urged North Korea to stop"


def test_words_that_point_elsewhere_get_the_parties() -> None:
    assert title([claim("that visit")], {}, [USA], [PRK]) == "United States → North Korea: that visit"
    assert title([claim("he asked")], {}, [Party("?", "?")], []) == "He asked"


def test_a_claim_that_says_who_goes_before_one_that_does_not() -> None:
    assert title([claim("he urged them to stop it"), claim("Kirby urged Pyongyang")], {}, [USA], []).startswith("Kirby")


def test_the_headline_goes_first() -> None:
    reports = {"h": Report(id="h", title="Kirby urges North Korea to halt talks, paper says")}
    claims = [
        claim("Kirby urged North Korea to stop the talks at once"),
        claim("Kirby urges North Korea to halt talks", "h"),
    ]
    assert title(claims, reports, [USA], [PRK]) == "Kirby urges North Korea to halt talks"


def test_long_words_are_cut_at_a_space() -> None:
    made = title([claim("Kirby said " + "more and more " * 20)], {}, [USA], [])
    assert len(made) <= LONGEST + 2
    assert made.endswith(" …")
