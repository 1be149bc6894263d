"""The table of what other data sets say: rows without a text, beside the record."""

from collections.abc import Iterator

from onrecord.export.columns import Row, party_columns, table
from onrecord.model.datasets import DatasetEvent
from onrecord.store import Record


def dataset_row(event: DatasetEvent) -> Row:
    """A row of a data set as its table has it."""
    return {
        "dataset": event.dataset,
        "row": event.row,
        "day": event.day,
        "said": event.said,
        "type": event.type,
        "mode": event.mode,
        "cameo": event.code,
        **party_columns("actors", event.actors),
        **party_columns("recipients", event.recipients),
        "status": event.status,
        "alleged": event.alleged,
        "place": event.place,
        "publisher": event.publisher,
        "id": event.id,
        "source": event.source,
    }


def _rows(record: Record) -> Iterator[Row]:
    return map(dataset_row, record.dataset_events())


DATASET_EVENTS = table(
    "a row of another data set: coded elsewhere, without a text in the record, and no part of what it tells",
    _rows,
    ("dataset", "text", "the data set, by the name that it was taken in under"),
    ("row", "whole", "the line in its file"),
    ("day", "text", "the day that it gives, ISO 8601; in many data sets that of publication"),
    ("said", "text", "its own words for what happened"),
    ("type", "text", "the PLOVER type that these lead to; empty where PLOVER has none, as for statements"),
    ("mode", "text", "the type's mode, where the words tell it"),
    ("cameo", "text", "the CAMEO code, where it has one"),
    ("actors", "list", "codes of those who do it, `?` where a name leads to none"),
    ("actor_names", "list", "names of the actors, as the data set has them"),
    ("actor_sectors", "list", "sectors of the actors, empty where it gives none"),
    ("recipients", "list", "codes of those to whom or against whom it is done"),
    ("recipient_names", "list", "names of the recipients"),
    ("recipient_sectors", "list", "sectors of the recipients, empty where it gives none"),
    ("status", "text", "planned, possible, negated, happened or ongoing; empty where the data set does not tell"),
    ("alleged", "flag", "whether the data set marks it as alleged"),
    ("place", "text", "the place that it names"),
    ("publisher", "text", "the outlet that it names"),
    ("id", "text", "its own id for the row"),
    ("source", "text", "what stands in place of a citation: that there is no text, the data set and the row"),
)
