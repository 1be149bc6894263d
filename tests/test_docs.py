"""What the tutorial tells people to type works, on the sample."""

import re
import shlex
from pathlib import Path

import pytest

from onrecord.cli import main

ROOT = Path(__file__).resolve().parents[1]


def commands(page: str) -> list[list[str]]:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return [shlex.split(line) for line in re.findall(r"^\$ onrecord (.+)$", text, re.MULTILINE)]


def test_every_command_of_the_tutorial_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sample").symlink_to(ROOT / "sample")
    monkeypatch.chdir(tmp_path)
    typed = commands("tutorial.md")
    assert len(typed) > 5
    for words in typed:
        monkeypatch.setattr("sys.argv", ["onrecord", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == (3 if words[0] == "build" else 0), words
    assert (tmp_path / "sample.html").exists()
    assert (tmp_path / "claims.csv").exists()


def test_the_readme_names_only_commands_that_exist() -> None:
    from onrecord.cli.app import COMMANDS

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^onrecord (\w+)", text, re.MULTILINE))
    assert named
    assert named <= set(COMMANDS)
