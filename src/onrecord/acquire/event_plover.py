"""PLOVER's JSON records, a line each: as `export --format plover` writes them, and as others do after the manual.

Names of fields are those of the manual's versions: `source` and `recipient` or `target`, `actor_text` or `actorText`.
Texts, spans and links are passed over: what they rest on is not in the record.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from onrecord.acquire.event_lines import lines
from onrecord.acquire.event_parties import party
from onrecord.acquire.event_words import CONTEXTS, STATUSES, day_of, event_type, mode_of
from onrecord.model import Party, Status
from onrecord.model.datasets import DatasetEvent

MOST = 20  # parties of one side

Json = dict[str, Any]


def plover(path: Path, name: str, left_out: Counter[str]) -> Iterator[tuple[DatasetEvent, int]]:
    """The events of a file, each with how many bytes of the file are read."""
    decode = msgspec.json.Decoder().decode
    for line in lines(path, left_out):
        try:
            data = decode(line.text)
        except (msgspec.DecodeError, RecursionError):
            data = None
        if not isinstance(data, dict):
            left_out["no JSON object"] += 1
            continue
        found = _event(data, name, line.number)
        if isinstance(found, str):
            left_out[found] += 1
        else:
            yield found, line.read


def _event(data: Json, name: str, row: int) -> DatasetEvent | str:
    words = _texts(data.get("event") or data.get("event_type"))
    types = list(dict.fromkeys(filter(None, map(event_type, words))))
    day = day_of(_text(data.get("date")))
    actors = _parties(data.get("source") or data.get("actor"))
    if data.get("has_event") is False:
        return "no event"
    if data.get("tier") == "lead":  # which another record holds for doubtful
        return "lead"
    if not day:
        return "no day"
    if len(types) != 1:
        return "no type" if not types else "several types"
    if not actors:
        return "no actor"
    mode = next(iter(_texts(data.get("mode") or data.get("event_mode"))), "")
    place = data.get("event_loc") or data.get("eventLoc")
    return DatasetEvent(
        dataset=name,
        row=row,
        day=day,
        said=" ".join(filter(None, (words[0], mode))),
        type=types[0],
        mode=mode_of(types[0], mode),
        actors=actors,
        recipients=_parties(data.get("recipient") or data.get("target")),
        status=_status(data),
        alleged=data.get("alleged") is True,
        place=_text(place.get("name") if isinstance(place, dict) else place) or None,
        publisher=_publisher(data) or None,
        id=_text(data.get("id")) or None,
    )


def _status(data: Json) -> Status | None:
    """What it says of itself, or by PLOVER's contexts; None where it says nothing, which is not that it happened."""
    told = STATUSES.get(_text(data.get("status")))
    return told or next((CONTEXTS[one] for one in _texts(data.get("context")) if one in CONTEXTS), None)


def _parties(given: Any) -> tuple[Party, ...]:
    listed = given if isinstance(given, list) else [given]
    found = [made for one in listed[:MOST] if (made := _party(one)) is not None]
    return tuple(dict.fromkeys(found))


def _party(given: Any) -> Party | None:
    if not isinstance(given, dict):
        return party(_text(given))
    text = _text(given.get("actor_text") or given.get("actorText") or given.get("name"))
    code = _text(given.get("code") or given.get("country"))
    return party(text, code, _text(given.get("sector")))


def _publisher(data: Json) -> str:
    cited = data.get("cite_info") or data.get("citeInfo")
    return _text(cited.get("publication") if isinstance(cited, dict) else data.get("publication"))


def _texts(given: Any) -> list[str]:
    return [text for one in (given if isinstance(given, list) else [given]) if (text := _text(one))]


def _text(given: Any) -> str:
    return " ".join(given.split()) if isinstance(given, str) and "\0" not in given else ""
