"""Columns of event files by the names that their makers give them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from onrecord.errors import ContentError

# ICEWS as published, the files of the benchmarks, and PLOVER's own words name the same four things differently.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "date": ("date", "event date", "event_date", "day", "time"),
    "actor": ("actor", "source name", "source", "subject", "head", "actor1"),
    "relation": ("relation", "event text", "event_text", "type", "predicate", "event type"),
    "recipient": ("recipient", "target name", "target", "object", "tail", "actor2"),
}
# What a file need not have.
FURTHER: Mapping[str, tuple[str, ...]] = {
    "id": ("event id", "event_id"),
    "code": ("cameo code", "cameo_code"),
    "actor_country": ("source country", "source_country"),
    "recipient_country": ("target country", "target_country"),
    "publisher": ("publisher",),
    "city": ("city",),
    "country": ("country",),
}
POLECAT: Mapping[str, tuple[str, ...]] = {
    name.replace(" ", "_"): (name,)
    for name in ("event date", "event type", "actor name", "actor country", "recipient name", "recipient country")
}
POLECAT_FURTHER: Mapping[str, tuple[str, ...]] = {
    name.replace(" ", "_"): (name,)
    for name in (
        "event id", "event mode", "primary actor sector", "primary recipient sector", "city", "country", "source",
    )
}  # fmt: skip


def places(
    path: Path, header: Sequence[str], needed: Mapping[str, tuple[str, ...]], further: Mapping[str, tuple[str, ...]]
) -> dict[str, int]:
    """Where each column is, by the names that are used here. Raises ContentError for one that is needed and lacks."""
    has = [cell.strip().strip("\ufeff").casefold() for cell in header]
    found = {name: has.index(next(word for word in words if word in has))
             for name, words in {**needed, **further}.items() if any(word in has for word in words)}  # fmt: skip
    if lacking := [needed[name][0] for name in needed if name not in found]:
        shown = ", ".join(map(repr, (word[:40] for word in has[:12] if word))) or "empty"
        raise ContentError(f"{path} has no column for {', '.join(lacking)}; its first line is {shown}")
    return found
