"""Names joined into entities: under one key what is one name in other spellings, then what only others make clear.

A name's key comes from its words alone, so an entity's id stays whatever reports come. What needs more than one name
is worked out over all of them, whatever their order: a family name alone is a person's who bears it, if the reports of
its story name only one; letters alone ("KPA") are a body's whose words begin with them, if there is only one.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from onrecord.knowledge import toml
from onrecord.knowledge.actors import FAMILY_NAME_FIRST, codes_for
from onrecord.knowledge.folding import fold, letters
from onrecord.model import Entity, EntityKind, Name, Span, Use, Variant
from onrecord.record.text import fingerprint

LONE = "~"  # begins the key of a family name alone
SPLIT = "="  # begins the key of names that a person split off from others of theirs; the decision's id follows
ALIKE = 85  # likeness, of 100, of two spellings of one word of a name in one story
LONG = 5  # letters from which a word can be misspelt and still be known
GROUPS: frozenset[EntityKind] = frozenset({"body", "organisation", "company"})  # which reports tell apart badly
OF_STATE = frozenset({"state", "adjective", "people", "capital"})
SMALL = frozenset({"the", "of", "for", "and", "on", "s", "a", "affairs"})
SPELT = {
    "defence": "defense",
    "organisation": "organization",
    "centre": "center",
    "labour": "labor",
    "dept": "department",
}
MUHAMMAD = re.compile(r"^m[ou]ham+[ae]d$")
BESIDE = frozenset({"jr", "sr", "al", "el", "ii", "kc", "qc", "sc", "mp", "mep", "mbe", "obe"})  # no part of a name
INITIALS = re.compile(r"[A-Z]{3,6}")
RULES = ((r"(?:iy|yy|ij|ii)$", "y"), (r"ey$", "ei"), (r"i$", "y"), (r"ou|oo", "u"), (r"([b-df-hj-np-tv-xz])\1", r"\1"))


class Named(NamedTuple):
    """A name of a claim, and the report that it stands in; `story` is the report's, or the report itself.

    `split` is the decision by which a person said that it is of another than others of the same words.
    """

    name: Name
    claim: str
    story: str
    split: str = ""

    @property
    def key(self) -> str:
        """The form under which it is one with others of its kind."""
        return SPLIT + self.split if self.split else key(self.name)


def key(name: Name) -> str:
    """The form under which a name is one with others of its kind."""
    words = name.full or name.text
    if name.kind == "person":
        return _person(words)
    if name.kind == "body":
        return f"{name.code or ''}|{_body(words)}"
    if name.kind in {"place", "resolution"} and name.number:
        return f"{'ga' if '/' in name.number else ''}{name.number}"
    if name.kind == "company":
        words = re.sub(r",? (?:Inc|Corp|Corporation|Ltd|Limited|LLC|PLC|plc|Co|Company)\.?$", "", words)
    if name.kind == "ship":
        prefixes = "|".join(map(re.escape, toml("naming.toml")["prefixes"]))
        words = re.sub(rf"^(?:{prefixes}) ", "", words)
    return letters(fold(re.sub(r"^[Tt]he ", "", words)))


def entity_id(kind: str, of: str) -> str:
    """The id of the entity of that kind and key."""
    return "n" + fingerprint("entity", kind, of)[:12]


def _person(words: str) -> str:
    parts = re.sub(r"['’`]s?\b", "", fold(words)).replace("-", " ").replace(".", ". ").split()
    parts = [part.rstrip(".,") for part in parts]
    kept = [part for part in parts if len(part) > 1 and part not in BESIDE] or parts
    spelt = [_spelt(part) for part in kept]
    return " ".join(spelt) if len(spelt) > 1 else LONE + "".join(spelt)


@lru_cache(maxsize=8192)
def _spelt(word: str) -> str:
    if MUHAMMAD.match(word):
        return "mohamed"
    for pattern, by in RULES if len(word) >= LONG else ():
        word = re.sub(pattern, by, word)
    return word


def _body(words: str) -> str:
    parts = [SPELT.get(part, part) for part in re.findall(r"[\w.]+", re.sub(r"['’]s\b", "", fold(words)))]
    own = [part.strip(".") for part in parts if part not in SMALL and not _of_state(part)]
    return " ".join(sorted(set(own))) or " ".join(parts)


@lru_cache(maxsize=8192)
def _of_state(word: str) -> bool:
    facts = codes_for(word) or codes_for(word.capitalize()) or codes_for(word.upper())
    return facts is not None and facts.kind in OF_STATE


def entities(named: Iterable[Named], merged: Sequence[Set[str]] = ()) -> list[Entity]:
    """What the names of a record are names of, the most named of each kind first.

    `merged` has the ids of entities that a person said are one.
    """
    groups: dict[tuple[str, str], list[Named]] = defaultdict(list)
    lone: list[Named] = []
    for one in named:
        (lone if (of := one.key).startswith(LONE) else groups[one.name.kind, of]).append(one)
    _add_lone(groups, lone)
    also = _joined({group: of for group, of in groups.items() if not group[1].startswith(SPLIT)})
    into: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for group in sorted(groups):
        into[also.get(group, group)].append(group)
    whole = _merged(list(into.values()), merged)
    made = [_entity(keys, [one for group in keys for one in groups[group]]) for keys in whole]
    return sorted(made, key=lambda one: (one.kind, -len(one.claims), one.name, one.id))


def _merged(each: list[list[tuple[str, str]]], merged: Sequence[Set[str]]) -> list[list[tuple[str, str]]]:
    """The keys of each entity, those put together that are one as people said, or were split off together."""
    by_id = {entity_id(*group): place for place, keys in enumerate(each) for group in keys} if merged else {}
    one = [{by_id[id] for id in ids if id in by_id} for ids in merged]
    together: dict[str, set[int]] = defaultdict(set)
    for place, keys in enumerate(each):
        for _, of in keys:
            if of.startswith(SPLIT):
                together[of].add(place)
    into = list(range(len(each)))
    for places in (*one, *together.values()):
        roots = {into[place] for place in places}
        if len(roots) > 1:
            into = [min(roots) if root in roots else root for root in into]
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for place, keys in enumerate(each):
        found[into[place]] += keys
    return list(found.values())


def alike(kind: EntityKind) -> frozenset[EntityKind]:
    """The kinds of which one and the same may be read to be: a body may pass for an organisation."""
    return GROUPS if kind in GROUPS else frozenset({kind})


def places(found: Iterable[Entity]) -> dict[tuple[EntityKind, str, Span], Entity]:
    """By kind, claim and place in its report, what each name is of."""
    own = [(one, use.claim, use.span) for one in found for variant in one.variants for use in variant.uses]
    near = {(kind, claim, span): one for one, claim, span in own for kind in alike(one.kind)}
    return near | {(one.kind, claim, span): one for one, claim, span in own}


def _add_lone(groups: dict[tuple[str, str], list[Named]], lone: list[Named]) -> None:
    """Put family names alone to the one person of their story who bears them; what nothing makes clear stays out."""
    bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (kind, of), named in groups.items():
        if kind == "person" and not of.startswith(SPLIT):
            for one in named:
                bearers[one.story, _family(of, one.name.code)].add(of)
    for one in lone:
        whose = bearers.get((one.story, key(one.name).removeprefix(LONE)), set())
        if len(whose) == 1:
            groups["person", next(iter(whose))].append(one)


def _family(of: str, code: str | None) -> str:
    parts = of.split()
    return parts[0] if code in FAMILY_NAME_FIRST else parts[-1]


def _joined(groups: Mapping[tuple[str, str], list[Named]]) -> dict[tuple[str, str], tuple[str, str]]:
    """Keys that are another's: letters of the one body of that state, and misspelt names of persons in one story."""
    return _by_initials(groups) | _misspelt(groups)


