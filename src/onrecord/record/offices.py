"""Which office a report gives a person: "Foreign Minister Penny Wong", "John Kirby, a spokesman for the council"."""

import re

from onrecord.record.called import listed_words

MOST_BEFORE = 6  # words of a title before a name
MOST_BEHIND = 12
MOST_LOOKED_AT = 8


def office_of(name: str, text: str) -> str | None:
    """The noun for the office that the text gives the person of that name, before it or between commas behind it.

    None where it gives none, or one that is over ("the former minister") or of the opposition.
    """
    if not name or not text:
        return None
    for match in list(re.finditer(rf"\b{re.escape(name)}\b", text))[:MOST_LOOKED_AT]:
        before = re.split(r"[.,;:!?\n“”\"()]", text[max(0, match.start() - 80) : match.start()])[-1].split()[
            -MOST_BEFORE:
        ]
        behind = re.match(r",\s+([^.,;:\n“”\"()]+)", text[match.end() : match.end() + 120])
        for told in (before, behind[1].split()[:MOST_BEHIND] if behind else []):
            small = [part for word in told for part in word.lower().split("-")]
            if not listed_words("opposed").isdisjoint(small):
                continue
            offices = [word for word in told if word.lower() in listed_words("offices")]
            # A title ends at the name; what stands further before it ("the minister told John Kirby") is another's.
            if told is before and offices and told[-1] not in offices:
                continue
            if offices:
                return (offices[-1] if told is before else offices[0]).lower()
    return None
