"""Processes of onrecord's own: what they begin with stays, and what work leaves behind is looked for more seldom."""

import gc

READING = (20_000, 10, 10)  # objects, and collections, after which the next generation is looked at
SERVING = (50_000, 20, 50)


def settle(limits: tuple[int, int, int]) -> None:
    """To be called once by a process that reads or serves, and by nobody whose process has other owners.

    A report, or an answer, makes ten or a hundred thousand small records. With Python's own threshold of 700 the
    collector goes through them again and again while they are made, and finds nothing: that took an eighth of reading
    and a fifth to a third of every answer. The most memory that twenty long reports take is the same.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*limits)
