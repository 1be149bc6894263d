"""What data sets beside a record add to what it knew: events between its parties that it does not tell of itself."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.errors import ContentError
from onrecord.forecast.happenings import Happenings, days_of
from onrecord.forecast.of_datasets import of_datasets
from onrecord.forecast.sides import NOBODY, Sides
from onrecord.knowledge.plover import MUTUAL
from onrecord.store import Record

GAP = 31  # days before the forecast by which a data set may end: the time since counts as time without events
NEAR = 1  # days before and after: data sets date by the day of the report
Row = tuple[int, str, str, str]
Spans = Mapping[Sides, Sequence[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Beside:
    """What data sets add.

    Attributes:
        rows: who does what to whom on which day; what is done together is there from both sides.
        whose: by row, the data set that has it.
        counts: by data set, how many of its rows count.
        left_out: how many do not, by data set and reason.
    """

    rows: tuple[Row, ...] = ()
    whose: Mapping[Row, str] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)


def beside(record: Record, on: int, parties: Collection[str], own: Spans) -> Beside:
    """The rows of the data sets before a day, between two of the parties, that nothing else tells of.

    A row on the days of an event of the record that is of its type and parties is that event, as the record has it: as
    planned or denied, too. So is one that a data set before it, by name, has a day earlier or later. A data set that
    ends over a month before the day counts for nothing: the time since would count as time in which nothing happened.

    Args:
        record: an open record.
        on: the day, in days since 1970-01-01.
        parties: the codes of those that the record tells of.
        own: by who does what to whom, the days of the record's own events, first and last.
    """
    whose: dict[Row, str] = {}
    counts: Counter[str] = Counter()
    out: Counter[str] = Counter()
    told: dict[Sides, list[tuple[int, int]]] = {sides: list(spans) for sides, spans in own.items()}
    for one in record.datasets():
        name, last = one.name, days_of(one.last)
        if last is None or last < on - GAP:
            out[f"{name}: it ends on {one.last or 'no day'}, over {GAP} days before"] += one.rows
            continue
        found = _of(record, name, on, parties, out)
        new: list[Row] = []
        for row in _rows(found) if found is not None else ():
            if row[1] == row[3] or row[1] not in parties or row[3] not in parties:
                continue
            if _is_told(row, told):
                out[f"{name}: told of already"] += 1
                continue
            for each in _both(row):
                whose[each] = name
                new.append(each)
            counts[name] += 1
        for day, *sides in new:
            told.setdefault((sides[0], sides[1], sides[2]), []).append((day, day))
    return Beside(tuple(sorted(whose)), whose, dict(counts), dict(out))


def _of(record: Record, name: str, on: int, parties: Collection[str], out: Counter[str]) -> Happenings | None:
    try:
        found = of_datasets(record, name, coded=True, parties=parties, before=on)
    except ContentError:
        return None
    out.update({f"{name}: {why}": count for why, count in found.left_out.items() if why != "repeated"})
    return found


def _rows(events: Happenings) -> Iterator[Row]:
    """Each once, what is done together also where a data set has it from both sides."""
    columns = zip(events.day, events.actor, events.relation, events.recipient, strict=True)
    seen: set[Row] = set()
    for d, a, r, o in columns:
        row = (int(d), events.names[a], events.relations[r], events.names[o])
        if row not in seen:
            seen.update(_both(row))
            yield row


def _both(row: Row) -> tuple[Row, ...]:
    day, actor, relation, recipient = row
    return (row, (day, recipient, relation, actor)) if relation in MUTUAL else (row,)


def _is_told(row: Row, told: Spans) -> bool:
    day, actor, relation, recipient = row
    spans = (*told.get((actor, relation, recipient), ()), *told.get((actor, relation, NOBODY), ()))
    return any(first - NEAR <= day <= last + NEAR for first, last in spans)


def told_of(counts: Mapping[str, int]) -> tuple[str, ...]:
    """What a reader should know of how many of the events are a data set's."""
    if not (total := sum(counts.values())):
        return ()
    which = ", ".join(f"{name} {count:,}" for name, count in sorted(counts.items()))
    many = (
        f"{total:,} of these events {'is a row' if total == 1 else 'are rows'} of data sets beside the record ({which})"
    )
    return (
        f"{many}: coded elsewhere, from texts that are not here, and often without telling what is done from what is "
        "planned; what they have on the days of a forecast counts as come about, too",
    )
