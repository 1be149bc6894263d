"""GDELT's columns: their number and order, codes that mean what GDELT means, and nothing told that is not done."""

from onrecord.export.formats.gdelt import EVENTS, MENTIONS, number
from tests.export.formats.conftest import TEXT, Written

# The columns' numbers in the codebook, from 0: SQLDATE, Actor1Code, Actor2Code, EventCode, ActionGeo_Type, DATEADDED.
WHERE = {1: "SQLDATE", 5: "Actor1Code", 15: "Actor2Code", 26: "EventCode", 51: "ActionGeo_Type", 59: "DATEADDED"}


def rows(written: Written, names: tuple[str, ...] = EVENTS, **how: object) -> dict[str, dict[str, str]]:
    text, _ = written("gdelt", **how)
    lines = [line.split("\t") for line in text.splitlines()]
    assert {len(line) for line in lines} == {len(names)}
    return {line[0]: dict(zip(names, line, strict=True)) for line in lines}


def test_the_columns_are_those_of_the_codebook() -> None:
    assert (len(EVENTS), len(set(EVENTS)), len(MENTIONS)) == (61, 61, 16)
    assert {place: EVENTS[place] for place in WHERE} == WHERE
    assert EVENTS[60] == "SOURCEURL"


def test_an_event_has_its_codes_dates_and_place(written: Written) -> None:
    row = rows(written)[str(0x0A)]
    assert {name: value for name, value in row.items() if value} == {
        "GLOBALEVENTID": "10",
        "SQLDATE": "20230904",
        "MonthYear": "202309",
        "Year": "2023",
        "FractionDate": "2023.6685",
        "Actor1Code": "RUSMIL",
        "Actor1Name": "RUSSIA",
        "Actor1CountryCode": "RUS",
        "Actor1Type1Code": "MIL",
        "Actor2Code": "UKRCVL",
        "Actor2Name": "UKRAINE",
        "Actor2CountryCode": "UKR",
        "Actor2Type1Code": "CVL",
        "IsRootEvent": "1",
        "EventCode": "195",
        "EventBaseCode": "195",
        "EventRootCode": "19",
        "QuadClass": "4",
        "NumMentions": "2",
        "NumSources": "2",
        "NumArticles": "2",
        "Actor1Geo_Type": "0",
        "Actor2Geo_Type": "0",
        "ActionGeo_Type": "4",
        "ActionGeo_Fullname": "Kyiv, Ukraine",
        "ActionGeo_CountryCode": "UP",
        "ActionGeo_Lat": "50.45",
        "ActionGeo_Long": "30.52",
        "DATEADDED": "20230905103000",
        "SOURCEURL": "https://wire.example/1?a=b|c",
    }


def test_what_is_not_done_is_left_out_and_counted(written: Written) -> None:
    text, left_out = written("gdelt")
    assert {line.split("\t")[0] for line in text.splitlines()} == {str(n) for n in (0x0A, 0x0E, 0x11, 0x12)}
    assert left_out == {"planned": 2, "negated": 1, "possible": 1, "alleged": 1, "further parties": 1}


def test_leads_are_told_as_fact_by_no_option(written: Written) -> None:
    text, left_out = written("gdelt", leads=True)
    assert str(0x10) not in {line.split("\t")[0] for line in text.splitlines()}
    assert left_out["lead"] == 1


def test_a_date_is_no_finer_than_is_known(written: Written) -> None:
    found = rows(written)
    dates = ("SQLDATE", "MonthYear", "Year", "FractionDate")
    assert [found[str(0x0E)][name] for name in dates] == ["", "202307", "2023", ""]
    assert [found[str(0x12)][name] for name in dates] == ["", "202309", "2023", ""]
    assert [found[str(0x11)][name] for name in dates] == ["", "", "", ""]


def test_those_who_do_it_together_are_both_there(written: Written) -> None:
    row = rows(written)[str(0x0E)]
    assert (row["Actor1Code"], row["Actor2Code"], row["EventCode"]) == ("PRKGOV", "RUSMIL", "040")


def test_groups_have_cameos_codes_and_no_state(written: Written) -> None:
    row = rows(written)[str(0x11)]
    assert (row["Actor1Code"], row["Actor1KnownGroupCode"], row["Actor1CountryCode"]) == ("HMSREB", "HMS", "")
    assert (row["EventCode"], row["QuadClass"]) == ("016", "1"), "CAMEO has a denial among statements"


def test_the_type_of_a_place_says_how_fine_it_is(written: Written) -> None:
    found = rows(written)
    assert [found[str(n)]["ActionGeo_Type"] for n in (0x12, 0x0E, 0x0A, 0x11)] == ["1", "5", "4", "0"]
    assert found[str(0x12)]["ActionGeo_FeatureID"] == "RS"


def test_mentions_are_the_claims_of_the_events(written: Written) -> None:
    text, _ = written("gdelt", table="mentions")
    lines = [dict(zip(MENTIONS, line.split("\t"), strict=True)) for line in text.splitlines()]
    assert {line["GLOBALEVENTID"] for line in lines} == set(rows(written))
    first, second = (line for line in lines if line["GLOBALEVENTID"] == "10")
    assert (first["MentionType"], first["MentionSourceName"], first["Confidence"]) == ("1", "wire.example", "81")
    assert (first["Actor1CharOffset"], first["ActionCharOffset"]) == ("5", str(TEXT.index("bombed")))
    assert (first["Extras"], second["Extras"]) == ("said by John Kirby", "")
    assert (second["MentionType"], second["MentionIdentifier"], second["MentionTimeDate"]) == ("2", "gazette", "")


def test_the_number_of_an_event_is_its_id() -> None:
    assert f"e{number('e0af00000000b'):012x}" == "e0af00000000b"
    assert number("an-id") == number("an-id") != number("another")
