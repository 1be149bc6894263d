"""Outlets by domain, and the families that mastheads and agencies belong to.

Corroboration counts origins: two mastheads of one owner are one family, and so are the organs of one state. The
list is data: `knowledge/outlets.tsv`. An outlet that is not on it is its own family.
"""

from functools import lru_cache
from typing import NamedTuple

from onrecord.acquire.address import domain_of
from onrecord.acquire.wires import wire, wires_in
from onrecord.knowledge import lines
from onrecord.knowledge.folding import masthead


class Outlet(NamedTuple):
    """One outlet: `country` is ISO 3166-1 alpha-3; `partners` are the agencies whose copy it runs unsigned.

    `kind` is wire, national, regional, broadcaster, public, state, magazine, online, aggregator or organisation.
    """

    domain: str
    name: str
    country: str
    kind: str
    family: str
    partners: tuple[str, ...] = ()

    @property
    def state(self) -> bool:
        """Whether a government directs what it publishes."""
        return self.kind == "state"


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, Outlet], dict[str, Outlet]]:
    """Outlets by domain, and by folded name."""
    by_domain: dict[str, Outlet] = {}
    by_name: dict[str, Outlet] = {}
    for line in lines("outlets.tsv"):
        domains, name, country, kind, owner, *partners = line.split("\t")
        listed = domains.split(" ")
        agencies = tuple(one for one in "".join(partners).split(",") if one)
        for domain in listed:
            by_domain[domain] = Outlet(domain, name, country, kind, owner or name, agencies)
        by_name.setdefault(masthead(name), by_domain[listed[0]])
    return by_domain, by_name


def outlets() -> tuple[Outlet, ...]:
    """Every outlet that is known, one for each domain."""
    return tuple(_table()[0].values())


@lru_cache(maxsize=4096)
def outlet_for(domain: str) -> Outlet | None:
    """The outlet of a domain, an address or a name; subdomains count to the longest domain on the list."""
    by_domain, by_name = _table()
    text = domain.strip().lower()
    host = domain_of(text) if "." in text and " " not in text else None
    while host:
        if host in by_domain:
            return by_domain[host]
        _, _, host = host.partition(".")
    return by_name.get(masthead(text)) if text else None


@lru_cache(maxsize=4096)
def family(outlet: str) -> str:
    """The family of an outlet given by name, domain or address; its own name (or site) if it is not known.

    Mastheads of one owner share a family, and so do the organs of one state.
    """
    known = outlet_for(outlet)
    if known:
        return known.family
    agency = wire(outlet)
    if agency:
        return agency.family
    host = domain_of(outlet.strip()) if "." in outlet and " " not in outlet.strip() else None
    return registered(host) if host else outlet.strip()


def registered(host: str) -> str:
    """The domain that an owner registers: "uk.news.example.com" is "example.com"."""
    parts = host.split(".")
    second_level = (
        len(parts) > 2
        and len(parts[-1]) == 2
        and parts[-2] in ("co", "com", "org", "net", "gov", "ac", "edu", "go", "or", "ne")
    )
    return ".".join(parts[-3:] if second_level else parts[-2:])


def credit_families(credit: str) -> tuple[str, ...]:
    """The families of the agencies in a credit such as "Reuters, AP", in order; "agencies" names none."""
    named = wires_in(credit)
    found = [one.family for one in named] if named else [family(credit)] if outlet_for(credit) else []
    return tuple(dict.fromkeys(one for one in found if one != "agencies"))


def credit_family(credit: str) -> str | None:
    """The family of the first agency in a credit; None if it names none that is known."""
    return next(iter(credit_families(credit)), None)
