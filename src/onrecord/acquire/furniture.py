"""Take a page's furniture out of its text: whole paragraphs, and the ends of paragraphs; never a word within.

The patterns are data: `knowledge/furniture.toml`.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from onrecord.knowledge import toml
from onrecord.knowledge.folding import letters

LONGEST_LINE = 1000
LINK_LENGTH = 170
FINAL = re.compile(r"[.!?][\"'”’»)\]]*$")
WORDS = re.compile(r"\w+")
SOURCED = re.compile(r"\W*(?:source|credit)s?\s?[:–-]\s*(?P<said>\S.*)", re.I)
JOINING = re.compile(r"(?:an?|and|as|at|by|for|from|in|of|on|or|the|to|via|with)\b")
VERB = re.compile(
    r"\b(?:to (?!the\b|an?\b)(?-i:[a-z])\w+|will|would|has|have|had|is|are|was|were|says?|said|tells?|told|"
    r"(?!based|compiled|adapted|provided|supplied|united)(?-i:[a-z])\w+ed)\b",
    re.I,
)
# Another article's headline behind what kind of article it is: "Watch: Towers fall in Zenda".
TEASED = re.compile(
    r"(?:watch(?: live| now)?|listen|live|live updates|podcast|quiz|opinion|analysis|explainer|explained|in pictures|"
    r"in photos|gallery|interactive|timeline|factbox|profile)\s*[:|–—]\s+[^.!?:]{10,160}\??",
    re.I,
)
EDGE = re.compile(r"^[\s•▪►▶→*|>·]+(?=\w)|[\s:.…»›>→|]+$")


class Patterns(NamedTuple):
    """The compiled patterns: see the data file for what each is."""

    line: re.Pattern[str]
    opening: re.Pattern[str]
    opening_limit: int
    stop: re.Pattern[str]
    links: re.Pattern[str]
    front: re.Pattern[str]
    end: re.Pattern[str]
    gallery: re.Pattern[str]


@lru_cache(maxsize=1)
def patterns() -> Patterns:
    """The patterns of `knowledge/furniture.toml`, compiled."""
    data = toml("furniture.toml")

    def any_of(key: str, flags: int = re.I) -> re.Pattern[str]:
        return re.compile("(?:" + "|".join(f"(?:{one})" for one in data[key]) + ")", flags)

    return Patterns(
        line=any_of("lines"),
        opening=any_of("openings"),
        opening_limit=data["opening_limit"],
        stop=any_of("stops"),
        links=any_of("link_headings"),
        front=any_of("fronts", 0),
        end=re.compile("(?:" + "|".join(f"(?:{one})" for one in data["ends"]) + r")[\s.]*$", re.I),
        gallery=any_of("galleries"),
    )


def clean(paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs that are the article's own, in order, their edges trimmed, repeated ones kept once."""
    kept = _without_links(_without_rest([one for one in paragraphs if one.strip()]))
    own = [paragraph for one in _without_galleries(kept) if (paragraph := _own(one))]
    return once(own)


def _own(paragraph: str) -> str:
    """What of a paragraph is the article's; empty if it is furniture.

    A caption's label goes first, lest the caption be taken for a picture's credit.
    """
    bare = _without_front(paragraph.strip())
    if TEASED.fullmatch(paragraph.strip()) or _is_line(bare):
        return ""
    text = _without_end(bare)
    return "" if text != bare and _is_line(text) else text


def _is_line(paragraph: str) -> bool:
    """Whether the paragraph is furniture as a whole."""
    if len(paragraph) > LONGEST_LINE or is_sourced(paragraph):
        return False
    found = patterns()
    bare = EDGE.sub("", paragraph.strip()).strip()
    if not WORDS.search(bare) or found.line.fullmatch(bare) or found.line.fullmatch(paragraph.strip()):
        return True
    return len(bare) <= found.opening_limit and bool(found.opening.match(bare))


def is_sourced(text: str) -> bool:
    """Whether a sentence stands after the word "Source", so that it is news and no credit of a picture or chart.

    "Source: the army shelled two villages." and "Sources: Chad to free two Britons" are; "Source: Ministry of Health"
    is not.
    """
    found = SOURCED.fullmatch(text)
    if not found:
        return False
    words = found["said"].split()
    told = [word for word in words if word[0].islower() and not JOINING.match(word)]
    return len(words) > 3 and len(told) > 1 and bool(FINAL.search(found["said"]) or VERB.search(found["said"]))


def _bare_match(pattern: re.Pattern[str], paragraph: str) -> bool:
    return len(paragraph) < 80 and bool(pattern.fullmatch(EDGE.sub("", paragraph.strip()).strip()))


