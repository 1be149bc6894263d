"""Persons: their names, the titles in front, and what the report says of them in apposition."""

from typing import NamedTuple

from spacy.tokens import Doc

from onrecord.read.actors.gazetteer import Hit, role_nouns, title_words
from onrecord.read.actors.roles import Role

REACH = 14


class Person(NamedTuple):
    """A person's name at tokens `name_start` to `end`; `start` includes the title; what is known of the person."""

    start: int
    name_start: int
    end: int
    codes: tuple[str, ...]
    name: str
    sector: str | None
    rule: str


def spans(doc: Doc, hits: list[Hit]) -> list[tuple[int, int, Hit | None]]:
    """The persons' names: known ones, and those the tagger found."""
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
        if start < end and not any(index in taken for index in range(start, end)):
            found.append((start, end, None))
    return sorted(found, key=lambda item: item[0])


def find(doc: Doc, hits: list[Hit], roles: list[Role]) -> list[Person]:
    """The persons named, each with the codes of the title, the apposition or the office known."""
    by_head = {role.head: role for role in roles}
    at = {index: hit for hit in hits for index in range(hit.start, hit.end)}
    return [_person(doc, start, end, hit, by_head, at) for start, end, hit in spans(doc, hits)]


def _person(doc: Doc, start: int, end: int, hit: Hit | None, by_head: dict[int, Role], at: dict[int, Hit]) -> Person:
    first, codes, sector, rule = _title(doc, start, by_head, at)
    name = doc[start:end].text
    if hit is not None:
        facts = hit.facts
        return Person(
            first, start, end, (facts.code,) if facts.code else (), facts.name, facts.sector or sector, "office holder"
        )
    if not codes:
        apposed = _apposition(doc, start, end, by_head)
        if apposed is not None and apposed.codes:
            codes, sector, rule = apposed.codes, apposed.sector, "apposition"
        elif apposed is not None and sector is None:
            sector = apposed.sector
    return Person(first, start, end, codes, name, sector, rule)


def _title(
    doc: Doc, start: int, by_head: dict[int, Role], at: dict[int, Hit]
) -> tuple[int, tuple[str, ...], str | None, str]:
    """Walk left over title words: "Russian Defense Minister", "the State Department's spokeswoman", "Mr"."""
    nouns, titles = role_nouns(), title_words()
    index, first = start - 1, start
    codes: tuple[str, ...] = ()
    sector: str | None = None
    seen_role = False
    while index >= 0 and start - index <= REACH:
        word = doc[index]
        if word.is_sent_start and index != start - 1 and doc[index + 1].is_sent_start:
            break
        hit = at.get(index)
        if hit is not None:
            if hit.facts.kind in ("person", "not"):
                break
            if not (seen_role or hit.facts.kind in ("adjective", "organ", "group", "organisation", "metonym")):
                break
            if not codes and hit.facts.code:
                codes = (hit.facts.code,)
            first, index = hit.start, hit.start - 1
            continue
        lower = word.lower_
        if lower in nouns and nouns[lower][0] in ("person", "body", "force") and word.pos_ in ("PROPN", "NOUN", "ADJ"):
            role = by_head.get(index)
            if role is not None and nouns[lower][0] == "person" and not seen_role:
                sector, seen_role = nouns[lower][1], True
                if role.codes:
                    codes = role.codes
            first = index
        elif lower in titles or (seen_role and (word.tag_ == "POS" or word.text in "-–")):
            first = index if word.tag_ != "POS" else first
        elif word.text == "," and seen_role is False and index == start - 1:
            # "the Afghan police chief, Sayed Kamal Sadat": the role stands before the comma.
            role = by_head.get(index - 1)
            if role is not None and role.what == "person":
                return start, role.codes, role.sector, "role before name"
            break
        elif (
            seen_role
            and (word.pos_ in ("PROPN", "ADJ", "NOUN") or lower in ("and", "of", "for", "the"))
            and not word.is_space
        ):
            if lower in ("and", "of", "for", "the"):
                break
        else:
            break
        index -= 1
        if word.is_sent_start:
            break
    rule = "title before name" if codes else ("title" if seen_role else "name")
    return first, codes, sector, rule


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
            if word.pos_ in ("VERB", "AUX") and word.tag_ not in ("VBN", "VBG") or word.is_sent_start:
                break
            if word.text in (".", ";", "\n"):
                break
            role = by_head.get(index)
            if role is not None and role.what == "person" and (role.codes or word.dep_ == "appos"):
                return role
    return None
