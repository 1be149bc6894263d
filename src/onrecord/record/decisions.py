"""What a person decided: appended, never overwritten, undone at will, kept through re-reading."""

from collections.abc import Callable, Iterable
from typing import Literal

from msgspec import Struct, structs

from onrecord.errors import UsageError
from onrecord.knowledge.names import label
from onrecord.knowledge.plover import modes
from onrecord.model import Claim, EntityKind, Item, Party, Place, Source, Tier, TimeRange
from onrecord.record.shelf import Shelf

DecisionKind = Literal["same", "different", "wrong", "right", "correct", "merge", "split"]
OF_ENTITIES = ("merge", "split")  # what is decided about entities; the others are about claims and events
CORRECTABLE = (
    "type", "mode", "actors", "recipients", "status", "speaker", "sources", "origin", "time", "place", "items"
)  # fmt: skip
CHAIN = " > "  # between the speakers of a chain, outermost first
OWN = "own"  # the origin of a claim that comes from no other


class Mention(Struct, frozen=True):
    """A name in a claim: what it is a name of, its words, and the claim, by its id and by its words in the report."""

    kind: EntityKind
    text: str
    claim: str
    report: str
    quote: str


class Decision(Struct, frozen=True, kw_only=True):
    """One decision about claims, events or entities.

    `targets` are ids of claims or events, or of entities. `quotes` has (report, quote) of the claims among them, which
    finds them again where reading anew gave a claim another id.
    `same` and `different` say whether the targets are one event; `wrong` says that a claim was misread, and it
    counts no more; `right` affirms it, undoing an earlier `wrong`; `correct` sets `field` to `value`: a status,
    a type, codes parted by commas (`actors`, `recipients`), days as `2023-07-01/2023-07-31` (`time`), a name
    (`place`), names parted by commas (`items`), the innermost speaker (`speaker`), the whole chain of them from the
    outermost on, parted by " > " (`sources`), the id of a claim from whose origin it comes, or "own" (`origin`).
    `parties`, `sources` and `place` are what the names in `value` were found to mean when it was decided;
    `like` has (report, quote) of the claim whose origin is meant.
    `merge` says that the entities in `targets` are one; `split` that these `mentions` of the one in `targets` are
    of another. `called` are the names that the entities had then.
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
    quotes: tuple[tuple[str, str], ...] = ()
    parties: tuple[Party, ...] = ()
    sources: tuple[Source, ...] = ()
    place: Place | None = None
    like: tuple[str, str] | None = None
    mentions: tuple[Mention, ...] = ()
    called: tuple[str, ...] = ()


class Decisions:
    """The decisions in force, found by the claim or event they are about.

    Args:
        decisions: all that were made; those undone are left out.
        known: whether the record holds a claim of that id; by it, quotes serve only where ids no longer do.
    """

    def __init__(self, decisions: Iterable[Decision] = (), known: Callable[[str], bool] = lambda _: True) -> None:
        self._known = known
        self.renew(decisions)

    def renew(self, decisions: Iterable[Decision]) -> None:
        """Go by these decisions from now on: for those who hold this while others decide."""
        self.all = tuple(sorted((d for d in decisions if not d.undone), key=lambda d: (d.at, d.id)))
        self._about: dict[str | tuple[str, str], list[Decision]] = {}
        for decision in self.all:
            if decision.kind == "correct" and decision.field not in CORRECTABLE:
                raise UsageError(f"cannot correct '{decision.field}': one of {', '.join(CORRECTABLE)}")
            named: tuple[str | tuple[str, str], ...] = (*decision.targets, *decision.quotes)
            for target in named:
                self._about.setdefault(target, []).append(decision)

    def about(self, claim: Claim, event: str | None = None) -> list[Decision]:
        """Decisions that name the claim, its quote if its id was lost, or its event, oldest first."""
        if not self.all:
            return []
        named = [d for key in (claim.id, event) if key for d in self._about.get(key, ())]
        quoted = self._about.get((claim.report, claim.quote), ())
        named += [d for d in quoted if not all(self._known(target) for target in d.targets)]
        return sorted(set(named), key=lambda d: (d.at, d.id))

    def verdict(self, claim: Claim) -> Literal["right", "wrong"] | None:
        """The last word on whether the claim was read well; None if nobody said."""
        verdicts = [d.kind for d in self.about(claim) if d.kind in ("wrong", "right")]
        return None if not verdicts else "right" if verdicts[-1] == "right" else "wrong"

    def counts(self, claim: Claim) -> bool:
        """Whether the claim counts: not if the last word on it is that it is wrong."""
        return self.verdict(claim) != "wrong"

    def affirmed(self, claim: Claim) -> bool:
        """Whether a person called the claim right, and nobody wrong since."""
        return self.verdict(claim) == "right"

    def tier(self, claim: Claim) -> Tier:
        """The claim's tier: that of reading, or firm if a person called the claim right."""
        return "firm" if claim.tier == "lead" and self.affirmed(claim) else claim.tier

    def corrections(self, claim: Claim) -> dict[str, Decision]:
        """By field of the claim that a person corrected, the decision that holds: the last."""
        made = {("sources" if d.field == "speaker" else d.field): d for d in self._correcting(claim)}
        return {field: decision for field, decision in made.items() if field and field != "origin"}

    def origin(self, claim: Claim) -> Decision | None:
        """The decision that says from which origin the claim comes, which is no field of its own: the last."""
        return next((d for d in reversed(self._correcting(claim)) if d.field == "origin"), None)

    def _correcting(self, claim: Claim) -> list[Decision]:
        return [d for d in self.about(claim) if d.kind == "correct"]

    def corrected(self, claim: Claim) -> Claim:
        """The claim with the fields that a person corrected; one that a person called right is firm."""
        values: dict[str, object] = {}
        chain = claim.sources
        for decision in self._correcting(claim):
            if decision.field in ("speaker", "sources"):
                chain = (*chain[:-1], *decision.sources) if decision.field == "speaker" else decision.sources
                values["sources"] = chain
            elif decision.field == "type":
                type, mode = decision.value or "", values.get("mode", claim.mode)
                values |= {"type": type, "mode": mode if mode in modes(type) else None}
            elif decision.field and decision.field != "origin":
                values[decision.field] = _value(decision.field, decision)
        if (tier := self.tier(claim)) != claim.tier:
            values["tier"] = tier
        return structs.replace(claim, **values) if values else claim

    def links(self, claim: Claim, event: str | None = None) -> list[tuple[str, tuple[str, ...]]]:
        """("same" or "different", the other targets) for the claim or its event, oldest first."""
        own = {claim.id, event}
        found: list[tuple[str, tuple[str, ...]]] = []
        for decision in self.about(claim, event):
            if decision.kind in ("same", "different"):
                quoted = tuple(f"{report}\n{quote}" for report, quote in decision.quotes)
                found.append((decision.kind, tuple(name for name in (*decision.targets, *quoted) if name not in own)))
        return found


