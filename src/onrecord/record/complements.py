"""What follows a headline's verb: up to where the clause ends or grows long."""

import re
from collections.abc import Iterator
from itertools import pairwise

from onrecord.model import Claim
from onrecord.record.finite import AUXILIARY
from onrecord.record.grammar import PUNCTUATION, SHORTENED, TIMES, closed, stems
from onrecord.record.text import stem

MOST_WORDS = 13
MOST_MORE = 8  # words by which a quote may go on beyond that, if it ends then
MOST_CHARACTERS = 120
FEW_MORE = 4  # words with which a clause ends, that are not left out for want of room
LONGEST_NAME = 3  # words by which a title may be longer, so that a name in it is whole
OPENING = ("“", "‘", '"', "'")
TOKEN = re.compile(r"[^\s—]+|—")
ASIDE = re.compile(r"\([^()]{1,40}\)(?=\s)")
ABBREVIATED = re.compile(rf"(?:[A-Z]\.)+|(?:{'|'.join(SHORTENED)})\.")


def complement(claim: Claim, text: str, after: int, end: int, *, verb: bool = True) -> tuple[str, bool]:
    """What follows the verb, up to where the clause ends or grows long; and whether the verb can do without."""
    root = stem(claim.trigger.lower())
    hungry = verb and root in stems("hungry") | stems("that_verbs")
    that = root in stems("that_verbs")
    kept: list[str] = []
    room = MOST_WORDS - min(6, len(text[claim.span.start : after].split()))
    outside = 0
    for match in _tokens(text, after, end, claim.span.end):
        word = match.group()
        low = word.lower().strip(PUNCTUATION)
        inside = match.start() < claim.span.end
        bare = not kept or bool(TIMES.fullmatch(" " + " ".join(kept)))
        if word[:1] in "–—-(…" or word[0] in ";:":
            break
        if low == "that" and not (that and (bare or len(kept) <= 3)):
            break
        counted = low == "than" and kept and kept[-1].lower() in ("more", "less", "fewer")
        if low in closed("stops") and not counted and not _goes_with(low, root, kept, text, match.end()):
            break
        if low in ("and", "or") and not (
            _one_more(text, match.end(), claim.span.end, end) or (inside and _half_a_pair(kept))
        ):
            break
        if not inside:
            outside += 1
            needed = outside == 1 and (hungry or (verb and not kept))
            links = low in closed("prepositions") or low == "that"
            owned = bool(kept) and kept[-1].endswith(("’s", "'s")) and outside < 4
            asked = low in ("whether", "why", "how", "as")
            if outside == 1 and kept and not links and not owned and not asked and _closed_off(kept[-1]):
                break
            if outside == 1 and not needed and not links and not owned and not asked and (kept or not verb):
                break
            if low in AUXILIARY:
                break
        if len(TIMES.sub("", f" {' '.join(kept)} ").split()) >= room:
            rest = _rest(text, match.start(), claim) or _name_ends(text, match.start(), claim, kept)
            rest = rest or _few_more(text, match.start(), end)
            if rest is None:
                whole = low in closed("prepositions") | {"and", "or"} and kept[-2:-1] != ["to"]
                return " ".join(kept) if whole else _back_to_boundary(kept, hungry), True
            return " ".join([*kept, rest]), True
        kept.append(word)
        last = word.rstrip("”\"’'")[-1:]
        if (
            last
            and last in ",;:.!?…)"
            and not ABBREVIATED.fullmatch(word)
            and not (last == "," and word[-1] == "," and inside and _list_goes_on(text, match.end(), claim))
        ):
            break
    return " ".join(kept), not hungry


def _few_more(text: str, at: int, end: int) -> str | None:
    """The few words with which the clause ends, so that nothing is left out for so little: "| from extreme weather"."""
    rest = re.split(r"[,;:.!?()…—–“”\"\n]", text[at:end], maxsplit=1)[0].split()
    told = {word.lower() for word in rest}
    few = 0 < len(rest) <= FEW_MORE and told.isdisjoint(closed("stops") | AUXILIARY | {"and", "or", "that"})
    return " ".join(rest) if few else None


