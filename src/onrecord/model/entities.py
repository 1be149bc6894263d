"""Who and what claims are about, below the state: what words name it, and what those words are joined into.

The kinds are those of FollowTheMoney 4 (https://followthemoney.tech/explorer/) where it has them: Person, PublicBody,
Organization, Company, Vessel. A place is STIX 2.1's `location` (section 4.11). Weapons, treaties and resolutions have
no class of their own in either.
"""

from msgspec import Struct

from onrecord.model.kinds import EntityKind, EntityRole
from onrecord.model.reports import Span

# What other vocabularies call a kind, "" where none does.
SCHEMAS: dict[EntityKind, str] = {
    "person": "Person",
    "body": "PublicBody",
    "organisation": "Organization",
    "company": "Company",
    "ship": "Vessel",
    "place": "location",
    "weapon": "",
    "treaty": "",
    "resolution": "",
}


class Name(Struct, frozen=True):
    """Words of a report that name somebody or something that a claim is about, and the part it has in it.

    `text` are the words as they stand at `span`, `full` the fullest form that this report or a table of names has
    for them. `code` is the state or organisation that it belongs to, where known; `number` what identifies it by
    itself: of a resolution, a ship (IMO), a place (GeoNames).
    """

    kind: EntityKind
    text: str
    span: Span
    role: EntityRole = "mentioned"
    full: str = ""
    code: str | None = None
    number: str | None = None


class Use(Struct, frozen=True, order=True):
    """Where a name stands: the claim, what part it has in it, and the characters of that claim's report."""

    claim: str
    role: EntityRole
    span: Span


class Variant(Struct, frozen=True):
    """One form of a name, as it stands in reports, and where."""

    name: str
    uses: tuple[Use, ...]


class Entity(Struct, frozen=True, kw_only=True):
    """A person, body, organisation, company, ship, place, weapon, treaty or resolution that claims are about.

    `name` is the fullest of its `variants` that is common, as it stands in a report. `ids` are all that it answers
    to, `id` the first of them: names that turn out to be one entity's have ids of their own.
    """

    id: str
    kind: EntityKind
    name: str
    variants: tuple[Variant, ...]
    code: str | None = None
    number: str | None = None
    ids: tuple[str, ...] = ()

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims that name it, in order."""
        return tuple(sorted({use.claim for variant in self.variants for use in variant.uses}))
