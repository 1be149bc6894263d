"""The verb `forecast_score`: what became of the forecasts that a record keeps, and how good they were."""

from onrecord.forecast.kept import kept
from onrecord.forecast.resolved import resolve
from onrecord.forecast.scored import scored
from onrecord.model.forecasts import Scored
from onrecord.store import Record, named


def forecast_score(record: Record, *, story: str | None = None) -> Scored:
    """The ledger of forecasts, each resolved by what the record holds now, and its score.

    A forecast came about where a firm event is told to have happened within its days; it did not where none is and the
    record has a report of a later day; else it is open and counts for nothing.

    Args:
        record: an open record.
        story: only the forecasts that were made of this story, by id, heading or title.

    Raises:
        NotFoundError: there is no such story.
    """
    of = named.story(record, story).id if story is not None else None
    return scored(resolve(record, kept(record, of)))
