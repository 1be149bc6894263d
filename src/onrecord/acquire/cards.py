"""Author cards: the paragraph on who wrote an article, at its end."""

import re
from collections.abc import Sequence
from functools import lru_cache

from onrecord import knowledge
from onrecord.acquire.blocks import pattern
from onrecord.knowledge.folding import letters

LONGEST = 900


@lru_cache(maxsize=1)
def _card() -> re.Pattern[str]:
    return re.compile(knowledge.toml("page_blocks.toml")["card"])  # names are told by their capitals


def is_card(paragraph: str, people: Sequence[str]) -> bool:
    """Whether a paragraph tells of one who wrote the article, not of the news."""
    found = _card().match(paragraph) if len(paragraph) < LONGEST else None
    if not found or not pattern("card_work").search(paragraph):
        return False
    own = letters(found["name"]) in {letters(name) for name in people}
    return own or pattern("card_signs").search(paragraph[found.end() :]) is not None
