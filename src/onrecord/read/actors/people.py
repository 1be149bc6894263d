"""Persons: their names, the titles in front, and what the report says of them in apposition."""

from datetime import date
from typing import NamedTuple

from spacy.tokens import Doc, Token

from onrecord.knowledge import words
from onrecord.knowledge.actors import FAMILY_NAME_FIRST, ActorFacts, surnames
from onrecord.knowledge.folding import fold
from onrecord.read.actors.gazetteer import Hit, role_nouns, title_words
from onrecord.read.actors.roles import Role
from onrecord.read.ways import How

REACH = 14
TITLED = frozenset({"adjective", "organ", "group", "organisation", "metonym"})
RANKS = frozenset(
    {"brig", "lt", "maj", "col", "gov", "sen", "rep", "adm", "capt", "sgt", "cmdr", "gen", "amb", "lieut"}
)
# What stands before the name of a ship: "the destroyer USS Mason".
SHIPS = frozenset({"USS", "HMS", "INS", "BRP", "ROKS", "JS", "HMAS", "HMCS", "RFA", "USNS", "MV", "MT", "ARA", "FGS"})
NOMINAL = frozenset({"PROPN", "ADJ", "NOUN"})


class Person(NamedTuple):
    """A person's name at tokens `name_start` to `end`; `start` includes the title; what is known of the person."""

    start: int
    name_start: int
    end: int
    codes: tuple[str, ...]
    name: str
    sector: str | None
    how: How


def spans(doc: Doc, hits: list[Hit], on: date | None) -> list[tuple[int, int, Hit | None]]:
    """The persons' names: known ones, those the tagger found, and bare family names of either."""
    found: list[tuple[int, int, Hit | None]] = [(h.start, h.end, h) for h in hits if h.facts.kind == "person"]
    taken = {index for hit in hits for index in range(hit.start, hit.end)}
    titles, nouns = title_words(), role_nouns()
    for ent in doc.ents:
        if ent.label_ != "PERSON":
            continue
        start, end = ent.start, ent.end
        while start < end and (
            start in taken or titles.get(doc[start].lower_) or doc[start].lower_ in nouns or not doc[start].is_alpha
        ):
            start += 1
        while end > start and (doc[end - 1].tag_ == "POS" or end - 1 in taken or doc[end - 1].is_space):
            end -= 1
        if start and doc[start - 1].text in SHIPS:
            continue
        if start < end and not any(index in taken for index in range(start, end)):
            found.append((start, end, None))
    for start, end, _ in found:
        taken |= set(range(start, end))
    found += _family_names(doc, found, taken, on)
    return sorted(found, key=lambda item: item[0])


def _family_names(
    doc: Doc, found: list[tuple[int, int, Hit | None]], taken: set[int], on: date | None
) -> list[tuple[int, int, Hit | None]]:
    """Family names alone that the tagger missed: of persons named in full here, and of office holders of the day."""
    named = {fold(doc[end - 1].text) for start, end, _ in found if end - start > 1}
    named |= {fold(doc[start].text) for start, end, hit in found if hit and hit.facts.code in FAMILY_NAME_FIRST}
    known, unsure = surnames(), words("common_surnames.txt")
    more: list[tuple[int, int, Hit | None]] = []
    for token in doc:
        if token.i in taken or token.is_stop or len(token) < 3 or not token.is_alpha:
            continue
        key = fold(token.text)
        if token.i and token.nbor(-1).text in SHIPS:
            continue
        if key not in named and (key in unsure or not _one_holder(known.get(key, ()), on)):
            continue
        if not token.text[0].isupper() or token.pos_ not in ("PROPN", "NOUN", "ADJ", "VERB"):
            continue
        beside = token.nbor(1) if token.i + 1 < len(doc) else None
        if _in_longer_name(doc, token.i) or (
            key not in named and token.dep_ == "compound" and token.head.pos_ == "PROPN"
        ):
            continue
        if beside is not None and beside.text in "-–" and beside.whitespace_ == "":
            continue
        more.append((token.i, token.i + 1, None))
    return more


def _one_holder(facts: tuple[ActorFacts, ...], on: date | None) -> bool:
    return len({fact.code for fact in facts if fact.held(on)}) == 1


def _in_longer_name(doc: Doc, index: int) -> bool:
    token = doc[index]
    inside = token.ent_iob_ == "I" or (index + 1 < len(doc) and doc[index + 1].ent_iob_ == "I")
    return bool(token.ent_type_) and token.ent_type_ in ("ORG", "FAC", "WORK_OF_ART", "EVENT", "GPE", "LOC") and inside


def find(doc: Doc, hits: list[Hit], roles: list[Role], on: date | None) -> list[Person]:
    """The persons named, each with the codes of the title, the apposition or the office known."""
    by_head = {role.head: role for role in roles}
    at = {index: hit for hit in hits for index in range(hit.start, hit.end)}
    return [_person(doc, start, end, hit, by_head, at, on) for start, end, hit in spans(doc, hits, on)]


