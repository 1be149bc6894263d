"""One-line alerts of agencies and channels: their labels ("BREAKING:", "⚡️", "UPDATE 1-") go, the sentence stays.

A label stands before the first sentence or the headline only; elsewhere "Update:" begins a note of the editors.
"""

import re

SIGNS = r"[\u203c\u2049\u2139\u2190-\u2bff\ufe0f\u3000-\u303f\U0001f000-\U0001faff\u2022\u25cf*#|•●■]"
FRONT_SIGNS = re.compile(rf"^(?:{SIGNS}\s*)+(?=[\w\"“‘'(\[])")
END_SIGNS = re.compile(r"(?:\s*[\u2190-\u2bff\U0001f000-\U0001faff])+$")
END_LINKS = re.compile(r"(?:\s+(?:https?://\S+|(?:t\.me|t\.co|bit\.ly)/\S+|via @\w+|@\w{2,30}))+$")
HASH = re.compile(r"(?<![\w&/])#(?=[^\W\d_])")
_WORDS = (
    r"breaking(?: news)?|just in|developing(?: story)?|news ?flash|flash|news ?alert|urgent|snap|"
    r"alert|exclusive|"
    r"\d+(?:st|nd|rd|th) lead|lead"
)
LABEL = re.compile(
    rf"^[\[(]?(?:(?:{_WORDS}|more)[\])]?\s*(?:[:|/]+|\s[-–—]+\s|--+|[–—]\s?)|"  # any case before a mark
    rf"(?-i:BREAKING(?: NEWS)?|JUST IN|URGENT|FLASH|ALERT|UPDATE(?: \d+)?|UPDATED?|NEWSALERT|REFILE|RPT)"
    r"[\])]?(?:\s*\d*\s*[:|/–—-]+\s*))\s*(?=\S)",
    re.I,
)
BARE = re.compile(
    r"^(?:BREAKING(?: NEWS)?|JUST IN|URGENT|[\[(](?:BREAKING|URGENT|ALERT|JUST IN)[\])])\s+(?=[A-Z][a-z])"
)
EDITORS = re.compile(r"^(?:an? |this |the )?(?:earlier|previous|story|article|report|headline|version)\b", re.I)
LONGEST = 700


def sentence(text: str) -> str:
    """A headline or first paragraph without the label of an alert before it."""
    for _ in range(3):
        bare = FRONT_SIGNS.sub("", text)
        found = LABEL.match(bare) or BARE.match(bare)
        rest = bare[found.end() :] if found else bare
        if EDITORS.match(rest) or len(rest) < 8:
            return bare
        if rest == text:
            break
        text = rest
    return text


def post(paragraphs: list[str]) -> list[str]:
    """The paragraphs of a channel's short post without signs and links at their ends, hashtags as words."""
    if not paragraphs or sum(map(len, paragraphs)) > LONGEST:
        return paragraphs
    bare = [HASH.sub("", END_SIGNS.sub("", END_LINKS.sub("", END_SIGNS.sub("", one)))).strip() for one in paragraphs]
    return [one for one in bare if one]