def _by_initials(groups: Mapping[tuple[str, str], list[Named]]) -> dict[tuple[str, str], tuple[str, str]]:
    found: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    short = {
        (one.name.text, one.name.code or ""): group
        for group in sorted(groups)
        if group[0] in {"body", "organisation"}
        for one in groups[group]
        if one.name.code and INITIALS.fullmatch(one.name.text) and letters(one.name.full) == letters(one.name.text)
    }
    for group in groups:
        for one in groups[group] if group[0] in {"body", "organisation"} else ():
            initials = "".join(word[0] for word in re.findall(r"[^\W\d_][\w’'-]*", one.name.text) if word[0].isupper())
            own = short.get((initials, one.name.code or ""))
            if own is not None and own != group:
                found[own].add(group)
    return {own: next(iter(others)) for own, others in found.items() if len(others) == 1}


def _misspelt(groups: Mapping[tuple[str, str], list[Named]]) -> dict[tuple[str, str], tuple[str, str]]:
    """Persons of one story whose names differ in letters of one long word or in middle names; the more frequent stays.

    Only where there are no more than two that might be one, and none of a country where each word tells persons apart.
    """
    by_word: dict[tuple[str, str], set[str]] = defaultdict(set)
    for kind, of in groups:
        if kind == "person":
            for one in groups[kind, of]:
                for word in of.split():
                    by_word[one.story, word].add(of)
    pairs = {(a, b) for near in by_word.values() for a in near for b in near if a < b and _may_be_one(a, b)}
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for pair in sorted(pairs):
        codes = [_code(groups["person", of]) for of in pair]
        first, other = sorted(pair, key=lambda of: (-len(groups["person", of]), of))
        alone = sum(bool({first, other} & set(near)) for near in pairs) == 1
        if alone and not (codes[0] and codes[1] and codes[0] != codes[1]) and not set(codes) & FAMILY_NAME_FIRST:
            found["person", other] = ("person", first)
    return found


