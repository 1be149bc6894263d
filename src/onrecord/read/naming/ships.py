"""Ships: by what stands before their names ("USS Carney"), or by a word for a ship beside them."""

import re
from functools import lru_cache

from onrecord.knowledge.actors import codes_for
from onrecord.knowledge.folding import fold
from onrecord.model import Span
from onrecord.read.naming.found import Found, in_headline, listed

NAME = r"[A-Z][\w’'-]*(?:(?: of)?[ ](?:[A-Z]\.|[A-Z][\w’'-]*|\d{1,4}\b)){0,3}"
NEAR = 80  # characters behind a name within which its IMO number may stand
IMO = re.compile(r"\bIMO(?: number)?:? ?(\d{7})\b")
NO_SHIPS = frozenset({"state", "adjective", "people", "organisation", "organ", "bloc", "group", "party"})


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    prefixes = "|".join(sorted(map(re.escape, listed("prefixes")), key=len, reverse=True))
    nouns = "|".join(sorted(listed("ships")))
    return (
        re.compile(rf"\b(?:{prefixes}) (?P<name>{NAME})"),
        re.compile(rf"\b(?:{nouns})(?: named| called|(?P<beside>,(?: the)?))? (?P<quote>[\"“‘']?)(?P<name>{NAME})"),
        re.compile(rf"\b[Tt]he (?P<name>{NAME}), an? (?:[\w’'-]+ ){{0,6}}?(?:{nouns})\b"),
    )


def ships(text: str) -> list[Found]:
    """The ships that a text names, each wherever its name stands."""
    named: dict[str, str] = {}
    spans: dict[Span, str] = {}
    with_prefix, behind_noun, before_noun = _patterns()
    for match in with_prefix.finditer(text):
        name = _trimmed(match["name"])
        if (
            name
            and name.split()[0] not in listed("prefixes")
            and not (" " in name and in_headline(text, match.start()))
        ):
            span = Span(match.start(), match.start("name") + len(name))
            spans[span] = named.setdefault(_key(name), span.of(text))
    for pattern in (behind_noun, before_noun):
        for match in pattern.finditer(text):
            name = _trimmed(match["name"])
            if name and (_stands(name) or _quoted(match, text)) and _ends(match, text):
                start = match.start("name")
                spans[Span(start, start + len(name))] = named.setdefault(_key(name), name)
    for name in {n for span in spans if " " in (n := span.of(text))}:
        for match in re.finditer(rf"\b{re.escape(name)}\b", text):
            spans.setdefault(Span(match.start(), match.end()), named.get(_key(name), name))
    return [_found(text, span, full) for span, full in sorted(_outer(spans).items())]


def _quoted(match: re.Match[str], text: str) -> bool:
    return bool(match.groupdict().get("quote")) and text[match.end("name") : match.end("name") + 1] in "\"”’'"


def _ends(match: re.Match[str], text: str) -> bool:
    """Whether a name set apart by a comma ends there: "the tanker, the Grace 1, was"; not "tanker, the Iowa police"."""
    behind = text[match.end("name") : match.end("name") + 1]
    return not match.groupdict().get("beside") or behind in {*",.;:)\n\"”’'—–", ""}


def _trimmed(name: str) -> str:
    """Without what can be no end of a name: "Grace 1 Friday", "Talara’s"."""
    words = re.sub(r"[’']s$", "", name).split()
    while words and words[-1] in listed("no_person") | {"of"}:
        words.pop()
    return " ".join(words)


def _stands(name: str) -> bool:
    """Whether words may be a ship's name: no state, people or body begins with them ("vessel US officials")."""
    words = name.split()
    if words[0] in listed("no_person") or (words[0].isupper() and len(words[0]) < 4 and len(words) == 1):
        return False
    facts = [codes_for(part) for part in (name, words[0], words[0].partition("-")[0])]
    return len(fold(name)) > 2 and not any(one is not None and one.kind in NO_SHIPS for one in facts)


def _key(name: str) -> str:
    return fold(name)


def _outer(spans: dict[Span, str]) -> dict[Span, str]:
    """The spans that lie within no other: "USS John McCain", not "John McCain" in it."""
    return {
        span: full
        for span, full in spans.items()
        if not any(other != span and other.start <= span.start and span.end <= other.end for other in spans)
    }


def _found(text: str, span: Span, full: str) -> Found:
    number = IMO.search(text, span.end, span.end + NEAR)
    return Found("ship", span, span.of(text), full, number=number[1] if number else None)
