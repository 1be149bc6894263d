"""Processes of onrecord's own: what they begin with stays, and what work leaves behind is looked for more seldom."""

import gc
import sys

READING = (20_000, 10, 10)  # objects, and collections, after which the next generation is looked at
SERVING = (50_000, 20, 50)
YIELD = 0.0001  # seconds after which a thread lets others go on


def settle(limits: tuple[int, int, int]) -> None:
    """To be called once by a process that reads or serves, and by nobody whose process has other owners.

    A report, or an answer, makes ten or a hundred thousand small records. With Python's own threshold of 700 the
    collector goes through them again and again while they are made, and finds nothing: that took an eighth of reading
    and a fifth to a third of every answer. The most memory that twenty long reports take is the same.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*limits)


def share() -> None:
    """To be called once by a process that answers: what is worked out beside keeps nobody waiting.

    An answer asks the database some fifty times, and after each waits for the interpreter: with Python's own 5 ms, a
    thread that works out what nobody waits for made it a quarter of a second later.
    """
    sys.setswitchinterval(YIELD)