def _name_ends(text: str, at: int, claim: Claim, kept: list[str]) -> str | None:
    """What the quote still has of the name before it, and no more than that: "Kacou Houadja Leon | Adom"."""
    rest = text[at : claim.span.end].split()
    name = all(word[:1].isupper() for word in (*kept[-1:], *rest)) and bool(kept) and kept[-1][-1].isalpha()
    return " ".join(rest) if name and 0 < len(rest) <= LONGEST_NAME else None


def _tokens(text: str, after: int, end: int, quoted: int) -> Iterator[re.Match[str]]:
    """The words, without what stands in brackets within the quote: "4.5 square kilometers | (1.7 square miles)"."""
    aside = after
    for match in TOKEN.finditer(text, after, end):
        if within := ASIDE.match(text, match.start(), quoted):
            aside = within.end()
        if match.start() >= aside:
            yield match


def _goes_with(low: str, root: str, kept: list[str], text: str, at: int) -> bool:
    """Whether a word that mostly opens another clause belongs to the verb: "described it as", "asks whether"."""
    if low == "as":
        return (
            not kept or _article_follows(text, at) or (root in stems("naming") and text[at : at + 2].strip() in OPENING)
        )
    asks = root in stems("asking") or (bool(kept) and stem(kept[-1].lower().strip(PUNCTUATION)) in stems("asking"))
    return low in ("whether", "why", "how", "what") and asks and len(kept) <= 3


def _rest(text: str, at: int, claim: Claim) -> str | None:
    """What the quote still has, where it is little and told without a break; None if it is much."""
    rest = " ".join(re.split(r"(?<=[\w’”])[,;:]\s", text[at : claim.span.end], maxsplit=1)[0].split())
    words = rest.split()
    whole = text[claim.span.start : at]
    if not words or len(words) > MOST_MORE or len(" ".join(whole.split())) + len(rest) > MOST_CHARACTERS:
        return None
    broken = any(word.lower().strip(PUNCTUATION) in closed("stops") for word in words)
    joined = any(word in ("and", "or") and not more[:1].isupper() for word, more in pairwise(words))
    goes_on = text[claim.span.end : claim.span.end + 2].strip()[:1].isalpha() and words[-1].lower() in closed(
        "dangling"
    )
    return None if broken or joined or goes_on else rest


def _article_follows(text: str, at: int) -> bool:
    return text[at : at + 6].split(" ")[1:2] in (["a"], ["an"], ["the"])


def _closed_off(word: str) -> bool:
    return word[-1:] in ',;:.!?”"'


def _one_more(text: str, at: int, quoted: int, end: int) -> bool:
    """Whether what follows "and" is one more name or thing, not another statement."""
    if at < quoted:
        more = re.split(r"(?<=,)\s", text[at:quoted], maxsplit=1)[0].split()
        cut_verb = len(more) == 1 and more[0].islower() and text[quoted : quoted + 2].strip()[:1].isalpha()
        return 0 < len(more) <= 7 and not cut_verb
    rest = text[at:end].split()[:3]
    if rest and rest[0][:1].islower() and rest[0].lower() not in closed("articles"):
        return False
    for number, word in enumerate(rest):
        if word[-1] in ",.;:" or (number and word.lower() in closed("prepositions")):
            return True
    return len(text[at:end].split()) <= 2


def _half_a_pair(kept: list[str]) -> bool:
    """Whether the words break off at the first of two that say of which kind: "calls on federal | and state bodies"."""
    return len(kept) > 1 and kept[-1].islower() and kept[-2].lower() in closed("prepositions")


def _list_goes_on(text: str, at: int, claim: Claim) -> bool:
    ahead = text[at : claim.span.end].split()[:5]
    return "and" in ahead or "or" in ahead


def _back_to_boundary(kept: list[str], hungry: bool) -> str:
    """The words up to the last place where a phrase begins, so that none is cut in half."""
    for cut in range(len(kept) - 1, 1, -1):
        within = kept[cut] == "of" and kept[cut - 1][:1].isupper()  # "Organization | of American States"
        if not within and kept[cut].lower().strip(PUNCTUATION) in closed("prepositions") | {"and", "or", "that"}:
            purpose = cut > 3 and kept[cut - 2] == "to" and not hungry  # "to participate | in"
            return " ".join(kept[: cut - 2 if purpose else cut])
    return " ".join(kept)
