"""The container file: what it copies is there, it runs as nobody, and it asks for extras that there are."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LINES = re.sub(r"\\\n\s*", " ", (ROOT / "Containerfile").read_text()).splitlines()


def told(word: str) -> list[str]:
    return [line.removeprefix(word).strip() for line in LINES if line.startswith(f"{word} ")]


def test_what_it_copies_is_there() -> None:
    copied = [part for line in told("COPY") if not line.startswith("--from") for part in line.split()[:-1]]
    assert "src" in copied
    assert [part for part in copied if not (ROOT / part).exists()] == []


def test_it_runs_as_nobody_and_starts_the_command() -> None:
    last = LINES[max(at for at, line in enumerate(LINES) if line.startswith("FROM")) :]
    assert [line for line in last if line.startswith("USER ")] == ["USER 10001:10001"]
    assert 'ENTRYPOINT ["onrecord"]' in last
    assert not [line for line in last if "pip install" in line], "the last image downloads nothing"


def test_nothing_in_it_tells_anybody_what_it_does() -> None:
    """ONNX Runtime sends what models are loaded to its makers, unless it is told not to before it is loaded."""
    assert "ORT_DISABLE_TELEMETRY=1" in " ".join(told("ENV")).split()


def test_it_has_every_extra_that_there_is() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    (asked,) = re.findall(r"'\.\[([\w,]+)\]'", "\n".join(told("RUN")))
    assert asked.split(",") == sorted(project["optional-dependencies"])


def test_the_versions_of_the_locks_can_be_held_to() -> None:
    """As the container file strips them: no hashes, and no extras, which pip takes in no list of constraints."""
    lines = (ROOT / "locks" / "dev.txt").read_text().splitlines()
    kept = [re.sub(r" *\\$", "", line) for line in lines if not re.match(r" *--hash", line)]
    pins = [line for line in kept if line and not line.lstrip().startswith("#")]
    assert len(pins) > 100
    assert [line for line in pins if not re.match(r"[\w.-]+==[\w.+!]+( ;.*)?$", line)] == []
