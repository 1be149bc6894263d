"""The process that serves collects seldom, and still collects."""

import subprocess
import sys

from onrecord.serve.settled import YOUNG

SETTLED = f"""
import gc, weakref
from onrecord.serve.settled import settle

class Circle: pass

settle()
assert gc.get_threshold()[0] == {YOUNG} and gc.get_freeze_count() > 0
circle = Circle(); circle.itself = circle
gone = weakref.ref(circle); del circle
kept = []
while gone() is not None and len(kept) < 3 * {YOUNG}:
    kept.append([])
assert gone() is None
"""


def test_what_is_left_behind_is_collected_still() -> None:
    """In a process of its own, for it is the whole process that is set."""
    assert subprocess.run([sys.executable, "-c", SETTLED], check=False).returncode == 0
