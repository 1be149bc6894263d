"""Why an event changed since a build: news came, or no more than that reports were read anew or taken out."""

from collections.abc import Collection
from typing import Literal

from onrecord.model import Claim, Event, Response
from onrecord.store import Change, Record

Cause = Literal["news", "anew", "removed"]
NEWS = frozenset({"new", "revised"})


class Causes:
    """What the builds after the one numbered `since` did with reports, and what follows from that."""

    def __init__(self, record: Record, since: int) -> None:
        self._record = record
        taken = record.taken(since)
        self._news = {report for report, outcomes in taken.items() if outcomes & NEWS}
        self._anew = {report for report, outcomes in taken.items() if "read again" in outcomes} - self._news
        self._removed = {report for report, outcomes in taken.items() if "removed" in outcomes}

    def of(self, change: Change) -> Cause:
        """Why an event changed; news where nothing tells: an event may change for what others are told of now."""
        if not self._anew and not self._removed:
            return "news"
        after = change.after or self._record.shelf.get(Event, change.event)
        had = set(change.before.claims) if change.before else set()
        told = set(change.before.responses) if change.before else set()
        came = self._reports(set(after.claims) - had, set(after.responses) - told) if after else set()
        if came & self._news:
            return "news"
        lost = {id for id in had if self._record.shelf.get(Claim, id) is None}
        if self._anew and (came & self._anew or (after and self._reports(after.claims, after.responses) & self._anew)):
            return "anew"
        if self._removed and (lost or not came):
            return "removed"
        return "anew" if self._anew and lost else "news"

    def _reports(self, claims: Collection[str], responses: Collection[str]) -> set[str]:
        found = [self._record.shelf.get(Claim, id) for id in claims]
        answers = [self._record.shelf.get(Response, id) for id in responses]
        return {one.report for one in (*found, *answers) if one is not None}
