"""What data sets beside a record tell of forecasts that were counted over them, too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from onrecord.forecast.beside import NEAR
from onrecord.forecast.happenings import days_of
from onrecord.forecast.sides import ANYBODY
from onrecord.knowledge.plover import MUTUAL
from onrecord.model import Party
from onrecord.model.datasets import DatasetEvent
from onrecord.model.forecasts import Forecast
from onrecord.model.kinds import DONE
from onrecord.store import Record, schema
from onrecord.store.dataset_pages import at

MOST = 500  # rows of one party, type and time that are looked at


@dataclass(frozen=True, slots=True)
class There:
    """The data sets that a record has beside it: by name, the day of the last row."""

    record: Record
    last: Mapping[str, str]

    @staticmethod
    def of(record: Record) -> "There":
        """Those that there are."""
        return There(record, {one.name: one.last for one in record.datasets()})

    def tells(self, one: Forecast, own: Sequence[tuple[int, int]]) -> str:
        """Which data set has it on its days, in words; "" where none has.

        A row on the days of an event of the record, `own`, is that event, of which the record itself tells more.
        """
        names = [name for name in one.datasets if name in self.last]
        if not names or one.recipient is None:
            return ""
        for row in self._rows(one, names):
            day = days_of(row.day)
            apart = day is not None and not any(first - NEAR <= day <= end + NEAR for first, end in own)
            if apart and _meets(one, row):
                return f"it happened, as the data set {row.dataset} has it on {row.day}: no text shows it"
        return ""

    def open(self, one: Forecast) -> str:
        """Why nothing follows from the silence of the data sets, in words; "" where they reach far enough."""
        for name in one.datasets:
            if name not in self.last:
                return f"it was counted over the data set {name}, too, which is no longer there"
            if self.last[name] < one.until:
                return f"it was counted over the data set {name}, too, which ends on {self.last[name]}"
        return ""

    def _rows(self, one: Forecast, names: Sequence[str]) -> list[DatasetEvent]:
        c = schema.dataset_party.c
        query = select(c.dataset, c.row).where(
            c.key == one.actor, c.day >= one.on, c.day <= one.until, c.dataset.in_(names), c.type == one.relation
        )
        with self.record.shelf.reading() as connection:
            found = connection.execute(query.order_by(c.day, c.dataset, c.row).limit(MOST)).all()
            rows = at(connection, [(row.dataset, row.row) for row in found])
        return sorted(rows.values(), key=lambda row: (row.day, row.dataset, row.row))


def _meets(one: Forecast, row: DatasetEvent) -> bool:
    if row.alleged or (row.status is not None and row.status not in DONE):
        return False
    by, to = _codes(row.actors), _codes(row.recipients)
    if one.recipient == ANYBODY:
        return one.actor in by and bool(to - {one.actor})
    straight = one.actor in by and one.recipient in to
    return straight or ((one.either or one.relation in MUTUAL) and one.recipient in by and one.actor in to)


def _codes(parties: Sequence[Party]) -> set[str]:
    return {party.code for party in parties}
