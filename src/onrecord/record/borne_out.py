"""Whether a title says more of an event than its reports do: a name, a place or a number that only one of them has.

Who tells of one victim of an attack tells of the attack; a title of what many report is no place for what one adds.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from onrecord.knowledge.actors import codes_for
from onrecord.model import Claim, Report
from onrecord.record.called import is_title
from onrecord.record.text import content, stem
from onrecord.record.title_marks import PREFIX

NUMBER = re.compile(r"(?<![\w.])\d(?:[\d,.]*\d)?")
NAME = re.compile(r"\b(?:[A-Z][\w-]+ )*(?P<last>[A-Z][\w-]{2,})")  # of a name of several words the last
NAMING = frozenset({"person", "place", "ship", "organisation", "weapon"})
HEADLINE = 0.6  # of the longer words with a capital: a headline in capitals, where these tell no names


def borne_out(words: str, claim: Claim, claims: Iterable[Claim], reports: Mapping[str, Report]) -> bool:
    """Whether at least two outlets, and half of them, have each name and number of a title; one alone bears out all.

    Args:
        words: the title.
        claim: the claim whose words it is.
        claims: all those of the event that tell of it as the title does.
        reports: their reports, by id.
    """
    texts: dict[str, set[str]] = {}
    for one in claims:
        if (report := reports.get(one.report)) is not None:
            texts.setdefault(report.domain or report.outlet or report.id, set()).update(_told_in(report.text))
    if len(texts) < 2:
        return True
    least = max(2, (len(texts) + 1) // 2)
    return all(sum(one in told for told in texts.values()) >= least for one in _particulars(words, claim))


def _particulars(words: str, claim: Claim) -> set[str]:
    """The names, places and numbers of a title, but for those of its event's parties."""
    named = [(name.full or name.text).rpartition(" ")[2] for name in claim.names if name.kind in NAMING]
    if claim.place is not None:
        named.append(claim.place.name)
    named += _names(words)
    parties = {party.code for party in (*claim.actors, *claim.recipients)}
    held = frozenset(content(words))
    others = (name for name in named if _code(name) not in parties and not is_title(name))
    return ({word for name in others for word in content(name)} & held) - {stem(claim.trigger.lower())} | _numbers(
        words
    )


def _names(words: str) -> list[str]:
    """The last words of names; of a headline in capitals, and as first word, those of states alone."""
    told = next((words.removeprefix(mark) for mark in PREFIX.values() if words.startswith(mark)), words).lstrip('“‘"')
    plain = not _in_capitals(told)
    return [
        found.group() if _code(found.group()) else found["last"]
        for found in NAME.finditer(told)
        if _code(found.group()) or (plain and found.start("last") > 0)
    ]


def _code(name: str) -> str | None:
    """The code of the state or organisation that a name is of, which another report may call otherwise."""
    known = codes_for(name)
    return known.code if known is not None and known.kind != "person" else None


def _in_capitals(words: str) -> bool:
    longer = [word for word in words.split()[1:] if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in longer) > HEADLINE * len(longer)


def _numbers(words: str) -> set[str]:
    return {found.replace(",", "") for found in NUMBER.findall(words)}


@lru_cache(maxsize=512)
def _told_in(text: str) -> frozenset[str]:
    """The stems and numbers of a report."""
    return frozenset(content(text)) | _numbers(text)
