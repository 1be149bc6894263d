"""A folder of reports, a record made of it, and a way to run commands as a user runs them."""

import json
from pathlib import Path
from typing import Any

import pytest

import onrecord.read
from onrecord.cli import main
from tests.cli.running import PADDING, Done
from tests.verbs import plainly


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs a command in this process, with the plain reader: `run("show", record)`."""
    monkeypatch.setattr(onrecord.read, "read", plainly.read)

    def call(*args: object) -> Done:
        capfdbinary.readouterr()
        try:
            main([str(arg) for arg in args])
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = capfdbinary.readouterr()
        return Done(code, out.decode(), err.decode())

    return call


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    texts = {
        "wire": "Kirby says that PRK visits RUS on 2023-09-13.",
        "copy": "Kirby says that PRK visits RUS on 2023-09-13. PRK attacks USA on 2023-09-20.",
        "denial": "Russia denies that PRK visits RUS on 2023-09-13.",
    }
    for name, text in texts.items():
        article = {
            "title": f"[bold]Title[/bold] of {name}", "maintext": text + PADDING, "language": "en",
            "date_publish": "2023-09-14", "url": f"https://{name}.example/1", "source_domain": f"{name}.example",
        }  # fmt: skip
        (folder / f"{name}.json").write_text(json.dumps(article))
    return folder


@pytest.fixture
def record(run: Any, reports: Path, tmp_path: Path) -> Path:
    path = tmp_path / "korea.onrecord"
    done = run("build", reports, "-o", path)
    assert done.code == 0, done
    return path
