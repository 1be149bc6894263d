"""Whose word it is: somebody under one key in every report, and a source with what is known of it.

A key begins with a code where it is a body of a state or of an organisation that has one, "PRK", "USA:MIL"; else with
"~".
"""

from datetime import date
from typing import NamedTuple

from onrecord.knowledge import toml
from onrecord.knowledge.actors import is_state
from onrecord.knowledge.names import label
from onrecord.model import Claim, OriginKind, Report, Source


class Speaker(NamedTuple):
    """Whose word it is: `key` is equal for all who speak for one, `title` is what that one is called.

    `name` is what the source is called in its report. `family` is the owner of an outlet. `person` is the key of a
    person: of one who speaks for themselves, with the code of their state, or of one whom the report's own words tell
    to speak for the state.
    """

    key: str
    name: str
    kind: OriginKind = "body"
    title: str = ""
    family: str = ""
    person: str = ""
    code: str = ""

    @property
    def official(self) -> bool:
        """Whether it speaks for a state or an organisation that has a code."""
        return not self.key.startswith("~")


class Asked(NamedTuple):
    """A source with what is known of it: its plain name, its code or "", the claim, and its report if at hand."""

    source: Source
    name: str
    code: str
    claim: Claim
    report: Report | None

    @property
    def on(self) -> date | None:
        """The day as of which offices count."""
        day = self.report.published if self.report else None
        try:
            return date.fromisoformat(day[:10]) if day else None
        except ValueError:
            return None

    @property
    def text(self) -> str:
        """The report's text, "" if it is not at hand."""
        return self.report.text if self.report else ""

    @property
    def below_title(self) -> str:
        """The report's text without its title, in which capitals need not be of names."""
        return self.text.removeprefix(self.report.title) if self.report else ""


def branch(sector: str | None) -> str | None:
    """The branch of a state that a sector belongs to; None if it does not speak for the state."""
    if sector in toml("speakers.toml")["branches"]:
        return sector
    return "GOV" if sector in toml("speakers.toml")["governing"] else None


def body_key(code: str, sector: str | None) -> str:
    """The key of a state's branch, or of another body that has a code."""
    told = branch(sector)
    return f"{code}:{told}" if told and told != "GOV" and is_state(code) else code


def body(key: str, name: str) -> Speaker:
    """The body of a key that begins with a code, as a source of that name speaks for it."""
    code, _, told = key.partition(":")
    title = f"{label(code)} ({toml('speakers.toml')['branches'][told or 'GOV']})" if is_state(code) else label(code)
    return Speaker(key, name, "body", title)


def body_of(asked: Asked, sector: str | None) -> Speaker:
    """The body for which a source of that sector speaks."""
    return body(body_key(asked.code, sector), asked.source.name)


def sector_of(asked: Asked) -> str | None:
    """The sector of a source that is a party to the claim itself."""
    parties = (*asked.claim.actors, *asked.claim.recipients)
    return next((party.sector for party in parties if party.name == asked.source.name and party.sector), None)
