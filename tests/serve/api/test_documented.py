"""docs/reference/api.md says what there is: every path and every parameter, and none besides."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "api.md"
EVERYWHERE = {"record", "limit", "cursor"}


@pytest.fixture(scope="module")
def sections() -> Mapping[str, str]:
    parts = re.split(r"^## `(/.*)`$", PAGE.read_text(), flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.fixture(scope="module")
def paths(client: TestClient) -> dict[str, Any]:
    found = client.get("/api/v1/openapi.json").json()["paths"]
    return {path.removeprefix("/api/v1"): told["get"] for path, told in found.items()}


def test_every_path_has_its_section_and_no_other_has(sections: Mapping[str, str], paths: dict[str, Any]) -> None:
    assert set(sections) == {path for path in paths if not path.endswith(".csv")}
    for path in paths:
        assert path.removesuffix(".csv") in sections


def test_every_parameter_is_documented_and_no_other(sections: Mapping[str, str], paths: dict[str, Any]) -> None:
    for path, operation in paths.items():
        told = sections[path.removesuffix(".csv")]
        taken = {one["name"] for one in operation["parameters"] if one["in"] == "query"}
        documented = set(re.findall(r"^\| `(\w+)` \|", told, flags=re.M))
        assert documented <= taken, path
        named = set(re.findall(r"`(\w+)(?:=true)?`", told))
        if path.startswith("/feeds/"):
            named |= set(re.findall(r"`(\w+)`", " ".join(sections[one] for one in sections if "/feeds/" in one)))
        assert taken - EVERYWHERE <= named, path