def _without_rest(paragraphs: list[str]) -> list[str]:
    """Cut at a heading such as "Related posts" once most of the article has passed, or only links follow."""
    total = sum(map(len, paragraphs)) or 1
    passed = 0
    for index, one in enumerate(paragraphs):
        if index and _bare_match(patterns().stop, one):
            rest = paragraphs[index + 1 :]
            if passed > 0.4 * total or all(_is_link(other) for other in rest):
                return paragraphs[:index]
        passed += len(one)
    return paragraphs


def _is_link(paragraph: str) -> bool:
    """A line that looks like another article's headline: short, and no sentence."""
    return len(paragraph) < LINK_LENGTH and not FINAL.search(paragraph.strip())


def _without_links(paragraphs: list[str]) -> list[str]:
    """Drop a heading such as "Read more:" with the headlines below it; at the end, with all that is short."""
    kept: list[str] = []
    index = 0
    while index < len(paragraphs):
        if not _bare_match(patterns().links, paragraphs[index]):
            kept.append(paragraphs[index])
            index += 1
            continue
        rest = paragraphs[index + 1 :]
        single = re.match(r"\W*(previous|next|prev)\b", paragraphs[index], re.I)
        if kept and _only_links(rest):
            break
        index += 1
        while index < len(paragraphs) and _is_link(paragraphs[index]) and len(WORDS.findall(paragraphs[index])) > 3:
            index += 1
            if single:
                break
    return kept


def _only_links(rest: list[str]) -> bool:
    """Whether what follows is short and mostly headlines, so that no article goes on below."""
    if len(rest) > 12 or any(len(one) >= LINK_LENGTH for one in rest):
        return False
    return sum(map(_is_link, rest)) >= 0.6 * len(rest)


def _without_galleries(paragraphs: list[str]) -> list[str]:
    """Drop numbered slides where there are several, with the gallery's heading above the first."""
    slides = [len(one) < 3 * LONGEST_LINE and bool(patterns().gallery.fullmatch(one.strip())) for one in paragraphs]
    if sum(slides) < 2:
        return paragraphs
    first = slides.index(True)
    heading = {
        index for index in range(max(0, first - 2), first) if _is_link(paragraphs[index]) and _shared(paragraphs, index)
    }
    return [one for index, one in enumerate(paragraphs) if not slides[index] and index not in heading]


def _shared(paragraphs: list[str], index: int) -> bool:
    """Whether a heading above the slides is the gallery's: its words come twice ("16 show all ...")."""
    words = letters(paragraphs[index])
    near = [letters(one) for other, one in enumerate(paragraphs[index - 1 : index + 3], index - 1) if other != index]
    return any(words in one or one in words for one in near if one)


def _without_front(text: str) -> str:
    """A paragraph without the label or credit of a picture before it."""
    for _ in range(3):
        front = patterns().front.match(text[:400])
        if front is None or front.end() == 0:
            break
        text = text[front.end() :].strip()
    return text


def _without_end(text: str) -> str:
    """A paragraph without a picture's credit, a link or a button after it."""
    for _ in range(3):
        end = patterns().end.search(text, max(0, len(text) - 300))
        if end is None or end.start() < 1:
            break
        kept = text[: end.start()].rstrip()
        text = kept + ("." if _had_stop(end[0], kept) else "")
    return text


def _had_stop(cut: str, before: str) -> bool:
    """Whether a full stop after the cut belonged to the sentence before it ("... in Seoul (AP).")."""
    return cut.rstrip().endswith(".") and not FINAL.search(before.rstrip()) and ")" in cut


def once(paragraphs: Sequence[str], same: Callable[[str], str] = letters) -> list[str]:
    """Each paragraph once: word-for-word repetitions go, and those standing whole within another paragraph."""
    folded = [same(one) for one in paragraphs]
    seen: set[str] = set()
    joined = "\n".join(folded) if len(folded) <= 600 else ""
    kept = []
    for one, words in zip(paragraphs, folded, strict=True):
        if len(words) >= 10 and words in seen:
            continue
        if len(words) >= 40 and joined and _within_another(words, joined):
            continue
        seen.add(words)
        kept.append(one)
    return kept


def _within_another(words: str, joined: str) -> bool:
    """Whether the folded paragraph stands in a longer one of the joined lines."""
    at = joined.find(words)
    while at >= 0:
        end = at + len(words)
        if (at and joined[at - 1] != "\n") or (end < len(joined) and joined[end] != "\n"):
            return True
        at = joined.find(words, at + 1)
    return False
