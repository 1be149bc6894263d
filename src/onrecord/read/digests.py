"""Digests: lines about one state after another that have nothing in common, as in news in brief and lists of incidents.

Read as one report, each line would lend its parties and its days to the next. So each is read by itself. A digest is
told by its text alone: nearly every item names states or their organs, and hardly any two of them name the same.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from onrecord.knowledge import words
from onrecord.knowledge.actors import codes_for
from onrecord.model import Report, Section, Span
from onrecord.read.actors.places import country_of_place

FEWEST, MOST = 4, 200  # items
FEWEST_HEADED = 3  # where each stands under a heading
NAMING = 0.8  # of the items, how many name a state at least
IN_COMMON = 0.15  # of all pairs of items, how many may name the same one
OF_BRIEFS, COMMON_TO_BRIEFS = 5, 0.35  # the same where each of so many items is one sentence
HEADING = 6  # words
LONGEST = 700  # characters of an item
LONGEST_NAME = 4  # words
WORD = re.compile(r"[^\W_](?:[\w&-]|[.’'](?=\w))*\.?")
GOES_ON = re.compile(
    r"(?:he|she|it|they|his|her|its|their|this|that|these|those|both|but|the (?:two|three|same))\b", re.I
)
SENTENCES = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z“\"])")
OWNER = re.compile(r"[’']s?$")


def items(report: Report) -> tuple[Section, ...]:
    """The items of a digest, as entries without a time, `place` being the country that stands above one; else none."""
    body = next((section.span for section in report.sections if section.kind == "body"), Span(0, len(report.text)))
    found = list(_items(report.text, body))
    least = FEWEST_HEADED if all(one.label for one in found) else FEWEST
    return tuple(found) if least <= len(found) <= MOST and _unrelated(report.text, found) else ()


def _items(text: str, body: Span) -> Iterator[Section]:
    """The lines of a body; where headings stand over them all, each heading with what stands below it."""
    lines = [Span(body.start + m.start(), body.start + m.end()) for m in re.finditer(r"[^\n]+", body.of(text))]
    heads = [at for at, line in enumerate(lines) if _is_heading(line.of(text))]
    if not (heads and heads[0] == 0 and all(later - at > 1 for at, later in pairwise([*heads, len(lines)]))):
        yield from (Section("entry", line) for line in lines)
        return
    for at, later in pairwise([*heads, len(lines)]):
        label = lines[at].of(text).strip()
        place = label.title() if country_of_place(label.title()) else None
        yield Section("entry", Span(lines[at].start, lines[later - 1].end), None, place, label)


def _is_heading(line: str) -> bool:
    return len(line.split()) <= HEADING and line.rstrip()[-1:].isalnum()


def _unrelated(text: str, found: Sequence[Section]) -> bool:
    """Whether nearly all items name states, and hardly any two the same one."""
    said = [one.span.of(text) for one in found]
    if any(len(one) > LONGEST or GOES_ON.match(one) for one in said):
        return False
    named = [states(one) for one in said]
    pairs = list(combinations(named, 2))
    naming = sum(bool(one) for one in named)
    common = sum(bool(a & b) for a, b in pairs) / len(pairs)
    brief = len(found) >= OF_BRIEFS and naming == len(found) and not any(SENTENCES.search(one) for one in said)
    return naming >= NAMING * len(found) and common <= (COMMON_TO_BRIEFS if brief else IN_COMMON)


def states(text: str) -> frozenset[str]:
    """The codes of those whom a text names by names that are known: states, their peoples, organs and leaders."""
    said = [(OWNER.sub("", m[0].rstrip(".") if m[0].count(".") == 1 else m[0])) for m in WORD.finditer(text)]
    found, at = set[str](), 0
    while at < len(said):
        if not said[at][:1].isupper():  # as every name begins
            at += 1
            continue
        size, code = next(
            ((n, code) for n in range(LONGEST_NAME, 0, -1) if (code := _code(" ".join(said[at : at + n])))), (1, "")
        )
        found |= {code} - {""}
        at += size
    return frozenset(found)


@lru_cache(maxsize=10_000)
def _code(name: str) -> str:
    facts = codes_for(name) if name[:1].isupper() else None
    if facts is None or (facts.kind not in {"state", "adjective"} and name.lower() in words("common_words.txt")):
        return ""
    return facts.code
