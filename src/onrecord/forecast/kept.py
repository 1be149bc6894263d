"""The ledger of forecasts: each as it was made, once and for all; nothing in it is changed when it is resolved."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import func, insert, select

from onrecord.model.forecasts import Forecast
from onrecord.record.text import fingerprint
from onrecord.store import Record, decoding, schema
from onrecord.store.writing import parts

FORECASTS = schema.forecasts


def forecast_id(
    on: str, horizon: int, actor: str, relation: str, recipient: str | None, model: str, story: str | None
) -> str:
    """The id of a forecast: the same for the same of the same day by the same model, so that it is kept once."""
    return "f" + fingerprint("forecast", on, str(horizon), actor, relation, recipient or "", model, story or "")[:12]


def keep(record: Record, forecasts: Iterable[Forecast]) -> int:
    """Append forecasts to the ledger; those that are in it stay as they are. Returns how many are new.

    Raises StoreError where the record cannot be written to.
    """
    new = {one.id: one for one in forecasts if not one.given}
    with record.transaction() as connection:
        for part in parts(sorted(new)):
            query = select(FORECASTS.c.id).where(FORECASTS.c.id.in_(part))
            for id in connection.execute(query).scalars():
                del new[id]
        if rows := [_row(one) for _, one in sorted(new.items())]:
            connection.execute(insert(FORECASTS), rows)
    return len(new)


def _row(one: Forecast) -> dict[str, object]:
    return {
        "id": one.id,
        "made": one.made,
        "day": one.on,
        "until": one.until,
        "actor": one.actor,
        "relation": one.relation,
        "recipient": one.recipient,
        "probability": one.probability,
        "model": one.model,
        "story": one.story,
        "body": msgspec.json.encode(one).decode(),
    }


def kept(record: Record, story: str | None = None, most: int | None = None) -> list[Forecast]:
    """The forecasts of the ledger, those of the last day first; of a story also where it was joined with another.

    Args:
        record: an open record.
        story: only those that were made of this story, by its id.
        most: no more than this many.
    """
    c = FORECASTS.c
    query = select(c.body).order_by(c.day.desc(), c.probability.desc(), c.id)
    if story is not None:
        own = record.shelf.resolve(story)
        query = query.where(c.story.in_([own, *record.shelf.answering(own)]))
    with record.shelf.reading() as connection:
        bodies = connection.execute(query if most is None else query.limit(most)).scalars().all()
    return [decoding.decode(body, type=Forecast) for body in bodies]


def how_many(record: Record) -> int:
    """How many forecasts the ledger holds."""
    with record.shelf.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(FORECASTS)).scalar_one())
