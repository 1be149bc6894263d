"""Lists of others: what an entry of them is read as, and what is left out."""

import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from onrecord.acquire.lists import ListFormat, read_list
from onrecord.errors import InputError
from onrecord.model.listed import Listed

KIM = {
    "id": "NK-1",
    "caption": "KIM Jong-un",
    "schema": "Person",
    "properties": {
        "name": ["KIM,  Jong Un", "KIM,  Jong Un"],
        "alias": ["Kim Jong-un"],
        "weakAlias": ["Rocket"],
        "nationality": ["kp", "suhh"],
        "topics": ["sanction"],
        "sanctions": [{"id": "s", "schema": "Sanction", "properties": {"country": ["us"]}}],
    },
    "datasets": ["us_ofac_sdn"],
}
SHIP = {"id": "s", "schema": "Vessel", "properties": {"name": ["ANGARA"], "imoNumber": ["IMO9179842"], "flag": ["RU"]}}


def read(path: Path, *lines: Any, format: ListFormat = "opensanctions") -> tuple[list[Listed], Counter[str]]:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    left: Counter[str] = Counter()
    return list(read_list(path, format, "list", left)), left


@pytest.mark.parametrize("name", ["targets.nested.json", "targets.json.gz"])
def test_entries_have_names_states_and_numbers(tmp_path: Path, name: str) -> None:
    found, left = read(tmp_path / name, KIM, SHIP)
    assert found == [
        Listed(
            list="list",
            id="NK-1",
            schema="Person",
            names=("KIM, Jong Un", "Kim Jong-un"),
            states=("PRK",),
            topics=("sanction",),
            datasets=("us_ofac_sdn",),
            url="https://www.opensanctions.org/entities/NK-1/",
        ),
        Listed(
            list="list",
            id="s",
            schema="Vessel",
            names=("ANGARA",),
            states=("RUS",),
            number="9179842",
            url="https://www.opensanctions.org/entities/s/",
        ),
    ]
    assert not left


def test_what_is_no_entry_is_counted_and_stops_nothing(tmp_path: Path) -> None:
    address = {"id": "a", "schema": "Address", "properties": {"full": ["Pyongyang"]}}
    nameless = {"id": "n", "schema": "Person", "properties": {"name": [{"nested": 1}, None, " "]}}
    odd = [
        "",
        "no json",
        "[]",
        '{"id": 1}',
        '{"id": "x", "schema": 3, "properties": {}}',
        "\x00",
        "[" * 100_000,
        '{"id": "\\u0000", "schema": "Person", "properties": {}}',
    ]
    found, left = read(tmp_path / "list.json", address, *odd, nameless, SHIP, format="ftm")
    assert [one.id for one in found] == ["s"]
    assert left == {"Address": 1, "Person": 1, "lines": 7}


def test_a_file_that_cannot_be_opened_says_why(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        list(read_list(tmp_path / "none.json", "ftm", "list", Counter()))
    broken = tmp_path / "broken.json.gz"
    broken.write_bytes(gzip.compress(b"{}" * 1000)[:30])
    with pytest.raises(InputError, match=r"broken\.json\.gz cannot be read"):
        list(read_list(broken, "ftm", "list", Counter()))
