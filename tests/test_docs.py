"""What the tutorial tells people to type works, on the sample."""

import re
import shlex
from pathlib import Path

import pytest

from onrecord import build, open_record
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


BRIEFED = {"wire-arms-talks-advance", "gazette-arms-talks", "courier-white-house", "wire-kim-may-visit"}


def test_the_walk_through_ends_where_it_says(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "how-to" / "one-origin.md").read_text(encoding="utf-8")
    build(ROOT / "sample", tmp_path / "sample.onrecord")
    with open_record(tmp_path / "sample.onrecord") as record:
        briefing = max((o for o in record.origins() if o.kind == "body"), key=lambda o: len(o.reports))
        assert set(briefing.reports) > BRIEFED
        assert len(briefing.reports) == len(BRIEFED) + 1
        assert f"*{briefing.title}*" in page
        assert all(f"`{report}`" in page for report in BRIEFED)


def test_a_paper_that_tells_of_a_briefing_is_read_to_cite_it(shared: Path, tmp_path: Path) -> None:
    build([shared / "gold" / "reports" / "seed-002.txt"], tmp_path / "seed.onrecord")
    with open_record(tmp_path / "seed.onrecord") as record:
        said = {claim.report for claim in record.claims() if any(source.code == "USA" for source in claim.sources)}
    assert said == {"seed-002"}


def test_the_readme_names_only_commands_that_exist() -> None:
    from onrecord.cli.app import COMMANDS

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^onrecord (\w+)", text, re.MULTILINE))
    assert named
    assert named <= set(COMMANDS)
