"""A release is made only from a clean tree whose version has its section of the changelog."""

import hashlib
import subprocess
from pathlib import Path

import pytest

from tests.ci.loaded import ROOT, loaded

release = loaded("release")
LOG = "# Changes\n\n## Unreleased\n\n## 0.2.0\n\nNew: this.\n\n## 0.1.0\n\nOld.\n"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    root = tmp_path / "tree"
    (root / "src" / "onrecord").mkdir(parents=True)
    (root / "pyproject.toml").write_text('[project]\nname = "onrecord"\nversion = "0.2.0"\n')
    (root / "src" / "onrecord" / "__init__.py").write_text('__version__ = "0.2.0"\n')
    (root / "CHANGELOG.md").write_text(LOG)
    for words in (["init", "-q"], ["add", "."], ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "x"]):
        subprocess.run(["git", *words], cwd=root, check=True)
    return root


def test_this_tree_has_one_version_and_a_section_for_each_that_was_released() -> None:
    assert release.version(ROOT)
    assert "## Unreleased" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_a_version_said_in_two_ways_is_refused(tree: Path) -> None:
    (tree / "src" / "onrecord" / "__init__.py").write_text('__version__ = "0.3.0"\n')
    with pytest.raises(release.NotReadyError, match=r"says 0\.2\.0, onrecord.__version__ 0\.3\.0"):
        release.version(tree)


def test_the_changelog_has_the_versions_section_and_nothing_unreleased() -> None:
    assert release.changes(LOG, "0.2.0") == "New: this."
    with pytest.raises(release.NotReadyError, match=r"says nothing of 0\.3\.0"):
        release.changes(LOG, "0.3.0")
    with pytest.raises(release.NotReadyError, match="unreleased changes"):
        release.changes(LOG.replace("## Unreleased\n", "## Unreleased\n\nStill.\n"), "0.2.0")


def test_a_tree_with_changes_or_a_tag_is_refused(tree: Path) -> None:
    release.check_tree(tree, "0.2.0")
    subprocess.run(["git", "tag", "v0.2.0"], cwd=tree, check=True)
    with pytest.raises(release.NotReadyError, match="tagged already"):
        release.check_tree(tree, "0.2.0")
    (tree / "new.txt").write_text("x")
    with pytest.raises(release.NotReadyError, match=r"new\.txt"):
        release.check_tree(tree, "0.2.0")


def test_what_lies_in_dist_is_not_mixed_with_a_release(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "old.whl").write_bytes(b"x")
    with pytest.raises(release.NotReadyError, match="not empty"):
        release.release(tree, tmp_path / "dist")


def test_checksums_are_those_of_the_files(tmp_path: Path) -> None:
    (tmp_path / "a.whl").write_bytes(b"abc")
    assert release.checksums(tmp_path).read_text() == f"{hashlib.sha256(b'abc').hexdigest()}  a.whl\n"


def test_the_bill_of_materials_names_what_is_pinned_and_is_the_same_again(tmp_path: Path) -> None:
    pytest.importorskip("cyclonedx_py")
    import json

    first = release.sbom(ROOT, tmp_path / "one", "0", validate=False).read_bytes()
    assert first == release.sbom(ROOT, tmp_path / "two", "0", validate=False).read_bytes()
    named = {one["name"]: one["version"] for one in json.loads(first)["components"]}
    pinned = [
        line for line in (ROOT / "locks" / "run.txt").read_text().splitlines() if "==" in line and line[0] not in " #"
    ]
    assert len(named) == len({line.partition("==")[0] for line in pinned})
    assert f"lxml=={named['lxml']}" in "\n".join(pinned)
