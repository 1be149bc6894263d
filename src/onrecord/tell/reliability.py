"""Pictures of how good forecasts were: what was said against what came about, and skill as days went by."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from onrecord.model.forecasts import Bin, Skill

SIDE = 300  # of the reliability curve's square
LEFT, TOP = 56, 18  # room for the figures of the axes
RADIUS = (5.0, 15.0)
WIDTH, HEIGHT = 460, 170  # of the curve of skill


class Dot(Struct, frozen=True):
    """Forecasts of about one probability: where they stand, how large, and what that says."""

    x: float
    y: float
    radius: float
    count: int
    words: str


class Curve(Struct, frozen=True):
    """The reliability curve: dots, right where on the diagonal; `ticks` are figures of both axes with their place."""

    dots: tuple[Dot, ...]
    side: int
    left: int
    top: int
    ticks: tuple[tuple[float, str], ...]


class Track(Struct, frozen=True):
    """Skill as days went by: points of a line, where 0 lies, and figures of the axes."""

    points: tuple[tuple[float, float, str], ...]
    zero: float
    low: str
    high: str
    first: str
    last: str
    width: int
    height: int
    left: int
    top: int

    @property
    def line(self) -> str:
        """The points as SVG's `polyline` takes them."""
        return " ".join(f"{x},{y}" for x, y, _ in self.points)


def reliability(bins: Sequence[Bin]) -> Curve | None:
    """The curve; None where nothing has been resolved."""
    if not bins:
        return None
    most = max(one.count for one in bins)
    least, widest = RADIUS
    dots = tuple(
        Dot(
            x=round(LEFT + one.said * SIDE, 1),
            y=round(TOP + (1 - one.came) * SIDE, 1),
            radius=round(least + (widest - least) * (one.count / most) ** 0.5, 1),
            count=one.count,
            words=f"{one.count} said {100 * one.said:.0f} % on average: {100 * one.came:.0f} % came about",
        )
        for one in bins
    )
    return Curve(dots, SIDE, LEFT, TOP, tuple((part / 100, f"{part} %") for part in range(0, 101, 25)))


def track(over_time: Sequence[Skill]) -> Track | None:
    """The line; None where there are fewer than two days with a skill."""
    told = [one for one in over_time if one.skill is not None]
    if len(told) < 2:
        return None
    values = [one.skill for one in told if one.skill is not None]
    low, high = min(0.0, *values), max(0.0, *values)
    low, high = (low, high) if high > low else (low - 0.1, high + 0.1)
    days = [date.fromisoformat(one.day).toordinal() for one in told]
    span = max(1, days[-1] - days[0])

    def y(value: float) -> float:
        return round(TOP + (high - value) / (high - low) * HEIGHT, 1)

    points = tuple(
        (
            round(LEFT + (day - days[0]) / span * WIDTH, 1),
            y(value),
            f"by {one.day}: skill {value:+.3f} of {one.count} forecasts",
        )
        for one, day, value in zip(told, days, values, strict=True)
    )
    ends = (told[0].day, told[-1].day)
    return Track(points, y(0.0), f"{low:+.2f}", f"{high:+.2f}", *ends, WIDTH, HEIGHT, LEFT, TOP)