def decisions_on(shelf: Shelf, decisions: Iterable[Decision]) -> Decisions:
    """The decisions in force on a record; quotes serve where its shelf holds no claim of the id any more."""
    return Decisions(decisions, known=lambda name: shelf.get(Claim, name) is not None)


def names(claim: Claim) -> set[str]:
    """The names under which decisions know a claim."""
    return {claim.id, f"{claim.report}\n{claim.quote}"}


def _value(field: str, decision: Decision) -> object:
    """What a field is set to. Decisions of before names were resolved have the text alone."""
    value = decision.value or ""
    parts = tuple(part.strip() for part in value.split(",") if part.strip())
    if field in ("actors", "recipients"):
        return decision.parties or tuple(Party(code=code, name=label(code)) for code in parts)
    if field == "items":
        return tuple(Item(name=name) for name in parts)
    if field == "place":
        return decision.place or (Place(name=value) if value else None)
    if field == "time":
        return _days(value)
    return value or None if field == "mode" else value


def _days(value: str) -> TimeRange | None:
    from onrecord.acquire.asked import days

    try:
        return days(value) if value else None
    except UsageError:  # it was decided before days were checked
        return None


def as_text(claim: Claim, field: str) -> str:
    """A field's value as a decision writes it: codes or names parted by commas, days as 2023-07-01/2023-07-31."""
    value = getattr(claim, field)
    if isinstance(value, TimeRange):
        return f"{value.start or ''}/{value.end or ''}"
    if field == "sources":
        return CHAIN.join(source.name for source in claim.sources)
    if isinstance(value, tuple):
        return ",".join(dict.fromkeys(part.name if isinstance(part, Item) else part.code for part in value))
    return value.name if isinstance(value, Place) else str(value or "")
