"""The audit of what is pinned: a found vulnerability fails, what nobody could look at is never called sound."""

import json
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.ci.loaded import ROOT, loaded

audit = loaded("audit")
SOUND = {"name": "idna", "version": "3.11", "vulns": []}
GAP = {"id": "PYSEC-2021-19", "fix_versions": ["4.6.2"], "aliases": ["CVE-2020-27783"], "description": "x"}
HOLED = {"name": "lxml", "version": "4.6.1", "vulns": [GAP]}
UNKNOWN = {"name": "lxml", "skip_reason": "Dependency not found on PyPI and could not be audited: lxml (4.6.1)"}
LOCK = "# by uv\nidna==3.11 \\\n    --hash=sha256:aa\n    # via httpx\nlxml==4.6.1 \\\n    --hash=sha256:bb\n"


@pytest.fixture
def lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "allowed.toml").write_text("")
    monkeypatch.setattr(audit, "ALLOWED", tmp_path / "allowed.toml")
    path = tmp_path / "run.txt"
    path.write_text(LOCK)
    return path


def answering(monkeypatch: pytest.MonkeyPatch, *packages: dict[str, Any]) -> list[list[str]]:
    """pip-audit with this answer; returns what it was called with."""
    calls: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        calls.append(command)
        return subprocess.CompletedProcess(command, 0, json.dumps({"dependencies": packages}) if packages else "", "")

    monkeypatch.setattr(audit.subprocess, "run", run)
    return calls


def test_a_vulnerability_fails_and_says_what_mends_it(
    lock: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answering(monkeypatch, SOUND, HOLED)
    assert audit.main([str(lock)]) == 1
    assert "lxml 4.6.1: PYSEC-2021-19, CVE-2020-27783; mended in 4.6.2" in capsys.readouterr().out


def test_packages_without_one_pass(lock: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = answering(monkeypatch, SOUND)
    assert audit.main([str(lock)]) == 0
    assert str(lock) in calls[-1]


@pytest.mark.parametrize("packages", [(), (UNKNOWN,)], ids=["no answer", "knows no package"])
def test_a_service_out_of_reach_passes_and_says_that_nothing_was_looked_at(
    packages: tuple[dict[str, Any], ...],
    lock: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    calls = answering(monkeypatch, *packages)
    assert audit.main([str(lock)]) == 0
    assert "NOT AUDITED" in capsys.readouterr().out
    assert len(calls) == 1  # one package was asked for, not all in vain


def test_what_the_service_does_not_know_is_counted_apart() -> None:
    assert audit.looked({"dependencies": [SOUND, UNKNOWN]}) == audit.Looked((), 1, 1)


def test_what_is_let_pass_has_a_reason_and_a_last_day(tmp_path: Path) -> None:
    path = tmp_path / "allowed.toml"
    path.write_text('[CVE-2020-27783]\nreason = "not called"\nuntil = 2027-01-01\n')
    found = audit.looked({"dependencies": [HOLED]}).found
    assert audit.standing(found, audit.allowed(path, date(2026, 12, 31))) == []
    assert audit.standing(found, audit.allowed(path, date(2027, 1, 2))) == list(found)
    path.write_text("[CVE-2020-27783]\nuntil = 2027-01-01\n")
    with pytest.raises(ValueError, match="needs a reason"):
        audit.allowed(path, date(2026, 12, 31))


def test_the_probe_is_one_package_with_its_hashes() -> None:
    assert audit.first_pin(LOCK) == "idna==3.11 \\\n    --hash=sha256:aa"
    assert "==" in audit.first_pin((ROOT / "locks" / "run.txt").read_text(encoding="utf-8"))


def test_the_projects_own_list_can_be_read() -> None:
    audit.allowed(ROOT / ".ci" / "audit-allowed.toml", date.today())
