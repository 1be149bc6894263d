"""Two texts of one report side by side: which sentences went, which came, which words changed in one that stayed."""

import re
from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct

from onrecord.model import Report
from onrecord.record.text import sentences

Kind = Literal["same", "changed", "gone", "new", "more"]
Words = tuple[tuple[str, bool], ...]  # stretches, and whether the other text has others in their place

LIKE = 0.4  # from which likeness on two sentences are one that was rewritten
AROUND = 1  # unchanged sentences that are shown before and after a change
LONGEST = 2000  # sentences of a text that are compared


class Row(Struct, frozen=True, kw_only=True):
    """Sentences that belong together; `more` stands for `count` unchanged ones that are left out."""

    kind: Kind
    old: Words = ()
    new: Words = ()
    count: int = 0


def compared(old: Report, new: Report) -> list[Row]:
    """The rows of the comparison: title and text, changes with what stands around them."""
    before, after = _sentences(old), _sentences(new)
    rows: list[Row] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            rows += [Row(kind="same", old=((told, False),), new=((told, False),)) for told in before[a:b]]
        else:
            rows += _replaced(before[a:b], after[c:d])
    return _shortened(rows)


def changes(rows: list[Row]) -> dict[Kind, int]:
    """How many sentences changed, went, came."""
    return {kind: sum(row.kind == kind for row in rows) for kind in ("changed", "gone", "new")}


def _sentences(report: Report) -> list[str]:
    found = [span.of(report.text).strip() for span in sentences(report.text)][:LONGEST]
    first = [] if not report.title or (found and found[0].startswith(report.title)) else [report.title]
    return [*first, *(told for told in found if told)]


def _replaced(old: list[str], new: list[str]) -> list[Row]:
    """Sentences that stand for each other in order, where they are alike; the others as gone and new."""
    rows: list[Row] = []
    ahead = 0
    for told in old:
        near = next((at for at in range(ahead, min(len(new), ahead + 4)) if _alike(told, new[at])), None)
        if near is None:
            rows.append(Row(kind="gone", old=((told, True),)))
            continue
        rows += [Row(kind="new", new=((one, True),)) for one in new[ahead:near]]
        rows.append(_words(told, new[near]))
        ahead = near + 1
    return rows + [Row(kind="new", new=((one, True),)) for one in new[ahead:]]


def _alike(old: str, new: str) -> bool:
    matcher = SequenceMatcher(None, old.split(), new.split(), autojunk=False)
    return matcher.quick_ratio() >= LIKE and matcher.ratio() >= LIKE


def _words(old: str, new: str) -> Row:
    before, after = re.findall(r"\S+\s*", old), re.findall(r"\S+\s*", new)
    left: list[tuple[str, bool]] = []
    right: list[tuple[str, bool]] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        left += [("".join(before[a:b]), tag != "equal")] if a < b else []
        right += [("".join(after[c:d]), tag != "equal")] if c < d else []
    return Row(kind="changed", old=tuple(left), new=tuple(right))


def _shortened(rows: list[Row]) -> list[Row]:
    """Only changes and what stands around them; how many are left out between."""
    kept = {near for at, row in enumerate(rows) if row.kind != "same" for near in range(at - AROUND, at + AROUND + 1)}
    found: list[Row] = []
    for at, row in enumerate(rows):
        if at in kept:
            found.append(row)
        elif found and found[-1].kind == "more":
            found[-1] = Row(kind="more", count=found[-1].count + 1)
        else:
            found.append(Row(kind="more", count=1))
    return found
