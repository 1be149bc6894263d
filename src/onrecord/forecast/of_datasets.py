"""The events of data sets beside a record, as history that a forecast counts over."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from onrecord.errors import ContentError
from onrecord.forecast.happenings import Happenings, date_of, days_of, gathered
from onrecord.model import Party
from onrecord.model.datasets import DatasetEvent
from onrecord.model.kinds import DONE
from onrecord.store import Record
from onrecord.store.dataset_history import rows_between
from onrecord.store.dataset_pages import known
from onrecord.store.datasets import UNKNOWN


def of_datasets(
    record: Record,
    *names: str,
    coded: bool = False,
    parties: Collection[str] | None = None,
    before: int | None = None,
) -> Happenings:
    """The rows of data sets as events between two: in the words of the data set, or by codes and types.

    Only what is said to have happened counts as having happened: a row that its data set marks as planned, possible,
    denied or alleged is left out and counted, as are rows without a recipient. Rows between several are events of each
    with each.

    Args:
        record: an open record.
        names: of the data sets; all that there are, unless given.
        coded: by the codes of parties and PLOVER's types, as a record has events; rows that have none are left out.
        parties: only rows in which one of these does something to one of these, by code.
        before: only what came before this day, in days since 1970-01-01.

    Raises:
        NotFoundError: there is no data set of that name.
        ContentError: they have no row that can be counted over.
    """
    out: Counter[str] = Counter()
    wanted = names or tuple(one.name for one in record.datasets())
    given = (event for name in wanted for event in _events(record, name, parties, before))
    found = gathered(_rows(given, out, coded=coded), out)
    if not len(found):
        told = (
            f"{', '.join(wanted)} {'has' if len(wanted) == 1 else 'have'}"
            if wanted
            else "no data set stands beside it:"
        )
        raise ContentError(
            f"{record.name}: {told} no event between two that is said to have happened {dict(out) or ''}"
        )
    return found


def _events(record: Record, name: str, parties: Collection[str] | None, before: int | None) -> Iterator[DatasetEvent]:
    until = date_of(before).isoformat() if before is not None else "9999"
    if parties is not None:
        return rows_between(record, known(record, name), parties, until)
    return (event for event in record.dataset_events(name) if event.day < until)


def _rows(events: Iterable[DatasetEvent], out: Counter[str], *, coded: bool) -> Iterator[tuple[int, str, str, str]]:
    for event in events:
        day, relation = days_of(event.day), event.type if coded else event.said
        pairs = [(_called(one, coded), _called(other, coded)) for one in event.actors for other in event.recipients]
        known = [(one, other) for one, other in pairs if one and other]
        if event.alleged or (event.status is not None and event.status not in DONE):
            out["alleged" if event.alleged else str(event.status)] += 1
        elif day is None or not pairs:
            out["no recipient"] += 1
        elif not known or not relation:
            out["no code" if relation else "no type"] += 1
        else:
            yield from ((day, one, relation, other) for one, other in known)


def _called(party: Party, coded: bool) -> str:
    return party.name if not coded else "" if party.code == UNKNOWN else party.code
