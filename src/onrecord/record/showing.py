"""What each claim adds to its origin: what that is called, and what shows it.

It is kept in rows, claim by claim, so that what a claim no longer adds is taken away without going through the rest:
an agency or a government may be the origin of a hundred thousand.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

import msgspec

from onrecord.model import Evidence, Origin, OriginKind
from onrecord.record.origins import (
    MEMBERS,
    MOST_EVIDENCE,
    claim_of,
    of_speaker,
    origin_of,
    ranked,
    report_of,
    row_of,
    titled,
)
from onrecord.record.shelf import Shelf
from onrecord.record.speakers import Speaker
from onrecord.record.text import fingerprint
from onrecord.record.tracing import Given

SHOWN = "origins.shown"
NAMED, SHOWS = "=", "#"  # what the rows of an origin's names are found by, and those of its evidence
# Below all that is in a text, so that lines sort as what they hold: a part ends before it goes on.
ENDS, OPENS = "\x01", "\x03"
ESCAPED = {at: f"\x02{chr(at + 3)}" for at in range(3)}
ESCAPE = re.compile("\x02([\x03-\x05])")


class Name(msgspec.Struct, frozen=True, array_like=True):
    """What an origin is, and is called, by one of its claims."""

    kind: OriginKind
    title: str
    family: str


class Added(NamedTuple):
    """What claims add to an origin now and did not before, and what they no longer add, as rows."""

    came: dict[str, str]
    went: set[str]


class Showing:
    """Keeps up on a shelf which claims an origin has, and what each adds."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._changed: dict[str, Added] = {}
        self._listed: set[str] = set()

    def restart(self) -> None:
        """Forget all that was remembered."""
        self._changed.clear()
        self._listed.clear()

    def listed(self, origin: str) -> bool:
        """Whether what the claims of an origin add is kept: older versions kept none of it."""
        if origin not in self._listed and self.shelf.first(SHOWN, f"{origin}{NAMED}", 1):
            self._listed.add(origin)
        return origin in self._listed

    def note(self, claims: set[str], reports: Mapping[str, str], given: Mapping[str, tuple[str, Given]]) -> None:
        """List claims with their origins, and what they add to these; those that are not given have none.

        Args:
            claims: ids of all that are listed anew.
            reports: the id of the report of each that is given.
            given: by id, the id of the origin, with whose word the claim is.
        """
        had = self.shelf.held(MEMBERS, self.shelf.find(MEMBERS, claims))
        wanted = {row_of(origin, reports[id], id): _items(origin, one) for id, (origin, one) in given.items()}
        self._changed = {}
        for row in sorted(had.keys() | wanted.keys()):
            claim, items = claim_of(row), wanted.get(row, {})
            before = set(had.get(row, ())) - {claim}
            if row not in had or row not in wanted or before != items.keys():
                self.shelf.post(MEMBERS, row, [claim, *sorted(items)] if items else ())
                changed = self._changed.setdefault(origin_of(row), Added({}, set()))
                changed.came.update((key, item) for key, item in items.items() if key not in before)
                changed.went.update(before - items.keys())

    def told(self, origin: str, old: Origin | None) -> Origin:
        """The origin with the kind, title and evidence that its claims give it now; the rest as it was."""
        came, went = self._changed.get(origin, Added({}, set()))
        new = [came[key] for key in sorted(came) if self._begin(origin, key, came[key])]
        lost = [item for key in sorted(went) if (item := self._end(origin, key)) is not None]
        kept = old or Origin(id=origin, kind="outlet", title="")
        if old is None or any(map(_is_name, [*new, *lost])):
            kept = self._called(kept)
        left = {key: item for key in went - came.keys() if (item := self._item(origin, key)) is not None}
        touched = {key: item for key, item in {**left, **came}.items() if not _is_name(item)}
        return self._shown(kept, touched, [item for item in lost if not _is_name(item)])

    def _begin(self, origin: str, key: str, item: str) -> bool:
        """Keep what is added; whether no other claim added it before."""
        row = f"{origin}{SHOWS}{item}"
        if row in self.shelf.find(SHOWN, [key]):
            return False
        self.shelf.post(SHOWN, row, [key, f"{origin}{NAMED if _is_name(item) else SHOWS}"])
        return True

    def _end(self, origin: str, key: str) -> str | None:
        """What is no longer added, if no other claim adds it."""
        item = None if self.shelf.first(MEMBERS, key, 1) else self._item(origin, key)
        if item is not None:
            self.shelf.post(SHOWN, f"{origin}{SHOWS}{item}", ())
        return item

    def _item(self, origin: str, key: str) -> str | None:
        found = self.shelf.first(SHOWN, key, 1)
        return found[0].removeprefix(f"{origin}{SHOWS}") if found else None

    def _called(self, origin: Origin) -> Origin:
        rows = self.shelf.find(SHOWN, [f"{origin.id}{NAMED}"])
        names = [_name(row.removeprefix(f"{origin.id}{SHOWS}")) for row in rows]
        if not names:
            return origin
        said = [Speaker("", "", one.kind, one.title, one.family) for one in names]
        title = titled("", said) or origin.title
        return msgspec.structs.replace(origin, kind=min(one.kind for one in said), title=title)

    def _shown(self, origin: Origin, touched: Mapping[str, str], lost: Iterable[str]) -> Origin:
        """With the evidence as it is now.

        Args:
            origin: as it was.
            touched: what was added by other claims than before, by key.
            lost: what no claim adds any more.
        """
        gone = [read_evidence(item) for item in lost]
        fresh = [self._first_told(read_evidence(item), key) for key, item in touched.items()]
        if not fresh and not gone:
            return origin
        left = {_alike(one) for one in gone}
        if len(origin.evidence) >= MOST_EVIDENCE and not left.isdisjoint(map(_alike, origin.evidence)):
            return msgspec.structs.replace(origin, evidence=self._anew(origin.id))
        anew = left | {_alike(one) for one in fresh}
        kept = [one for one in origin.evidence if _alike(one) not in anew]
        return msgspec.structs.replace(origin, evidence=ranked([*kept, *fresh]))

    def _anew(self, origin: str) -> tuple[Evidence, ...]:
        """Evidence from the rows: for an origin that has more of it than is shown."""
        rows = self.shelf.first(SHOWN, f"{origin}{SHOWS}", MOST_EVIDENCE)
        items = [row.removeprefix(f"{origin}{SHOWS}") for row in rows]
        return ranked(self._first_told(read_evidence(item), _key(origin, item)) for item in items)

    def _first_told(self, one: Evidence, key: str) -> Evidence:
        """Of what a speaker's name shows again and again, the first report that has it."""
        if not of_speaker(one):
            return one
        (row,) = self.shelf.first(MEMBERS, key, 1)
        return msgspec.structs.replace(one, reports=(report_of(row),))


