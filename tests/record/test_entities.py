"""Names joined into entities: which are one, which are not, and that the order of reports does not matter."""

import random

import pytest

from onrecord.model import Name, Span
from onrecord.record.entities import Named, entities, key


def name(kind: str, text: str, full: str = "", code: str | None = None, number: str | None = None) -> Name:
    return Name(kind, text, Span(0, len(text)), "actor", full or text, code, number)  # type: ignore[arg-type]


def named(*names: Name, story: str = "s") -> list[Named]:
    return [Named(one, f"c{story}{at}", story) for at, one in enumerate(names)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (name("person", "Donald Trump"), name("person", "Donald J. Trump")),
        (name("person", "Trump", "Donald Trump"), name("person", "Donald Trump")),
        (name("person", "Sergey Shoigu"), name("person", "Sergei Shoigu")),
        (name("person", "Kim Jong-un"), name("person", "Kim Jong Un")),
        (name("person", "Volodymyr Zelenskyy"), name("person", "Volodymyr Zelensky")),
        (name("body", "Defence Ministry of Russia", code="RUS"), name("body", "Russian Defense Ministry", code="RUS")),
        (name("body", "Department of State", code="USA"), name("body", "U.S. State Department", code="USA")),
        (name("weapon", "Hwasong-15"), name("weapon", "Hwasong 15")),
        (name("company", "Daesong Co."), name("company", "Daesong")),
        (name("ship", "MV Wise Honest"), name("ship", "Wise Honest")),
        (name("place", "Mazar-i-Sharif", number="1133616"), name("place", "Mazar-e-Sharif", number="1133616")),
        (name("resolution", "Resolution 2397", number="2397"), name("resolution", "UNSCR 2397", number="2397")),
    ],
)
def test_spellings_of_one_name(one: Name, other: Name) -> None:
    assert key(one) == key(other)
    (found,) = entities(named(one, other))
    assert {variant.name for variant in found.variants} == {one.text, other.text}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (name("person", "Kim Jong Un", code="PRK"), name("person", "Kim Jong Il", code="PRK")),
        (name("person", "Li Wei", code="CHN"), name("person", "Liu Wei", code="CHN")),
        (name("body", "Defence Ministry", code="RUS"), name("body", "Defence Ministry", code="UKR")),
        (name("body", "Russian Foreign Ministry", code="RUS"), name("body", "Russian Defence Ministry", code="RUS")),
        (name("resolution", "70/1", number="70/1"), name("resolution", "Resolution 701", number="701")),
        (name("ship", "Grace 1"), name("ship", "Grace 2")),
        (name("person", "Sergei Skripal"), name("person", "Yulia Skripal")),
    ],
)
def test_names_that_are_two(one: Name, other: Name) -> None:
    assert len(entities(named(one, other))) == 2


def test_a_family_name_alone_is_the_one_bearers_of_its_story() -> None:
    lone, full = name("person", "Petrov"), name("person", "Ivan Petrov")
    (found,) = entities([*named(lone), *named(full)])
    assert found.name == "Ivan Petrov"
    assert [variant.name for variant in found.variants] == ["Ivan Petrov", "Petrov"]
    assert len(entities([*named(lone, story="a"), *named(full, story="b")])[0].claims) == 1
    two = [*named(lone, full, name("person", "Anna Petrov"))]
    assert {one.name for one in entities(two)} == {"Ivan Petrov", "Anna Petrov"}
    assert not any(variant.name == "Petrov" for one in entities(two) for variant in one.variants)


def test_letters_are_the_one_body_whose_words_begin_so() -> None:
    short, whole = name("body", "KPA", code="PRK"), name("body", "Korean People’s Army", code="PRK")
    (found,) = entities(named(short, whole))
    assert found.name == "Korean People’s Army"
    assert len(entities(named(short, name("body", "Korean Police Agency", code="KOR")))) == 2
    assert len(entities(named(short, whole, name("body", "Korean Police Agency", code="PRK")))) == 3


def test_a_misspelling_is_one_person_in_one_story_alone() -> None:
    one, other = name("person", "Zabihullah Mujahid"), name("person", "Zabiullah Mujahid")
    assert len(entities(named(one, other))) == 1
    assert len(entities([*named(one, story="a"), *named(other, story="b")])) == 2
    assert len(entities(named(name("person", "David William Wonnocott"), name("person", "David Wonnocott")))) == 1


def test_what_is_shown_is_the_commonest_full_form() -> None:
    forms = [name("person", text, "Shinzo Abe") for text in ("Abe", "Abe", "Shinzo Abe")]
    assert entities(named(*forms))[0].name == "Shinzo Abe"
    assert entities(named(name("person", "Abe", "Shinzo Abe")))[0].name == "Shinzo Abe"
    listed = [name("resolution", text, number="1874") for text in ("1874", "UN resolutions 1874")]
    assert entities(named(*listed))[0].name == "resolution 1874"


def test_the_order_of_reports_changes_nothing() -> None:
    forms = ["Ivan Petrov", "Petrov", "Anna Schmidt", "Anna Maria Schmidt", "Schmidt", "Zabihullah Mujahid", "Mujahid"]
    given = [Named(name("person", text), f"c{at}", "s") for at, text in enumerate(forms * 2)]
    given += [Named(name("body", text, code="PRK"), f"b{text}", "s") for text in ("KPA", "Korean People's Army")]
    expected = entities(given)
    for seed in range(5):
        random.Random(seed).shuffle(given)
        assert entities(given) == expected


def test_an_id_stays_when_others_come() -> None:
    before = entities(named(name("person", "Ivan Petrov")))[0].id
    more = named(name("person", "Ivan Petrov"), name("person", "Petrov"), name("person", "Anna Schmidt"))
    assert before in {one.id for one in entities(more)}
