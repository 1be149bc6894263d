"""The codes of other lists: every state, type and mode has a place in them or is left out with a reason."""

import pytest

from onrecord.export.listed_codes import acled, cameo_event, cameo_group, cameo_state, state
from onrecord.knowledge import rows, table
from onrecord.knowledge.plover import TYPES, modes


def test_every_state_is_listed() -> None:
    import pycountry

    for row in table("countries.tsv"):
        known = state(row["code"])
        if (country := pycountry.countries.get(alpha_3=row["code"])) is not None:
            assert (known.alpha2, known.numeric) == (country.alpha_2, country.numeric)
        assert len(known.alpha2) == 2
    assert state("HAMAS") == state(None) == ("", "", "", "")


def test_cameo_has_codes_of_its_own_for_a_few_states() -> None:
    assert [cameo_state(code) for code in ("RUS", "ROU", "TLS", "UNO", "?")] == ["RUS", "ROM", "TMP", "", ""]
    assert [cameo_group(code) for code in ("EUU", "HAMAS", "WAGNER")] == ["EEC", "HMS", ""]


def test_every_type_has_its_line_and_every_line_a_type_and_mode() -> None:
    lines = rows("export_cameo.tsv")
    assert {type for type, *_ in lines} == set(TYPES)
    for name in ("export_cameo.tsv", "export_acled.tsv"):
        assert all(type in TYPES and (not mode or mode in modes(type)) for type, mode, *_ in rows(name))
    assert all(code or why for *_, code, _, why in lines)


@pytest.mark.parametrize(
    ("type", "mode", "words", "code", "quad"),
    [
        ("CONSULT", "visit", [], "042", 1),
        ("CONSULT", None, [], "040", 1),
        ("RETREAT", "release", [], "0841", 2),
        ("ASSAULT", None, [], "", 4),
        ("ASSAULT", "execute", [], "", 4),
        ("THREATEN", "violence", [], "130", 3),
        ("REQUEST", None, ["urged", "Called"], "020", 1),
        ("REQUEST", None, ["demanded"], "100", 3),
        ("REQUEST", None, ["urged", "demanded"], "", None),
        ("REQUEST", None, ["wants"], "", None),
        ("REJECT", None, ["denied"], "016", 1),
        ("REJECT", None, [""], "", None),
    ],
)
def test_cameo(type: str, mode: str | None, words: list[str], code: str, quad: int | None) -> None:
    assert cameo_event(type, mode, words) == (code, quad)


def test_acled_has_violence_and_protest_alone() -> None:
    assert acled("CONSULT", None) is None
    assert acled("PROTEST", "strike") is None, "a strike is no demonstration"
    assert acled("PROTEST", "demo") == ("Demonstrations", "", ""), "peaceful or not is not known"
    assert acled("ASSAULT", "beat") == ("Political violence", "", "")