def _items(origin: str, given: Given) -> dict[str, str]:
    """What a claim adds to its origin, by the key under which the claims that add it are found."""
    said = given.said
    items = [_line(said.kind, said.title, said.family), *map(written_evidence, given.evidence)]
    return {_key(origin, item): item for item in items}


def _key(origin: str, item: str) -> str:
    return f"{origin}{SHOWS}{_short(item)}"


@lru_cache(maxsize=8192)
def _short(item: str) -> str:
    return fingerprint(item)


@lru_cache(maxsize=8192)
def _line(kind: OriginKind, title: str, family: str) -> str:
    return NAMED + msgspec.json.encode(Name(kind, title, family)).decode()


@lru_cache(maxsize=8192)
def _name(item: str) -> Name:
    return msgspec.json.decode(item.removeprefix(NAMED), type=Name)


def _is_name(item: str) -> bool:
    return item.startswith(NAMED)


@lru_cache(maxsize=8192)
def written_evidence(one: Evidence) -> str:
    """Evidence in one line that sorts as it does; of a speaker's name without the report, which any may have."""
    reports = () if of_speaker(one) else one.reports
    listed = ("".join(f"{OPENS}{part.translate(ESCAPED)}{ENDS}" for part in parts) for parts in (reports, one.claims))
    return ENDS.join((one.kind, one.detail.translate(ESCAPED), *listed, ""))


def read_evidence(item: str) -> Evidence:
    """The evidence of a line."""
    kind, detail, *rest = map(_plain, item.split(ENDS))
    end = rest.index("")
    reports, claims = (tuple(part.removeprefix(OPENS) for part in parts) for parts in (rest[:end], rest[end + 1 : -2]))
    return Evidence(kind, detail, reports, claims)


def _plain(part: str) -> str:
    return ESCAPE.sub(lambda found: chr(ord(found[1]) - 3), part) if "\x02" in part else part


def _alike(one: Evidence) -> object:
    """What is equal for what may be shown once only."""
    return (one.kind, one.detail) if of_speaker(one) else one
