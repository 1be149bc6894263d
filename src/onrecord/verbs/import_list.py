"""The verbs `import_list` and `forget_list`: lists of others, kept beside the record."""

from collections import Counter
from itertools import chain
from pathlib import Path

from msgspec import Struct

from onrecord.acquire.lists import FORMATS, ListFormat, read_list
from onrecord.errors import ContentError, NotFoundError
from onrecord.knowledge.choices import chosen, did_you_mean, nearest
from onrecord.store import Record
from onrecord.store.listed import drop_list, likely, lists, put_list


class ImportResult(Struct, frozen=True, kw_only=True):
    """What came of taking in a list: its name and entries, what was left out by schema, and lines that were no entry.

    `found` are the entities of the record that entries may be.
    """

    list: str
    entries: int
    left_out: dict[str, int]
    unreadable: int
    found: tuple[str, ...]


def import_list(record: Record, file: str | Path, *, format: ListFormat, name: str | None = None) -> ImportResult:
    """Take in a list of persons, bodies, companies and ships, in place of an earlier one of the same name.

    Entries stand beside the record: they name no one in it, join no entities, and change no claim, event or grade.
    `Record.listed` says which of them may be an entity of the record, and by what.

    Args:
        record: an open record.
        file: JSON Lines, also packed with gzip.
        format: ftm (FollowTheMoney's entities), or opensanctions (also targets.nested.json).
        name: what the list is called; the file's name up to its first full stop unless given.

    Raises:
        UsageError: no such format.
        InputError: the file cannot be opened.
        ContentError: it has no entry. The record is as it was.
    """
    path = Path(file)
    called = name or path.name.partition(".")[0]
    form: ListFormat = next(one for one in FORMATS if one == chosen("format of lists", format, FORMATS))
    left_out: Counter[str] = Counter()
    entries = read_list(path, form, called, left_out)
    if (first := next(entries, None)) is None:
        raise ContentError(f"{path} has no persons, bodies, companies or ships as {form} has them: {_told(left_out)}")
    count = put_list(record, called, chain([first], entries))
    found = [one.id for one in record.entities(leads=True) if any(e.listed.list == called for e in likely(record, one))]
    unreadable = left_out.pop("lines", 0)
    return ImportResult(
        list=called, entries=count, left_out=dict(sorted(left_out.items())), unreadable=unreadable, found=tuple(found)
    )


def forget_list(record: Record, name: str) -> int:
    """Take a list out again; returns how many entries it had. Raises NotFoundError, with the lists that there are."""
    there = lists(record)
    if name not in there:
        near = nearest(name, there)
        hint = did_you_mean(near) if near else f": it has {', '.join(there) or 'none'}"
        raise NotFoundError(f"{record.name} has no list '{name}'{hint}")
    return drop_list(record, name)


def _told(left_out: Counter[str]) -> str:
    return "; ".join(f"{count} {what}" for what, count in left_out.most_common(6)) or "it is empty"
