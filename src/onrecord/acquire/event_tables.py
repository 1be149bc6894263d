"""Event files that are tables: ICEWS as published, the four columns of the benchmarks, and POLECAT."""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from onrecord.acquire.event_columns import COLUMNS, FURTHER, POLECAT, POLECAT_FURTHER, places
from onrecord.acquire.event_lines import Line, lines
from onrecord.acquire.event_parties import party
from onrecord.acquire.event_words import day_of, event_type, mode_of
from onrecord.errors import ContentError
from onrecord.knowledge.cameo import cameo
from onrecord.model.datasets import DatasetEvent


class Cells(NamedTuple):
    """The cells of a line by the names of `event_columns`; "" where there is none."""

    line: Line
    of: Mapping[str, str]


def icews(path: Path, name: str, left_out: Counter[str]) -> Iterator[tuple[DatasetEvent, int]]:
    """The rows of an ICEWS file, each with how many bytes of the file are read."""
    for cells in _rows(path, COLUMNS, FURTHER, left_out):
        found = _icews(cells.of, name, cells.line.number)
        if isinstance(found, str):
            left_out[found] += 1
        else:
            yield found, cells.line.read


def polecat(path: Path, name: str, left_out: Counter[str]) -> Iterator[tuple[DatasetEvent, int]]:
    """The rows of a POLECAT file, likewise."""
    for cells in _rows(path, POLECAT, POLECAT_FURTHER, left_out):
        found = _polecat(cells.of, name, cells.line.number)
        if isinstance(found, str):
            left_out[found] += 1
        else:
            yield found, cells.line.read


def _icews(of: Mapping[str, str], name: str, row: int) -> DatasetEvent | str:
    day = day_of(of["date"])
    known = cameo(of["code"]) or cameo(of["relation"])
    said = of["relation"] or (known.name if known else "")
    actor = party(of["actor"], of["actor_country"])
    recipient = party(of["recipient"], of["recipient_country"])
    if not day:
        return "no day"
    if not said or actor is None:
        return "nothing said" if not said else "no actor"
    return DatasetEvent(
        dataset=name,
        row=row,
        day=day,
        said=said,
        type=known.type if known else event_type(said),
        mode=known.mode if known else None,
        code=known.code if known else None,
        actors=(actor,),
        recipients=(recipient,) if recipient else (),
        place=", ".join(filter(None, (of["city"], of["country"]))) or None,
        publisher=of["publisher"] or None,
        id=of["id"] or None,
    )


def _polecat(of: Mapping[str, str], name: str, row: int) -> DatasetEvent | str:
    day, type = day_of(of["event_date"]), event_type(of["event_type"])
    actor = party(of["actor_name"], of["actor_country"], of["primary_actor_sector"])
    recipient = party(of["recipient_name"], of["recipient_country"], of["primary_recipient_sector"])
    if not day:
        return "no day"
    if type is None or actor is None:
        return "no type" if type is None else "no actor"
    mode = mode_of(type, of["event_mode"])
    return DatasetEvent(
        dataset=name,
        row=row,
        day=day,
        said=" ".join(filter(None, (of["event_type"].upper(), of["event_mode"]))),
        type=type,
        mode=mode,
        actors=(actor,),
        recipients=(recipient,) if recipient else (),
        place=", ".join(filter(None, (of["city"], of["country"]))) or None,
        publisher=of["source"] or None,
        id=of["event_id"] or None,
    )


def _rows(
    path: Path, needed: Mapping[str, tuple[str, ...]], further: Mapping[str, tuple[str, ...]], left_out: Counter[str]
) -> Iterator[Cells]:
    given = lines(path, left_out)
    first = next(given, None)
    if first is None:
        raise ContentError(f"{path} is empty")
    mark = "\t" if "\t" in first.text else ","
    at = places(path, _cells(first.text, mark), needed, further)
    none = dict.fromkeys((*needed, *further), "")
    least = max(at[name] for name in needed)
    for line in given:
        cells = _cells(line.text, mark)
        if len(cells) <= least:
            left_out["too few columns"] += 1
            continue
        yield Cells(line, none | {name: _plain(cells[place]) for name, place in at.items() if place < len(cells)})


def _cells(line: str, mark: str) -> list[str]:
    """The cells of a line. Tab-separated ones have no quotation marks of their own but those of a whole cell."""
    if mark == "\t":
        return line.split("\t")
    try:
        return next(csv.reader([line]), [])
    except csv.Error:  # a break within the line, or a cell without end
        return []


def _plain(cell: str) -> str:
    text = cell.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1].replace('""', '"')
    text = " ".join(text.split())
    return "" if text.casefold() in ("none", "null", "nan") else text
