"""Author cards: the paragraph on who wrote an article, at its end."""

import re
from collections.abc import Sequence

from onrecord.acquire.furniture import fold

CARD = re.compile(
    r"^(?:About the author:? )?(?P<name>[A-ZÀ-Þ][\w.'’-]+(?: (?:[A-ZÀ-Þ][\w.'’-]*|de|van|von|al|bin|der)){1,4}),? (?:is|was|has been|works as|writes|covers|reports)\b",
)
WORK = re.compile(
    r"\b(?:reporter|correspondent|editor|journalist|columnist|writer|bureau chief|producer|contributor|photographer|fellow|"
    r"author|analyst|covers|covering|reports? (?:on|from)|writes (?:about|on|for))\b",
    re.I,
)
SIGN = re.compile(
    r"@|\b(?:follow (?:him|her|them)|can be reached|reach (?:him|her|them)|(?:he|she|they) (?:covers?|writes?|reports?|joined|has reported|"
    r"has covered|previously|studied|holds|lives)|covers? [a-z]|e-?mail|twitter|graduat\w+|awards?|previously|our |is based in)",
    re.I,
)
LONGEST = 900


def is_card(paragraph: str, people: Sequence[str]) -> bool:
    """Whether a paragraph tells of one who wrote the article, not of the news."""
    found = CARD.match(paragraph) if len(paragraph) < LONGEST else None
    if not found or not WORK.search(paragraph):
        return False
    own = fold(found["name"]) in {fold(name) for name in people}
    return own or SIGN.search(paragraph[found.end() :]) is not None
