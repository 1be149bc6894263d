"""Whether a claim bears the words that an event is told in, so that whose word it is may be named and counted for them.

An event is told by several reports, each in its own words: "soldiers announce a coup on television" is what one says,
"after the coup" the others. A claim bears the words of a title where its own sentence, or its report's headline, has
each of them: the deed, by its word or one that `title_phrases.toml` has for the same deed, the parties, by whatever
name, and all else. What only says who a party is ("the mercenary group") may stand anywhere in the report.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from onrecord.knowledge.actors import codes_for, is_state
from onrecord.model import Claim, Report
from onrecord.record.composing import same_deed
from onrecord.record.finite import finite
from onrecord.record.grammar import points
from onrecord.record.own_day import sentence_of
from onrecord.record.speakers import source_of
from onrecord.record.text import content, stem, words
from onrecord.record.title_marks import unmarked

LONGEST_NAME = 4  # words of a party's name
NAME = re.compile(r"[A-Z0-9][\w.’'&]*(?:-[\w.’'&]+)*|\w[\w’'-]*")
CLAIMED = re.compile(r", (?:they claim|(?:[A-Z][\w.’'-]*[ ]?){1,4} claims)$")
AGAIN = re.compile(r"\(([^()]+)\)$")  # "… (Peru)": the state that a title is given


class Asked(NamedTuple):
    """What words need of who bears them: parties by their codes, words said there, and words said in the report.

    `subject` are those of the words said that come before the verb: who acts, where that is no party with a code.
    """

    codes: frozenset[str]
    said: frozenset[str]
    called: frozenset[str]
    subject: frozenset[str] = frozenset()


def bears(title: str, of: Claim | None, claim: Claim, report: Report | None) -> bool:
    """Whether a claim bears the words of a title.

    Args:
        title: the words, with what stands before and behind them for their status.
        of: the claim that they are taken from; None where they are put together from the event's fields.
        claim: another claim of the event, or the same.
        report: the claim's.
    """
    if of is not None and of.id == claim.id:
        return True
    if report is None:
        return False
    asked, own = asked_of(title, of.trigger if of is not None and of.part == "verb" else ""), _said(claim, report)
    if not asked.codes <= _meant(claim, report) | named_in(own):
        return False
    told = _stems(own)
    missing = asked.said - told
    if of is not None:
        alike = same_deed(of.type, of.trigger, claim.trigger) or (
            of.type == claim.type and of.mode is not None and of.mode == claim.mode
        )
        missing -= {stem(of.trigger.lower())} if alike else set()
    if _pointed_at(claim, report):
        missing -= asked.subject & _stems(report.text)  # "the minister | went": who that is
    return not missing and asked.called <= told | _stems(report.text)


def bears_fields(title: str, claim: Claim, report: Report | None) -> bool:
    """Whether a claim is of all the parties that a title put together from fields names."""
    codes = {party.code for party in (*claim.actors, *claim.recipients)}
    return asked_of(title).codes <= codes | (named_in(_said(claim, report)) if report is not None else set())


def all_fields(title: str, claim: Claim) -> bool:
    """Whether a title put together from fields says all that one clause does: its parties, each named in it.

    Of a claim that was given and not read, the fields are all that there is.
    """
    if not claim.trigger:
        return True
    parties = [party for party in (*claim.actors, *claim.recipients) if party.code != "?"]
    inside = all(party.span and claim.span.start <= party.span.start < claim.span.end for party in parties)
    codes = asked_of(title).codes
    return (
        claim.part == "verb"
        and inside
        and all(p.code in codes or (not is_state(p.code) and p.name in title) for p in parties)
    )


@lru_cache(maxsize=4096)
def asked_of(title: str, verb: str = "") -> Asked:
    """What the words of a title ask for; `verb` is its verb, if it is of a claim that has one."""
    told = CLAIMED.sub("", unmarked(title.strip("“”")))
    before, found_verb, _ = told.partition(f" {verb} ") if verb else ("", "", "")
    acting = before.split() if found_verb else []
    subject = frozenset(content(before)) if acting and not finite(acting, 1) else frozenset[str]()
    codes, left, called, first = set[str](), list[str](), list[str](), True
    for code, found in _parts(told):
        if code is None:
            left.append(found)
            continue
        if first and left and not finite(left, 1) and LINKS.isdisjoint(word.lower() for word in left):
            called, left = left, []  # "mercenary group | Wagner": who that is
        first = first and _adjective(found)
        codes.add(code)
    said = frozenset(content(" ".join(left)))
    return Asked(frozenset(codes), said, frozenset(content(" ".join(called))), subject & said)


LINKS = frozenset({"of", "on", "in", "against", "with", "between", "by", "for", "from", "to", "at", "near", "after"})


@lru_cache(maxsize=4096)
def named_in(text: str) -> frozenset[str]:
    """The codes of the states, bodies and groups that a text names."""
    return frozenset(code for code, _ in _parts(text) if code is not None)


def _parts(text: str) -> list[tuple[str | None, str]]:
    """The words of a text in order, those of a party's name together, with its code."""
    tokens = NAME.findall(re.sub(r"(?<=\w)[-–](?=[A-Z])", " ", AGAIN.sub(r" \1", text)))
    found: list[tuple[str | None, str]] = []
    at = 0
    while at < len(tokens):
        for end in range(min(len(tokens), at + LONGEST_NAME), at, -1):
            name = " ".join(tokens[at:end])
            code = _code(name) if tokens[at][:1].isupper() else None
            if code is not None or end == at + 1:
                found.append((code, name))
                at = end
                break
    return found


@lru_cache(maxsize=16384)
def _code(name: str) -> str | None:
    bare = re.sub(r"[’']s$|(?<=s)[’']$|\.$", "", name)
    known = codes_for(bare) or codes_for(name)
    return known.code if known is not None and known.kind != "person" else None


def _pointed_at(claim: Claim, report: Report) -> bool:
    """Whether who acts is pointed at: "he", "the minister", whom the report names elsewhere."""
    for party in claim.actors:
        if party.span is not None:
            first = party.span.of(report.text).split(" ", 1)[0]
            if first.lower() == "the" or points(first):
                return True
            before = report.text[max(0, party.span.start - 4) : party.span.start].lower()
            if before == "the ":
                return True
    return False


def _meant(claim: Claim, report: Report) -> set[str]:
    """The codes of those whom a claim's own words are of: by a name, or by pointing to one, not "1,400 people"."""
    found = set[str]()
    for party in (*claim.actors, *claim.recipients):
        words_for_it = party.span.of(report.text) if party.span else party.name
        first = words_for_it.split(" ", 1)[0].lower()
        if any(char.isupper() for char in words_for_it) or first == "the" or points(first):
            found.add(party.code)
    return found


@lru_cache(maxsize=4096)
def _adjective(name: str) -> bool:
    """Whether a name only says of what state another is: "Russian | mercenary group"."""
    known = codes_for(name)
    return known is not None and known.kind == "adjective"


@lru_cache(maxsize=8192)
def _stems(text: str) -> frozenset[str]:
    """The stems of the words of a text, and of its telling ones."""
    return frozenset(content(text)) | frozenset(stem(word) for word in words(text))


def _said(claim: Claim, report: Report) -> str:
    """A claim's own sentence; with its report's headline, where it is the report's own word and not a speaker's."""
    own = sentence_of(claim, report)
    return own if source_of(claim) is not None else f"{report.title}\n{own}"
