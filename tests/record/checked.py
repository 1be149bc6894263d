"""A reader of titles that shares nothing with what makes them: what is wrong with one, in a word or two each."""

import re
import tomllib
from pathlib import Path

AUXILIARIES = {
    "is", "are", "was", "were", "be", "has", "have", "had", "will", "would", "may", "might", "can", "could", "should",
    "must", "did", "does", "do", "cannot",
}  # fmt: skip
WANTED = (
    "Possible: ", "Called for: ", "Needed: ", "Proposed: ", "Considered: ", "Offered: ", "Sought: ", "Threatened: ",
)  # fmt: skip
WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
PASTS = frozenset(WORDS["pasts"].split())
VERBS = frozenset(WORDS["verbs"].split())
NOUNS = frozenset(WORDS["nouns"].split())
ENDS = {
    "a", "an", "the", "of", "to", "for", "on", "at", "with", "against", "from", "over", "about", "into", "and", "or",
    "but", "that", "its", "his", "her", "their", "as", "than", "by", "has", "is", "was", "will", "jan", "feb", "sen",
    "gen",
}  # fmt: skip
WHOLE = re.compile(r"“[^“”]{20,298}”")  # a headline or a sentence of a report, as it stands there
SAID_BY = re.compile(r": (?:[\w.’'-]+ ?){1,3}$")  # "Jets bomb a port: Kremlin"
QUOTED = re.compile(r": “[^”]*”$")  # what somebody said, where the title says no more than that he spoke


def faults(title: str) -> list[str]:
    """What is wrong with a title, nothing if it is a sentence or names an event with who takes part."""
    if WHOLE.fullmatch(title):
        return []
    title = QUOTED.sub("", title)
    if _finite(SAID_BY.sub("", title).lower().split()):
        title = SAID_BY.sub("", title)
    words = [re.sub(r"^[^\w]+|[^\w]+$", "", word) for word in title.split()]
    low = [word.lower() for word in words]
    said = re.sub(r"[“\"][^”\"]*[”\"]|‘[^’]*’", "", title)
    found = []
    marked = title.startswith(("Planned: ", "Denied: ", "Alleged: ", *WANTED))
    if ":" in (title.split(": ", 1)[1] if marked else title):
        found.append("label")
    if re.match(r"[^,]+, (?:has|have|had|is|are|was|were|will|met|said)\b", said) and " and " not in said:
        found.append("comma before the verb")
    if low[-1] in ENDS or re.search(r"(?:['’]s|[,;–-])$", title) or "…" in title:
        found.append("breaks off")
    if title.count("“") != title.count("”") or title.count("(") != title.count(")") or title.count('"') % 2:
        found.append("open quotation")
    if (
        low[0] in {"they", "he", "she", "it", "we", "i", "his", "her", "its", "their", "this", "these"}
        and words[0] != "IT"
    ):
        found.append("points elsewhere")
    if {"i", "we", "our", "my"} & set(re.sub(r"[^\w’' ]", "", said).replace("I.", "").lower().split()):
        found.append("first person")
    wanted = title.startswith(WANTED) and "to" in low
    if not _finite(low) and not _names(words, low) and not wanted:
        found.append("no verb")
    if len(title) > 120:
        found.append("long")
    return found


def _finite(low: list[str]) -> bool:
    for word in low[1:]:
        stems = {word, word.removesuffix("s"), word.removesuffix("es"), re.sub("ies$", "y", word)}
        if word in AUXILIARIES or word in PASTS or (word.endswith("ed") and len(word) > 4) or stems & VERBS:
            return True
    return False


def _names(words: list[str], low: list[str]) -> bool:
    return bool(NOUNS & set(low)) and any(word[:1].isupper() for word in words)
