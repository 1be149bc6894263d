"""Hard limits on parties: attackers nobody names, those acted on beside the one who acts, and an entry's own state."""

from dataclasses import replace

import pytest

from onrecord.model import Section, Span
from onrecord.read.decide.unnamed import in_entry, not_near, others, own, unnamed
from onrecord.read.reading import Reading
from tests.read.by_words import prepared


def token(reading: Reading, word: str) -> int:
    return next(one.i for one in reading.doc if one.text == word)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gunmen attacked a school.", ["Gunmen"]),
        ("About ten armed men attacked a school.", ["About ten armed men"]),
        ("A school was attacked by unidentified assailants.", ["unidentified assailants"]),
        ("The gunmen attacked a school.", []),
        ("Palestinian gunmen attacked a school.", []),
        ("Armed forces attacked a school.", []),
        ("Soldiers attacked a school.", []),
    ],
)
def test_attackers_whom_nobody_names(text: str, words: list[str]) -> None:
    reading = prepared(text)
    assert [one.text for one in unnamed(reading, reading.doc[token(reading, "attacked")], "ASSAULT")] == words


def test_who_acts_alone_is_not_among_several_acted_on() -> None:
    reading = prepared("Chad freed Kenya and Chad.")
    chad, kenya = (next(m for m in reading.mentions if m.codes == (code,)) for code in ("TCD", "KEN"))
    assert others("RETREAT", (chad,), (kenya, chad)) == (kenya,)
    assert others("RETREAT", (chad,), (chad,)) == (chad,)
    assert others("ACCUSE", (chad,), (kenya, chad)) == (kenya, chad)


def test_what_is_only_near_and_somebody_s_own_is_not_acted_on() -> None:
    reading = prepared("Russia bombed one of its own cities near Ukraine, and Chad hit Kenya.")
    ukraine, kenya = (next(m for m in reading.mentions if m.codes == (code,)) for code in ("UKR", "KEN"))
    assert not_near(reading, (ukraine, kenya)) == (kenya,)
    russia = next(m for m in reading.mentions if m.codes == ("RUS",))
    city = replace(ukraine, text="its own city")
    assert own((russia,), (city, kenya)) == (kenya,)
    assert own((russia,), (replace(city, codes=("RUS",)),)) == (replace(city, codes=("RUS",)),)


def test_whom_an_attack_in_an_entry_strikes_where_nobody_else_is_known() -> None:
    text = "Jets bombed a clinic in the hills."
    entry = Section("entry", Span(0, len(text)), "2024-05-02", "Sudan", "Sudan, 2 May")
    reading = prepared(text, sections=(entry,))
    at = reading.doc[token(reading, "bombed")]
    assert [m.codes for m in in_entry(reading, at, "ASSAULT", ((), ()))] == [("SDN",)]
    assert in_entry(reading, at, "COERCE", ((), ())) == ()
    assert in_entry(prepared(text), at, "ASSAULT", ((), ())) == ()
