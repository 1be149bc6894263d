"""Where two claims of one event cannot both be right, and where they only seem not to.

Differences of precision agree ("July", "25 July"); a count that rises from one day to the next is a change over
time, a new figure from the same speaker an update, what was planned and then happened a history.
"""

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

from onrecord.model import AgreementKind, Claim, Conflict, ConflictKind
from onrecord.record.facts import Facts
from onrecord.record.text import fingerprint


class Finding(Struct, frozen=True):
    """A difference between two claims: a conflict, or of the kinds that agree; `detail` sets them side by side."""

    kind: ConflictKind | AgreementKind
    detail: str


AGREE = ("change", "update", "precision")


@lru_cache(maxsize=1)
def knowledge() -> dict[str, Any]:
    """The contents of `knowledge/conflicts.toml`."""
    return tomllib.loads(files("onrecord.knowledge").joinpath("conflicts.toml").read_text(encoding="utf-8"))


def compare(a: Facts, b: Facts) -> list[Finding]:
    """All differences between two claims of one event."""
    return [finding for check in (_denial,) if (finding := check(a, b))]


def conflicts(event: str, members: list[Facts]) -> list[Conflict]:
    """The conflicts among the claims of an event: of each kind, one for each pair of accounts that differ."""
    found: dict[tuple[str, str], Conflict] = {}
    ordered = sorted(members, key=lambda fact: fact.claim.id)
    for at, one in enumerate(ordered):
        for two in ordered[at + 1 :]:
            for finding in compare(one, two):
                key = (finding.kind, finding.detail)
                if finding.kind in AGREE or key in found:
                    continue
                pair = (one.claim.id, two.claim.id)
                found[key] = Conflict(
                    id="x" + fingerprint(event, finding.kind, *pair)[:12],
                    event=event,
                    kind=finding.kind,  # type: ignore[arg-type]
                    claims=pair,
                    detail=finding.detail,
                )
    return [found[key] for key in sorted(found)]


def _denial(a: Facts, b: Facts) -> Finding | None:
    one, two = a.claim, b.claim
    if (one.status == "negated") == (two.status == "negated"):
        return None
    denied, said = (one, two) if one.status == "negated" else (two, one)
    if said.status not in ("happened", "ongoing"):
        return Finding("change", f"{said.status}, then said not to be")
    return Finding("denial", f"“{_short(said)}” against “{_short(denied)}”")


def _short(claim: Claim) -> str:
    return " ".join(claim.quote.split())[:120]
