"""What a command run in a test gives back."""

from typing import NamedTuple

PADDING = " It was reported by people who know the matter well and have long followed the two countries closely."


class Done(NamedTuple):
    code: int
    out: str
    err: str
