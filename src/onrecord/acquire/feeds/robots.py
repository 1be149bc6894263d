"""What a site lets programs fetch: its robots.txt (RFC 9309), read by protego.

Without protego it is read for what it forbids alone: more may be left out then than the site asks for, never less.
"""

from typing import Protocol
from urllib.robotparser import RobotFileParser

from onrecord.acquire.fetching import AGENT

MOST_BYTES = 500 * 1024  # that the standard asks to be read
TOKEN = AGENT.partition("/")[0]
LONGEST_DELAY = 60.0  # seconds between two requests that a site may ask for


class Robots(Protocol):
    """The rules of one site."""

    def allows(self, url: str) -> bool:
        """Whether the address may be fetched."""

    def delay(self) -> float:
        """The seconds that the site wants between two requests, as far as it may."""


def robots(text: str) -> Robots:
    """The rules in a robots.txt; "" allows all."""
    try:
        from protego import Protego
    except ImportError:
        return _Forbidden(text)
    return _Rules(Protego.parse(text))


class _Rules:
    def __init__(self, read: object) -> None:
        self._read = read

    def allows(self, url: str) -> bool:
        return bool(self._read.can_fetch(url, TOKEN))  # type: ignore[attr-defined]

    def delay(self) -> float:
        asked = self._read.crawl_delay(TOKEN)  # type: ignore[attr-defined]
        return min(float(asked or 0), LONGEST_DELAY)


class _Forbidden:
    """What Python's own parser makes of the rules, which knows no wildcards and takes the first rule that fits."""

    def __init__(self, text: str) -> None:
        self._read = RobotFileParser()
        self._read.parse(line for one in text.splitlines() if (line := _forbids(one)))

    def allows(self, url: str) -> bool:
        return self._read.can_fetch(TOKEN, url)

    def delay(self) -> float:
        asked = self._read.crawl_delay(TOKEN)
        return min(float(asked or 0), LONGEST_DELAY)


def _forbids(line: str) -> str:
    """A rule that forbids, up to its first wildcard; "" for one that allows."""
    name, _, value = line.partition("#")[0].partition(":")
    rule, value = name.strip().lower(), value.strip()
    if rule == "allow":
        return ""
    if rule == "disallow" and value:
        return f"disallow: {value.split('*')[0].rstrip('$') or '/'}"
    return f"{rule}: {value}"
