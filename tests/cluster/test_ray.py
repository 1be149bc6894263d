"""Reading on a Ray cluster of two nodes finds what reading on this machine finds."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.cluster.engine import Engine
from onrecord.cluster.folder import ClaimsFolder
from onrecord.errors import UsageError
from tests.cluster.conftest import Lines, ReadInto

pytestmark = pytest.mark.xdist_group("daft")
pytest.importorskip("ray", reason="needs the extra: pip install 'onrecord[cluster]'")
ROOT = Path(__file__).resolve().parents[2]
VISIT = "PRK visits RUS on 2023-09-13."


@pytest.fixture
def hasty(tmp_path: Path) -> Path:
    """A folder to import from, in which a module is missing that takes each process of Ray seconds to load.

    It is brought by what tests need, and Ray does without it.
    """
    (tmp_path / "hasty").mkdir()
    (tmp_path / "hasty" / "rfc3987_syntax.py").write_text("raise ImportError")
    return tmp_path / "hasty"


def test_two_nodes_find_what_one_machine_finds(
    tmp_path: Path, hasty: Path, write: Callable[..., Path], lines: Lines, read_into: ReadInto
) -> None:
    flaky, poison = f"{VISIT} FLAKY {tmp_path / 'marker'} .", f"{VISIT} POISON"
    inputs = [write("denial", f"RUS denies that {VISIT}"), lines("many", VISIT, flaky, poison, *[VISIT] * 20)]
    command = [sys.executable, "-m", "tests.cluster.on_ray", str(tmp_path / "ray"), *map(str, inputs)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (hasty, ROOT, ROOT / "src")))}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told == {"jobs": 2, "reports": 24, "counts": {"ok": 23, "unreadable": 1}}
    read_into(tmp_path / "here", *inputs)
    found = {where: list(ClaimsFolder(tmp_path / where).read()) for where in ("here", "ray")}
    assert found["ray"] == found["here"]


def test_where_no_cluster_answers_that_is_said() -> None:
    for address in ("127.0.0.1:1", "ray://127.0.0.1:1"):
        with pytest.raises(UsageError, match=f"no Ray cluster answers at {address}"):
            Engine(address)
