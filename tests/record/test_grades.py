"""Grades: named terms with reasons."""

from onrecord.model import Claim, Party, Response, Source, Span
from onrecord.record.case import Case, weights
from onrecord.record.grades import grade
from tests.record.made import a_report, visit

REPORT = a_report("one")


def case(*claims: Claim, **fields: object) -> Case:
    origins = {f"o{at}": [claim] for at, claim in enumerate(claims)}
    given = {"status": "happened", "claims": claims, "origins": origins, "reports": {"one": REPORT}, **fields}
    return Case(**given)  # type: ignore[arg-type]


def value(of: Case, name: str) -> float | None:
    return next((term.value for term in grade(of).terms if term.name == name), None)


def said_by(name: str, **fields: object) -> Claim:
    return visit(REPORT, sources=(Source(name=name, **fields),))  # type: ignore[arg-type]


def test_a_grade_is_the_sum_of_its_terms() -> None:
    found = grade(case(visit(REPORT), said_by("Kirby", code="USA", kind="person")))
    assert found.log_odds == round(sum(term.value for term in found.terms), 3)
    assert 0 < found.probability < 1
    assert all(term.reason for term in found.terms)


def test_each_doubling_of_origins_adds_as_much() -> None:
    one, two, four = (value(case(*[visit(REPORT)] * count), "origins") for count in (1, 2, 4))
    assert one == 0
    assert two is not None
    assert four == 2 * two


def test_more_origins_never_make_the_digit_worse() -> None:
    digits = [grade(case(*[visit(REPORT)] * count)).digit for count in (1, 2, 4, 8)]
    assert digits == sorted(digits, reverse=True)
    assert digits[-1] == 1


def test_anonymous_is_worth_less_than_named() -> None:
    named = grade(case(said_by("Kirby", code="USA", kind="person")))
    unnamed = grade(case(said_by("officials", kind="collective", anonymous=True)))
    assert unnamed.log_odds < named.log_odds


def test_a_party_against_its_interest_weighs_more_than_for_it() -> None:
    owned = visit(REPORT, type="ASSAULT", sources=(Source(name="Ruritania", code="RUR", kind="government"),))
    alleged = visit(REPORT, type="ASSAULT", sources=(Source(name="Graustark", code="GRA", kind="government"),))
    assert value(case(owned), "party: against interest") == weights()["party"]["against_value"]
    assert value(case(alleged), "party: interested") == weights()["party"]["interest_value"]


def test_denials_lower_and_are_capped() -> None:
    def denied(*codes: str) -> float:
        responses = [
            Response(id=code, report="one", span=Span(0, 1), quote="no", by=Party(code, code), stance="denies")
            for code in codes
        ]
        return value(case(visit(REPORT), responses=responses), "denial") or 0.0

    assert denied("RUR") == weights()["denial"]["value"]
    assert denied("RUR", "GRA", "RUS", "CHN") == weights()["denial"]["most"]


def test_distance_words_lower() -> None:
    kept = said_by("Kirby", code="USA", kind="person", cue="alleged", distance="distanced")
    found = value(case(kept), "distance")
    assert found is not None
    assert found < 0


def test_outlet_letters_come_from_the_user_only() -> None:
    assert value(case(visit(REPORT)), "outlet") is None
    assert value(case(visit(REPORT), letters={"one.example": "A"}), "outlet") == weights()["outlet"]["A"]
    assert value(case(visit(REPORT), letters={"one.example": "F"}), "outlet") is None


def test_an_event_without_claims_that_count_cannot_be_judged() -> None:
    assert grade(case()).digit == 6


def test_who_says_that_it_was_not_is_no_origin_of_its_having_been() -> None:
    told, denied = visit(REPORT), visit(REPORT, status="negated")
    assert value(case(told, denied), "origins") == value(case(told), "origins") == 0
    assert value(case(denied, denied, status="negated"), "origins") == value(case(told, told), "origins")


def test_a_party_and_its_own_bodies_are_one_origin() -> None:
    def of(*sources: Source) -> float | None:
        claims = [visit(REPORT, id=f"c{at}", sources=(one,)) for at, one in enumerate(sources)]
        return value(case(*claims), "origins")

    state = Source(name="Graustark", code="GRA", kind="government")
    army = Source(name="Graustark's army", code="GRA", kind="military")
    other = Source(name="Syldavia", code="SYL", kind="government")
    assert of(state, army) == 0
    assert of(state, other) == weights()["origins"]["each_doubling"]