def _person(
    doc: Doc, start: int, end: int, hit: Hit | None, by_head: dict[int, Role], at: dict[int, Hit], on: date | None
) -> Person:
    first, codes, sector, how = _title(doc, start, by_head, at)
    name = doc[start:end].text
    if hit is not None:
        facts = hit.facts
        if codes and not facts.held(on):
            # A former president who is now an envoy speaks for whom he is sent by.
            return Person(first, start, end, codes, facts.name, sector, how)
        return Person(
            first, start, end, (facts.code,) if facts.code else (), facts.name, facts.sector or sector, "office holder"
        )
    if not codes:
        apposed = _apposition(doc, start, end, by_head)
        if apposed is not None and apposed.codes:
            codes, sector, how = apposed.codes, apposed.sector, "apposition"
        elif apposed is not None and sector is None:
            sector = apposed.sector
    return Person(first, start, end, codes, name, sector, how)


class Title(NamedTuple):
    """What stands before a name: where it begins, the codes and the sector it gives, and how."""

    start: int
    codes: tuple[str, ...]
    sector: str | None
    how: How


def _title(doc: Doc, start: int, by_head: dict[int, Role], at: dict[int, Hit]) -> Title:
    """Walk left over title words: "Russian Defense Minister", "the State Department's spokeswoman", "Mr"."""
    if start and doc[start - 1].text == ",":
        # "the Afghan police chief, Sayed Kamal Sadat": the role stands before the comma.
        role = by_head.get(start - 2)
        if role is not None and role.what == "person":
            return Title(start, role.codes, role.sector, "role before name")
        return Title(start, (), None, "name")
    nouns = role_nouns()
    codes: tuple[str, ...] = ()
    sector: str | None = None
    index, first, official = start - 1, start, False
    while index >= 0 and start - index <= REACH and (not doc[index + 1].is_sent_start or _rank_before(doc, index)):
        if _rank_before(doc, index):
            first, index, official = index - 1, index - 2, True
            continue
        word, hit = doc[index], at.get(index)
        if hit is not None:
            if hit.facts.kind in ("person", "not") or not (official or hit.facts.kind in TITLED):
                break
            codes = codes or ((hit.facts.code,) if hit.facts.code else ())
            first, index = hit.start, hit.start - 1
            continue
        if word.lower_ in nouns and nouns[word.lower_][0] in ("person", "body", "force"):
            role = by_head.get(index)
            if sector is None and nouns[word.lower_][0] == "person":
                sector = nouns[word.lower_][1]
                codes = role.codes if role is not None and role.codes else codes
            official = True
        elif not _title_word(word, official) and not _within_title(doc, index, first):
            break
        first = index if word.tag_ != "POS" else first
        index -= 1
    while first < start and doc[first].is_punct:
        first += 1
    if not codes and index > 0 and doc[index].text == "," and first < start:
        # "an army spokesman, Brig. Gen. Nabil Abdallah"
        role = by_head.get(index - 1)
        if role is not None and role.what == "person":
            return Title(first, role.codes, role.sector or sector, "role before name")
    return Title(first, codes, sector, "title before name" if codes else ("title" if official else "name"))


def _rank_before(doc: Doc, index: int) -> bool:
    """Whether a full stop belongs to an abbreviated rank, at which the parser may have ended the sentence."""
    return index > 0 and doc[index].text == "." and doc[index - 1].lower_ in RANKS


def _within_title(doc: Doc, index: int, first: int) -> bool:
    """Whether "of" or "for" stands between a role and the rest of a title: "Secretary of State Rex Tillerson"."""
    joins = doc[index].lower_ in ("of", "for") and index > 0 and first == index + 1
    return joins and doc[index - 1].lower_ in role_nouns()


def _title_word(word: Token, official: bool) -> bool:
    """Whether a word may belong to a title: listed, or a noun or adjective within one already begun."""
    if word.lower_ in title_words():
        return True
    return official and not word.is_space and (word.tag_ == "POS" or word.text in "-–" or word.pos_ in NOMINAL)


def _apposition(doc: Doc, start: int, end: int, by_head: dict[int, Role]) -> Role | None:
    """The role that follows a name after a comma or stands to it in apposition."""
    for index in range(start, end):
        for child in doc[index].children:
            if child.dep_ == "appos" and child.i in by_head and by_head[child.i].what == "person":
                return by_head[child.i]
        head = doc[index].head
        if doc[index].dep_ == "appos" and head.i in by_head and by_head[head.i].what == "person":
            return by_head[head.i]
    if end < len(doc) and doc[end].text in (",", "(", "-", "–", "—"):
        for index in range(end + 1, min(end + REACH, len(doc))):
            word = doc[index]
            if (word.pos_ in ("VERB", "AUX") and word.tag_ not in ("VBN", "VBG")) or word.is_sent_start:
                break
            if word.text in (".", ";", "\n"):
                break
            role = by_head.get(index)
            if role is not None and role.what == "person" and (role.codes or word.dep_ == "appos"):
                return role
    return None
