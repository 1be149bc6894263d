"""What other data sets say, in words: their rows are told as theirs, never as what the record knows."""

from collections.abc import Iterable

from onrecord.knowledge.names import label
from onrecord.model import Event, Party
from onrecord.model.datasets import DatasetEvent
from onrecord.store.dataset_matches import Matches

COLUMNS = ("day", "who", "what", "towards whom", "type", "source")
TITLE = "Data sets say"
MEANS = (
    "Rows of other data sets: coded elsewhere, from texts that are not in the record, so that nobody can check here "
    "whether they are right. Most data sets do not tell what is planned, possible or denied from what is done. They "
    "count for no origin, and no grade rests on them."
)


def cells(row: DatasetEvent) -> dict[str, str]:
    """A row of a data set as a line of a table."""
    return {
        "day": row.day,
        "who": _who(row.actors),
        "what": said(row),
        "towards whom": _who(row.recipients),
        "type": " ".join(filter(None, (row.type, row.mode))),
        "source": row.source,
    }


def said(row: DatasetEvent) -> str:
    """Its own words, with what it says of whether that is done, if it says anything."""
    told = [row.status] if row.status and row.status != "happened" else []
    marks = ", ".join([*told, *(["alleged"] if row.alleged else [])])
    return f"{row.said} ({marks})" if marks else row.said


def _who(parties: Iterable[Party]) -> str:
    return ", ".join(dict.fromkeys(_name(party) for party in parties))


def _name(party: Party) -> str:
    known = party.code != "?" and label(party.code) != party.name
    return f"{party.name} ({party.code})" if known else party.name


def in_words(found: Matches, event: Event) -> str:
    """What data sets have of an event, in a sentence."""
    alike = f"of the type {event.type} with the same parties and day"
    if found.why:
        return f"No row was looked for: {found.why}."
    if not found.rows:
        return f"No data set has a row {alike}."
    counts: dict[str, int] = {}
    for row in found.rows:
        counts[row.dataset] = counts.get(row.dataset, 0) + 1
    told = ", ".join(f"{name} {count} {'row' if count == 1 else 'rows'}" for name, count in counts.items())
    return f"Rows {alike}: {told}. Whether they tell of this event, nothing shows."
