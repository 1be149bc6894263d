"""What the grade of one account of an event goes by, and how its terms are made."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct, structs

from onrecord.knowledge import toml
from onrecord.model import Claim, Conflict, Report, Response, Says, Status, Term
from onrecord.record.speakers import side_of


class Case(Struct, frozen=True, kw_only=True):
    """All that the grade of one account of an event goes by: of the one that `status` belongs to.

    `claims` are all that count, whatever they say. `origins` maps origins to their claims, where these are known, and
    `parties` to their responses those that say so in responses alone; `denying` maps the origins that deny it likewise.
    """

    status: Status
    claims: Sequence[Claim]
    origins: Mapping[str, Sequence[Claim]]
    parties: Mapping[str, Sequence[str]] = {}
    denying: Mapping[str, Sequence[Claim]] = {}
    responses: Sequence[Response] = ()
    conflicts: Sequence[Conflict] = ()
    reports: Mapping[str, Report] = {}
    letters: Mapping[str, str] = {}
    affirmed: tuple[str, ...] = ()


def weights() -> dict[str, Any]:
    """The contents of `knowledge/grades.toml`."""
    return toml("grades.toml")


def says(status: Status) -> Says:
    """The account that a claim or an event of this status belongs to: what goes on has happened so far."""
    return "happened" if status == "ongoing" else status


def own(case: Case) -> Case:
    """The case with those alone who say so."""
    account = says(case.status)
    claims = [claim for claim in case.claims if says(claim.status) == account]
    origins = {
        id: saying
        for id, told in case.origins.items()
        if (saying := [claim for claim in told if says(claim.status) == account]) or not told
    }
    return structs.replace(case, claims=claims, origins=origins)


def side(case: Case, claim: Claim) -> str | None:
    """Whose side a claim is told from."""
    return side_of(claim, case.reports.get(claim.report))


def parties(case: Case) -> set[str]:
    """The codes of those who are a party to the matter, by any of the claims that say so."""
    return {party.code for claim in case.claims for party in (*claim.actors, *claim.recipients)} - {"?"}


def independent(case: Case) -> int:
    """How many origins say so, a party to the matter and its own bodies being one: they have one story to tell."""
    involved, told, sides = parties(case), 0, set(case.parties)
    for claims in case.origins.values():
        codes = {side(case, claim) for claim in claims}
        if claims and len(codes) == 1 and codes <= involved:
            sides.update(code for code in codes if code)
        else:
            told += 1
    return told + len(sides)


def term(name: str, table: Mapping[str, Any], refs: Iterable[str] = (), **values: object) -> Term:
    """A term with the value and the reason that a table of the file gives."""
    return Term(name, float(table["value"]), str(table["reason"]).format(**values), tuple(sorted(refs)))
