"""Embedded posts of social media as a check on a report's date of publication.

Dates of publication are often those of a copy or an update. A post that a report embeds carries its own date
("(@name) September 14, 2017"), which page furniture is cleaned of, so it is read from the raw body.
"""

import re
from datetime import date, timedelta
from functools import lru_cache

from onrecord.knowledge import toml

# How much older than the date of publication the posts must be to speak against it.
CONTRADICTS = timedelta(14)

Window = tuple[str, str]


def window(body: str, published: str | None) -> Window | None:
    """The days, ISO, on which a report was written whose embedded posts are much older than its date.

    The day of the latest post and the day after; None unless every date that the body gives with its year, posts'
    or not, is over two weeks older than publication.
    """
    if not published or "(@" not in body:
        return None
    posts, named = [], []
    for match in _full_date().finditer(body):
        if day := _day(match):
            named.append(day)
            if re.search(r"\(@\w+\)[ \n]*$", body[max(0, match.start() - 40) : match.start()]):
                posts.append(day)
    if not posts or max(named) > max(posts) or date.fromisoformat(published[:10]) - max(posts) < CONTRADICTS:
        return None
    return max(posts).isoformat(), (max(posts) + timedelta(1)).isoformat()


def _day(match: re.Match[str]) -> date | None:
    month = _months()[(match["before"] or match["after"]).lower()]
    try:
        return date(int(match["year"]), month, int(match["day"] or match["first"]))
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """Names of months in the languages that posts are copied in, and their numbers."""
    return {name: number for number, names in enumerate(toml("post_months.toml")["months"], 1) for name in names}


@lru_cache(maxsize=1)
def _full_date() -> re.Pattern[str]:
    month = "|".join(sorted(_months(), key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?P<before>{month}) (?P<day>\d{{1,2}})|(?P<first>\d{{1,2}})\.? (?:de )?(?P<after>{month})(?: de)?)"
        r",? (?P<year>20\d\d)\b",
        re.IGNORECASE,
    )
