"""Outlets that speak: those that a source names, and whose voice a report's own is.

A report's own voice is that of the agency that it credits, else of its outlet, else nobody's but its own.
"""

import re
from functools import lru_cache

from onrecord.knowledge.actors import codes_for
from onrecord.knowledge.folding import fold
from onrecord.model import Report
from onrecord.record import called
from onrecord.record.text import words
from onrecord.record.who import Asked, Speaker


def publisher(outlet: str) -> str:
    """The family that an outlet or agency belongs to, in lower case; an unknown one is its own."""
    from onrecord.acquire.outlets import family

    return family(outlet).lower()


def credit_of(report: Report) -> str | None:
    """The wire service that a report credits."""
    credit = report.credit or (report.dateline.credit if report.dateline else None)
    return (credit.strip() or None) if credit else None


def agency_of(report: Report) -> str | None:
    """The owner of the first known agency that a report credits."""
    from onrecord.acquire.outlets import credit_family

    credit = credit_of(report)
    return credit_family(credit) if credit else None


def voice(report: Report) -> Speaker:
    """Who speaks where a report names nobody. Mastheads of one owner are one, as are the organs of one state."""
    from onrecord.acquire.outlets import outlet_for

    if agency := agency_of(report):
        known = outlet_for(agency)
        title = known.name if known else agency
        return Speaker(f"~f:{agency.lower()}", title, "outlet", title, agency)
    return _of_outlet(report)


def _of_outlet(report: Report) -> Speaker:
    """The outlet that a report is of, whatever agency it credits."""
    from onrecord.acquire.outlets import family, outlet_for

    outlet = report.domain or report.outlet
    if name := outlet or credit_of(report):
        known = outlet_for(name)
        title = known.name if known else (report.outlet if outlet else None) or name
        return Speaker(f"~f:{publisher(name)}", title, "outlet", title, family(name) if known else "")
    return Speaker(f"~r:{report.id}", report.id, "document", report.id)


def cited(asked: Asked, told_code: str) -> Speaker | None:
    """The outlet or agency that the source names, whatever the report calls it besides: "the Chosun Ilbo newspaper".

    Args:
        asked: the source.
        told_code: the code that its name tells, if any.
    """
    from onrecord.acquire.outlets import outlet_for

    media = asked.source.kind == "media"
    if any(len(word.strip(".")) == 1 for word in asked.name.split()):  # "Ian J. MacCary" is a person
        return None
    if asked.source.kind == "person" and not (asked.name.isupper() and len(asked.name) > 2):
        return None
    for name in _mastheads(asked.name):
        known = outlet_for(name)
        sure = media or len(name.split()) > 1 or (name.isupper() and len(name) > 2)
        if known and sure and known.kind != "organisation" and not called.is_title(name):
            return Speaker(f"~f:{known.family.lower()}", asked.source.name, "outlet", known.name, known.family)
    told = asked.name.lower().split()
    if not media and not (told[-1] == "media" and asked.source.kind in ("government", "organisation", "collective")):
        return None
    if any(word.startswith("state") for word in told) and (owner := _state_media(asked.code or told_code)):
        return Speaker(f"~f:{owner.lower()}", asked.source.name, "outlet", owner, owner)
    name = next(iter(_mastheads(asked.name)[-1:]), "")
    if (called.noun(told[-1]) and codes_for(name)) or not called.proper(name, asked.source, asked.report):
        return None
    return Speaker(f"~f:{' '.join(words(fold(name)))}", asked.source.name, "outlet", name)


def _mastheads(name: str) -> list[str]:
    """The name, what follows its possessive, and each without words for what it is: "KCNA" of "the North's KCNA"."""
    found = []
    told = name.split()
    owned = next((told[at + 1 :] for at, word in enumerate(told[:-1]) if word.endswith(("'s", "’s"))), None)
    for parts in (told, owned or told):
        found.append(" ".join(parts))
        while len(parts) > 1 and parts[-1].lower() in called.listed_words("media"):
            parts = parts[:-1]
            found.append(" ".join(parts))
    return list(dict.fromkeys(found))


@lru_cache(maxsize=256)
def _state_media(code: str) -> str | None:
    """What the media that one government directs are called together."""
    from onrecord.acquire.outlets import outlets

    owners = {outlet.family for outlet in outlets() if outlet.state and outlet.country == code}
    owners = {owner for owner in owners if owner.lower().endswith("state media")}
    return owners.pop() if len(owners) == 1 else None


def own_reporter(asked: Asked) -> Speaker | None:
    """The outlet's own voice, where the source is who reports for it: "NPR's | Ofeibea Quist-Arcton says"."""
    report = asked.report
    known = _of_outlet(report) if report else None
    if report is None or known is None or known.kind != "outlet" or asked.source.kind not in ("person", "unknown"):
        return None
    if asked.name not in report.text:
        return None
    of = "|".join(re.escape(name) for name in sorted({name for name in (known.title, report.outlet) if name}))
    told = re.search(rf"(?<!\w)(?:{of})['’]s? (?:[a-z]+ ){{0,3}}{re.escape(asked.name)}(?!\w)", report.text)
    return known if told else None
