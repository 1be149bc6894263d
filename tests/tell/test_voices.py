"""Speakers by one name each."""

from onrecord.model import Claim, Party, Report, Source, Span
from onrecord.tell.charts import speakers
from onrecord.tell.voices import Voices, plain


def said(name: str, code: str = "", report: str = "r", **fields: object) -> Claim:
    source = Source(name, code=code or None, cue="said")
    number = len(name) + len(report)
    return Claim(
        id=f"{report}-{number}-{name}",
        report=report,
        span=Span(0, 1),
        quote="x",
        type="ACCUSE",
        sources=(source,),
        **fields,  # type: ignore[arg-type]
    )


def test_a_surname_is_the_person_of_that_name() -> None:
    claims = [said("John Kirby", "USA"), said("Kirby", "USA"), said("Kirby", "USA", "other")]
    voices = Voices(claims)
    assert {voices.name(claim.sources[0], claim.report) for claim in claims} == {"John Kirby"}
    assert [(s.name, s.claims, s.reports) for s in speakers(claims)] == [("John Kirby", 3, 2)]


def test_a_state_s_name_is_short_for_no_longer_one() -> None:
    claims = [said("Russia", "RUS"), said("x", "RUS", actors=(Party("RUS", "Russia Jails Woman"),))]
    assert Voices(claims).name(claims[0].sources[0], "r") == "Russia"


def test_family_names_that_come_first_are_known_too() -> None:
    claims = [said("Kim", "PRK"), said("Lavrov", "RUS", actors=(Party("PRK", "Kim Jong Un"),))]
    assert Voices(claims).name(claims[0].sources[0], "r") == "Kim Jong Un"


def test_a_name_may_be_short_for_what_it_ends_or_begins_a_longer_one_with() -> None:
    names = ("Mohammed bin Salman", "Anna Maria Lindh", "Lindh Salman Berg")
    voices = Voices([said(name, "SAU") for name in names])
    short = ("bin Salman", "Maria Lindh", "Anna Maria", "Mohammed", "Berg", "Maria", "Salman Berg", "Berg Salman")
    found = [voices.name(Source(name, code="SAU"), "r") for name in short]
    assert found == ["bin Salman", names[1], names[1], names[0], names[2], "Maria", names[2], "Berg Salman"]


def test_two_of_one_name_stay_apart_unless_the_report_tells_which() -> None:
    claims = [
        said("Ana Silva", "BRA", "a"),
        said("Rui Silva", "BRA", "b"),
        said("Silva", "BRA", "a"),
        said("Silva", "BRA", "c"),
    ]
    voices = Voices(claims)
    assert voices.name(claims[2].sources[0], "a") == "Ana Silva"
    assert voices.name(claims[3].sources[0], "c") == "Silva"


def test_spellings_of_one_body_are_one() -> None:
    claims = [said("U.S. officials", "USA"), said("US officials", "USA"), said("the US officials", "USA", "b")]
    assert [(s.name, s.claims) for s in speakers(claims)] == [("US officials", 3)]
    assert plain("Mr. Touré") == "Touré"


def test_one_without_a_name_is_told_with_whom_he_speaks_for() -> None:
    claims = [said("spokesman", "DEU"), said("spokesman", "MLI")]
    voices = Voices(claims)
    assert voices.says(claims) == "spokesman (Germany), spokesman (Mali)"
    assert [(s.name, s.code, s.claims) for s in speakers(claims)] == [("spokesman", "DEU", 1), ("spokesman", "MLI", 1)]


def test_a_pronoun_is_nobodys_name() -> None:
    claims = [said("We", "KEN"), said("they")]
    assert Voices(claims).says(claims) == "Kenya, an unnamed speaker"


def test_what_a_report_says_itself_is_its_outlets_word() -> None:
    claim = Claim(id="c", report="r", span=Span(0, 1), quote="x", type="ACCUSE")
    assert Voices([claim], {"r": Report(id="r", outlet="El Faro")}).says([claim]) == "El Faro"
    assert Voices([claim], {"r": Report(id="r")}).chain(claim) == "the report itself"


def test_many_speakers_are_counted_not_listed() -> None:
    claims = [said(name) for name in ("Ann Ode", "Bo Lund", "Cy Wang", "Di Khan", "Eli Roth")]
    assert Voices(claims).says(claims) == "Ann Ode, Bo Lund, Cy Wang and 2 more"
