"""CAMEO's codes: by code, in ICEWS's words, and there and back with what exports write."""

import pytest

from onrecord.knowledge import rows
from onrecord.knowledge.cameo import cameo, names
from onrecord.knowledge.plover import TYPES, modes


@pytest.mark.parametrize(
    ("given", "code", "type", "mode", "quad"),
    [
        ("Make an appeal or request", "020", "REQUEST", None, 1),
        ("Arrest, detain, or charge with legal action", "173", "COERCE", "arrest", 4),
        ("fight with artillery and tanks", "194", "ASSAULT", "heavy-weapons", 4),
        ("Threaten non force", "131", "THREATEN", None, 3),
        ("Threaten non-force", "131", "THREATEN", None, 3),
        ("Threaten non-force, not specified below", "131", "THREATEN", None, 3),
        ("Conduct suicide, car, or other non military bombing", "183", "ASSAULT", None, 4),
        ("Make statement", "010", None, None, 1),
        ("Provide military aid", "072", "AID", "military", 2),
        ("72", "072", "AID", "military", 2),
        ("0872", "0872", "RETREAT", "withdraw", 2),
        ("872", "0872", "RETREAT", "withdraw", 2),
        ("193", "193", "ASSAULT", "firearms", 4),
    ],
)
def test_by_code_and_words(given: str, code: str, type: str | None, mode: str | None, quad: int) -> None:
    found = cameo(given)
    assert found is not None
    assert (found.code, found.root, found.type, found.mode, found.quad) == (code, code[:2], type, mode, quad)


@pytest.mark.parametrize("given", ["", "Launch a satellite", "999", "2", "٠٤٢"])
def test_what_is_none(given: str) -> None:
    assert cameo(given) is None


def test_each_has_a_code_and_words_of_its_own() -> None:
    assert len({cameo(name) for name in names()}) == len(names()) == len(rows("cameo.tsv"))


def test_types_and_modes_are_plovers() -> None:
    found = [one for name in names() if (one := cameo(name)) and one.type]
    assert {one.type for one in found} == set(TYPES)
    assert all(one.mode is None or one.mode in modes(one.type or "") for one in found)


def test_all_but_statements_have_a_type() -> None:
    bare = {one.root for name in names() if (one := cameo(name)) and one.type is None}
    assert bare == {"01"}


def test_there_and_back() -> None:
    """What an export writes for a type and mode is read as that type, and as no other mode."""
    for type, mode, _, code, *_ in rows("export_cameo.tsv"):
        if code and (type, code) != ("RETREAT", "080"):  # for which CAMEO has no more than yielding
            found = cameo(code)
            assert found is not None
            assert found.type == type, code
            assert found.mode in (None, mode or None), code
