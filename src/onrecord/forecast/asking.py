"""What a question asks about, as one thing that is counted: of several relations, in either direction, to anybody."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.forecast.beside import Row
from onrecord.forecast.from_record import Known
from onrecord.forecast.happenings import Happenings, gathered
from onrecord.forecast.sides import ANYBODY

Sides = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked about.

    Attributes:
        actor, recipient: names as the events have them; `ANYBODY` for whoever it is done to.
        relations: any of these is it.
        relation: what all of them together are called.
        either: it counts whichever of the two does it to the other.
    """

    actor: str
    relations: frozenset[str]
    recipient: str
    relation: str
    either: bool = False

    @property
    def sides(self) -> Sides:
        """What is asked of the model."""
        return self.actor, self.relation, self.recipient

    def meets(self, actor: str, relation: str, recipient: str) -> bool:
        """Whether an event is what is asked about."""
        if relation not in self.relations:
            return False
        if self.recipient == ANYBODY:
            return actor == self.actor
        straight = (actor, recipient) == (self.actor, self.recipient)
        return straight or (self.either and (recipient, actor) == (self.actor, self.recipient))


def asked_of(known: Known, wanted: Wanted) -> Known:
    """What was known, with all that is what is asked about under its one name as well.

    A model that counts what this triple did then counts just that.
    """
    if not wanted.either and wanted.recipient != ANYBODY and wanted.relations == {wanted.relation}:
        return known
    rows = list(rows_of(known.happenings))
    also: dict[Row, tuple[str, ...]] = {}
    whose: dict[Row, str] = {}
    for row in rows:
        if wanted.meets(*row[1:]):
            own = (row[0], *wanted.sides)
            also[own] = tuple(sorted({*also.get(own, ()), *known.events.get(row, ())}))
            if (name := known.whose.get(row)) is not None:
                whose[own] = name
    sides = {
        plan: held | ({wanted.sides} if any(wanted.meets(*one) for one in held) else frozenset())
        for plan, held in known.sides.items()
    }
    events = {row: ids for row, ids in {**known.events, **also}.items() if ids}
    whose = {**known.whose, **{row: name for row, name in whose.items() if row not in events}}
    return replace(known, happenings=gathered([*rows, *also]), events=events, sides=sides, whose=whose)


def with_events(known: Known, assumed: Iterable[Row]) -> Known:
    """What was known, and some events that are assumed to have happened as well."""
    return replace(known, happenings=gathered([*rows_of(known.happenings), *assumed]))


def rows_of(events: Happenings) -> Iterable[Row]:
    """Events with their names."""
    columns = zip(events.day, events.actor, events.relation, events.recipient, strict=True)
    return ((int(d), events.names[a], events.relations[r], events.names[o]) for d, a, r, o in columns)
