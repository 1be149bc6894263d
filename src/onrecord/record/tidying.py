"""The last touches to a headline: no times, no words that lead nowhere, no quotation mark left open."""

import re

from onrecord.model import Claim
from onrecord.record.grammar import LEADING, PUNCTUATION, TIMES, closed

# Cut of the years since, it says what no report says.
FIRST_TIME = re.compile(r",?\s+for (?:only )?(?:the )?(?:first|second|third|last|\w+th) time(?: (?:in|since))?$")
LONGEST = 120  # characters of a title
# "by the end | of March" without the month.
WHEN_OF = re.compile(
    r"\s+(?:by|at|before|until|since|from|in|towards) the (?:very )?(?:end|start|beginning|middle|turn)$"
)
TRAILER = re.compile(r"(?<=\S) \| [^|]{2,30}$")  # "Peru votes | Morning briefing"
ROUND = re.compile(r"[()\[\]]")
BRACKETS = re.compile(r"\s*\([^()]*\)")
IN_A_MOVE = re.compile(r"\s+(?:in a (?:move|bid)|in an (?:attempt|effort)|on a (?:night|day))$")
ALSO = re.compile(r"\s+also(?!\w)")
QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|(?<!\w)‘[^‘’]*’(?!\w)")
LABEL = re.compile(r"^[^|]{2,30} \| (?=\S)")  # "Hong Kong | China has accused the UK"


def closed_quotes(made: str, text: str, claim: Claim) -> str:
    """Without the end of a quotation that begins before the claim's words: "‘Three agents’ arrested"."""
    before = text[: claim.span.start].rstrip()[-1:]
    pairs = {"‘": "’", "“": "”", "'": "'", '"': '"'}
    if text[claim.span.start] in pairs and made[:1] != text[claim.span.start]:
        return made.replace(pairs[text[claim.span.start]], "", 1)
    if before in pairs and before and claim.span.start and not text[claim.span.start - 1].isspace():
        return made.replace(pairs[before], "", 1)
    return made


def fitting(words: str, trigger: str) -> str:
    """The words up to the last preposition, or "calling ...", with which they fit; no shorter than to the verb."""
    kept = words.split()
    least = len(words[: words.find(trigger)].split()) + 2
    while len(" ".join(kept)) > LONGEST and len(kept) > least:
        kept.pop()
        links = closed("prepositions") - {"not"}
        while len(kept) > least and not (kept[-1].lower() in links | {"and"} or kept[-1].endswith("ing")):
            kept.pop()
        kept = kept[:-1] if len(kept) > least else words.split()
        if kept == words.split():
            break
    return " ".join(kept)


def beside_quotes(pattern: re.Pattern[str], words: str) -> str:
    """The words without what a pattern finds, but for what stands in quotation marks: that is kept to the letter."""
    kept, at = "", 0
    for quote in QUOTED.finditer(words):
        kept += pattern.sub("", words[at : quote.start()]) + quote.group()
        at = quote.end()
    return kept + pattern.sub("", words[at:])


def tidy(words: str) -> tuple[str, bool]:
    """Without times, articles in front, and words that lead nowhere, a capital first; and whether it was small."""
    made = TRAILER.sub("", LABEL.sub("", " ".join(words.split())))
    made = re.sub(r"\s+(?=n['’]t\b)", "", made)  # "would n't": the verb and its negation were parted
    made = re.sub(r"\s['’‘](?=\s)|\sas (?:soon|early|late|many|much)$", "", made)
    for _ in range(2):
        made = beside_quotes(TIMES, f" {made} ").strip()
    made = re.sub(r"\s+([”’])(?!\w)", r"\1", re.sub(r"([“‘])\s+", r"\1", beside_quotes(BRACKETS, made)))
    made = re.sub(r"\s+([,.;:])", r"\1", LEADING.sub("", made)).strip(" ,;:–—-.!")
    made = re.sub(
        r"\s+(?:in a (?:move|bid)|in an (?:attempt|effort)|on a (?:night|day))$", "", beside_quotes(ALSO, made)
    )
    made = re.sub(r"\s+(?:late|early)$", "", made)  # "left | late on Thursday"
    made = re.sub(r"\s+in (?:an? |the )?(?:year|month|week|day)s?$", "", made)
    made = re.sub(r"[.,](?=[”\"’']+$)", "", beside_quotes(ROUND, made))
    made = re.sub(r"\s+(?:an?|one|two|three|four|five|six|\d+)\s+(?:minute|hour|day|week|month|year)s?$", "", made)
    if made.count("“") > made.count("”"):
        made = re.sub(r"\s+(?:(?:as|and|or|over)\s+)?$", "", made[: made.rindex("“")])
    if made.count("“") != made.count("”") or made.count('"') % 2:
        made = re.sub(r"[“”\"]", "", made)
    if re.search(r"(?<!\w)['‘](?=\w)", made) and not re.search(r"(?<=\w)['’](?!\w)", made):
        made = re.sub(r"(?<!\w)['‘](?=\w)", "", made)
    tokens = made.split()
    while len(tokens) > 1 and tokens[-1].lower().strip(PUNCTUATION) in closed("dangling"):
        tokens.pop()
    made = WHEN_OF.sub("", FIRST_TIME.sub("", " ".join(tokens))).strip(" ,;:–—-")
    made += "." * bool(re.search(r"\b(?:[A-Z]\.)+[A-Z]$", made))
    return made[:1].upper() + made[1:], made[:1].islower()
