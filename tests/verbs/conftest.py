"""Folders of reports to build from, read plainly."""

import json
from pathlib import Path
from typing import Any

import pytest

import onrecord.read
from tests.verbs import plainly
from tests.verbs.building import PADDING, Write


@pytest.fixture
def plain_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(onrecord.read, "read", plainly.read)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a news-please article into a folder of reports: `write("a", "PRK visits RUS on 2023-09-13.")`."""
    folder = tmp_path / "reports"
    folder.mkdir()

    def article(name: str, text: str, **fields: Any) -> Path:
        data = {"title": f"Title of {name}", "maintext": text + PADDING, "language": "en", "date_publish": "2023-09-14"}
        data |= {"url": f"https://sample.example/{name}"} | fields
        (folder / f"{name}.json").write_text(json.dumps(data))
        return folder

    return article
