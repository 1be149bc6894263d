"""Are there known vulnerabilities in what the lock files pin? Asks pip-audit, and believes nothing it does not say.

    python .ci/audit.py locks/run.txt locks/dev.txt

Ends with 1 where a vulnerability is found that `.ci/audit-allowed.toml` does not name with a reason and a day that is
still to come. Where the service with the advisories cannot be reached it says so and ends with 0: a gate must not fail
for want of a network. pip-audit itself calls a package that the service does not know free of vulnerabilities; here it
is counted as not looked at.
"""

import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

ALLOWED = Path(__file__).with_name("audit-allowed.toml")
UNREACHED = (
    "NOT AUDITED: the service with the advisories cannot be reached from here. Run `make audit` where it can be."
)
WAIT = 600  # seconds for one lock file


class Found(NamedTuple):
    """A known vulnerability of a pinned package, with the versions that mend it."""

    package: str
    version: str
    ids: tuple[str, ...]
    mended: tuple[str, ...]

    def __str__(self) -> str:
        """As it is told."""
        return (
            f"{self.package} {self.version}: {', '.join(self.ids)}; mended in {', '.join(self.mended) or 'no version'}"
        )


class Looked(NamedTuple):
    """What came of looking at a lock file: vulnerabilities, how many packages were looked at and how many were not."""

    found: tuple[Found, ...]
    audited: int
    skipped: int


def looked(report: dict[str, Any]) -> Looked:
    """What pip-audit's JSON says."""
    packages = report["dependencies"]
    audited = [one for one in packages if "skip_reason" not in one]
    found = [
        Found(one["name"], one["version"], (gap["id"], *gap.get("aliases", ())), tuple(gap.get("fix_versions", ())))
        for one in audited
        for gap in one.get("vulns", ())
    ]
    return Looked(tuple(found), len(audited), len(packages) - len(audited))


def allowed(path: Path, today: date) -> frozenset[str]:
    """Ids that are let pass, until their day. Raises ValueError for an entry without a reason or a day."""
    entries: dict[str, dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))
    for id, entry in entries.items():
        if not str(entry.get("reason", "")).strip() or not isinstance(entry.get("until"), date):
            raise ValueError(f"{path.name}: {id} needs a reason, and until = the day on which it is looked at again")
    return frozenset(id for id, entry in entries.items() if entry["until"] >= today)


def standing(found: Sequence[Found], passed: frozenset[str]) -> list[Found]:
    """The vulnerabilities that are not let pass."""
    return [one for one in found if passed.isdisjoint(one.ids)]


def first_pin(lock: str) -> str:
    """The first package of a lock file with its hashes, by which to see whether the service answers at all."""
    lines: list[str] = []
    for line in lock.splitlines():
        if lines and not line.startswith(" "):
            break
        if lines or "==" in line.partition("#")[0]:
            lines.append(line)
    return "\n".join(line for line in lines if not line.lstrip().startswith("#"))


def asked(lock: Path) -> Looked | None:
    """What pip-audit says of a lock file; None where it gives no answer."""
    command = [sys.executable, "-m", "pip_audit", "-r", str(lock), "--require-hashes", "--disable-pip"]
    command += ["--format", "json", "--progress-spinner", "off", "--timeout", "15"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=WAIT)
        return looked(json.loads(done.stdout))
    except (subprocess.TimeoutExpired, json.JSONDecodeError):
        return None


def reached(lock: Path) -> bool:
    """Whether the service answers for one package, so that none is asked for in vain."""
    with tempfile.TemporaryDirectory() as folder:
        probe = Path(folder, "one.txt")
        probe.write_text(first_pin(lock.read_text(encoding="utf-8")) + "\n", encoding="utf-8")
        one = asked(probe)
    return one is not None and one.audited > 0


def told(locks: Sequence[Path], passed: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """What is to be said of each lock file, and whether it fails."""
    for lock in locks:
        answer = asked(lock)
        if answer is None or not answer.audited:
            yield f"{lock.name}: {UNREACHED}", False
            continue
        rest = f", {answer.skipped} not known to the service and NOT AUDITED" if answer.skipped else ""
        bad = standing(answer.found, passed)
        yield f"{lock.name}: {answer.audited} packages audited{rest}, {len(bad)} with known vulnerabilities", bool(bad)
        yield from ((f"  {one}", True) for one in bad)


def main(given: Sequence[str]) -> int:
    """Audit lock files; the exit status."""
    locks = [Path(name) for name in given]
    try:
        passed = allowed(ALLOWED, date.today())
    except (ValueError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if not reached(locks[0]):
        sys.stdout.write(f"{UNREACHED}\n")
        return 0
    failed = False
    for line, bad in told(locks, passed):
        sys.stdout.write(f"{line}\n")
        failed = failed or bad
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
