"""The process that serves collects seldom, and still collects."""

import subprocess
import sys

from onrecord.verbs.settled import SERVING

SETTLED = f"""
import gc, weakref
from onrecord.verbs.settled import SERVING, settle

class Circle: pass

settle(SERVING)
assert gc.get_threshold()[0] == {SERVING[0]} and gc.get_freeze_count() > 0
circle = Circle(); circle.itself = circle
gone = weakref.ref(circle); del circle
kept = []
while gone() is not None and len(kept) < 3 * {SERVING[0]}:
    kept.append([])
assert gone() is None
"""


def test_what_is_left_behind_is_collected_still() -> None:
    """In a process of its own, for it is the whole process that is set."""
    assert subprocess.run([sys.executable, "-c", SETTLED], check=False).returncode == 0


def test_what_is_worked_out_beside_gives_way() -> None:
    code = "import sys; from onrecord.verbs.settled import share; share(); assert sys.getswitchinterval() < 0.001"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
