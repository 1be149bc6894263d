"""What a person decided: appended, never overwritten, undone at will, kept through re-reading."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct, structs

from onrecord.errors import UsageError
from onrecord.model import Claim, Item, Party, Place, TimeRange

DecisionKind = Literal["same", "different", "wrong", "right", "correct"]
CORRECTABLE = ("type", "mode", "actors", "recipients", "status", "time", "place", "items")


class Decision(Struct, frozen=True, kw_only=True):
    """One decision about claims or events.

    `targets` are ids of claims or events, or verbatim quotes of claims, which find them again after re-reading.
    `same` and `different` say whether the targets are one event; `wrong` says that a claim was misread, and it
    counts no more; `right` affirms it, undoing an earlier `wrong`; `correct` sets `field` to `value`: a status,
    a type, codes parted by commas (`actors`, `recipients`), days as `2023-07-01/2023-07-31` (`time`), a name
    (`place`), names parted by commas (`items`).
    """

    id: str
    at: str
    author: str
    reason: str = ""
    kind: DecisionKind
    targets: tuple[str, ...]
    field: str | None = None
    value: str | None = None
    undone: bool = False


class Decisions:
    """The decisions in force, found by the claim or event they are about."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self.all = tuple(sorted((d for d in decisions if not d.undone), key=lambda d: (d.at, d.id)))
        self._about: dict[str, list[Decision]] = {}
        for decision in self.all:
            if decision.kind == "correct" and decision.field not in CORRECTABLE:
                raise UsageError(f"cannot correct '{decision.field}': one of {', '.join(CORRECTABLE)}")
            for target in decision.targets:
                self._about.setdefault(target, []).append(decision)

    def about(self, claim: Claim, event: str | None = None) -> list[Decision]:
        """Decisions that name the claim, its quote, or its event, oldest first."""
        named = [d for key in (claim.id, claim.quote, event) if key for d in self._about.get(key, ())]
        return sorted(set(named), key=lambda d: (d.at, d.id))

    def counts(self, claim: Claim) -> bool:
        """Whether the claim counts: not if the last word on it is that it is wrong."""
        verdicts = [d.kind for d in self.about(claim) if d.kind in ("wrong", "right")]
        return not verdicts or verdicts[-1] == "right"

    def affirmed(self, claim: Claim) -> bool:
        """Whether a person called the claim right, and nobody wrong since."""
        verdicts = [d.kind for d in self.about(claim) if d.kind in ("wrong", "right")]
        return bool(verdicts) and verdicts[-1] == "right"

    def corrected(self, claim: Claim) -> Claim:
        """The claim with the fields that a person corrected."""
        for decision in self.about(claim):
            if decision.kind == "correct" and decision.field:
                claim = structs.replace(claim, **{decision.field: _value(decision.field, decision.value or "")})
        return claim

    def links(self, claim: Claim, event: str | None = None) -> list[tuple[str, tuple[str, ...]]]:
        """("same" or "different", the other targets) for the claim or its event, oldest first."""
        own = {claim.id, claim.quote, event}
        return [
            (d.kind, tuple(target for target in d.targets if target not in own))
            for d in self.about(claim, event)
            if d.kind in ("same", "different")
        ]


def _value(field: str, value: str) -> object:
    parts = tuple(part.strip() for part in value.split(",") if part.strip())
    if field in ("actors", "recipients"):
        return tuple(Party(code=code, name=code) for code in parts)
    if field == "items":
        return tuple(Item(name=name) for name in parts)
    if field == "place":
        return Place(name=value) if value else None
    if field == "time":
        start, _, end = value.partition("/")
        return (
            TimeRange(start=start or None, end=end or start or None, precision="day", how="stated") if value else None
        )
    return value
