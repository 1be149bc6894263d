"""What a user searches for: words and "phrases", and fields that narrow them: `actor:PRK type:CONSULT artillery`.

Of fields that name somebody or something, all that are given hold together; of every other, one of its values does.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from onrecord.errors import UsageError
from onrecord.knowledge.choices import did_you_mean, nearest

# What may be asked by field, and what each takes.
FIELDS: dict[str, str] = {
    "actor": "who does it, by code or name",
    "recipient": "to whom it is done, by code or name",
    "party": "who is on either side, by code or name",
    "type": "what is done, a type of PLOVER's such as CONSULT",
    "status": "happened, ongoing, planned, possible or negated",
    "after": "the first day: of what is told; for reports, of publication",
    "before": "the last day",
    "outlet": "who published it",
    "source": "who says so, by name or part of it",
    "place": "where, by name",
    "entity": "a person, ministry, company, ship, place and so on, by name or id",
    "report": "the id of a report",
}
ALL_HOLD = frozenset({"actor", "recipient", "party", "place", "entity"})
_PART = re.compile(r'(?:([A-Za-z][A-Za-z_-]*):(?!//))?(?:"([^"]*)"|(\S+))')
_FURTHER = re.compile(rf"\s(?:{'|'.join(FIELDS)}):", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class Asked(NamedTuple):
    """A question to a record: `terms` are words and phrases, `fields` names with values, both as they were given."""

    terms: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()

    def of(self, name: str) -> tuple[str, ...]:
        """The values of one field."""
        return tuple(value for field, value in self.fields if field == name)

    def also(self, name: str, value: str) -> "Asked":
        """The same, narrowed by one more field; in place of the other value where it can have but one."""
        kept = tuple(one for one in self.fields if one != (name, value) and (name in ALL_HOLD or one[0] != name))
        return self._replace(fields=(*kept, (name, value)))

    def without(self, name: str, value: str) -> "Asked":
        """The same without that field."""
        return self._replace(fields=tuple(one for one in self.fields if one != (name, value)))

    @property
    def words(self) -> str:
        """The words and phrases alone."""
        return " ".join(_written(term) for term in self.terms)

    @property
    def text(self) -> str:
        """All of it as it may be typed: what `asked` reads back."""
        fields = (f"{name}:{_written(value)}" for name, value in self.fields)
        return " ".join((*fields, *(_written(term) for term in self.terms)))


def asked(text: str) -> Asked:
    """What was typed, taken apart. A colon is part of a word where it stands in quotes, ends it, or follows a figure.

    Raises UsageError for a field that there is not, with the nearest and all, and for one without a value.
    """
    terms: list[str] = []
    fields: list[tuple[str, str]] = []
    for name, phrase, word in _PART.findall(_CONTROL.sub(" ", text)):
        value = " ".join((phrase or word.strip('"')).split())
        if name:
            fields.append((_field(name), _valued(name, value)))
        elif value.endswith(":") and value[:-1].lower() in FIELDS:
            _valued(value[:-1], "")
        elif value:
            terms.append(value)
    return Asked(tuple(terms), tuple(dict.fromkeys(fields)))


def typed(arguments: Iterable[str]) -> str:
    """A question from the arguments of a command: of `party:"North Korea"` a shell leaves no quotes.

    An argument that has a further field in it is a question of its own, quoted as a whole.
    """
    found = []
    for argument in arguments:
        field = re.fullmatch(r'([A-Za-z][A-Za-z_-]*):([^"]*\s[^"]*)', argument)
        alone = field and not _FURTHER.search(argument)
        found.append(f'{field[1]}:"{field[2]}"' if field and alone else argument)
    return " ".join(found)


def _field(given: str) -> str:
    name = given.lower()
    if name not in FIELDS:
        near = did_you_mean(nearest(name, FIELDS, 1)).rstrip("?") or ": choose"
        quoted = f'to search for the word itself, write it in quotes: "{given}:…"'
        raise UsageError(f"there is no field '{given}'{near}, out of {', '.join(FIELDS)}; {quoted}")
    return name


def _valued(name: str, value: str) -> str:
    if not value:
        raise UsageError(f"'{name}:' lacks a value, right behind the colon: it takes {FIELDS[name.lower()]}")
    return value


@lru_cache(maxsize=8192)
def _written(value: str) -> str:
    plain = re.fullmatch(r"[^\s\":]+", value)
    return value if plain else '"' + value.replace('"', "") + '"'
