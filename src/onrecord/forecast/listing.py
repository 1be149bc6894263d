"""The likeliest next events: what is asked about, what a model answers, and the two put together as forecasts."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.forecast import plans
from onrecord.forecast.chances import Asked, Chance, ChanceModel
from onrecord.forecast.from_record import Known
from onrecord.forecast.happenings import date_of
from onrecord.forecast.kept import forecast_id
from onrecord.forecast.preceding import Lately, preceded
from onrecord.forecast.sides import NOBODY, told
from onrecord.knowledge.names import label
from onrecord.knowledge.plover import MUTUAL, TYPES
from onrecord.model.forecasts import Forecast

LEAST = 5  # dated events, below which there is no forecast at all
MOST_ASKED = 1000  # candidates, those first that happened most
HALF = 90  # days after which a past event weighs half, where candidates are chosen
MOST_REASONS = 3
APART = 0.03  # by which a chance must differ from its base rate to tell anything
Sides = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Way:
    """How forecasts are made and signed: by which model, when, of which story, upon which assumptions."""

    model: ChanceModel
    name: str
    made: str
    story: str | None = None
    given: tuple[str, ...] = ()


def candidates(known: Known, wanted: Callable[[Sides], bool]) -> list[Sides]:
    """What has happened or is planned, as wanted; what is done together is there once."""
    events = known.happenings
    weight: dict[Sides, float] = defaultdict(float)
    for day, a, r, o in zip(events.day, events.actor, events.relation, events.recipient, strict=True):
        sides = (events.names[a], events.relations[r], events.names[o])
        weight[sides] += 2.0 ** ((int(day) - known.on) / HALF)
    for planned in known.sides.values():
        for sides in planned:
            weight[sides] += 0
    ranked = sorted(weight, key=lambda sides: (-weight[sides], sides))
    return [sides for sides in ranked if wanted(sides) and not _twice(sides, weight)][:MOST_ASKED]


def _twice(sides: Sides, there: Mapping[Sides, float]) -> bool:
    """Whether what two do together stands there the other way round, too, and first."""
    actor, relation, recipient = sides
    return relation in MUTUAL and recipient < actor and (recipient, relation, actor) in there


def likeliest(
    known: Known,
    asked: Sequence[Sides],
    horizons: Sequence[int],
    way: Way,
    most: int | None = None,
    *,
    either: bool = False,
) -> list[Forecast]:
    """Forecasts of what is asked about, the likeliest first, those of one thing together by horizon."""
    questions = [Asked(a, r, o, horizon) for a, r, o in asked for horizon in horizons]
    found = way.model.chances(known.happenings, questions, known.on)
    made: list[list[Forecast]] = []
    for number, sides in enumerate(asked):
        part = found[number * len(horizons) : (number + 1) * len(horizons)]
        forecasts = [
            plans.weighed(forecast(known, sides, horizon, chance, way, either=either), known)
            for horizon, chance in zip(horizons, part, strict=True)
            if chance.probability is not None
        ]
        made += [forecasts] if forecasts else []
    made.sort(key=lambda forecasts: (-forecasts[0].probability, forecasts[0].words))
    kept = made if most is None else _few(made, most)
    lately = Lately.counted(known)
    return [preceded(one, known, lately) for forecasts in kept for one in forecasts]


def _few(made: list[list[Forecast]], most: int) -> list[list[Forecast]]:
    """The likeliest, with what is planned for these days among them."""
    planned = [forecasts for forecasts in made[most:] if any(one.planned for one in forecasts)]
    return [*made[: max(0, most - len(planned[:2]))], *planned[:2]]


def forecast(known: Known, sides: Sides, horizon: int, chance: Chance, way: Way, *, either: bool = False) -> Forecast:
    """A model's answer as a forecast."""
    assert chance.probability is not None
    actor, relation, recipient = sides[0], sides[1], None if sides[2] == NOBODY else sides[2]
    until = known.on + horizon - 1
    on = date_of(known.on).isoformat()
    datasets = tuple(sorted(known.datasets))
    return Forecast(
        id=forecast_id(on, horizon, actor, relation, recipient, " ".join((way.name, *datasets)), way.story),
        made=way.made,
        on=on,
        until=date_of(until).isoformat(),
        horizon=horizon,
        actor=actor,
        relation=relation,
        recipient=recipient,
        words=told(actor, relation, recipient, either=either),
        probability=chance.probability,
        low=chance.low if chance.low is not None else 0.0,
        high=chance.high if chance.high is not None else 1.0,
        base_rate=chance.base_rate if chance.base_rate is not None else chance.probability,
        model=way.name,
        basis=named(chance.note, sides),
        either=either or relation in MUTUAL,
        reasons=tuple(named(reason.text, sides) for reason in chance.reasons[:MOST_REASONS]),
        planned=plans.bearing(known, actor, relation, recipient, known.on, until),
        story=way.story,
        given=way.given,
        datasets=datasets,
    )


def named(words: str, sides: Iterable[str]) -> str:
    """A model's words with the names of the codes in it."""
    for code in sides:
        if code not in TYPES and label(code) != code:
            words = words.replace(f"'{code}'", label(code)).replace(f"{code} ", f"{label(code)} ")
            words = words.replace(f" {code}", f" {label(code)}")
    return words.replace(f"'{NOBODY}'", "nobody named").replace(f" to {NOBODY} ", " to nobody named ")


def cautions(found: Sequence[Forecast], horizons: Sequence[int]) -> tuple[str, ...]:
    """What a reader should know of a list: horizons of which nothing is said, and that it may tell next to nothing."""
    if not found:
        return ()
    silent = [str(days) for days in horizons if not any(one.horizon == days for one in found)]
    said = []
    if silent:
        which = " and ".join(silent)
        said.append(f"Nothing is said of {which} days: too little time has passed to count how often the like came")
    if len(found) > 1 and all(abs(one.probability - one.base_rate) < APART for one in found):
        said.append(
            f"None of these chances is {100 * APART:.0f} points from its base rate: these events do not tell which "
            "of them is likelier"
        )
    return tuple(said)


def few(known: Known) -> str:
    """Why there is no forecast where there are too few events; "" where there are enough."""
    if known.count >= LEAST:
        return ""
    return f"no basis: fewer than {LEAST} dated events that happened before that day ({known.count or 'none'})"
