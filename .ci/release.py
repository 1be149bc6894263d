"""Make what a release consists of: a wheel, a source archive, a bill of materials and checksums, all in dist/.

    python .ci/release.py          all of it, from a clean tree; prints the commands for the tag
    python .ci/release.py --sbom   the bill of materials alone

The bill of materials is CycloneDX, made from the lock that people install from, and the same from the same commit.
"""

import hashlib
import re
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"


class NotReadyError(Exception):
    """The tree is not one to release from; the message says what is to be done."""


def version(root: Path) -> str:
    """The version, which pyproject.toml and the package say alike. Raises NotReadyError."""
    declared = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    text = (root / "src" / "onrecord" / "__init__.py").read_text(encoding="utf-8")
    own = re.search(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    if not own or own[1] != declared:
        raise NotReadyError(f"pyproject.toml says {declared}, onrecord.__version__ {own[1] if own else 'nothing'}")
    return str(declared)


def changes(changelog: str, wanted: str) -> str:
    """The changelog's section of a version. Raises NotReadyError if it has none, or still has unreleased changes."""
    sections = dict(re.findall(r"^## (\S+).*\n((?:(?!## ).*\n?)*)", changelog, re.MULTILINE))
    if not sections.get(wanted, "").strip():
        raise NotReadyError(f"CHANGELOG.md says nothing of {wanted}: give its changes a heading '## {wanted}'")
    if sections.get("Unreleased", "").strip():
        raise NotReadyError(f"CHANGELOG.md has unreleased changes: move them under '## {wanted}', or raise the version")
    return str(sections[wanted]).strip()


def check_tree(root: Path, wanted: str) -> None:
    """Raise NotReadyError if the tree has changes that are not committed, or the version is tagged."""
    if changed := _git(root, "status", "--porcelain"):
        raise NotReadyError(f"the tree has changes that are not committed:\n{changed}")
    if _git(root, "tag", "--list", f"v{wanted}"):
        raise NotReadyError(f"v{wanted} is tagged already: raise the version")


def sbom(root: Path, folder: Path, wanted: str, *, validate: bool = True) -> Path:
    """Write the bill of materials, held against CycloneDX's schema unless told otherwise."""
    folder.mkdir(exist_ok=True)
    path = folder / f"onrecord-{wanted}.cdx.json"
    command = [sys.executable, "-W", "ignore", "-m", "cyclonedx_py", "requirements", "locks/run.txt"]
    command += ["--pyproject", "pyproject.toml", "--output-reproducible", "--of", "JSON", "-o", str(path)]
    command += [] if validate else ["--no-validate"]
    subprocess.run(command, cwd=root, check=True)
    return path


def checksums(folder: Path) -> Path:
    """Write SHA-256 of all files there, as `sha256sum --check` takes it."""
    path = folder / "SHA256SUMS"
    files = sorted(one for one in folder.iterdir() if one != path)
    lines = [f"{hashlib.sha256(one.read_bytes()).hexdigest()}  {one.name}\n" for one in files]
    path.write_text("".join(lines), encoding="utf-8")
    return path


def release(root: Path, folder: Path) -> str:
    """Make everything, and return what to do next. Raises NotReadyError."""
    wanted = version(root)
    check_tree(root, wanted)
    changes((root / "CHANGELOG.md").read_text(encoding="utf-8"), wanted)
    if folder.exists() and any(folder.iterdir()):
        raise NotReadyError(f"{folder} is not empty: move what is in it away, or `make clean`")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-d", str(folder)], cwd=root, check=True)
    sbom(root, folder, wanted)
    checksums(folder)
    made = "\n".join(f"  {one.name}" for one in sorted(folder.iterdir()))
    return (
        f"{folder} has\n{made}\nTag it:\n  git tag -a v{wanted} -m 'onrecord {wanted}'\n  git push origin v{wanted}\n"
    )


def _git(root: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=root, check=True, capture_output=True, text=True).stdout.strip()


def main(given: Sequence[str]) -> int:
    """The exit status."""
    try:
        if "--sbom" in given:
            sys.stdout.write(f"{sbom(ROOT, DIST, version(ROOT))}\n")
        else:
            sys.stdout.write(release(ROOT, DIST))
    except NotReadyError as error:
        sys.stderr.write(f"not ready: {error}\n")
        return 1
    except subprocess.CalledProcessError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