def _may_be_one(a: str, b: str) -> bool:
    one, two = sorted((a.split(), b.split()), key=len)
    if len(one) != len(two):
        return len(one) == 2 and [two[0], two[-1]] == one
    differing = [(x, y) for x, y in zip(one, two, strict=True) if x != y]
    if len(differing) != 1:
        return False
    x, y = differing[0]
    return min(len(x), len(y)) >= LONG and x[0] == y[0] and fuzz.ratio(x, y) >= ALIKE


def _code(named: Iterable[Named]) -> str | None:
    return _most(one.name.code for one in named)


def _most(values: Iterable[str | None]) -> str | None:
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None


def _entity(keys: list[tuple[str, str]], named: list[Named]) -> Entity:
    kind = _kind(named)
    uses: dict[str, set[Use]] = defaultdict(set)
    for one in named:
        uses[" ".join(one.name.text.split())].add(Use(one.claim, one.name.role, one.name.span))
    number = _most(one.name.number for one in named)
    held = Counter[tuple[str, str]]((one.name.kind, one.key) for one in named)
    ids = [entity_id(*of) for of in sorted(keys, key=lambda of: (-held[of], of))]
    counts = {text: len(where) for text, where in uses.items()}
    return Entity(
        id=ids[0],
        kind=kind,
        name=_called(kind, counts, number) if kind != "person" else _person_called(counts, named),
        variants=tuple(
            Variant(text, tuple(sorted(uses[text], key=lambda use: (use.claim, use.span))))
            for text in sorted(uses, key=lambda text: (-counts[text], text))
        ),
        code=_code(named),
        number=number,
        ids=tuple(ids),
    )


def _kind(named: list[Named]) -> EntityKind:
    """What most of the names are names of: a body that elsewhere passes for an organisation is a body or is not."""
    counted = Counter(one.name.kind for one in named)
    return min(counted, key=lambda kind: (-counted[kind], kind))


def _person_called(counts: Mapping[str, int], named: Iterable[Named]) -> str:
    """As a person is called; where claims have the family name alone, as their reports do elsewhere."""
    called = _called("person", counts, None)
    return called if " " in called else _most(one.name.full for one in named) or called


def _called(kind: str, counts: Mapping[str, int], number: str | None) -> str:
    """The commonest of the forms that say most by themselves: a person's two words, a body's more than letters."""
    whole = [text for text in counts if not text.isupper()] or list(counts)
    if kind in {"person", "body", "organisation"}:
        whole = [text for text in whole if " " in text] or whole
    if kind == "resolution":
        whole = [text for text in whole if not text[0].isdigit() and "resolutions" not in text.lower()]
        if not whole:
            return f"resolution {number}"
    return min(whole, key=lambda text: (-counts[text], -len(text), text))
