"""The patterns of `knowledge/page_blocks.toml`: how blocks beside the article are called, and how they read."""

import re
from functools import lru_cache

from onrecord import knowledge


@lru_cache(maxsize=64)
def pattern(key: str) -> re.Pattern[str]:
    """All patterns under a key as one."""
    found = knowledge.toml("page_blocks.toml")[key]
    return re.compile("|".join(f"(?:{one})" for one in ([found] if isinstance(found, str) else found)), re.I)


@lru_cache(maxsize=8)
def patterns(key: str) -> tuple[re.Pattern[str], ...]:
    """The patterns under a key one by one, to count how many match."""
    return tuple(re.compile(one, re.I) for one in knowledge.toml("page_blocks.toml")[key])
